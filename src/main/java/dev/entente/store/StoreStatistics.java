package dev.entente.store;

import dev.entente.rdf.Terms;
import dev.entente.statement.Standing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/** How much of what is in a store, in the order in which people ask for it. */
public record StoreStatistics(Map<String, Long> counts) {

  public StoreStatistics {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Counts in one read transaction. */
  public static StoreStatistics of(EntenteStore store) {
    return store.read(data -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("articles", count(data, Terms.TYPE, Terms.ARTICLE_CLASS));
      counts.put("statements", count(data, Terms.TYPE, Terms.STATEMENT_CLASS));
      counts.put("statements counted", count(data, Terms.COUNTED_IN, Node.ANY));
      counts.put("relationships", count(data, Terms.TYPE, Terms.RELATIONSHIP_CLASS));
      for (Standing standing : Standing.values()) {
        counts.put(
            "relationships " + standing.word(),
            count(data, Terms.STANDING, Terms.ent(standing.word())));
      }
      counts.put("pairs of actors", count(data, Terms.TYPE, Terms.PAIR_CLASS));
      counts.put("quads of actors", size(data, store.iris().entitiesGraph()));
      counts.put("quads of the ontology", size(data, store.iris().ontologyGraph()));
      counts.put("quads of relationships", size(data, store.iris().relationsGraph()));
      return new StoreStatistics(counts);
    });
  }

  /** How many actors no table lists, but articles name; unnamed groups are each article's own. */
  public static int actorsOfTexts(EntenteStore store) {
    return store.read(data -> {
      Fingerprints actors = new Fingerprints();
      data.findNG(Node.ANY, Node.ANY, Terms.PREF_LABEL, Node.ANY)
          .forEachRemaining(quad -> {
            if (store.iris().isArticle(quad.getGraph())) {
              actors.add(quad.getSubject().getURI());
            }
          });
      return actors.size();
    });
  }

  private static long count(DatasetGraph data, Node predicate, Node object) {
    long[] count = {0};
    data.findNG(Node.ANY, Node.ANY, predicate, object).forEachRemaining(quad -> count[0]++);
    return count[0];
  }

  private static long size(DatasetGraph data, Node graph) {
    long[] count = {0};
    data.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> count[0]++);
    return count[0];
  }
}
