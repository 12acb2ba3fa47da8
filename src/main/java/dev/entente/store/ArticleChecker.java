package dev.entente.store;

import dev.entente.article.Article;
import dev.entente.entity.Entity;
import dev.entente.rdf.ArticleEncoder;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;

/**
 * Makes an article's graph and checks it against the shapes, in memory and before anything is
 * written; safe for use by several threads at once.
 */
public final class ArticleChecker {

  /** Changes when the same input gives other quads than before. */
  private static final String ENCODING = "3";

  private final Iris iris;
  private final ArticleEncoder encoder;
  private final Shapes shapes;
  private final String configuration;

  /**
   * An article that is ready to be written, as far as it fits the shapes.
   *
   * @param contentHash fingerprint of all that was brought for it
   * @param record what the store keeps to know it again: the fingerprint of what it was made of
   *     where nothing was refused, else that of its content
   * @param triples its graph; empty where it is refused altogether
   * @param refusals why the article or statements of it are not taken
   */
  public record Checked(
      Article article,
      String contentHash,
      String record,
      Optional<List<Triple>> triples,
      Tally tally,
      List<ArticleLoader.Refusal> refusals) {
    public Checked {
      refusals = List.copyOf(refusals);
    }
  }

  private record Fitting(
      Optional<Graph> graph, List<Statement> statements, List<ArticleLoader.Refusal> refusals) {}

  /**
   * @param withText whether the articles' texts are stored, or their fingerprints alone
   * @param configuration of all that makes statements besides the annotators: the ontology's
   *     fingerprint; when it changes, every article is written anew
   */
  public ArticleChecker(
      Iris iris, Vocabulary vocabulary, Shapes shapes, boolean withText, String configuration) {
    this.iris = iris;
    this.encoder = new ArticleEncoder(iris, vocabulary, withText);
    this.shapes = shapes;
    this.configuration = ENCODING + "\u001F" + withText + "\u001F" + configuration;
  }

  /**
   * Checks what is brought for an article.
   *
   * @param annotators all that could change its statements beside its text and details; empty where
   *     the article did not go in whole, so that the next run tells so again
   */
  public Checked check(
      Article article,
      List<Statement> statements,
      Collection<Entity> actors,
      Optional<String> annotators) {
    List<ArticleLoader.Refusal> refusals = new ArrayList<>();
    List<Statement> distinct = distinct(statements, refusals);
    String contentHash = contentHash(article, distinct, actors);
    Fitting fitting = fitting(article, distinct, actors, contentHash);
    refusals.addAll(fitting.refusals());
    String record =
        refusals.isEmpty()
            ? annotators.map(names -> inputHash(article, names)).orElse(contentHash)
            : contentHash;
    Optional<List<Triple>> triples = fitting.graph().map(graph -> graph.find().toList());
    if (!record.equals(contentHash)) {
      Node name = iris.article(article.id());
      Triple done =
          Triple.create(name, Terms.CONTENT_HASH, NodeFactory.createLiteralString(record));
      triples.ifPresent(all ->
          all.replaceAll(
              triple -> triple.getPredicate().equals(Terms.CONTENT_HASH) ? done : triple));
    }
    return new Checked(
        article, contentHash, record, triples, Tally.of(fitting.statements()), refusals);
  }

