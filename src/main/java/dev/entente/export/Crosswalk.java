package dev.entente.export;

import dev.entente.rdf.Terms;
import dev.entente.statement.ActorKind;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/**
 * What actor kinds are called elsewhere, by the schema.org class that the ontology matches them
 * with, so that kinds of any domain are carried over.
 */
final class Crosswalk {

  private static final Node CLOSE_MATCH = NodeFactory.createURI(Terms.SKOS + "closeMatch");

  /** STIX 2.1, section 10.7, identity-class-ov. */
  private static final Map<String, String> IDENTITY_CLASSES =
      Map.of(
          "Person", "individual",
          "Country", "organization",
          "AdministrativeArea", "organization",
          "GovernmentOrganization", "organization",
          "Organization", "organization",
          "Corporation", "organization",
          "PoliticalParty", "organization",
          "NewsMediaOrganization", "organization");

  private static final Map<String, String> SCHEMATA =
      Map.of(
          "Person", "Person",
          "Country", "PublicBody",
          "AdministrativeArea", "PublicBody",
          "GovernmentOrganization", "PublicBody",
          "Organization", "Organization",
          "Corporation", "Company",
          "PoliticalParty", "Organization",
          "NewsMediaOrganization", "Organization",
          "Place", "Address",
          "City", "Address");

  private static final Set<String> PLACES = Set.of("Place", "City");

  private final View view;
  private final Graph union;

  Crosswalk(View view) {
    this.view = view;
    this.union = view.data().getUnionGraph();
  }

  /** {@code individual}, {@code organization} or {@code group}; {@code unspecified} at worst. */
  String identityClass(EntityId actor) {
    return first(actor, IDENTITY_CLASSES)
        .orElse(view.actors().kind(actor).isPresent() ? "group" : "unspecified");
  }

  /** A schema of FollowTheMoney; what it has no word for is a legal entity. */
  String schema(EntityId actor) {
    return first(actor, SCHEMATA).orElse("LegalEntity");
  }

  /** Whether it is a place and no actor of its own accord. */
  boolean isPlace(EntityId actor) {
    return matches(actor).stream().anyMatch(PLACES::contains);
  }

  /** ISO 3166-1 alpha-2 code of the state that it is, acts for or belongs to. */
  Optional<String> country(EntityId actor) {
    return view.allegiance()
        .country(actor)
        .flatMap(state -> view.actors().code(state, "iso2"))
        .filter(code -> code.matches("[A-Z]{2}"));
  }

  private Optional<String> first(EntityId actor, Map<String, String> names) {
    return matches(actor).stream().filter(names::containsKey).findFirst().map(names::get);
  }

  /** Local names of the kind's schema.org classes, then those of the kinds above it. */
  private List<String> matches(EntityId actor) {
    Vocabulary vocabulary = view.vocabulary();
    List<String> found = new java.util.ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<ActorKind> kind = view.actors().kind(actor);
    while (kind.isPresent() && seen.add(kind.get().name())) {
      G.listSP(union, NodeFactory.createURI(kind.get().iri()), CLOSE_MATCH).stream()
          .filter(Node::isURI)
          .map(Node::getURI)
          .filter(iri -> iri.startsWith(Terms.SCHEMA))
          .map(iri -> iri.substring(Terms.SCHEMA.length()))
          .sorted()
          .forEach(found::add);
      kind = kind.get().parent().flatMap(vocabulary::kind);
    }
    return found;
  }
}
