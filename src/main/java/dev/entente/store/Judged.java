package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

/** All statements of a store as people judged them. */
final class Judged {

  /** From a verdict to each statement that it is about now. */
  static final Node APPLIES_TO = Terms.ent("appliesTo");

  private final List<Said> statements = new ArrayList<>();
  private final Set<Triple> triples = new HashSet<>();
  private final Set<Triple> corrections = new HashSet<>();
  private int attached;
  private int orphans;

  private Judged() {}

  static Judged of(List<Said> statements, DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    Judged judged = new Judged();
    List<Verdict> verdicts = Verdicts.read(data, iris);
    if (verdicts.isEmpty()) {
      judged.statements.addAll(statements);
    } else {
      MergedActors actors = new MergedActors(verdicts, iris);
      judged.triples.addAll(actors.triples());
      Judging judging = new Judging(data, iris, vocabulary, actors);
      Map<Node, List<Verdict>> about = judged.attach(statements, verdicts, judging, data, iris);
      for (Said said : statements) {
        Judging.Form form = judging.form(said, about.getOrDefault(said.statement(), List.of()));
        form.counting().ifPresent(judged.statements::add);
        judged.corrections.addAll(form.corrections());
      }
    }
    return judged;
  }

  private Map<Node, List<Verdict>> attach(
      List<Said> statements,
      List<Verdict> verdicts,
      Judging judging,
      DatasetGraph data,
      Iris iris) {
    Attachment attachment = new Attachment(data, iris, judging, new InMemory(statements));
    Map<Node, List<Verdict>> about = new HashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfStatement) {
        List<Said> meant = attachment.of(verdict);
        for (Said said : meant) {
          about.computeIfAbsent(said.statement(), none -> new ArrayList<>()).add(verdict);
          triples.add(Triple.create(Verdicts.name(verdict, iris), APPLIES_TO, said.statement()));
        }
        if (meant.isEmpty()) {
          orphans++;
        } else {
          attached++;
        }
      }
    }
    return about;
  }

  /** The graph of what corrected statements say. */
  static Node correctionsGraph(Iris iris) {
    return iris.graph("corrections");
  }

  /** What may count. */
  List<Said> statements() {
    return statements;
  }

  /** For the relations graph: which verdict applies to which statement, who is one with whom. */
  Set<Triple> triples() {
    return triples;
  }

  /** For {@link #correctionsGraph}. */
  Set<Triple> corrections() {
    return corrections;
  }

  /** How many verdicts about statements found theirs. */
  int attached() {
    return attached;
  }

  int orphans() {
    return orphans;
  }

  private static final class InMemory implements Attachment.Noticed {
    private final Map<Node, Said> byName = new HashMap<>();
    private final Map<Node, List<Said>> byArticle = new HashMap<>();

    private InMemory(List<Said> statements) {
      for (Said said : statements) {
        byName.put(said.statement(), said);
        byArticle.computeIfAbsent(said.article().name(), none -> new ArrayList<>()).add(said);
      }
    }

    @Override
    public Optional<Said> named(Node statement) {
      return Optional.ofNullable(byName.get(statement));
    }

    @Override
    public List<Said> of(Node article) {
      return byArticle.getOrDefault(article, List.of());
    }
  }
}
