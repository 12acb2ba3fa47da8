package dev.entente.store;

import dev.entente.article.ArticleId;
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

/** The statements of a store as people judged them, article by article. */
final class Judged {

  /** From a verdict to each statement that it is about now. */
  static final Node APPLIES_TO = Terms.ent("appliesTo");

  private final DatasetGraph data;
  private final Iris iris;
  private final Map<Node, List<Verdict>> byArticle = new HashMap<>();
  private final boolean any;
  private final Judging judging;
  private final Set<Triple> triples = new HashSet<>();
  private final Set<Triple> corrections = new HashSet<>();
  private int ofStatements;
  private int attached;

  /** By the verdicts that are in the store. */
  Judged(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.data = data;
    this.iris = iris;
    List<Verdict> verdicts = Verdicts.read(data, iris);
    MergedActors actors = new MergedActors(verdicts, iris);
    this.any = !verdicts.isEmpty();
    this.judging = new Judging(data, iris, vocabulary, actors);
    triples.addAll(actors.triples());
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfStatement target) {
        Node article = iris.article(new ArticleId(target.cell("article")));
        byArticle.computeIfAbsent(article, none -> new ArrayList<>()).add(verdict);
        ofStatements++;
      }
    }
  }

  /**
   * What may count of an article's statements.
   *
   * @param noticed all that the article has
   */
  List<Said> judge(List<Said> noticed) {
    if (!any || noticed.isEmpty()) {
      return noticed;
    }
    Node article = noticed.getFirst().article().name();
    Map<Node, List<Verdict>> about = attach(noticed, byArticle.getOrDefault(article, List.of()));
    List<Said> judged = new ArrayList<>(noticed.size());
    for (Said said : noticed) {
      Judging.Form form = judging.form(said, about.getOrDefault(said.statement(), List.of()));
      form.counting().ifPresent(judged::add);
      corrections.addAll(form.corrections());
    }
    return judged;
  }

  private Map<Node, List<Verdict>> attach(List<Said> noticed, List<Verdict> verdicts) {
    Map<Node, List<Verdict>> about = new HashMap<>();
    Attachment attachment = new Attachment(data, iris, judging, new OfArticle(noticed));
    for (Verdict verdict : verdicts) {
      List<Said> meant = attachment.of(verdict);
      for (Said said : meant) {
        about.computeIfAbsent(said.statement(), none -> new ArrayList<>()).add(verdict);
        triples.add(Triple.create(Verdicts.name(verdict, iris), APPLIES_TO, said.statement()));
      }
      attached += meant.isEmpty() ? 0 : 1;
    }
    return about;
  }

  /** The graph of what corrected statements say. */
  static Node correctionsGraph(Iris iris) {
    return iris.graph("corrections");
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

  /** How many do not, once all articles were judged. */
  int orphans() {
    return ofStatements - attached;
  }

  /** A statement's name tells its article, so that those of one article are enough. */
  private record OfArticle(List<Said> statements) implements Attachment.Noticed {
    @Override
    public Optional<Said> named(Node statement) {
      return statements.stream().filter(said -> said.statement().equals(statement)).findFirst();
    }

    @Override
    public List<Said> of(Node article) {
      return statements;
    }
  }
}
