package dev.entente.serve;

import dev.entente.rdf.Iris;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * SPARQL 1.2 Graph Store Protocol at {@code /data}: {@code ?graph=IRI} gives one graph, {@code
 * ?default} the union of all, nothing the whole store as quads. Whoever has the token also replaces
 * (PUT), adds to (POST) and removes (DELETE) single graphs that are not of Entente's making.
 */
final class GraphStoreServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient QueryRunner runner;

  private final transient WriteAccess access;
  private final transient Optional<Editor> editor;

  /**
   * @param editor empty where nobody may write
   */
  GraphStoreServlet(QueryRunner runner, WriteAccess access, Optional<Editor> editor) {
    this.runner = runner;
    this.access = access;
    this.editor = editor;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> read(request, response);
      case "PUT", "POST", "DELETE" -> write(request, response);
      default ->
          throw new Problem(
              Problem.METHOD_NOT_ALLOWED,
              "graphs are read by GET and written by PUT, POST and DELETE");
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    access.requireWriting(request);
    Editor writing = editor.orElseThrow();
    Parameters parameters = Parameters.ofAddress(request);
    String name = parameters.first("graph").orElse("");
    if (!parameters.all("default").isEmpty() || !Iris.legal(name)) {
      throw new Problem(
          Problem.BAD_REQUEST, "graphs are written one by one; name one as 'graph=IRI'");
    }
    Node graph = NodeFactory.createURI(name);
    writing.requireOpen(graph);
    if (request.getMethod().equals("DELETE")) {
      if (!writing.exists(graph)) {
        throw new Problem(Problem.NOT_FOUND, "there is no graph " + Replies.printable(name));
      }
      writing.apply(Change.replacing(graph, Set.of()), OptionalLong.empty());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    Set<Triple> triples = triples(request, name);
    boolean existed =
        writing.apply(
            request.getMethod().equals("PUT")
                ? Change.replacing(graph, triples)
                : Change.adding(graph, triples),
            OptionalLong.empty());
    response.setStatus(
        existed ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED);
  }

  /** Languages that name nothing to be fetched. */
  private Set<Triple> triples(HttpServletRequest request, String graph) throws IOException {
    String type = Parameters.contentType(request);
    Lang language =
        switch (type) {
          case "text/turtle" -> Lang.TURTLE;
          case "application/n-triples" -> Lang.NTRIPLES;
          default ->
              throw new Problem(
                  Problem.UNSUPPORTED,
                  "send text/turtle or application/n-triples, not '%s'"
                      .formatted(Replies.printable(type)));
        };
    byte[] body = Parameters.upload(request, runner.limits());
    Set<Triple> triples = new HashSet<>();
    StreamRDF taking =
        new StreamRDFBase() {
          @Override
          public void triple(Triple triple) {
            Change.blank(List.of(triple.getSubject(), triple.getObject()))
                .ifPresent(blank -> {
                  throw new Problem(
                      Problem.BAD_REQUEST, "blank nodes are not kept here; give each thing an IRI");
                });
            triples.add(triple);
            if (triples.size() > runner.limits().rows()) {
              throw new Problem(
                  Problem.TOO_LARGE,
                  "the graph has more than %,d triples".formatted(runner.limits().rows()));
            }
          }
        };
    try {
      RDFParser.source(new ByteArrayInputStream(body))
          .lang(language)
          .base(graph)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(taking);
    } catch (RiotException wrong) {
      throw new Problem(
          Problem.BAD_REQUEST,
          "the graph cannot be read: " + Replies.printable(String.valueOf(wrong.getMessage())));
    } catch (StackOverflowError deep) {
      throw new Problem(Problem.BAD_REQUEST, "the graph is nested too deeply");
    }
    return triples;
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
