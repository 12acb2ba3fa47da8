package dev.entente.serve;

import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/**
 * The dataset in VoID and DCAT at {@code /.well-known/void}, and the endpoint as a SPARQL 1.1
 * Service Description at {@code /sparql} where no query is given.
 */
final class DatasetDescription extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final String VOID = "http://rdfs.org/ns/void#";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final Map<String, String> PREFIXES =
      Map.of("void", VOID, "dcat", DCAT, "sd", SD, "formats", FORMATS, "dcterms", Terms.DCTERMS);

  /** Which SPARQL and RDF forms W3C has names for, of those that are answered in. */
  private static final List<String> RESULT_FORMATS =
      List.of(
          "SPARQL_Results_JSON",
          "SPARQL_Results_XML",
          "SPARQL_Results_CSV",
          "SPARQL_Results_TSV",
          "Turtle",
          "N-Triples",
          "JSON-LD",
          "RDF_XML",
          "TriG");

  private static final Node ENDED = NodeFactory.createURI(Terms.PROV + "endedAtTime");

  private final transient QueryRunner runner;
  private final transient EntenteStore store;
  private final transient Optional<String> license;
  private transient @Nullable Known known;
  private volatile boolean stopped;

  /** Counting takes long where the store is large, so it is done once for each state of it. */
  private record Known(String state, CompletableFuture<Map<String, Long>> counts) {}

  /**
   * @param license IRI under which the data are given
   */
  DatasetDescription(QueryRunner runner, EntenteStore store, Optional<String> license) {
    this.runner = runner;
    this.store = store;
    this.license = license;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, "the description is read by GET");
    }
    Parameters parameters = Parameters.ofAddress(request);
    Media media = Media.choose(request, parameters, Media.Kind.TRIPLES);
    String here = address(request);
    try (Spool answer =
        runner.run(
            "description", (data, watch, out) -> media.write(described(data, here), out, 10_000))) {
      Replies.send(request, response, media.type(), answer);
    }
  }

  /** The name by which the client called the server, which the front door has looked at. */
  private static String address(HttpServletRequest request) {
    return URI.create(request.getScheme() + "://" + request.getHeader("Host")).toString();
  }

  private Graph described(DatasetGraph data, String here) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefixes(PREFIXES);
    Node dataset = node(here + "/.well-known/void#dataset");
    Node endpoint = node(here + "/sparql");
    add(graph, dataset, Terms.TYPE, node(VOID + "Dataset"));
    add(graph, dataset, Terms.TYPE, node(DCAT + "Dataset"));
    add(graph, dataset, Terms.TITLE, text("Statements of news articles on who stands how to whom"));
    add(graph, dataset, node(VOID + "sparqlEndpoint"), endpoint);
    add(graph, dataset, node(VOID + "uriSpace"), text(store.iris().base()));
    add(graph, dataset, node(VOID + "exampleResource"), store.iris().node("entity/russia"));
    for (String vocabulary :
        List.of(Terms.ENT, Terms.SKOS, Terms.OA, Terms.PROV, Terms.ORG, Terms.DCTERMS)) {
      add(graph, dataset, node(VOID + "vocabulary"), node(vocabulary));
    }
    for (String feature : List.of("Turtle", "N-Triples", "JSON-LD", "RDF_XML")) {
      add(graph, dataset, node(VOID + "feature"), node(FORMATS + feature));
    }
    license.ifPresent(iri -> add(graph, dataset, node(Terms.DCTERMS + "license"), node(iri)));
    String state = state(data);
    if (!state.isEmpty()) {
      add(
          graph,
          dataset,
          node(Terms.DCTERMS + "modified"),
          NodeFactory.createLiteralDT(state, XSDDatatype.XSDdateTime));
    }
    counts(state).forEach((what, count) -> count(graph, dataset, what, count));
    distribution(graph, dataset, here);
    service(graph, dataset, endpoint);
    return graph;
  }

  private static void count(Graph graph, Node dataset, String what, long count) {
    if (what.isEmpty()) {
      add(graph, dataset, node(VOID + "triples"), number(count));
      return;
    }
    Node part = node(dataset.getURI() + "-" + what.replaceFirst(".*[#/]", ""));
    add(graph, dataset, node(VOID + "classPartition"), part);
    add(graph, part, node(VOID + "class"), node(what));
    add(graph, part, node(VOID + "entities"), number(count));
  }

  private static void distribution(Graph graph, Node dataset, String here) {
    Node all = node(here + "/data");
    add(graph, dataset, node(DCAT + "distribution"), all);
    add(graph, all, Terms.TYPE, node(DCAT + "Distribution"));
    add(graph, all, node(DCAT + "downloadURL"), all);
    add(
        graph,
        all,
        node(DCAT + "mediaType"),
        node("https://www.iana.org/assignments/media-types/application/n-quads"));
    add(graph, dataset, node(VOID + "dataDump"), all);
  }

  private static void service(Graph graph, Node dataset, Node endpoint) {
    add(graph, endpoint, Terms.TYPE, node(SD + "Service"));
    add(graph, endpoint, node(SD + "endpoint"), endpoint);
    add(graph, endpoint, node(SD + "supportedLanguage"), node(SD + "SPARQL11Query"));
    add(graph, endpoint, node(SD + "feature"), node(SD + "UnionDefaultGraph"));
    add(graph, endpoint, node(SD + "propertyFeature"), node("http://jena.apache.org/text#query"));
    RESULT_FORMATS.forEach(
        format -> add(graph, endpoint, node(SD + "resultFormat"), node(FORMATS + format)));
    add(graph, endpoint, node(SD + "defaultDataset"), dataset);
    add(graph, dataset, Terms.TYPE, node(SD + "Dataset"));
  }

  /** When the last run ended: what a run did not change, has not changed. */
  private String state(DatasetGraph data) {
    String latest = "";
    Iterator<Quad> ends = data.find(store.iris().runsGraph(), Node.ANY, ENDED, Node.ANY);
    while (ends.hasNext()) {
      String end = ends.next().getObject().getLiteralLexicalForm();
      latest = end.compareTo(latest) > 0 ? end : latest;
    }
    return latest;
  }

  /** None as long as they are being counted and that takes more than half of a query's time. */
  private Map<String, Long> counts(String state) {
    try {
      return counting(state).get(runner.limits().time().toMillis() / 2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException later) {
      return Map.of();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("counting failed", failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private synchronized CompletableFuture<Map<String, Long>> counting(String state) {
    if (known == null || !known.state.equals(state)) {
      CompletableFuture<Map<String, Long>> counts =
          CompletableFuture.supplyAsync(
              () -> store.read(this::count),
              task -> Thread.ofPlatform().daemon().name("entente-counting").start(task));
      known = new Known(state, counts);
    }
    return known.counts;
  }

  private Map<String, Long> count(DatasetGraph data) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("", count(data.getUnionGraph().find()));
    for (Node type :
        List.of(Terms.ARTICLE_CLASS, Terms.STATEMENT_CLASS, Terms.RELATIONSHIP_CLASS)) {
      counts.put(type.getURI(), count(data.getUnionGraph().find(Node.ANY, Terms.TYPE, type)));
    }
    return counts;
  }

  private long count(Iterator<?> triples) {
    long count = 0;
    while (triples.hasNext() && !stopped) {
      triples.next();
      count++;
    }
    return count;
  }

  @Override
  public void destroy() {
    stopped = true;
  }

  private static void add(Graph graph, Node subject, Node predicate, Node object) {
    graph.add(subject, predicate, object);
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static Node text(String words) {
    return NodeFactory.createLiteralString(words);
  }

  private static Node number(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }
}
