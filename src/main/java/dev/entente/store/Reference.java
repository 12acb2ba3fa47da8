package dev.entente.store;

import dev.entente.entity.EntityTables;
import dev.entente.rdf.EntityEncoder;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** Puts into a store what is known before any article: the ontology and the listed actors. */
public final class Reference {

  private static final Node VERSION_INFO =
      NodeFactory.createURI("http://www.w3.org/2002/07/owl#versionInfo");

  private final EntenteStore store;

  public Reference(EntenteStore store) {
    this.store = store;
  }

  /**
   * Puts the ontology into its graph, its blank nodes named.
   *
   * @return whether it was another than before
   * @throws StoreException if the store was built with a newer version of it
   */
  public boolean ontology(Graph ontology) {
    refuseOlder(version(ontology));
    List<Quad> quads = new ArrayList<>();
    Map<Node, Node> named = new HashMap<>();
    TreeSet<String> order = new TreeSet<>();
    ontology
        .find()
        .forEachRemaining(triple -> {
          quads.add(new Quad(store.iris().ontologyGraph(), triple));
          order.add(NodeFmtLib.str(triple).replaceAll("_:\\S+", "_:"));
        });
    List<Quad> skolemised = new ArrayList<>();
    for (Quad quad : quads) {
      skolemised.add(
          Quad.create(
              quad.getGraph(),
              named(quad.getSubject(), named),
              quad.getPredicate(),
              named(quad.getObject(), named)));
    }
    return replace(
        store.iris().ontologyGraph(),
        Terms.ONTOLOGY_HASH,
        Iris.hash(order.toArray(String[]::new)),
        skolemised);
  }

  /**
   * Puts the actors of the tables into their graph.
   *
   * @return whether they were others than before
   */
  public boolean entities(EntityTables tables, Vocabulary vocabulary) {
    List<Quad> quads = new ArrayList<>();
    TreeSet<String> order = new TreeSet<>();
    new EntityEncoder(store.iris(), vocabulary)
        .encode(
            tables,
            new StreamRDFBase() {
              @Override
              public void quad(Quad quad) {
                quads.add(quad);
                order.add(NodeFmtLib.str(quad.asTriple()));
              }
            });
    return replace(
        store.iris().entitiesGraph(),
        Terms.ENTITIES_HASH,
        Iris.hash(order.toArray(String[]::new)),
        quads);
  }

  /** Its {@code owl:versionInfo}, where it has one. */
  private static Optional<String> version(Graph ontology) {
    return ontology.find(Node.ANY, VERSION_INFO, Node.ANY).toList().stream()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .filter(version -> version.matches("\\d{1,9}(\\.\\d{1,9})*"))
        .findFirst();
  }

  private void refuseOlder(Optional<String> offered) {
    Optional<String> known =
        store.read(data -> version(data.getGraph(store.iris().ontologyGraph())));
    if (known.isPresent()
        && offered.isPresent()
        && Arrays.compare(numbers(known.get()), numbers(offered.get())) > 0) {
      throw new StoreException(
          "%s: was built with version %s of the ontology, newer than this %s; take the newer one, or another store with --loc"
              .formatted(store.location(), known.get(), offered.get()));
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }

  /** The record that the graph is done is written with it. */
  private boolean replace(Node graph, Node property, String hash, List<Quad> quads) {
    if (store.setting(property).map(hash::equals).orElse(false)) {
      return false;
    }
    store.requireSpace(quads.size() * EntenteStore.BYTES_A_QUAD_OF_MANY);
    store.write(data -> {
      store.setStale(data, true);
      data.removeGraph(graph);
      BulkWriter bulk = new BulkWriter(data);
      quads.forEach(quad -> bulk.add(quad.getGraph(), quad.asTriple()));
      bulk.flush();
      store.set(data, property, hash);
      if (property.equals(Terms.ONTOLOGY_HASH)) {
        EntenteStore.setPrefixes(data, store.iris().base());
      }
    });
    return true;
  }

  private Node named(Node node, Map<Node, Node> named) {
    return node.isBlank()
        ? named.computeIfAbsent(
            node, blank -> store.iris().node("ontology/genid/" + (named.size() + 1)))
        : node;
  }
}
