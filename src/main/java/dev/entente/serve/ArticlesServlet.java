package dev.entente.serve;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Rejection;
import dev.entente.annotate.StatementTableWriter;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Input;
import dev.entente.article.readers.Format;
import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import dev.entente.entity.Entity;
import dev.entente.ingest.IngestListener;
import dev.entente.query.Labels;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.Quarantined;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Articles by POST to {@code /articles}, as text or as the JSON that {@code add} reads, from
 * whoever has the token; answered with their statements when they are in the store.
 */
final class ArticlesServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Whose bodies are held while one of them is added. */
  private static final int WAITING = 8;

  private final transient EntenteStore store;
  private final transient Vocabulary vocabulary;
  private final transient Upkeep upkeep;
  private final transient WriteAccess access;
  private final transient Limits limits;
  private final transient Semaphore places = new Semaphore(WAITING);

  ArticlesServlet(
      EntenteStore store, Vocabulary vocabulary, Upkeep upkeep, WriteAccess access, Limits limits) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.upkeep = upkeep;
    this.access = access;
    this.limits = limits;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    access.requirePosting(request, "articles");
    if (!places.tryAcquire()) {
      throw new Problem(
          Problem.TOO_MANY, "%d clients wait to add articles already".formatted(WAITING));
    }
    try {
      Taken taken = take(request);
      Replies.json(request, response, taken.told(store, vocabulary));
    } finally {
      places.release();
    }
  }

  private Taken take(HttpServletRequest request) throws IOException {
    Format format = format(Parameters.contentType(request));
    Optional<String> name = Parameters.ofAddress(request).first("id");
    byte[] body = Parameters.upload(request, limits);
    List<Input> found = new ArrayList<>();
    Taken taken = new Taken();
    try (Inputs inputs =
        Inputs.of(
            name.orElseGet(() ->
                "posted/" + Iris.hash(new String(body, java.nio.charset.StandardCharsets.UTF_8))),
            new ByteArrayInputStream(body),
            InputOptions.usual(java.io.InputStream.nullInputStream()).as(format))) {
      while (inputs.hasNext()) {
        switch (inputs.next()) {
          case Input.Found article -> found.add(article);
          // Whoever sent it is told; quarantine is for those who are not there.
          case Input.Rejected wrong -> taken.rejected.add(Replies.printable(wrong.toString()));
          case Input.Skipped skipped -> taken.rejected.add(Replies.printable(skipped.reason()));
        }
      }
    }
    if (found.isEmpty()) {
      throw new Problem(
          Problem.BAD_REQUEST,
          taken.rejected.isEmpty() ? "there is no article in it" : taken.rejected.getFirst());
    }
    if (!upkeep.add(found.iterator(), taken)) {
      throw new Problem(Problem.UNAVAILABLE, "the server is stopping");
    }
    return taken;
  }

  private static Format format(String type) {
    return switch (type) {
      case "text/plain" -> Format.TEXT;
      case "application/json" -> Format.JSON;
      case "application/x-ndjson", "application/jsonl" -> Format.JSONL;
      default ->
          throw new Problem(
              Problem.UNSUPPORTED,
              "send text/plain, application/json or application/x-ndjson, not '%s'"
                  .formatted(Replies.printable(type)));
    };
  }

  /** What became of the articles of one request. */
  private static final class Taken implements IngestListener {
    private final Map<ArticleId, Map<String, Object>> articles = new LinkedHashMap<>();
    private final List<String> rejected = new ArrayList<>();

    private void told(ArticleId article, String result, List<String> reasons) {
      Map<String, Object> about = new LinkedHashMap<>();
      about.put("id", article.value());
      about.put("result", result);
      about.put("rejected", reasons);
      articles.put(article, about);
    }

    @Override
    public void unchanged(Article article, ArticleLoader.Outcome outcome) {
      told(article.id(), word(outcome), List.of());
    }

    @Override
    public void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
      List<String> reasons = new ArrayList<>(reasons(annotated));
      outcome.refusals().forEach(refusal -> reasons.add(Replies.printable(refusal.reason())));
      told(annotated.article().id(), word(outcome), reasons);
    }

    @Override
    public void kept(AnnotatedArticle annotated) {
      told(annotated.article().id(), "kept", reasons(annotated));
    }

    @Override
    public void quarantined(Quarantined what) {
      rejected.add(Replies.printable(what.toString()));
    }

    @Override
    public void skipped(Input.Skipped what) {
      rejected.add(Replies.printable(what.reason()));
    }

    private static String word(ArticleLoader.Outcome outcome) {
      return outcome.result().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> reasons(AnnotatedArticle annotated) {
      return annotated.rejections().stream()
          .map(Rejection::toString)
          .map(Replies::printable)
          .toList();
    }

    /** With the statements that the store has of each article now. */
    private Map<String, Object> told(EntenteStore store, Vocabulary vocabulary) {
      return store.read(data -> {
        articles.forEach((id, about) -> {
          Node article = store.iris().article(id);
          about.put("iri", article.getURI());
          about.put("statements", statements(data, article, id, store.iris(), vocabulary));
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("articles", articles.values());
        all.put("rejected", rejected);
        return all;
      });
    }

    private static List<Map<String, String>> statements(
        DatasetGraph data, Node article, ArticleId id, Iris iris, Vocabulary vocabulary) {
      Graph graph = data.getGraph(article);
      StatementDecoder decoder = new StatementDecoder(iris, vocabulary);
      List<Statement> statements =
          graph
              .find(Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS)
              .mapWith(triple -> decoder.decode(graph, triple.getSubject()))
              .toList();
      statements.sort(
          Comparator.comparing((Statement statement) -> statement.evidence().span().begin())
              .thenComparing(Statement::identity));
      Labels labels = new Labels(data.getUnionGraph());
      List<Map<String, String>> rows =
          StatementTableWriter.rows(
              new AnnotatedArticle(
                  new Article(id, "", dev.entente.article.ArticleDetails.UNKNOWN),
                  statements,
                  List.of(),
                  List.of()),
              actor ->
                  Optional.of(
                      new Entity(actor, "Actor", labels.of(iris.entity(actor)), Optional.empty())));
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        row.values().removeIf(String::isEmpty);
        row.put("iri", iris.statement(statements.get(i).identity()).getURI());
      }
      return rows;
    }
  }
}
