package dev.entente.serve;

import dev.entente.query.CatalogueQuery;
import dev.entente.query.Labels;
import dev.entente.query.Parameter;
import dev.entente.query.ParameterValues;
import dev.entente.query.QueryCatalogue;
import dev.entente.rdf.Iris;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;

/**
 * The catalogue at {@code /queries}, and each of its questions at {@code /queries/NAME} with its
 * parameters as people write them.
 */
final class CatalogueServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient QueryCatalogue catalogue;
  private final transient QueryRunner runner;
  private final transient Iris iris;

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
    try (Spool answer =
        runner.run(
            question.name() + " " + given,
            (data, watch, out) -> {
              Graph union = data.getUnionGraph();
              Map<Var, Node> values = new ParameterValues(union, iris).bind(question, given);
              SparqlJob job = new SparqlJob(query, values, runner.limits());
              if (media == Media.JSON) {
                Labels labels = new Labels(union);
                job.writeLabelled(data, watch, about(question, values, labels), labels, out);
              } else {
                job.write(data, watch, media, out);
              }
            })) {
      Replies.send(
          request, response, media == Media.JSON ? "application/json" : media.type(), answer);
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
