package dev.entente.store;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.entity.Entity;
import dev.entente.rdf.ArticleEncoder;
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
import org.apache.jena.system.G;

/**
 * Puts articles with their statements into a store: each article's graph is checked against the
 * shapes before it goes in, replaces the article's former graph and no other, and goes in together
 * with the record that it is done; an article that is in already is left alone.
 */
public final class ArticleLoader implements AutoCloseable {

  /** Bounds a transaction: small ones cost disk, large ones memory (design: bulk builds). */
  private static final int QUADS_A_TRANSACTION = 200_000;

  /** Changes when the same input gives other quads than before. */
  private static final String ENCODING = "1";

  private final EntenteStore store;
  private final ArticleEncoder encoder;
  private final Shapes shapes;
  private final String configuration;
  private final Map<Node, String> done;
  private final Set<Node> seen = new HashSet<>();
  private final Map<Node, Graph> waiting = new LinkedHashMap<>();
  private final List<Node> written = new ArrayList<>();
  private int quadsWaiting;

  /**
   * What became of an article.
   *
   * @param statements how many of its statements are in the store
   * @param refusals why the article or statements of it are not, one line each
   */
  public record Outcome(Result result, int statements, List<Refusal> refusals) {
    public Outcome {
      refusals = List.copyOf(refusals);
    }
  }

  /** Whether the store was changed. */
  public enum Result {
    ADDED,
    REPLACED,
    UNCHANGED,
    REFUSED
  }

  /**
   * What was not taken.
   *
   * @param statement empty where it is the article itself
   */
  public record Refusal(Optional<Statement> statement, String reason) {}