  /** SHACL over the article's graph in memory; statements that fail are left out and named. */
  private Fitting fitting(
      Article article, List<Statement> statements, Collection<Entity> actors, String hash) {
    List<Statement> kept = new ArrayList<>(statements);
    List<ArticleLoader.Refusal> refusals = new ArrayList<>();
    while (true) {
      refuseWhatIsAboutRefused(kept, refusals);
      Graph graph;
      try {
        graph = encoder.encode(article, kept, actors, hash);
      } catch (IllegalArgumentException wrong) {
        refusals.add(
            new ArticleLoader.Refusal(Optional.empty(), String.valueOf(wrong.getMessage())));
        return new Fitting(Optional.empty(), List.of(), refusals);
      }
      if (ShaclValidator.get().conforms(shapes, graph)) {
        return new Fitting(Optional.of(graph), kept, refusals);
      }
      ValidationReport report = ShaclValidator.get().validate(shapes, graph);
      Map<Node, String> failed = new HashMap<>();
      report.getEntries().stream()
          .sorted(Comparator.comparing(ReportEntry::message))
          .forEach(entry -> failed.merge(entry.focusNode(), said(entry), (a, b) -> a));
      List<Statement> wrong =
          kept.stream()
              .filter(statement -> failed.containsKey(iris.statement(statement.identity())))
              .toList();
      if (wrong.isEmpty()) {
        String reason =
            failed.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .findFirst()
                .orElse("it does not fit the shapes");
        refusals.add(new ArticleLoader.Refusal(Optional.empty(), reason));
        return new Fitting(Optional.empty(), List.of(), refusals);
      }
      for (Statement statement : wrong) {
        refusals.add(
            new ArticleLoader.Refusal(
                Optional.of(statement),
                String.valueOf(failed.get(iris.statement(statement.identity())))));
      }
      kept.removeAll(wrong);
    }
  }

  /** A statement about others cannot stand without them. */
  private static void refuseWhatIsAboutRefused(
      List<Statement> kept, List<ArticleLoader.Refusal> refusals) {
    Set<String> refused = new HashSet<>();
    refusals.forEach(refusal -> refusal.statement().ifPresent(gone -> refused.addAll(keys(gone))));
    boolean found = !refused.isEmpty();
    while (found) {
      found = false;
      for (Statement statement : List.copyOf(kept)) {
        for (String about : statement.annotation().about()) {
          if (refused.contains(key(statement, about)) && kept.remove(statement)) {
            refusals.add(
                new ArticleLoader.Refusal(
                    Optional.of(statement),
                    "it is about the statement '%s', which was refused".formatted(about)));
            refused.addAll(keys(statement));
            found = true;
          }
        }
      }
    }
  }

  private static List<String> keys(Statement statement) {
    return statement.annotation().key().map(key -> key(statement, key)).stream().toList();
  }

  private static String key(Statement of, String key) {
    return of.annotation().annotator() + "\u001F" + key;
  }

  private static String said(ReportEntry entry) {
    String place = entry.resultPath() == null ? "" : entry.resultPath() + ": ";
    String value = entry.value() == null ? "" : " (found " + entry.value() + ")";
    return place + entry.message() + value;
  }

  private static List<Statement> distinct(
      List<Statement> statements, List<ArticleLoader.Refusal> refusals) {
    Map<String, Statement> byIdentity = new LinkedHashMap<>();
    for (Statement statement : statements) {
      Statement earlier = byIdentity.putIfAbsent(statement.identity(), statement);
      if (earlier != null && !earlier.equals(statement)) {
        refusals.add(
            new ArticleLoader.Refusal(
                Optional.of(statement),
                "the same words give the same statement already%s; remove one"
                    .formatted(earlier.annotation().key().map(key -> ", as " + key).orElse(""))));
      }
    }
    return List.copyOf(byIdentity.values());
  }

  private String contentHash(
      Article article, List<Statement> statements, Collection<Entity> actors) {
    List<String> parts = new ArrayList<>();
    statements.stream().map(Statement::toString).sorted().forEach(parts::add);
    actors.stream().map(Entity::toString).sorted().forEach(parts::add);
    return hash(article, parts);
  }

  /** Fingerprint of what an article is made of. */
  String inputHash(Article article, String annotators) {
    return hash(article, List.of("made of", article.actors().toString(), annotators));
  }

  private String hash(Article article, List<String> more) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
    List<String> parts = new ArrayList<>();
    parts.add(configuration);
    parts.add(article.textHash());
    parts.add(article.details().toString());
    parts.addAll(more);
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0x1E);
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
