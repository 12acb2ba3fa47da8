package dev.entente.export;

import dev.entente.statement.EntityId;
import java.util.Map;
import java.util.Optional;

/**
 * An actor of the graph with its place in it.
 *
 * @param kind name of the actor kind
 * @param kindLabel the kind for people
 * @param country ISO 3166-1 alpha-3 code of the state it is, acts for or belongs to
 * @param named whether it has a name, so that it is the same from one article to the next
 * @param in number of affirmed edges that end in it
 * @param out number of affirmed edges that begin in it
 * @param weighted sum of the weights of both
 * @param places by sign of the relations: 1 for cooperation, -1 for conflict
 */
record ActorNode(
    EntityId id,
    String iri,
    String label,
    String kind,
    String kindLabel,
    Optional<String> country,
    boolean named,
    int in,
    int out,
    int weighted,
    Map<Integer, Measures.Place> places) {

  int degree() {
    return in + out;
  }

  Measures.Place place(int sign) {
    return places.getOrDefault(sign, Measures.Place.NONE);
  }

  ActorNode with(int in, int out, int weighted, Map<Integer, Measures.Place> places) {
    return new ActorNode(
        id, iri, label, kind, kindLabel, country, named, in, out, weighted, places);
  }
}
