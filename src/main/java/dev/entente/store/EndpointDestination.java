package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

/**
 * A SPARQL endpoint, one PUT a graph. What it holds is read first, so that a run goes on where
 * another one ended, wherever that ran. Articles go there as soon as they are done; the derived
 * graphs follow at the end, and as long as they do not fit the articles, the endpoint's {@code
 * graph/store} says so.
 */
public final class EndpointDestination implements Destination {

  /** Quads that are read in one transaction. */
  private static final int QUADS_A_TRANSACTION = 300_000;

  private static final Node FORMAT = Terms.ent("storeFormat");

  /** How the passing stores are called, before the process that works on one. */
  private static final String WORK = "entente-endpoint-";

  private static final Pattern WORK_OF = Pattern.compile(WORK + "(\\d{1,18})-\\d+");

  private final Endpoint endpoint;
  private final boolean tripleTerms;
  private final Path work;
  private boolean marked;

  /**
   * @param tripleTerms whether triples that only RDF 1.2 knows are sent
   */
  public EndpointDestination(Endpoint endpoint, boolean tripleTerms) throws IOException {
    this.endpoint = endpoint;
    this.tripleTerms = tripleTerms;
    removeAbandoned();
    this.work = Files.createTempDirectory(WORK + ProcessHandle.current().pid() + "-");
  }

  /** What killed processes have left; that of others, who may not be seen from here, is locked. */
  private static void removeAbandoned() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary, WORK + "*")) {
      for (Path one : all) {
        Matcher name = WORK_OF.matcher(one.getFileName().toString());
        if (name.matches()
            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
            && !LockProbe.isLocked(one.resolve("store/tdb.lock"))) {
          StoreFolder.delete(one);
        }
      }
    } catch (IOException | DirectoryIteratorException ofAnotherUser) {
      // Theirs to remove.
      return;
    }
  }

  @Override
  public Path location() {
    return work.resolve("store");
  }

  @Override
  public void begin(EntenteStore store) {
    Iris iris = store.iris();
    List<Quad> waiting = new ArrayList<>();
    Graph settings = endpoint.get(settings(iris));
    settings
        .find(Node.ANY, FORMAT, Node.ANY)
        .forEachRemaining(triple ->
            StoreFolder.requireFormat(
                Path.of(endpoint.toString()), triple.getObject().getLiteralLexicalForm()));
    take(settings(iris), settings, waiting, store);
    for (Node graph : whole(iris)) {
      take(graph, endpoint.get(graph), waiting, store);
    }
    take(iris.curationGraph(), endpoint.get(iris.curationGraph()), waiting, store);
    List<Node> articles = new ArrayList<>();
    endpoint.graphsThatSay(Terms.CONTENT_HASH, articles::add);
    for (Node article : articles) {
      if (iris.isArticle(article)) {
        take(article, endpoint.get(article), waiting, store);
      }
    }
    flush(waiting, store);
    marked = store.isStale();
  }

  private static Node settings(Iris iris) {
    return iris.graph("store");
  }

  /** The graphs beside those of articles that a run writes as they are. */
  private static List<Node> whole(Iris iris) {
    return List.of(
        iris.ontologyGraph(), iris.entitiesGraph(), iris.runsGraph(), Quarantined.graph(iris));
  }

  private static void take(Node name, Graph graph, List<Quad> waiting, EntenteStore store) {
    graph.find().forEachRemaining(triple -> waiting.add(new Quad(name, triple)));
    if (waiting.size() >= QUADS_A_TRANSACTION) {
      flush(waiting, store);
    }
  }

  private static void flush(List<Quad> waiting, EntenteStore store) {
    store.write(data -> waiting.forEach(data::add));
    waiting.clear();
  }

  @Override
  public void written(EntenteStore store, List<Node> articles) {
    mark(store);
    articles.forEach(article -> put(store, article));
  }

  /** Says at the endpoint that what is derived there is out of date, before it is. */
  private void mark(EntenteStore store) {
    if (!marked) {
      put(store, settings(store.iris()));
      marked = true;
    }
  }

  @Override
  public void finish(EntenteStore store, boolean changed) {
    if (!changed) {
      return;
    }
    Iris iris = store.iris();
    if (!marked) {
      // Only the store knows that it is no longer so; the endpoint must until the last PUT.
      put(settings(iris), List.of(stale(iris)).iterator());
    }
    whole(iris).forEach(graph -> put(store, graph));
    put(store, Judged.correctionsGraph(iris));
    put(store, iris.relationsGraph());
    store.write(data -> data.add(settings(iris), iris.node("store"), FORMAT, format()));
    put(store, settings(iris));
  }

  private static Node format() {
    return NodeFactory.createLiteralString(StoreFolder.FORMAT);
  }

  private static Triple stale(Iris iris) {
    return Triple.create(
        iris.node("store"),
        Terms.STALE,
        NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean));
  }

  private void put(EntenteStore store, Node name) {
    store.read(data -> {
      put(name, Iter.map(data.find(name, Node.ANY, Node.ANY, Node.ANY), Quad::asTriple));
      return true;
    });
  }

  private void put(Node name, Iterator<Triple> triples) {
    endpoint.put(
        name,
        tripleTerms ? triples : Iter.filter(triples, triple -> !triple.getObject().isTripleTerm()),
        work);
  }

  @Override
  public void close() throws IOException {
    StoreFolder.delete(work);
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
