package dev.entente.store;

import dev.entente.rdf.Iris;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;

/**
 * Which relationships stand as plain edges: a SPARQL UPDATE of {@code queries/policy}, whose
 * relative IRIs are those of the store.
 */
public record Policy(String name, String update) {

  /** The policy where no other is asked for. */
  public static final String STANDARD = "standard";

  /** More of them are kept in a passing file until all are found. */
  private static final long EDGES_IN_MEMORY = 100_000;

  /** Where only the form of an update matters. */
  private static final String NO_BASE = "https://example.org/";

  /**
   * @throws IllegalArgumentException if the update is no SPARQL UPDATE
   */
  public Policy {
    try {
      UpdateFactory.create(update, NO_BASE);
    } catch (QueryException wrong) {
      throw new IllegalArgumentException(
          "the policy %s is no SPARQL update: %s".formatted(name, wrong.getMessage()), wrong);
    }
  }

  /**
   * Reads {@code policy/NAME.ru} of a queries folder.
   *
   * @throws StoreException naming the policies that there are, if this one is not
   */
  public static Policy read(Path queries, String name) throws IOException {
    Path folder = queries.resolve("policy");
    try {
      if (name.matches("[\\w-]+")) {
        return new Policy(name, Files.readString(folder.resolve(name + ".ru")));
      }
    } catch (NoSuchFileException none) {
      // Said below, with those that are there.
    }
    throw new StoreException(
        "there is no policy '%s'; %s has %s".formatted(name, folder, names(folder)));
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".ru"))
          .map(file -> file.substring(0, file.length() - 3))
          .sorted()
          .toList();
    }
  }

  /** Name and text in short: changes when the policy does. */
  String fingerprint() {
    return name + " " + Iris.hash(update);
  }

  /**
   * Whether it looks at one relationship at a time and at nothing else, so that what becomes of one
   * hangs on no other: one INSERT into the relations graph, whose patterns have one subject.
   */
  boolean isLocal() {
    List<Update> updates = UpdateFactory.create(update, NO_BASE).getOperations();
    return updates.size() == 1
        && updates.getFirst() instanceof UpdateModify modify
        && modify.getWithIRI() == null
        && modify.getUsing().isEmpty()
        && modify.getUsingNamed().isEmpty()
        && !modify.hasDeleteClause()
        && modify.getInsertQuads().stream().allMatch(quad -> isRelations(quad.getGraph()))
        && new OneSubject().holdsFor(modify.getWherePattern());
  }

  private static boolean isRelations(Node graph) {
    return graph.equals(new Iris(NO_BASE).relationsGraph());
  }

  /** Nothing but patterns of one subject in the relations graph, filters and bindings. */
  private static final class OneSubject {
    private final Set<Node> subjects = new HashSet<>();

    private boolean holdsFor(Element element) {
      return allowed(element, false) && subjects.size() == 1;
    }

    private boolean allowed(Element element, boolean inGraph) {
      return switch (element) {
        case ElementGroup group ->
            group.getElements().stream().allMatch(part -> allowed(part, inGraph));
        case ElementNamedGraph named ->
            isRelations(named.getGraphNameNode()) && allowed(named.getElement(), true);
        case ElementPathBlock block -> inGraph && allowed(block);
        case ElementFilter filter -> isPlain(filter.getExpr());
        case ElementBind bind -> isPlain(bind.getExpr());
        default -> false;
      };
    }

    private boolean allowed(ElementPathBlock block) {
      block.patternElts().forEachRemaining(path -> subjects.add(path.getSubject()));
      for (Iterator<TriplePath> paths = block.patternElts(); paths.hasNext(); ) {
        TriplePath path = paths.next();
        if (!path.isTriple() || !path.getSubject().isVariable()) {
          return false;
        }
      }
      return true;
    }

    private static boolean isPlain(Expr expression) {
      return switch (expression) {
        case ExprFunctionOp exists -> false;
        case ExprFunction function ->
            function.getArgs().stream().allMatch(argument -> isPlain(argument));
        case ExprAggregator aggregate -> false;
        default -> true;
      };
    }
  }

  /**
   * The edges that it asserts of some relationships alone.
   *
   * @param descriptions what the relations graph says of them
   */
  Set<Triple> edges(Set<Triple> descriptions, String base) {
    Node graph = new Iris(base).relationsGraph();
    DatasetGraph alone = DatasetGraphFactory.create();
    descriptions.forEach(
        triple -> alone.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    apply(alone, base);
    Set<Triple> edges = new HashSet<>();
    alone.find().forEachRemaining(quad -> edges.add(quad.asTriple()));
    edges.removeAll(descriptions);
    return edges;
  }

  /** Asserts the edges, within a write transaction. */
  void apply(DatasetGraph data, String base) {
    UpdateExec.dataset(data)
        .update(UpdateFactory.create(update, base))
        .set(ARQ.spillToDiskThreshold, EDGES_IN_MEMORY)
        .execute();
  }
}
