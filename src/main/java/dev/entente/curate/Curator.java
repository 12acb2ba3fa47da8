package dev.entente.curate;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.StatementTableWriter;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
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
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * Records verdicts, each in one transaction with all that follows from it: counts, standings, plain
 * edges.
 */
public final class Curator {

  /** Characters of the text before and after a quote that a verdict remembers. */
  private static final int SURROUNDINGS = 40;

  private static final int SHORTEST_ID = 6;

  private static final int FULL_ID = 24;

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
   * What was recorded.
   *
   * @param changes relationships that stand otherwise now
   */
  public record Outcome(List<Verdict> verdicts, List<RelationsGraph.Change> changes) {}

  /**
   * Judges statements.
   *
   * @param decision one about statements
   * @param statements ids, their first digits, or IRIs
   * @param correction cells of the statement table that should read otherwise; actors by name
   * @throws CurationException if a statement is not there, or the correction does not fit
   * @throws ConflictException if somebody decided what the reviewer has not seen
   */
  public Outcome judge(Decision decision, List<String> statements, Map<String, String> correction) {
    Instant now = now();
    return record(
        decision,
        store.read(data -> {
          Map<String, String> resolved = resolved(correction, data);
          List<Verdict> made = new ArrayList<>();
          for (String id : statements) {
            made.add(
                verdict(
                    decision, now, target(data, find(data, id), resolved, decision.reviewer())));
          }
          return made;
        }));
  }

  /**
   * Judges two actors, given by name, id or IRI.
   *
   * @throws dev.entente.query.QueryException naming the nearest actors, if one is not known
   * @throws ConflictException if somebody decided what the reviewer has not seen
   */
  public Outcome judge(Decision decision, String actor, String other) {
    return record(
        decision,
        store.read(data -> {
          ActorNames names = new ActorNames(data.getUnionGraph(), iris);
          return List.of(
              verdict(
                  decision,
                  now(),
                  new Verdict.Target.OfActors(
                      iris.entityId(names.resolve(actor)), iris.entityId(names.resolve(other)))));
        }));
  }

  /**
   * Calls an actor otherwise.
   *
   * @param name empty gives the former name back
   * @throws CurationException if another actor is called so
   * @throws ConflictException if somebody decided what the reviewer has not seen
   */
  public Outcome rename(Decision decision, String actor, String name) {
    return record(
        decision,
        store.read(data -> {
          Node one = new ActorNames(data.getUnionGraph(), iris).resolve(actor);
          G.listPO(
                  data.getUnionGraph(),
                  Terms.PREF_LABEL,
                  NodeFactory.createLiteralLang(name.strip(), "en"))
              .stream()
              .filter(other -> !other.equals(one))
              .findFirst()
              .ifPresent(other -> {
                throw new CurationException(
                    "%s is called '%s' already; if the two are one, merge them"
                        .formatted(iris.entityId(other), name.strip()));
              });
          return List.of(verdict(decision, now(), named(iris.entityId(one), name)));
        }));
  }

  private static Verdict.Target named(EntityId actor, String name) {
    try {
      return new Verdict.Target.OfName(actor, name);
    } catch (IllegalArgumentException unfit) {
      throw new CurationException(String.valueOf(unfit.getMessage()), unfit);
    }
  }

  private static Verdict verdict(Decision decision, Instant time, Verdict.Target target) {
    try {
      return new Verdict(
          decision.judgement(), decision.reviewer(), time, decision.reason(), target);
    } catch (IllegalArgumentException unfit) {
      throw new CurationException(String.valueOf(unfit.getMessage()), unfit);
    }
  }

  private Outcome record(Decision decision, List<Verdict> verdicts) {
    return new Outcome(
        verdicts,
        relations()
            .judge(
                policy,
                run(),
                verdicts,
                data ->
                    decision
                        .seen()
                        .ifPresent(
                            seen -> verdicts.forEach(one -> refuseUnseen(one, seen, data)))));
  }

