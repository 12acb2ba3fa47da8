package dev.entente.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entente.curate.ConflictException;
import dev.entente.curate.CurationException;
import dev.entente.curate.Curator;
import dev.entente.curate.Decision;
import dev.entente.curate.LikelyDuplicates;
import dev.entente.curate.ReviewQueue;
import dev.entente.query.Labels;
import dev.entente.query.QueryException;
import dev.entente.query.SearchIndex;
import dev.entente.rdf.Iris;
import dev.entente.statement.Standing;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Verdict;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What people decide, at {@code /curation}: a verdict is posted to {@code verdicts} and holds when
 * the answer comes; {@code queue} tells what to review, {@code duplicates} which actors may be one.
 * Nobody decides or asks without a token. A verdict names those that its reviewer has seen, and is
 * refused with 409 where there are others.
 */
final class CurationServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final int MOST = 200;

  private final transient WriteAccess access;
  private final transient Optional<Curator> curator;
  private final transient QueryRunner runner;
  private final transient Iris iris;
  private final transient SearchIndexes indexes;

  /** The search index of the store, which is opened after the servlets are made. */
  interface SearchIndexes {
    Optional<SearchIndex> current();
  }

  CurationServlet(
      WriteAccess access,
      Optional<Curator> curator,
      QueryRunner runner,
      Iris iris,
      SearchIndexes indexes) {
    this.access = access;
    this.curator = curator;
    this.runner = runner;
    this.iris = iris;
    this.indexes = indexes;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    access.requireCurating(request);
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    boolean posted = request.getMethod().equals("POST");
    if (path.equals("/verdicts") != posted
        || !(posted || request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
      throw new Problem(
          Problem.METHOD_NOT_ALLOWED, "verdicts are posted; queue and duplicates are read by GET");
    }
    switch (path) {
      case "", "/" -> Replies.json(request, response, Map.of("judging", curator.isPresent()));
      case "/verdicts" -> decide(request, response);
      case "/queue" -> queue(request, response);
      case "/duplicates" -> duplicates(request, response);
      default ->
          throw new Problem(
              Problem.NOT_FOUND,
              "there is nothing at %s".formatted(Replies.printable(request.getRequestURI())));
    }
  }

  // ---- Deciding ----

  private void decide(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!Parameters.contentType(request).equals("application/json")) {
      throw new Problem(Problem.UNSUPPORTED, "a verdict is a JSON object (application/json)");
    }
    JsonNode asked;
    try {
      asked = Replies.JSON.readTree(Parameters.body(request, runner.limits()));
    } catch (JsonProcessingException broken) {
      throw new Problem(Problem.BAD_REQUEST, "the body is no JSON");
    }
    if (asked == null || !asked.isObject()) {
      throw new Problem(Problem.BAD_REQUEST, "a verdict is a JSON object");
    }
    try {
      Curator.Outcome outcome = decide(asked);
      if (outcome.verdicts().stream()
          .anyMatch(verdict -> verdict.judgement() == Verdict.Judgement.RENAME)) {
        indexes.current().ifPresent(SearchIndex::update);
      }
      Replies.json(request, response, described(outcome));
    } catch (ConflictException unseen) {
      throw new Problem(Problem.CONFLICT, String.valueOf(unseen.getMessage()));
    } catch (CurationException | QueryException unfit) {
      throw new Problem(Problem.BAD_REQUEST, Replies.printable(String.valueOf(unfit.getMessage())));
    }
  }

  private Curator.Outcome decide(JsonNode asked) {
    Curator by =
        curator.orElseThrow(() -> new Problem(Problem.FORBIDDEN, "nothing is judged here"));
    Verdict.Judgement judgement =
        Verdict.Judgement.of(words(asked, "judgement"))
            .orElseThrow(() ->
                new Problem(Problem.BAD_REQUEST, "'judgement' is none of those that there are"));
    Decision decision =
        new Decision(
            judgement, words(asked, "reviewer").strip(), words(asked, "reason"), seen(asked));
    if (judgement.ofActors()) {
      return by.judge(decision, needed(asked, "actor"), needed(asked, "other"));
    }
    if (judgement == Verdict.Judgement.RENAME) {
      return by.rename(decision, needed(asked, "actor"), words(asked, "name"));
    }
    return by.judge(decision, List.of(needed(asked, "statement")), correction(asked));
  }

  private static String words(JsonNode asked, String name) {
    JsonNode value = asked.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw new Problem(Problem.BAD_REQUEST, "'%s' must be a string".formatted(name));
    }
    return value.asText("");
  }

  private static String needed(JsonNode asked, String name) {
    String words = words(asked, name);
    if (words.isBlank()) {
      throw new Problem(Problem.BAD_REQUEST, "'%s' is missing".formatted(name));
    }
    return words;
  }

  /** A page always tells what it has seen, or it would overwrite what others decide. */
  private static Optional<Set<String>> seen(JsonNode asked) {
    JsonNode ids = asked.path("seen");
    if (!ids.isArray()) {
      throw new Problem(
          Problem.BAD_REQUEST, "'seen' must list the verdicts about the same that you know of");
    }
    Set<String> seen = new HashSet<>();
    ids.forEach(id -> seen.add(id.asText()));
    return Optional.of(seen);
  }

  private static Map<String, String> correction(JsonNode asked) {
    Map<String, String> correction = new TreeMap<>();
    JsonNode cells = asked.path("correction");
    if (!cells.isMissingNode() && !cells.isObject()) {
      throw new Problem(Problem.BAD_REQUEST, "'correction' must be an object of columns");
    }
    cells.properties().forEach(cell -> correction.put(cell.getKey(), cell.getValue().asText("")));
    return correction;
  }

  private static Map<String, Object> described(Curator.Outcome outcome) {
    List<Object> changes = new ArrayList<>();
    for (RelationsGraph.Change change : outcome.changes()) {
      Map<String, Object> described = new LinkedHashMap<>();
      described.put("subject", change.subject().value());
      described.put("relation", change.relation().name());
      described.put("object", change.object().value());
      described.put("before", change.before().map(Standing::word).orElse(""));
      described.put("after", change.after().map(Standing::word).orElse(""));
      changes.add(described);
    }
    return Map.of(
        "verdicts", outcome.verdicts().stream().map(Verdict::id).toList(), "changes", changes);
  }

  // ---- What to decide ----

  private void queue(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters asked = Parameters.ofAddress(request);
    ReviewQueue.Wanted wanted =
        new ReviewQueue.Wanted(
            asked.first("rule").filter(words -> !words.isBlank()),
            asked.first("relation").filter(words -> !words.isBlank()).map(this::iri),
            asked
                .first("article")
                .filter(words -> !words.isBlank())
                .map(words -> iri(iris.base() + "article/" + words)));
    int limit = number(asked, "limit", 20);
    int offset = number(asked, "offset", 0);
    answer(
        "review queue",
        request,
        response,
        (data, watch) -> {
          ReviewQueue.Page page =
              new ReviewQueue(data, iris, watch::check).page(wanted, offset, limit);
          List<Object> entries = new ArrayList<>();
          for (ReviewQueue.Entry entry : page.entries()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("statement", entry.statement().getURI());
            entry.confidence().ifPresent(value -> described.put("confidence", value));
            described.put("centrality", entry.centrality());
            described.put("score", entry.score());
            entries.add(described);
          }
          return Map.of("waiting", page.waiting(), "statements", entries);
        });
  }

  private void duplicates(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int limit = number(Parameters.ofAddress(request), "limit", 20);
    answer(
        "likely duplicates",
        request,
        response,
        (data, watch) -> {
          List<LikelyDuplicates.Pair> all = LikelyDuplicates.of(data, iris);
          Labels labels = new Labels(data.getUnionGraph());
          List<Object> pairs = new ArrayList<>();
          for (LikelyDuplicates.Pair pair : all.subList(0, Math.min(limit, all.size()))) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("actor", pair.one().getURI());
            described.put("actorLabel", labels.of(pair.one()));
            described.put("other", pair.other().getURI());
            described.put("otherLabel", labels.of(pair.other()));
            described.put("reason", pair.reason());
            described.put("partners", pair.partners());
            pairs.add(described);
          }
          return Map.of("waiting", all.size(), "pairs", pairs);
        });
  }

  /** Reads something within the limits that queries have. */
  private interface Reading {
    Object read(DatasetGraph data, Watch watch);
  }

  private void answer(
      String name, HttpServletRequest request, HttpServletResponse response, Reading reading)
      throws IOException {
    try (Spool answer =
        runner.run(
            name, (data, watch, out) -> out.write(Replies.jsonBytes(reading.read(data, watch))))) {
      Replies.send(request, response, "application/json", answer);
    }
  }

  private Node iri(String words) {
    if (!Iris.legal(words)) {
      throw new Problem(Problem.BAD_REQUEST, Replies.printable(words) + " is no IRI");
    }
    return NodeFactory.createURI(words);
  }

  private static int number(Parameters asked, String name, int standard) {
    return asked
        .first(name)
        .map(words -> {
          if (!words.matches("\\d{1,6}")) {
            throw new Problem(
                Problem.BAD_REQUEST,
                "%s='%s' is no number".formatted(name, Replies.printable(words)));
          }
          return name.equals("limit")
              ? Math.min(MOST, Integer.parseInt(words))
              : Integer.parseInt(words);
        })
        .orElse(standard);
  }
}
