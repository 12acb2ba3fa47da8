package dev.entente.rdf;

import static dev.entente.rdf.ArticleEncoder.string;
import static dev.entente.rdf.ArticleEncoder.write;

import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.statement.ActorKind;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;

/**
 * Writes actors: SKOS labels, codes as typed notations, whom they act for and belong to. What holds
 * at all times is a plain edge; what is dated is an {@code org:Membership} with its interval, so
 * that nobody takes a former office for today's.
 */
public final class EntityEncoder {

  private static final Node MEMBERSHIP = NodeFactory.createURI(Terms.ORG + "Membership");
  private static final Node ORG_MEMBER = NodeFactory.createURI(Terms.ORG + "member");
  private static final Node ORG_ORGANIZATION = NodeFactory.createURI(Terms.ORG + "organization");
  private static final Node ORG_ROLE = NodeFactory.createURI(Terms.ORG + "role");
  private static final Node START_DATE = NodeFactory.createURI(Terms.SCHEMA + "startDate");
  private static final Node END_DATE = NodeFactory.createURI(Terms.SCHEMA + "endDate");
  private static final Node LATITUDE = NodeFactory.createURI(Terms.SCHEMA + "latitude");
  private static final Node LONGITUDE = NodeFactory.createURI(Terms.SCHEMA + "longitude");
  private static final Node HIDDEN_LABEL = NodeFactory.createURI(Terms.SKOS + "hiddenLabel");
  private static final Node NOTATION = NodeFactory.createURI(Terms.SKOS + "notation");
  private static final Node NOTE = NodeFactory.createURI(Terms.SKOS + "editorialNote");
  private static final Node INCEPTION = NodeFactory.createURI(Terms.SCHEMA + "foundingDate");
  private static final Node DISSOLUTION = NodeFactory.createURI(Terms.SCHEMA + "dissolutionDate");

  private final Iris iris;
  private final Vocabulary vocabulary;

  public EntityEncoder(Iris iris, Vocabulary vocabulary) {
    this.iris = iris;
    this.vocabulary = vocabulary;
  }

  /**
   * An actor that a text brought. An organ told by its state's id ({@code south-korea/coast-guard})
   * acts for the state; everybody else merely belongs to it.
   *
   * @throws IllegalArgumentException if the ontology does not have its kind
   */
  public void encode(Entity entity, Node graph, StreamRDF out) {
    Node node = iris.entity(entity.id());
    write(out, graph, node, Terms.TYPE, kind(entity.id(), entity.kind()));
    write(out, graph, node, Terms.PREF_LABEL, NodeFactory.createLiteralLang(entity.label(), "en"));
    entity
        .state()
        .filter(state -> !state.equals(entity.id()))
        .ifPresent(state ->
            write(
                out,
                graph,
                node,
                isOrganOf(entity.id(), state) ? Terms.REPRESENTS : Terms.BELONGS_TO,
                iris.entity(state)));
  }

  /**
   * All actors of the tables, into the entities' graph.
   *
   * @throws IllegalArgumentException if the ontology does not have a kind or relation of theirs
   */
  public void encode(EntityTables tables, StreamRDF out) {
    Node graph = iris.entitiesGraph();
    for (EntityTables.Actor actor : tables.actors()) {
      Node node = iris.entity(actor.id());
      describe(actor, node, graph, out);
      for (EntityTables.Alias alias : tables.aliases(actor.id())) {
        write(
            out,
            graph,
            node,
            isName(alias.type()) ? Terms.ALT_LABEL : HIDDEN_LABEL,
            NodeFactory.createLiteralLang(alias.text(), alias.language()));
      }
      for (EntityTables.Identifier identifier : tables.identifiers(actor.id())) {
        notation(out, graph, node, identifier.scheme(), identifier.value());
      }
      for (EntityTables.Role role : tables.roles(actor.id())) {
        standing(
            out,
            new Standing(
                role.holder(),
                role.relation(),
                role.of(),
                role.title(),
                role.validFrom(),
                role.validTo()));
      }
      for (EntityTables.Membership membership : tables.memberships(actor.id())) {
        standing(
            out,
            new Standing(
                membership.member(),
                membership.relation(),
                membership.of(),
                Optional.empty(),
                membership.validFrom(),
                membership.validTo()));
      }
      if (tables.roles(actor.id()).isEmpty()) {
        int slash = actor.id().value().indexOf('/');
        Optional.of(slash)
            .filter(position -> position > 0)
            .map(position -> new EntityId(actor.id().value().substring(0, position)))
            .filter(state -> tables.actor(state).isPresent())
            .ifPresent(state -> write(out, graph, node, Terms.REPRESENTS, iris.entity(state)));
      }
    }
    for (EntityTables.Decision decision : tables.decisions()) {
      if (decision.same()) {
        write(
            out,
            graph,
            iris.entity(decision.actor()),
            Terms.SAME_AS,
            iris.entity(decision.other()));
      }
    }
  }

