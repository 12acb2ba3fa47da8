package dev.entente.serve;

import dev.entente.export.ExportException;
import dev.entente.export.ExportFormat;
import dev.entente.export.Exporter;
import dev.entente.export.Target;
import dev.entente.query.QueryException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files for other tools at {@code /export?format=NAME}, with the filters of {@code entente export}
 * as further parameters; what is several files comes as a ZIP archive.
 */
final class ExportServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient Exporter exporter;
  private final transient QueryRunner runner;
  private final transient QueryRules rules;

  ExportServlet(Exporter exporter, QueryRunner runner, QueryRules rules) {
    this.exporter = exporter;
    this.runner = runner;
    this.rules = rules;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, "exports are read by GET");
    }
    Parameters parameters = Parameters.ofAddress(request);
    String name = parameters.first("format").orElse("");
    ExportFormat format =
        ExportFormat.of(name)
            .orElseThrow(() ->
                new Problem(
                    Problem.BAD_REQUEST,
                    "there is no format '%s'; there are %s"
                        .formatted(Replies.printable(name), ExportFormat.names())));
    parameters.first("query").ifPresent(query -> admit(query, parameters));
    Map<String, List<String>> asked = new TreeMap<>();
    for (String parameter : parameters.names()) {
      if (!parameter.equals("format")) {
        asked.put(parameter, parameters.all(parameter));
      }
    }
    try (Spool file =
        runner.run(
            "export " + format + " " + asked,
            (data, watch, out) -> {
              Target target = format.isFolder() ? Target.zip(out) : Target.stream(out);
              try (target) {
                exporter.export(format, asked, target, watch::check);
              } catch (ExportException wrong) {
                throw new Problem(
                    Problem.BAD_REQUEST, Replies.printable(String.valueOf(wrong.getMessage())));
              }
            })) {
      // Whatever labels hold, a browser keeps the file and shows nothing of it on this site.
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + format.fileName() + "\"");
      Replies.send(request, response, format.mediaType(), file);
    }
  }

  /** The same query as the exporter will read, with the prefixes that need no declaration. */
  private void admit(String query, Parameters parameters) {
    StringBuilder whole = new StringBuilder();
    exporter
        .prefixes()
        .forEach((prefix, iri) -> whole.append("PREFIX %s: <%s>\n".formatted(prefix, iri)));
    try {
      rules.admit(whole.append(query).toString(), parameters);
    } catch (QueryException wrong) {
      throw new Problem(Problem.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }
  }
}