  private void refuseUnseen(Verdict verdict, Set<String> seen, DatasetGraph data) {
    known(verdict.target(), data).stream()
        .filter(other -> !seen.contains(other.id()))
        .reduce((one, later) -> later)
        .ifPresent(other -> {
          throw new ConflictException(
              "%s decided %s at %s, which you have not seen; look again and decide then"
                  .formatted(other.reviewer(), other.judgement().word(), other.time()));
        });
  }

  /** All verdicts about the same, the oldest first. */
  private List<Verdict> known(Verdict.Target target, DatasetGraph data) {
    return switch (target) {
      case Verdict.Target.OfStatement statement ->
          Verdicts.about(iris.statement(statement.identity()), data, iris);
      case Verdict.Target.OfActors actors ->
          Verdicts.ofActors(data, iris).stream()
              .filter(other ->
                  other.target() instanceof Verdict.Target.OfActors others
                      && Set.of(actors.actor(), actors.other())
                          .equals(Set.of(others.actor(), others.other())))
              .toList();
      case Verdict.Target.OfName name ->
          Verdicts.ofNames(data, iris).stream()
              .filter(other ->
                  other.target() instanceof Verdict.Target.OfName another
                      && another.actor().equals(name.actor()))
              .toList();
    };
  }

  /**
   * What came of a file of an annotation tool.
   *
   * @param tally how many statements were unchanged, corrected, accepted, rejected, decided so
   *     before, missing, new, refused
   * @param notes what was refused or stands elsewhere, in one line each
   * @param added rows of the statement table for what people added there
   */
  public record Imported(
      Map<String, Integer> tally,
      List<String> notes,
      List<Map<String, String>> added,
      List<RelationsGraph.Change> changes) {}

  /**
   * Records what people decided in INCEpTION or Label Studio. Reading the same file again adds
   * nothing.
   *
   * @param name what messages call the file
   * @param reviewer who signs where the file does not tell
   * @param reason why; may be empty
   * @param missingAreRejected whether statements that are not in the file count as rejected
   * @throws CurationException if it is no file of these tools
   */
  public Imported read(
      String name, String json, String reviewer, String reason, boolean missingAreRejected) {
    List<MarkedArticle> files = ToolFiles.read(name, json);
    Instant now = now();
    List<Verdict> verdicts = new ArrayList<>();
    Imported imported =
        store.read(data -> {
          ToolImport tool = new ToolImport(data, iris, vocabulary);
          files.forEach(file -> tool.read(file, reviewer, reason, missingAreRejected));
          List<String> notes = new ArrayList<>(tool.notes());
          Map<String, Integer> tally = new TreeMap<>(tool.tally());
          for (ToolImport.Wanted wanted : tool.wanted()) {
            Node node = iris.statement(wanted.statement());
            Decision decision = wanted.decision();
            String became = decision.judgement().word() + "ed";
            if (isDecided(wanted, node, data)) {
              became = "decided before";
            } else {
              try {
                verdicts.add(
                    verdict(
                        decision,
                        now.plusMillis(wanted.turn()),
                        target(data, node, wanted.correction(), decision.reviewer())));
              } catch (CurationException unfit) {
                notes.add("refused: %s: %s".formatted(wanted.statement(), unfit.getMessage()));
                became = "refused";
              }
            }
            tally.merge(became, 1, Integer::sum);
          }
          return new Imported(tally, notes, tool.added(), List.of());
        });
    return new Imported(
        imported.tally(),
        imported.notes(),
        imported.added(),
        verdicts.isEmpty() ? List.of() : record(verdicts));
  }

  /** Whether the same reviewer decided so last. */
  private boolean isDecided(ToolImport.Wanted wanted, Node statement, DatasetGraph data) {
    return Verdicts.about(statement, data, iris).stream()
        .filter(one -> one.reviewer().equals(wanted.decision().reviewer()))
        .reduce((one, later) -> later)
        .filter(last ->
            last.judgement() == wanted.decision().judgement()
                && last.target() instanceof Verdict.Target.OfStatement target
                && target.correction().equals(wanted.correction()))
        .isPresent();
  }

  /** Writes rows of {@link Imported#added} as a statement table. */
  public static void write(List<Map<String, String>> rows, Appendable out) throws IOException {
    ToolImport.write(rows, out);
  }

