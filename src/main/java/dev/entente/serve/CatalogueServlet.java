package dev.entente.serve;

import dev.entente.query.CatalogueQuery;
import dev.entente.query.Labels;
import dev.entente.query.Parameter;
import dev.entente.query.ParameterValues;
import dev.entente.query.QueryCatalogue;
import dev.entente.query.SearchIndex;
import dev.entente.rdf.Iris;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue at {@code /queries}, and each of its questions at {@code /queries/NAME} with its
 * parameters as people write them.
 */
final class CatalogueServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueServlet.class);

  /** As many of the most connected actors as the explorer offers. */
  private static final int OFFERED = 12;

  /** A store where finding them takes longer has actors of very many statements. */
  private static final Duration LARGE = Duration.ofMillis(100);

  private final transient QueryCatalogue catalogue;
  private final transient QueryRunner runner;
  private final transient Iris iris;
  private final transient KnownAnswers answers = new KnownAnswers();

  CatalogueServlet(QueryCatalogue catalogue, QueryRunner runner, Iris iris) {
    this.catalogue = catalogue;
    this.runner = runner;
    this.iris = iris;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, "questions of the catalogue are asked by GET");
    }
    String path = request.getPathInfo();
    if (path == null || path.equals("/")) {
      Replies.json(
          request, response, catalogue.all().stream().map(CatalogueServlet::described).toList());
      return;
    }
    String name = path.substring(1);
    CatalogueQuery query =
        catalogue
            .find(name)
            .orElseThrow(() ->
                new Problem(
                    Problem.NOT_FOUND,
                    "there is no query '%s'; /queries lists them"
                        .formatted(Replies.printable(name))));
    ask(request, response, query);
  }

  private static Map<String, Object> described(CatalogueQuery query) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", query.name());
    described.put("title", query.title());
    described.put("question", query.question());
    described.put("usage", query.usage());
    described.put("parameters", query.parameters().stream().map(p -> described(p)).toList());
    described.put(
        "examples", query.examples().stream().map(CatalogueQuery.Example::arguments).toList());
    described.put("sparql", query.text());
    return described;
  }

  private static Map<String, Object> described(Parameter parameter) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", parameter.name());
    described.put("kind", parameter.kind().word());
    described.put("required", parameter.required());
    parameter.standard().ifPresent(standard -> described.put("default", standard));
    described.put("description", parameter.description());
    return described;
  }

  private void ask(
      HttpServletRequest request, HttpServletResponse response, CatalogueQuery question)
      throws IOException {
    Parameters parameters = Parameters.ofAddress(request);
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      if (question.parameter(name).isPresent() || !List.of("format", "limit").contains(name)) {
        parameters.first(name).ifPresent(value -> given.put(name, value));
      }
    }
    Query query = question.query();
    if (question.parameter("limit").isEmpty()) {
      parameters.first("limit").ifPresent(limit -> limit(query, limit));
    }
    Media media = Media.choose(request, parameters, SparqlJob.kind(query));
    Asking asking = new Asking(question, query, given, media);
    try (Spool answer = runner.run(question.name() + " " + given, asking)) {
      String type = media == Media.JSON ? "application/json" : media.type();
      if (asking.known.isPresent()) {
        asking.known.get().send(request, response, type);
      } else {
        Replies.send(request, response, type, answer);
        asking.keep(answer);
      }
    }
  }

  /**
   * Asks in a large store beforehand what the explorer asks of those whom most is said of; of
   * others it is found at once.
   */
  void foresee() {
    try {
      List<String> most = mostConnected();
      for (String name : List.of("relationships-of", "states-of", "tallies-of")) {
        Optional<CatalogueQuery> question = catalogue.find(name);
        for (String actor : question.isEmpty() ? List.<String>of() : most) {
          Map<String, String> given = Map.of("a", actor);
          Asking asking = new Asking(question.get(), question.get().query(), given, Media.COLUMNS);
          try (Spool answer = runner.run(name + " " + given + ", beforehand", asking)) {
            asking.keep(answer);
          }
        }
      }
    } catch (IOException | RuntimeException failed) {
      LOG.debug("nothing more is asked beforehand", failed);
    }
  }

  /** Their IRIs; none where the store is so small that they are found at once. */
  private List<String> mostConnected() throws IOException {
    Optional<CatalogueQuery> question = catalogue.find("actors-met");
    if (question.isEmpty()) {
      return List.of();
    }
    Query query = question.get().query();
    limit(query, String.valueOf(OFFERED));
    Asking asking = new Asking(question.get(), query, Map.of(), Media.JSON);
    try (Spool answer = runner.run("actors-met, beforehand", asking)) {
      asking.keep(answer);
      if (asking.took.compareTo(LARGE) < 0) {
        return List.of();
      }
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      answer.transferTo(json);
      List<String> actors = new ArrayList<>();
      Replies.JSON
          .readTree(json.toByteArray())
          .at("/results/bindings")
          .forEach(row -> actors.add(row.at("/actor/value").asText()));
      return actors;
    }
  }

  /** A question on its way: known already, or answered from the store. */
  private final class Asking implements QueryRunner.Job {
    private final CatalogueQuery question;
    private final Query query;
    private final Map<String, String> given;
    private final Media media;
    private Optional<KnownAnswers.Answer> known = Optional.empty();
    private KnownAnswers.@Nullable Key key;
    private Duration took = Duration.ZERO;

    private Asking(CatalogueQuery question, Query query, Map<String, String> given, Media media) {
      this.question = question;
      this.query = query;
      this.given = given;
      this.media = media;
    }

    @Override
    public void write(DatasetGraph data, Watch watch, OutputStream out) throws IOException {
      long begun = System.nanoTime();
      Graph union = data.getUnionGraph();
      Map<Var, Node> values = new ParameterValues(union, iris).bind(question, given);
      // The words of the index are those of another time than the transaction's.
      if (!SearchIndex.isNeededBy(query)) {
        Map<String, Node> sorted = new TreeMap<>();
        values.forEach((variable, value) -> sorted.put(variable.getVarName(), value));
        key = KnownAnswers.Key.of(data, media + " " + sorted + " " + query);
        known = answers.find(key);
        if (known.isPresent()) {
          return;
        }
      }
      SparqlJob job = new SparqlJob(query, values, runner.limits());
      if (media == Media.JSON) {
        Labels labels = new Labels(union);
        job.writeLabelled(data, watch, about(question, values, labels), labels, out);
      } else {
        job.write(data, watch, media, out);
      }
      took = Duration.ofNanos(System.nanoTime() - begun);
    }

    private void keep(Spool answer) throws IOException {
      if (key != null) {
        answers.keep(key, answer, took);
      }
    }
  }

  private static Map<String, Object> about(
      CatalogueQuery question, Map<Var, Node> values, Labels labels) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    values.forEach((variable, value) -> {
      Map<String, String> argument = new LinkedHashMap<>();
      argument.put("value", value.isURI() ? value.getURI() : value.getLiteralLexicalForm());
      argument.put("label", labels.of(value));
      arguments.put(variable.getVarName(), argument);
    });
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", question.name());
    about.put("title", question.title());
    about.put("question", question.question());
    about.put("arguments", arguments);
    return about;
  }

  private static void limit(Query query, String limit) {
    Optional<Long> rows =
        limit.matches("\\d{1,9}") ? Optional.of(Long.valueOf(limit)) : Optional.empty();
    long asked =
        rows.orElseThrow(() ->
            new Problem(
                Problem.BAD_REQUEST,
                "limit='%s' is no number of rows".formatted(Replies.printable(limit))));
    if (!query.hasLimit() || query.getLimit() > asked) {
      query.setLimit(asked);
    }
  }
}
