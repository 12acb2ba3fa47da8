package dev.entente.serve;

import dev.entente.query.QueryException;
import dev.entente.query.Sparql;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.jena.update.UpdateRequest;

/**
 * SPARQL 1.2 Protocol, update operation, at {@code /update}: for whoever has the token, and for the
 * graph of verdicts alone.
 */
final class UpdateServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** An update whose pattern was looked up while others wrote is looked up again. */
  private static final int TIMES = 5;

  private final transient EntenteStore store;
  private final transient QueryRunner runner;
  private final transient QueryRules rules;
  private final transient WriteAccess access;
  private final transient Editor editor;

  UpdateServlet(
      EntenteStore store, QueryRunner runner, QueryRules rules, WriteAccess access, Editor editor) {
    this.store = store;
    this.runner = runner;
    this.rules = rules;
    this.access = access;
    this.editor = editor;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    access.requirePosting(request, "updates");
    CurationUpdate update = admitted(request);
    for (int time = 1; true; time++) {
      long version = store.version();
      Change change = change(update);
      try {
        editor.apply(change, update.hasPattern() ? OptionalLong.of(version) : OptionalLong.empty());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      } catch (Problem problem) {
        if (problem.status() != Problem.CONFLICT || time == TIMES) {
          throw problem;
        }
      }
    }
  }

  private CurationUpdate admitted(HttpServletRequest request) throws IOException {
    Parameters parameters = Parameters.ofAddress(request);
    String type = Parameters.contentType(request);
    String text =
        switch (type) {
          case "application/sparql-update" -> Parameters.body(request, runner.limits());
          case "application/x-www-form-urlencoded" -> {
            parameters = Parameters.ofForm(request, runner.limits());
            yield parameters
                .first("update")
                .orElseThrow(() ->
                    new Problem(
                        Problem.BAD_REQUEST, "no update: give one as the parameter 'update'"));
          }
          default ->
              throw new Problem(
                  Problem.UNSUPPORTED,
                  "POST a form or application/sparql-update, not '%s'"
                      .formatted(Replies.printable(type)));
        };
    if (!parameters.all("using-graph-uri").isEmpty()
        || !parameters.all("using-named-graph-uri").isEmpty()) {
      throw new Problem(
          Problem.FORBIDDEN, "USING is not taken here; name graphs of the store with GRAPH");
    }
    rules.admitLength(text);
    try {
      UpdateRequest parsed = Sparql.parseUpdate(text, store.iris().base());
      return CurationUpdate.admit(parsed, editor.curation(), rules);
    } catch (QueryException wrong) {
      throw new Problem(Problem.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    } catch (StackOverflowError deep) {
      throw new Problem(Problem.BAD_REQUEST, "the update is nested too deeply");
    }
  }

  private Change change(CurationUpdate update) {
    List<Change> found = new ArrayList<>(1);
    runner
        .run("update", (data, watch, out) -> found.add(update.change(data, watch, runner.limits())))
        .close();
    return found.getFirst();
  }
}
