package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.PloverRules;
import dev.entente.rdf.Terms;
import dev.entente.statement.Attribution;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;
import org.jspecify.annotations.Nullable;

/** A store as one read transaction sees it, with the parts that exports look things up in. */
final class View {

  private static final Node ENDED = NodeFactory.createURI(Terms.PROV + "endedAtTime");

  private final EntenteStore store;
  private final DatasetGraph data;
  private final Runnable step;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final PloverRules plover;
  private final Allegiance allegiance;
  private final Actors actors;
  private final Map<String, Group> groups;
  private final StoredArticles articles;
  private final String policy;
  private final Map<EntityId, EntityId> merged = new HashMap<>();
  private @Nullable Relationships relationships;

  /**
   * @param step called at every article that is read
   */
  View(
      EntenteStore store,
      DatasetGraph data,
      Vocabulary vocabulary,
      PloverRules plover,
      Runnable step) {
    this.store = store;
    this.step = step;
    this.data = data;
    this.iris = store.iris();
    this.vocabulary = vocabulary;
    this.plover = plover;
    Graph union = data.getUnionGraph();
    this.allegiance = new Allegiance(union, iris, vocabulary);
    this.actors = new Actors(union, iris, vocabulary, allegiance);
    this.groups = Group.read(union, vocabulary);
    this.articles = new StoredArticles(data, iris, vocabulary, step);
    data.find(iris.relationsGraph(), Node.ANY, FilterReader.MERGED_INTO, Node.ANY)
        .forEachRemaining(
            quad -> merged.put(iris.entityId(quad.getSubject()), iris.entityId(quad.getObject())));
    this.policy =
        G.listSP(union, iris.node("store"), Terms.POLICY).stream()
            .map(Node::getLiteralLexicalForm)
            .findFirst()
            .orElse("none");
  }

  /** Tells that it goes on, or ends what must not. */
  void step() {
    step.run();
  }

  EntenteStore store() {
    return store;
  }

  DatasetGraph data() {
    return data;
  }

  Iris iris() {
    return iris;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Allegiance allegiance() {
    return allegiance;
  }

  Actors actors() {
    return actors;
  }

  StoredArticles articles() {
    return articles;
  }

  /** Read when first asked for: dumps of quads never need it. */
  Relationships relationships() {
    if (relationships == null) {
      relationships = new Relationships(data, iris);
    }
    return relationships;
  }

  /**
   * Hands over all articles that can have what is wanted, with the statements that fit; where the
   * filter asks for edges alone, those that count for an edge of the policy.
   */
  <X extends Exception> void statements(Filter filter, StoredArticles.Reader<X> reader) throws X {
    articles.forEach(
        filter,
        allegiance,
        article ->
            reader.read(
                filter.all()
                    ? article
                    : article.with(
                        article.statements().stream().filter(this::countsForAnEdge).toList())));
  }

  private boolean countsForAnEdge(Statement statement) {
    return statement.claim().polarity() == Polarity.AFFIRMED
        && relationships().countedAs(statement.identity()).isPresent()
        && relationships()
            .get(Relationships.digits(relationship(statement.claim())))
            .filter(Relationships.Relationship::asserted)
            .isPresent();
  }

  /** When the last run ended that the store knows of: for formats that ask for a time. */
  Instant derived() {
    Instant[] last = {Instant.EPOCH};
    data.find(iris.runsGraph(), Node.ANY, ENDED, Node.ANY)
        .forEachRemaining(quad -> {
          Instant ended = Instant.parse(quad.getObject().getLiteralLexicalForm());
          last[0] = ended.isAfter(last[0]) ? ended : last[0];
        });
    return last[0];
  }

  /** Name and fingerprint of the policy. */
  String policy() {
    return policy;
  }

  Map<String, Group> groups() {
    return groups;
  }

  Group group(Relation relation) {
    return relation.group().map(groups::get).orElse(Group.OTHER);
  }

  PloverRules plover() {
    return plover;
  }

  /** Whom people have merged the actor into, else itself. */
  EntityId canonical(EntityId actor) {
    return merged.getOrDefault(actor, actor);
  }

  /** What the claim's relationship is called. */
  Node relationship(Claim claim) {
    return iris.relationship(
        canonical(claim.subject()), claim.relation(), canonical(claim.object()));
  }

  /** Whom the actor is, and the state that acts through it, where the filter asks for it. */
  EntityId rolledUp(EntityId actor, Claim claim, StoredArticle article, Filter filter) {
    EntityId one = canonical(actor);
    return filter.rollUp() ? allegiance.state(one, article.dateOf(claim)).orElse(one) : one;
  }

  Optional<PloverRules.Event> event(Statement statement, Optional<String> issued) {
    return plover.eventOf(statement, (source, actor) -> allegiance.actsFor(source, actor, issued));
  }

  /** Who says it, for people: the innermost source first, then through whom. */
  String sourceWords(Attribution attribution) {
    String source =
        switch (attribution) {
          case Attribution.Narrated narrated -> "the article itself";
          case Attribution.Unnamed unnamed -> unnamed.words();
          case Attribution.Quoted quoted -> actors.label(quoted.speaker());
          case Attribution.Reported reported -> actors.label(reported.speaker());
        };
    return attribution.via().isEmpty()
        ? source
        : source
            + ", as reported by "
            + attribution.via().reversed().stream()
                .map(actors::label)
                .collect(Collectors.joining(", as reported by "));
  }

  /** For files with edges: policy and filter in words. */
  String describe(Filter filter) {
    return describe(
        filter.all() ? "All counted relationships, denied ones with weight 0; plain edges" : "",
        filter);
  }

  /** For files with statements or quads: what they are, policy and filter in words. */
  String describe(String what, Filter filter) {
    StringBuilder words = new StringBuilder(filter.all() ? what : "Plain edges");
    words.append(" by policy ").append(policy.replaceFirst(" .*", ""));
    List<String> asked =
        filter.words().entrySet().stream()
            .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
            .toList();
    if (!asked.isEmpty()) {
      words.append("; filter: ").append(String.join("; ", asked));
    }
    if (filter.rollUp()) {
      words.append(
          "; offices are those of the article's date, else of the statement's, else of any time");
    }
    return words.append('.').toString();
  }
}