  /**
   * @param configuration of all that makes statements: annotators with their versions, and the
   *     ontology's fingerprint; when it changes, every article is written anew
   */
  public ArticleLoader(
      EntenteStore store,
      Vocabulary vocabulary,
      Shapes shapes,
      boolean withText,
      String configuration) {
    this.store = store;
    this.encoder = new ArticleEncoder(store.iris(), vocabulary, withText);
    this.shapes = shapes;
    this.configuration = ENCODING + "\u001F" + withText + "\u001F" + configuration;
    this.done =
        store.read(data -> {
          Map<Node, String> hashes = new HashMap<>();
          data.find(Node.ANY, Node.ANY, Terms.CONTENT_HASH, Node.ANY)
              .forEachRemaining(
                  quad -> hashes.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm()));
          return hashes;
        });
  }

  /** Whether some version of the article is in the store. */
  public boolean has(ArticleId article) {
    return done.containsKey(store.iris().article(article));
  }

  /** How many articles were in the store before. */
  public int before() {
    return done.size();
  }

  /**
   * What became of an article that is in the store and was made of the same, so that nobody needs
   * to annotate it; empty for one that is new, was made of something else, or did not go in whole.
   *
   * @param annotators all that could change its statements beside its text and details
   */
  public Optional<Outcome> unchanged(Article article, String annotators) {
    Node name = store.iris().article(article.id());
    if (!inputHash(article, annotators).equals(done.get(name)) || !seen.add(name)) {
      return Optional.empty();
    }
    int known = store.read(data -> count(data.getGraph(name)));
    return Optional.of(new Outcome(Result.UNCHANGED, known, List.of()));
  }

  /**
   * As {@link #load(Article, List, Collection)}; the record that an article is done, which goes in
   * with it, is of what it was made of, so that {@link #unchanged} knows it again. An article that
   * something was refused of has no such record: the next run tells so again.
   */
  public Outcome load(
      Article article, List<Statement> statements, Collection<Entity> actors, String annotators) {
    return load(article, statements, actors, Optional.of(inputHash(article, annotators)));
  }

  /** Takes an article; what it brings may wait for {@link #close} before it is written. */
  public Outcome load(Article article, List<Statement> statements, Collection<Entity> actors) {
    return load(article, statements, actors, Optional.empty());
  }

  private Outcome load(
      Article article,
      List<Statement> statements,
      Collection<Entity> actors,
      Optional<String> inputs) {
    Node name = store.iris().article(article.id());
    if (!seen.add(name)) {
      return refused("its id %s is that of another article of this run".formatted(article.id()));
    }
    List<Refusal> refusals = new ArrayList<>();
    List<Statement> distinct = distinct(statements, refusals);
    String hash = contentHash(article, distinct, actors);
    String former = done.get(name);
    if (hash.equals(former)) {
      refusals.addAll(check(article, distinct, actors, hash).refusals());
      int known = store.read(data -> count(data.getGraph(name)));
      return new Outcome(Result.UNCHANGED, known, refusals);
    }
    if (former != null) {
      Optional<Outcome> collision = collision(article, name);
      if (collision.isPresent()) {
        return collision.get();
      }
    }
    Checked checked = check(article, distinct, actors, hash);
    refusals.addAll(checked.refusals());
    if (refusals.isEmpty() && inputs.isPresent()) {
      checked
          .graph()
          .ifPresent(graph -> {
            graph.remove(name, Terms.CONTENT_HASH, Node.ANY);
            graph.add(name, Terms.CONTENT_HASH, NodeFactory.createLiteralString(inputs.get()));
          });
    }
    if (checked.graph().isEmpty()) {
      return new Outcome(Result.REFUSED, 0, refusals);
    }
    waiting.put(name, checked.graph().get());
    quadsWaiting += checked.graph().get().size();
    if (quadsWaiting >= QUADS_A_TRANSACTION) {
      flush();
    }
    return new Outcome(
        former == null ? Result.ADDED : Result.REPLACED, checked.statements(), refusals);
  }

  /** Articles written so far, in the order of writing. */
  public List<Node> written() {
    return List.copyOf(written);
  }

  /** Writes what waits. */
  @Override
  public void close() {
    flush();
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    store.write(data -> {
      store.setStale(data, true);
      waiting.forEach((name, graph) -> {
        if (done.containsKey(name)) {
          data.removeGraph(name);
        }
        graph
            .find()
            .forEachRemaining(triple ->
                data.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject()));
      });
    });
    written.addAll(waiting.keySet());
    waiting.clear();
    quadsWaiting = 0;
  }

  private record Checked(Optional<Graph> graph, int statements, List<Refusal> refusals) {}

  /** SHACL over the article's graph in memory; statements that fail are left out and named. */
  private Checked check(
      Article article, List<Statement> statements, Collection<Entity> actors, String hash) {
    List<Statement> kept = new ArrayList<>(statements);
    List<Refusal> refusals = new ArrayList<>();
    while (true) {
      refuseWhatIsAboutRefused(kept, refusals);
      Graph graph;
      try {
        graph = encoder.encode(article, kept, actors, hash);
      } catch (IllegalArgumentException wrong) {
        refusals.add(new Refusal(Optional.empty(), String.valueOf(wrong.getMessage())));
        return new Checked(Optional.empty(), 0, refusals);
      }
      ValidationReport report = ShaclValidator.get().validate(shapes, graph);
      if (report.conforms()) {
        return new Checked(Optional.of(graph), kept.size(), refusals);
      }
      Map<Node, String> failed = new HashMap<>();
      report.getEntries().stream()
          .sorted(Comparator.comparing(ReportEntry::message))
          .forEach(entry -> failed.merge(entry.focusNode(), said(entry), (a, b) -> a));
      List<Statement> wrong =
          kept.stream()
              .filter(statement -> failed.containsKey(store.iris().statement(statement.identity())))
              .toList();
      if (wrong.isEmpty()) {
        String reason =
            failed.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .findFirst()
                .orElse("it does not fit the shapes");
        refusals.add(new Refusal(Optional.empty(), reason));
        return new Checked(Optional.empty(), 0, refusals);
      }
      for (Statement statement : wrong) {
        refusals.add(
            new Refusal(
                Optional.of(statement),
                String.valueOf(failed.get(store.iris().statement(statement.identity())))));
      }
      kept.removeAll(wrong);
    }
  }

  /** A statement about others cannot stand without them. */
  private static void refuseWhatIsAboutRefused(List<Statement> kept, List<Refusal> refusals) {
    Set<String> refused = new HashSet<>();
    refusals.forEach(refusal -> refusal.statement().ifPresent(gone -> refused.addAll(keys(gone))));
    boolean found = !refused.isEmpty();
    while (found) {
      found = false;
      for (Statement statement : List.copyOf(kept)) {
        for (String about : statement.annotation().about()) {
          if (refused.contains(key(statement, about)) && kept.remove(statement)) {
            refusals.add(
                new Refusal(
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

  private static Outcome refused(String reason) {
    return new Outcome(Result.REFUSED, 0, List.of(new Refusal(Optional.empty(), reason)));
  }

  private List<Statement> distinct(List<Statement> statements, List<Refusal> refusals) {
    Map<String, Statement> byIdentity = new LinkedHashMap<>();
    for (Statement statement : statements) {
      Statement earlier = byIdentity.putIfAbsent(statement.identity(), statement);
      if (earlier != null && !earlier.equals(statement)) {
        refusals.add(
            new Refusal(
                Optional.of(statement),
                "the same words give the same statement already%s; remove one"
                    .formatted(earlier.annotation().key().map(key -> ", as " + key).orElse(""))));
      }
    }
    return List.copyOf(byIdentity.values());
  }

  /** The same id for quite another text is another article, not a new version of this one. */
  private Optional<Outcome> collision(Article article, Node name) {
    Node text = store.read(data -> G.getZeroOrOneSP(data.getGraph(name), name, Terms.TEXT));
    if (text == null) {
      return Optional.empty();
    }
    double similarity = Shingles.similarity(text.getLiteralLexicalForm(), article.text());
    return similarity >= 0.5
        ? Optional.empty()
        : Optional.of(
            refused(
                "%s is in the store already with quite another text (%.0f%% alike); give one of them another id"
                    .formatted(article.id(), similarity * 100)));
  }

  private String contentHash(
      Article article, List<Statement> statements, Collection<Entity> actors) {
    List<String> parts = new ArrayList<>();
    statements.stream().map(Statement::toString).sorted().forEach(parts::add);
    actors.stream().map(Entity::toString).sorted().forEach(parts::add);
    return hash(article, parts);
  }

  private String inputHash(Article article, String annotators) {
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

  private static int count(Graph graph) {
    int[] count = {0};
    graph
        .find(Triple.createMatch(Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS))
        .forEachRemaining(triple -> count[0]++);
    return count[0];
  }
}
