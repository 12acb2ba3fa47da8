package dev.entente.curate;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.StatementTableWriter;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.query.ActorNames;
import dev.entente.query.Labels;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import dev.entente.store.Correction;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Run;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Records verdicts, each in one transaction with all that follows from it: counts, standings, plain
 * edges.
 */
public final class Curator {

  /** Characters of the text before and after a quote that a verdict remembers. */
  private static final int SURROUNDINGS = 40;

  private static final int SHORTEST_ID = 6;

  /** Columns whose corrections name actors. */
  private static final Set<String> ACTORS = Set.of("subject", "object", "source");

  private final EntenteStore store;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final Policy policy;

  /**
   * @param policy by which plain edges are asserted
   */
  public Curator(EntenteStore store, Vocabulary vocabulary, Policy policy) {
    this.store = store;
    this.iris = store.iris();
    this.vocabulary = vocabulary;
    this.policy = policy;
  }

  /**
   * Judges statements.
   *
   * @param judgement one about statements
   * @param statements ids, their first digits, or IRIs
   * @param correction cells of the statement table that should read otherwise; actors by name
   * @throws CurationException if a statement is not there, or the correction does not fit
   */
  public RelationsGraph.Summary judge(
      Verdict.Judgement judgement,
      List<String> statements,
      Map<String, String> correction,
      String reviewer,
      String reason) {
    Instant now = now();
    List<Verdict> verdicts =
        store.read(data -> {
          Map<String, String> resolved = resolved(correction, data);
          List<Verdict> made = new ArrayList<>();
          for (String id : statements) {
            Verdict.Target.OfStatement target = target(data, find(data, id), resolved, reviewer);
            made.add(verdict(judgement, reviewer, now, reason, target));
          }
          return made;
        });
    return record(verdicts);
  }

  /**
   * Judges two actors, given by name, id or IRI.
   *
   * @throws dev.entente.query.QueryException naming the nearest actors, if one is not known
   */
  public RelationsGraph.Summary judge(
      Verdict.Judgement judgement, String actor, String other, String reviewer, String reason) {
    Verdict verdict =
        store.read(data -> {
          ActorNames names = new ActorNames(data.getUnionGraph(), iris);
          return verdict(
              judgement,
              reviewer,
              now(),
              reason,
              new Verdict.Target.OfActors(
                  iris.entityId(names.resolve(actor)), iris.entityId(names.resolve(other))));
        });
    return record(List.of(verdict));
  }

  private static Verdict verdict(
      Verdict.Judgement judgement,
      String reviewer,
      Instant time,
      String reason,
      Verdict.Target target) {
    try {
      return new Verdict(judgement, reviewer, time, reason, target);
    } catch (IllegalArgumentException unfit) {
      throw new CurationException(String.valueOf(unfit.getMessage()), unfit);
    }
  }

  /** Adds verdicts that are made already, such as those of a file. */
  public RelationsGraph.Summary record(List<Verdict> verdicts) {
    return new RelationsGraph(store, vocabulary)
        .derive(
            policy,
            new Run("curation", Instant.now()),
            data -> verdicts.forEach(verdict -> Verdicts.add(verdict, data, iris)));
  }

  /** All verdicts and what became of them, the oldest first. */
  public List<Judged> all() {
    return store.read(data -> Judged.all(data, iris));
  }

  private Map<String, String> resolved(Map<String, String> correction, DatasetGraph data) {
    ActorNames names = new ActorNames(data.getUnionGraph(), iris);
    Map<String, String> resolved = new TreeMap<>(correction);
    resolved.replaceAll((column, value) ->
        ACTORS.contains(column) && !value.isBlank()
            ? iris.entityId(names.resolve(value)).value()
            : value);
    return resolved;
  }

  /** The one statement of an article that is meant. */
  private Node find(DatasetGraph data, String id) {
    String digits = id.substring(id.lastIndexOf('/') + 1).strip();
    if (!digits.matches("[0-9a-f]{" + SHORTEST_ID + ",24}")) {
      throw new CurationException(
          "'%s' is no statement; give at least %d of its 24 digits, as explain shows them"
              .formatted(id, SHORTEST_ID));
    }
    List<Node> found = new ArrayList<>();
    String prefix = iris.statement(digits).getURI();
    data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS)
        .forEachRemaining(quad -> {
          if (quad.getSubject().getURI().startsWith(prefix) && iris.isArticle(quad.getGraph())) {
            found.add(quad.getSubject());
          }
        });
    if (found.size() != 1) {
      throw new CurationException(
          found.isEmpty()
              ? "there is no statement '%s' in an article of the store".formatted(digits)
              : "'%s' may be %d statements; give more digits".formatted(digits, found.size()));
    }
    return found.get(0);
  }

  private Verdict.Target.OfStatement target(
      DatasetGraph data, Node node, Map<String, String> correction, String reviewer) {
    Node article =
        java.util.Objects.requireNonNull(G.getOneSP(data.getUnionGraph(), node, Terms.ARTICLE));
    Graph graph = data.getGraph(article);
    Statement statement = new StatementDecoder(iris, vocabulary).decode(graph, node);
    if (!correction.isEmpty()) {
      try {
        Correction.apply(statement, correction, reviewer, vocabulary);
      } catch (IllegalArgumentException unfit) {
        throw new CurationException(String.valueOf(unfit.getMessage()), unfit);
      }
    }
    Node stored = G.getZeroOrOneSP(graph, article, Terms.TEXT);
    String text = stored == null ? "" : stored.getLiteralLexicalForm();
    Span span = statement.evidence().span();
    return new Verdict.Target.OfStatement(
        statement.identity(),
        row(statement, new Article(iris.articleId(article), text, ArticleDetails.UNKNOWN), data),
        text.isEmpty()
            ? ""
            : text.substring(Math.max(0, span.begin() - SURROUNDINGS), span.begin()),
        text.isEmpty()
            ? ""
            : text.substring(span.end(), Math.min(text.length(), span.end() + SURROUNDINGS)),
        correction);
  }

  /** The statement's row with plain ids, which say the same whatever the tables hold later. */
  private Map<String, String> row(Statement statement, Article article, DatasetGraph data) {
    Labels labels = new Labels(data.getUnionGraph());
    Map<String, String> row =
        StatementTableWriter.rows(
                new AnnotatedArticle(article, List.of(statement), List.of(), List.of()),
                id ->
                    Optional.of(
                        new Entity(id, "Actor", labels.of(iris.entity(id)), Optional.empty())))
            .get(0);
    row.put("subject", statement.claim().subject().value());
    row.put("object", statement.claim().object().value());
    row.put("source", statement.attribution().source().map(EntityId::value).orElse(""));
    row.values().removeIf(String::isEmpty);
    return row;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
