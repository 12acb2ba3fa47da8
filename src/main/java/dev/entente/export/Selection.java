package dev.entente.export;

import dev.entente.query.Answer;
import dev.entente.query.ResultTable;
import dev.entente.rdf.Iris;
import dev.entente.statement.Claim;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * The statements that a query of SPARQL chose: by a column {@code ?statement} or {@code
 * ?relationship}, or by the edges that {@code ?subject ?relation ?object} or a CONSTRUCT gives.
 */
final class Selection {

  private static final String COLUMNS =
      "SELECT ?statement, ?relationship or ?subject ?relation ?object, or CONSTRUCT edges or"
          + " triples about statements";

  private final Iris iris;
  private final Set<Node> names = new HashSet<>();
  private final Set<Triple> edges = new HashSet<>();

  private Selection(Iris iris) {
    this.iris = iris;
  }

  /**
   * @throws ExportException if the answer names neither statements nor relationships
   */
  static Selection of(Answer answer, Iris iris, Vocabulary vocabulary) {
    Selection selection = new Selection(iris);
    switch (answer) {
      case Answer.Rows rows -> selection.add(rows.table());
      case Answer.Triples triples -> {
        Set<String> relations = new HashSet<>();
        vocabulary.relations().forEach(relation -> relations.add(relation.iri()));
        triples
            .graph()
            .find()
            .forEach(triple -> {
              if (relations.contains(triple.getPredicate().getURI())) {
                selection.edges.add(triple);
              }
              selection.names.add(triple.getSubject());
            });
      }
      case Answer.Truth truth -> throw new ExportException("an ASK chooses nothing; " + COLUMNS);
    }
    return selection;
  }

  private void add(ResultTable table) {
    Set<String> columns = Set.copyOf(table.columns());
    boolean edges = columns.containsAll(Set.of("subject", "relation", "object"));
    if (!columns.contains("statement") && !columns.contains("relationship") && !edges) {
      throw new ExportException(
          "the query's columns are %s; %s".formatted(String.join(", ", table.columns()), COLUMNS));
    }
    for (int row = 0; row < table.size(); row++) {
      if (columns.contains("statement")) {
        table.get(row, "statement").ifPresent(names::add);
      } else if (columns.contains("relationship")) {
        table.get(row, "relationship").ifPresent(names::add);
      } else if (table.get(row, "subject").isPresent()
          && table.get(row, "relation").isPresent()
          && table.get(row, "object").isPresent()) {
        this.edges.add(
            Triple.create(
                table.get(row, "subject").get(),
                table.get(row, "relation").get(),
                table.get(row, "object").get()));
      }
    }
  }

  boolean has(Statement statement) {
    Claim claim = statement.claim();
    if (names.contains(iris.statement(statement.identity()))
        || names.contains(iris.relationship(claim))) {
      return true;
    }
    if (edges.isEmpty()) {
      return false;
    }
    Node subject = iris.entity(claim.subject());
    Node relation = NodeFactory.createURI(claim.relation().iri());
    Node object = iris.entity(claim.object());
    return edges.contains(Triple.create(subject, relation, object))
        || (claim.relation().symmetric()
            && edges.contains(Triple.create(object, relation, subject)));
  }
}
