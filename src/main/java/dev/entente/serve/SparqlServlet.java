package dev.entente.serve;

import dev.entente.query.QueryException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.jena.query.Query;

/**
 * SPARQL 1.2 Protocol, query operation, at {@code /sparql}: by GET, by POST of a form, and by POST
 * of the query itself.
 */
final class SparqlServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient QueryRunner runner;
  private final transient QueryRules rules;
  private final DatasetDescription description;

  SparqlServlet(QueryRunner runner, QueryRules rules, DatasetDescription description) {
    this.runner = runner;
    this.rules = rules;
    this.description = description;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> {
        Parameters parameters = Parameters.ofAddress(request);
        if (request.getQueryString() == null) {
          description.service(request, response);
          return;
        }
        answer(request, response, parameters, query(parameters));
      }
      case "POST" -> post(request, response);
      case "OPTIONS" -> {
        response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      default ->
          throw new Problem(
              Problem.METHOD_NOT_ALLOWED,
              "queries come by GET or POST, not " + request.getMethod());
    }
  }

  private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String type = Parameters.contentType(request);
    switch (type) {
      case "application/x-www-form-urlencoded" -> {
        Parameters parameters = Parameters.ofForm(request, runner.limits());
        answer(request, response, parameters, query(parameters));
      }
      case "application/sparql-query" -> {
        Parameters parameters = Parameters.ofAddress(request);
        if (parameters.names().contains("query")) {
          throw new Problem(Problem.BAD_REQUEST, "the query is given in the address and the body");
        }
        answer(request, response, parameters, Parameters.body(request, runner.limits()));
      }
      case "application/sparql-update" -> throw noUpdates();
      default ->
          throw new Problem(
              Problem.UNSUPPORTED,
              "POST a form or application/sparql-query, not '%s'"
                  .formatted(Replies.printable(type)));
    }
  }

  private static Problem noUpdates() {
    return new Problem(Problem.FORBIDDEN, "this address answers queries; it takes no updates");
  }

  private static String query(Parameters parameters) {
    if (parameters.names().contains("update")) {
      throw noUpdates();
    }
    return parameters
        .first("query")
        .orElseThrow(() ->
            new Problem(
                Problem.BAD_REQUEST,
                "no query: give one as the parameter 'query', or by POST as application/sparql-query"));
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Parameters parameters, String text)
      throws IOException {
    Query query;
    try {
      query = rules.admit(text, parameters);
    } catch (QueryException wrong) {
      throw new Problem(Problem.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }
    Media media = Media.choose(request, parameters, SparqlJob.kind(query));
    SparqlJob job = new SparqlJob(query, Map.of(), runner.limits());
    QueryRunner.Job writing = (data, watch, out) -> job.write(data, watch, media, out);
    try (Spool answer =
        rules.isTrivial(query) ? runner.runTrivial(text, writing) : runner.run(text, writing)) {
      Replies.send(request, response, media.type(), answer);
    }
  }
}
