package dev.entente.store;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.riot.web.HttpNames;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.http.GSP;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.sparql.exec.http.QueryExecHTTPBuilder;

/**
 * Any server that speaks the SPARQL 1.1 Protocol and the SPARQL 1.1 Graph Store HTTP Protocol. What
 * goes out are N-Triples, which every RDF 1.1 tool reads.
 */
public final class Endpoint {

  private final URI query;
  private final URI graphs;
  private final Optional<String> authorization;

  /**
   * @param query address for queries; a user and password in it are sent as HTTP Basic
   *     authentication
   * @param graphs address for graphs, where it is another one
   */
  public Endpoint(URI query, Optional<URI> graphs) {
    this.query = withoutUser(query);
    this.graphs = withoutUser(graphs.orElse(query));
    this.authorization =
        Optional.ofNullable(query.getUserInfo())
            .map(user ->
                "Basic "
                    + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
  }

  private static URI withoutUser(URI address) {
    return address.getRawUserInfo() == null
        ? address
        : URI.create(address.toString().replaceFirst(address.getRawUserInfo() + "@", ""));
  }

  /** Gives each graph that has a triple of this subject and predicate about itself. */
  void graphsThatSay(Node predicate, Consumer<Node> graph) {
    String words =
        "SELECT DISTINCT ?graph { GRAPH ?graph { ?graph <%s> ?value } } ORDER BY ?graph"
            .formatted(predicate.getURI());
    told(
        query,
        () -> {
          QueryExecHTTPBuilder request =
              QueryExecHTTP.newBuilder().endpoint(query.toString()).queryString(words);
          authorization.ifPresent(value -> request.httpHeader(HttpNames.hAuthorization, value));
          try (QueryExecHTTP answer = request.build()) {
            answer.select().forEachRemaining(row -> graph.accept(row.get("graph")));
          }
          return true;
        });
  }

  /** The graph of that name; empty where there is none. */
  Graph get(Node name) {
    return told(
        graphs,
        () -> {
          try {
            return request(name).GET();
          } catch (HttpException failed) {
            if (failed.getStatusCode() == 404) {
              return GraphMemFactory.createDefaultGraph();
            }
            throw failed;
          }
        });
  }

  /**
   * Puts triples into the place of the graph of that name, all or none of them.
   *
   * @param work where a passing file may be written, so that size needs no memory
   */
  void put(Node name, Iterator<Triple> triples, Path work) {
    Path file = work.resolve("graph.nt");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        StreamRDF lines = StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES_UTF8);
        lines.start();
        triples.forEachRemaining(lines::triple);
        lines.finish();
      }
      told(
          graphs,
          () -> {
            request(name).PUT(file.toString());
            return true;
          });
      Files.delete(file);
    } catch (IOException failed) {
      throw new StoreException(
          "%s: cannot be written: %s".formatted(file, failed.getMessage()), failed);
    }
  }

  private GSP request(Node name) {
    GSP request = GSP.service(graphs.toString()).graphName(name);
    authorization.ifPresent(value -> request.httpHeader(HttpNames.hAuthorization, value));
    return request;
  }

  /** Failures in one line that names the address and what to do. */
  private static <T> T told(URI address, Supplier<T> asking) {
    try {
      return asking.get();
    } catch (HttpException failed) {
      throw failure(address, failed.getStatusCode(), failed);
    } catch (QueryExceptionHTTP failed) {
      throw failure(address, failed.getStatusCode(), failed);
    } catch (RiotException broken) {
      throw new StoreException(
          "%s: answers what is no RDF: %s".formatted(address, broken.getMessage()), broken);
    }
  }

  private static StoreException failure(URI address, int status, RuntimeException failed) {
    String what =
        switch (status) {
          case 401, 403 ->
              "refuses to answer (HTTP %d); put user and password into the address, as in https://user:password@host/"
                  .formatted(status);
          case 404, 405 ->
              "has no such service (HTTP %d); name the address of its Graph Store Protocol with --graph-store"
                  .formatted(status);
          case 400, 415, 501 ->
              "does not take what was sent (HTTP %d): %s".formatted(status, failed.getMessage());
          default ->
              status > 0
                  ? "failed (HTTP %d); run the same command again, what is there is kept"
                      .formatted(status)
                  : "cannot be reached%s; see whether it runs, and run the same command again, what is there is kept"
                      .formatted(refused(failed) ? " (connection refused)" : "");
        };
    return new StoreException(address + ": " + what, failed);
  }

  private static boolean refused(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return query.toString();
  }
}
