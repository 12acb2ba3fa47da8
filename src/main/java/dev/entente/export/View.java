package dev.entente.export;

import dev.entente.rdf.Iris;
import dev.entente.rdf.PloverRules;
import dev.entente.rdf.Terms;
import dev.entente.statement.Attribution;
import dev.entente.statement.Relation;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;
import org.jspecify.annotations.Nullable;

/** A store as one read transaction sees it, with the parts that exports look things up in. */
final class View {

  private final DatasetGraph data;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final PloverRules plover;
  private final Allegiance allegiance;
  private final Actors actors;
  private final Map<String, Group> groups;
  private final StoredArticles articles;
  private final String policy;
  private @Nullable Relationships relationships;

  View(EntenteStore store, DatasetGraph data, Vocabulary vocabulary, PloverRules plover) {
    this.data = data;
    this.iris = store.iris();
    this.vocabulary = vocabulary;
    this.plover = plover;
    Graph union = data.getUnionGraph();
    this.allegiance = new Allegiance(union, iris, vocabulary);
    this.actors = new Actors(union, iris, vocabulary, allegiance);
    this.groups = Group.read(union, vocabulary);
    this.articles = new StoredArticles(data, iris, vocabulary);
    this.policy =
        G.listSP(union, iris.node("store"), Terms.POLICY).stream()
            .map(Node::getLiteralLexicalForm)
            .findFirst()
            .orElse("none");
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

  /** For the file: policy and filter in words. */
  String describe(Filter filter) {
    StringBuilder words = new StringBuilder();
    words.append(
        filter.all()
            ? "All counted relationships, denied ones with weight 0; plain edges by policy "
            : "Plain edges by policy ");
    words.append(policy.replaceFirst(" .*", ""));
    List<String> asked =
        filter.words().entrySet().stream()
            .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
            .toList();
    if (!asked.isEmpty()) {
      words.append("; filter: ").append(String.join("; ", asked));
    }
    return words.append('.').toString();
  }
}
