package dev.entente.serve;

import dev.entente.rdf.Iris;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * What the store says of an actor, article or statement, at the rest of its IRI after the base: the
 * explorer's page for whoever asks for HTML, RDF for everybody else. An article brings its whole
 * graph, its statements with it.
 */
final class ResourceServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient QueryRunner runner;
  private final transient Iris iris;
  private final StaticFiles pages;

  ResourceServlet(QueryRunner runner, Iris iris, StaticFiles pages) {
    this.runner = runner;
    this.iris = iris;
    this.pages = pages;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, "resources are read by GET");
    }
    Parameters parameters = Parameters.ofAddress(request);
    response.addHeader(
        "Link",
        "<%s?format=ttl>; rel=\"alternate\"; type=\"text/turtle\"".formatted(path(request)));
    if (parameters.first("format").isEmpty() && isForPeople(request)) {
      pages.send(request, response, "/" + StaticFiles.PAGE);
      return;
    }
    String name = iris.base() + request.getRequestURI().substring(1);
    if (!Iris.legal(name)) {
      throw new Problem(Problem.BAD_REQUEST, Replies.printable(name) + " is no IRI");
    }
    Media media = Media.choose(request, parameters, Media.Kind.TRIPLES);
    Node resource = NodeFactory.createURI(name);
    try (Spool answer =
        runner.run(
            "resource " + name,
            (data, watch, out) -> {
              Graph graph = iris.isArticle(resource) ? data.getGraph(resource) : null;
              Graph described =
                  described(
                      graph == null || graph.isEmpty()
                          ? data.getUnionGraph().find(resource, Node.ANY, Node.ANY)
                          : graph.find(),
                      watch);
              if (described.isEmpty()) {
                throw new Problem(
                    Problem.NOT_FOUND, "the store says nothing of " + Replies.printable(name));
              }
              media.write(described, out, runner.limits().rows());
            })) {
      Replies.send(request, response, media.type(), answer);
    }
  }

  /** Other characters than those of an address do not get into a header. */
  private static String path(HttpServletRequest request) {
    return request.getRequestURI().replaceAll("[^A-Za-z0-9/%._~!$&'()*+,;=:@-]", "");
  }

  private static boolean isForPeople(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  private Graph described(Iterator<Triple> triples, Watch watch) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    while (triples.hasNext()) {
      watch.check();
      graph.add(triples.next());
      if (graph.size() > runner.limits().rows()) {
        throw new Problem(
            Problem.TOO_LARGE,
            "the resource has more than %,d triples".formatted(graph.size() - 1));
      }
    }
    Map<String, String> prefixes = new LinkedHashMap<>(EntenteStore.PREFIXES);
    prefixes.put("e", iris.base() + "entity/");
    graph.getPrefixMapping().setNsPrefixes(prefixes);
    return graph;
  }
}