  private void describe(EntityTables.Actor actor, Node node, Node graph, StreamRDF out) {
    write(out, graph, node, Terms.TYPE, kind(actor.id(), actor.kind()));
    write(out, graph, node, Terms.PREF_LABEL, NodeFactory.createLiteralLang(actor.name(), "en"));
    actor
        .officialName()
        .ifPresent(name ->
            write(out, graph, node, Terms.ALT_LABEL, NodeFactory.createLiteralLang(name, "en")));
    actor.iso2().ifPresent(code -> notation(out, graph, node, "iso2", code));
    actor.iso3().ifPresent(code -> notation(out, graph, node, "iso3", code));
    actor.m49().ifPresent(code -> notation(out, graph, node, "m49", code));
    actor
        .wikidata()
        .ifPresent(item ->
            write(
                out,
                graph,
                node,
                Terms.SAME_AS,
                NodeFactory.createURI("http://www.wikidata.org/entity/" + item)));
    actor.statusNote().ifPresent(note -> write(out, graph, node, NOTE, string(note)));
    actor
        .validFrom()
        .ifPresent(date -> write(out, graph, node, INCEPTION, StatementEncoder.date(date)));
    actor
        .validTo()
        .ifPresent(date -> write(out, graph, node, DISSOLUTION, StatementEncoder.date(date)));
    actor.latitude().ifPresent(value -> write(out, graph, node, LATITUDE, decimal(value)));
    actor.longitude().ifPresent(value -> write(out, graph, node, LONGITUDE, decimal(value)));
  }

  private record Standing(
      EntityId holder,
      String relation,
      EntityId of,
      Optional<String> title,
      Optional<String> from,
      Optional<String> to) {}

  private void standing(StreamRDF out, Standing standing) {
    Node graph = iris.entitiesGraph();
    Node relation =
        NodeFactory.createURI(
            vocabulary
                .relation(standing.relation())
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "the entity tables say that %s %s %s, and the ontology has no such relation"
                            .formatted(standing.holder(), standing.relation(), standing.of())))
                .iri());
    if (standing.from().isEmpty() && standing.to().isEmpty()) {
      write(out, graph, iris.entity(standing.holder()), relation, iris.entity(standing.of()));
      return;
    }
    Node membership =
        iris.node(
            "membership/"
                + Iris.hash(
                    standing.holder().value(),
                    standing.relation(),
                    standing.of().value(),
                    standing.title().orElse(""),
                    standing.from().orElse(""),
                    standing.to().orElse("")));
    write(out, graph, membership, Terms.TYPE, MEMBERSHIP);
    write(out, graph, membership, ORG_MEMBER, iris.entity(standing.holder()));
    write(out, graph, membership, ORG_ORGANIZATION, iris.entity(standing.of()));
    write(out, graph, membership, ORG_ROLE, relation);
    standing
        .title()
        .ifPresent(title ->
            write(out, graph, membership, Terms.LABEL, NodeFactory.createLiteralLang(title, "en")));
    standing
        .from()
        .ifPresent(date -> write(out, graph, membership, START_DATE, StatementEncoder.date(date)));
    standing
        .to()
        .ifPresent(date -> write(out, graph, membership, END_DATE, StatementEncoder.date(date)));
  }

  /** Demonyms and seats of government find an actor, but are no names of it (SKOS, section 5). */
  private static boolean isName(String aliasType) {
    return !aliasType.startsWith("demonym") && !aliasType.endsWith("metonym");
  }

  private void notation(StreamRDF out, Node graph, Node node, String scheme, String code) {
    write(
        out,
        graph,
        node,
        NOTATION,
        NodeFactory.createLiteralDT(
            code, new BaseDatatype(iris.node("scheme/" + Iris.escape(scheme, false)).getURI())));
  }

  private Node kind(EntityId entity, String kind) {
    ActorKind found =
        vocabulary
            .kind(kind)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the kind %s of %s is not in the ontology".formatted(kind, entity)));
    return NodeFactory.createURI(found.iri());
  }

  private static boolean isOrganOf(EntityId entity, EntityId state) {
    return entity.value().startsWith(state.value() + "/");
  }

  private static Node decimal(double value) {
    return NodeFactory.createLiteralDT(
        BigDecimal.valueOf(value).toPlainString(), XSDDatatype.XSDdecimal);
  }
}
