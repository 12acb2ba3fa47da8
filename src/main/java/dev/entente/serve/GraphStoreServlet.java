package dev.entente.serve;

import dev.entente.rdf.Iris;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * SPARQL 1.2 Graph Store Protocol at {@code /data}: {@code ?graph=IRI} gives one graph, {@code
 * ?default} the union of all, nothing the whole store as quads.
 */
final class GraphStoreServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient QueryRunner runner;

  GraphStoreServlet(QueryRunner runner) {
    this.runner = runner;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> read(request, response);
      default ->
          throw new Problem(
              Problem.METHOD_NOT_ALLOWED, "graphs are read by GET; nothing is written here");
    }
  }

  private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters parameters = Parameters.ofAddress(request);
    Optional<String> named = parameters.first("graph");
    boolean union = !parameters.all("default").isEmpty();
    if (union && named.isPresent()) {
      throw new Problem(Problem.BAD_REQUEST, "give either 'graph' or 'default'");
    }
    named.ifPresent(name -> {
      if (!Iris.legal(name)) {
        throw new Problem(
            Problem.BAD_REQUEST, "graph='%s' is no IRI".formatted(Replies.printable(name)));
      }
    });
    Media media =
        Media.choose(
            request,
            parameters,
            union || named.isPresent() ? Media.Kind.TRIPLES : Media.Kind.QUADS);
    try (Spool answer =
        runner.run(
            "graph store " + named.orElse(union ? "default" : "all"),
            (data, watch, out) -> {
              if (named.isPresent()) {
                Node name = NodeFactory.createURI(named.get());
                Graph graph = data.getGraph(name);
                if (graph.isEmpty()) {
                  throw new Problem(
                      Problem.NOT_FOUND, "there is no graph " + Replies.printable(named.get()));
                }
                media.write(watched(graph, watch), out, runner.limits().rows());
              } else if (union) {
                media.write(watched(data.getUnionGraph(), watch), out, runner.limits().rows());
              } else {
                media.write(data, out);
              }
            })) {
      Replies.send(request, response, media.type(), answer);
    }
  }

  private static Graph watched(Graph graph, Watch watch) {
    return new WatchedGraph(graph, EntenteStore.PREFIXES, watch);
  }
}