  /** Adds verdicts that are made already, such as those of a file. */
  public List<RelationsGraph.Change> record(List<Verdict> verdicts) {
    return relations().judge(policy, run(), verdicts, data -> {});
  }

  private RelationsGraph relations() {
    return new RelationsGraph(store, vocabulary);
  }

  private static Run run() {
    return new Run("curation", Instant.now());
  }

  /**
   * What people found right as gold.
   *
   * @param reviewers none for whoever decided last, else one, or two who are to agree
   * @param partial whether articles count of which statements are left that nobody judged
   */
  public GoldTable gold(List<String> reviewers, boolean partial) {
    return store.read(data -> {
      List<Judged> judged = Judged.all(data, iris);
      return GoldTable.of(judged, reviewers, partial ? Set.of() : unjudged(judged, data));
    });
  }

  /** Articles with statements of machines that nobody judged, though somebody judged others. */
  private Set<String> unjudged(List<Judged> judged, DatasetGraph data) {
    Set<Node> known = new HashSet<>();
    Set<Node> articles = new HashSet<>();
    for (Judged one : judged) {
      one.statements().forEach(id -> known.add(iris.statement(id)));
      if (one.verdict().target() instanceof Verdict.Target.OfStatement target) {
        articles.add(iris.article(new ArticleId(target.cell("article"))));
      }
    }
    Set<String> unjudged = new HashSet<>();
    for (Node article : articles) {
      Graph graph = data.getGraph(article);
      for (Node statement : G.listPO(graph, Terms.TYPE, Terms.STATEMENT_CLASS)) {
        boolean machines =
            G.listSP(graph, statement, Terms.ANNOTATED_BY).stream()
                .anyMatch(annotator -> !iris.annotatorParts(annotator).get(1).isEmpty());
        if (machines && !known.contains(statement)) {
          unjudged.add(iris.articleId(article).value());
        }
      }
    }
    return unjudged;
  }

  /** What waits for review, each with its claim in words. */
  public List<List<String>> queue(
      Optional<String> rule, Optional<String> relation, Optional<String> article, int limit) {
    Optional<Node> wanted =
        relation.map(name ->
            vocabulary
                .relation(name)
                .map(found -> NodeFactory.createURI(found.iri()))
                .orElseThrow(() ->
                    new CurationException(
                        "relation '%s' is not in the ontology; nearest: %s"
                            .formatted(name, String.join(", ", vocabulary.relationsLike(name))))));
    return store.read(data -> {
      Labels labels = new Labels(data.getUnionGraph());
      return new ReviewQueue(data, iris, () -> {})
              .page(
                  new ReviewQueue.Wanted(
                      rule, wanted, article.map(id -> iris.article(new ArticleId(id)))),
                  0,
                  limit)
              .entries()
              .stream()
              .map(entry -> described(entry, data, labels))
              .toList();
    });
  }

  private List<String> described(ReviewQueue.Entry entry, DatasetGraph data, Labels labels) {
    Graph union = data.getUnionGraph();
    Node statement = entry.statement();
    return List.of(
        labels.of(statement),
        String.format(Locale.ROOT, "%.1f", entry.score()),
        entry.confidence().map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse(""),
        labels.of(G.getOneSP(union, statement, Terms.SUBJECT)),
        labels.of(G.getOneSP(union, statement, Terms.RELATION)),
        labels.of(G.getOneSP(union, statement, Terms.OBJECT)),
        labels.of(G.getOneSP(union, statement, Terms.EXACT)));
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
    if (digits.length() == FULL_ID) {
      Node named = iris.statement(digits);
      if (isOfArticle(data, named)) {
        return named;
      }
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

  private boolean isOfArticle(DatasetGraph data, Node statement) {
    for (Iterator<Quad> quads = data.findNG(Node.ANY, statement, Terms.ARTICLE, Node.ANY);
        quads.hasNext(); ) {
      if (iris.isArticle(quads.next().getGraph())) {
        return true;
      }
    }
    return false;
  }

  private Verdict.Target.OfStatement target(
      DatasetGraph data, Node node, Map<String, String> correction, String reviewer) {
    Node article = Objects.requireNonNull(G.getOneSP(data.getUnionGraph(), node, Terms.ARTICLE));
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
