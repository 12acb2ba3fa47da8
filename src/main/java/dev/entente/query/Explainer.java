package dev.entente.query;

import dev.entente.entity.Words;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/**
 * Gathers the statements behind an edge and puts them into words; call it within a read
 * transaction.
 */
public final class Explainer {

  private static final Node SYMMETRIC =
      NodeFactory.createURI("http://www.w3.org/2002/07/owl#SymmetricProperty");
  private static final Node HIDDEN_LABEL = NodeFactory.createURI(Terms.SKOS + "hiddenLabel");
  private static final Node GROUP = Terms.ent("group");
  private static final Node IS_BACKGROUND = Terms.ent("isBackground");
  private static final List<String> ORDER =
      List.of("contested", "stated", "alleged", "planned", "possible", "denied");

  /** In the order of the standings. */
  private static final Map<String, Node> COUNTS = counts();

  private final Graph union;
  private final Iris iris;
  private final Labels labels;

  /**
   * @param union of all graphs of the store
   */
  public Explainer(Graph union, Iris iris) {
    this.union = union;
    this.iris = iris;
    this.labels = new Labels(union);
  }

  /**
   * What is said about two actors, background relations aside.
   *
   * @param exact whether those who stand for them are left out
   */
  public Explanation between(Node one, Node other, boolean exact) {
    Representatives ones = representatives(one, exact);
    Representatives others = representatives(other, exact);
    Set<Node> statements = new LinkedHashSet<>();
    for (Node actor : ones.actors()) {
      for (Node pair : G.listPO(union, Terms.MEMBER, actor)) {
        for (Node partner : G.listSP(union, pair, Terms.MEMBER)) {
          if (!partner.equals(actor) && others.actors().contains(partner)) {
            G.listPO(union, Terms.PAIR, pair).stream()
                .filter(node -> meant(node, actor, ones, partner, others))
                .forEach(statements::add);
          }
        }
      }
    }
    return explanation(
        "%s and %s".formatted(labels.of(one), labels.of(other)), withoutBackground(statements));
  }

  private boolean meant(
      Node statement, Node one, Representatives ones, Node other, Representatives others) {
    if (!isStatement(statement)) {
      return false;
    }
    Optional<String> date = one(statement, Terms.ARTICLE).flatMap(this::issued);
    return ones.contains(one, date) && others.contains(other, date);
  }

  /**
   * What is said about an actor, in an article, or in one relationship, pair or statement.
   *
   * @param exact whether those who stand for an actor are left out
   * @throws QueryException if nothing is said of it
   */
  public Explanation of(Node resource, boolean exact) {
    Set<Node> statements = new LinkedHashSet<>();
    if (isStatement(resource)) {
      statements.add(resource);
    }
    statements.addAll(G.listPO(union, Terms.COUNTED_IN, resource));
    statements.addAll(G.listPO(union, Terms.ARTICLE, resource));
    G.listPO(union, Terms.PAIR, resource).stream()
        .filter(this::isStatement)
        .forEach(statements::add);
    if (statements.isEmpty()) {
      Representatives representatives = representatives(resource, exact);
      for (Node actor : representatives.actors()) {
        for (Node role : List.of(Terms.SUBJECT, Terms.OBJECT)) {
          G.listPO(union, role, actor).stream()
              .filter(node ->
                  representatives.contains(actor, one(node, Terms.ARTICLE).flatMap(this::issued)))
              .forEach(statements::add);
        }
      }
      statements = withoutBackground(statements);
    }
    if (statements.isEmpty()) {
      throw new QueryException(
          "nothing is said of %s; give a statement, relationship, article or actor"
              .formatted(resource));
    }
    return explanation(labels.of(resource), statements);
  }

  private Representatives representatives(Node actor, boolean exact) {
    return exact ? Representatives.only(actor) : Representatives.of(actor, union);
  }

  private boolean isStatement(Node node) {
    return G.contains(union, node, Terms.TYPE, Terms.STATEMENT_CLASS);
  }

  private Set<Node> withoutBackground(Set<Node> statements) {
    return statements.stream()
        .filter(statement ->
            one(statement, Terms.RELATION)
                .flatMap(relation -> one(relation, GROUP))
                .flatMap(group -> one(group, IS_BACKGROUND))
                .map(flag -> !flag.getLiteralLexicalForm().equals("true"))
                .orElse(true))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // ---- Gathering
  // ---------------------------------------------------------------------------------

  private record Key(Node subject, Node relation, Node object, boolean symmetric) {}

  private Explanation explanation(String subject, Collection<Node> statements) {
    Map<Key, List<Node>> byKey = new LinkedHashMap<>();
    for (Node statement : statements) {
      byKey.computeIfAbsent(key(statement), none -> new ArrayList<>()).add(statement);
    }
    List<Explanation.Edge> edges = new ArrayList<>();
    byKey.forEach((key, members) -> edges.add(edge(key, members)));
    edges.sort(
        Comparator.comparingInt((Explanation.Edge edge) -> rank(edge, edges))
            .thenComparing(Explanation.Edge::relation)
            .thenComparingInt(edge -> order(edge.standing()))
            .thenComparing(Explanation.Edge::subject)
            .thenComparing(Explanation.Edge::object));
    return new Explanation(subject, edges);
  }

  /** A relation stands where its best known relationship stands. */
  private static int rank(Explanation.Edge edge, List<Explanation.Edge> edges) {
    return edges.stream()
        .filter(other -> other.relation().equals(edge.relation()))
        .mapToInt(other -> order(other.standing()))
        .min()
        .orElse(ORDER.size());
  }

  private static int order(Optional<String> standing) {
    return standing.map(ORDER::indexOf).filter(place -> place >= 0).orElse(ORDER.size());
  }

  private Key key(Node statement) {
    Node subject = needed(statement, Terms.SUBJECT);
    Node object = needed(statement, Terms.OBJECT);
    Node relation = needed(statement, Terms.RELATION);
    boolean symmetric = G.contains(union, relation, Terms.TYPE, SYMMETRIC);
    boolean turned = symmetric && subject.toString().compareTo(object.toString()) > 0;
    return new Key(turned ? object : subject, relation, turned ? subject : object, symmetric);
  }

  private Explanation.Edge edge(Key key, List<Node> members) {
    Optional<Node> relationship =
        members.stream()
            .flatMap(statement -> one(statement, Terms.COUNTED_IN).stream())
            .findFirst();
    List<Explanation.Said> said =
        members.stream()
            .map(this::said)
            .sorted(
                Comparator.comparing(Explanation.Said::denied)
                    .thenComparing(one -> one.issued().orElse(""))
                    .thenComparing(one -> one.article().toString())
                    .thenComparing(one -> begin(one.statement())))
            .toList();
    return new Explanation.Edge(
        labels.of(key.subject),
        labels.of(key.relation),
        labels.of(key.object),
        key.symmetric,
        relationship.flatMap(node -> one(node, Terms.STANDING)).map(Explainer::localName),
        relationship.map(this::countsOf).orElse(""),
        relationship.stream()
            .flatMap(node -> G.listSP(union, node, Terms.CONTESTED_BY).stream())
            .filter(other -> !other.equals(relationship.orElse(null)))
            .map(this::words)
            .sorted()
            .toList(),
        said);
  }

  private int begin(Node statement) {
    return one(statement, Terms.START)
        .map(node -> Integer.parseInt(node.getLiteralLexicalForm()))
        .orElse(0);
  }

  private String countsOf(Node relationship) {
    List<String> counts = new ArrayList<>();
    COUNTS.forEach((standing, property) ->
        one(relationship, property)
            .map(Node::getLiteralLexicalForm)
            .filter(count -> !count.equals("0"))
            .ifPresent(count -> counts.add(count + " " + standing)));
    return String.join(", ", counts);
  }

  private String words(Node relationship) {
    return "%s %s %s"
        .formatted(
            labels.of(needed(relationship, Terms.RDF_SUBJECT)),
            labels.of(needed(relationship, Terms.RDF_PREDICATE)),
            labels.of(needed(relationship, Terms.RDF_OBJECT)));
  }

  // ---- One statement
  // -----------------------------------------------------------------------------

  private Explanation.Said said(Node statement) {
    Node article = needed(statement, Terms.ARTICLE);
    return new Explanation.Said(
        statement,
        labels.of(needed(statement, Terms.SUBJECT)),
        labels.of(needed(statement, Terms.RELATION)),
        labels.of(needed(statement, Terms.OBJECT)),
        needed(statement, Terms.POLARITY).equals(Terms.NEGATED),
        word(statement, Terms.CERTAINTY),
        word(statement, Terms.TENSE),
        period(statement),
        source(statement),
        literal(statement, Terms.CUE),
        word(statement, Terms.STANCE),
        literal(statement, Terms.EXACT).orElse(""),
        resolved(statement),
        G.listSP(union, statement, Terms.ABOUT).stream().map(this::content).sorted().toList(),
        one(statement, Terms.COUNTED_IN).isPresent(),
        machine(statement),
        article,
        labels.of(article),
        literal(article, Terms.PUBLISHER),
        issued(article));
  }

  private Optional<String> machine(Node statement) {
    return one(statement, Terms.ANNOTATED_BY)
        .map(iris::annotatorParts)
        .filter(parts -> !parts.get(1).isEmpty())
        .map(List::getFirst);
  }

  private String content(Node statement) {
    return "%s %s%s %s"
        .formatted(
            labels.of(needed(statement, Terms.SUBJECT)),
            needed(statement, Terms.POLARITY).equals(Terms.NEGATED) ? "not: " : "",
            labels.of(needed(statement, Terms.RELATION)),
            labels.of(needed(statement, Terms.OBJECT)));
  }

  private Optional<String> period(Node statement) {
    Optional<String> from = literal(statement, Terms.VALID_FROM);
    Optional<String> to = literal(statement, Terms.VALID_TO);
    if (from.isPresent() && to.isPresent()) {
      return Optional.of(from.equals(to) ? from.get() : from.get() + " to " + to.get());
    }
    return from.map(date -> "since " + date).or(() -> to.map(date -> "until " + date));
  }

  /** Innermost first. */
  private String source(Node statement) {
    String innermost =
        one(statement, Terms.ATTRIBUTED_TO)
            .map(labels::of)
            .or(() -> literal(statement, Terms.SOURCE_WORDS))
            .orElse("the article itself");
    List<String> outer =
        literal(statement, Terms.REPORTED_VIA)
            .map(chain ->
                Arrays.stream(chain.split("\\|"))
                    .map(id -> labels.of(iris.entity(new EntityId(id))))
                    .toList())
            .orElseGet(() ->
                G.listSP(union, statement, Terms.REPORTED_BY).stream()
                    .map(labels::of)
                    .sorted()
                    .toList());
    StringBuilder chain = new StringBuilder(innermost);
    outer.reversed().forEach(source -> chain.append(", as reported by ").append(source));
    return chain.toString();
  }

  /** Puts those who are meant in brackets behind words that are no name of theirs. */
  private String resolved(Node statement) {
    String quote = literal(statement, Terms.EXACT).orElse("");
    int offset = begin(statement);
    Map<Integer, Set<String>> meant = new TreeMap<>(Comparator.reverseOrder());
    Map<Node, Node> parts =
        Map.of(Terms.SUBJECT_SPAN, Terms.SUBJECT, Terms.OBJECT_SPAN, Terms.OBJECT);
    parts.forEach((spanProperty, actorProperty) -> {
      Node actor = needed(statement, actorProperty);
      literal(statement, spanProperty)
          .ifPresent(span -> {
            int dash = span.indexOf('-');
            int begin = Integer.parseInt(span.substring(0, dash)) - offset;
            int end = Integer.parseInt(span.substring(dash + 1)) - offset;
            if (begin >= 0
                && end <= quote.length()
                && begin < end
                && !isName(quote.substring(begin, end), actor)) {
              meant.computeIfAbsent(end, none -> new LinkedHashSet<>()).add(labels.of(actor));
            }
          });
    });
    StringBuilder words = new StringBuilder(quote);
    meant.forEach((end, actors) ->
        words.insert(end, " [" + actors.stream().sorted().collect(Collectors.joining(", ")) + "]"));
    return words.toString();
  }

  private boolean isName(String words, Node actor) {
    String folded = Words.fold(words.replaceFirst("(?:['’]s?)$", "").replaceFirst("^[Tt]he ", ""));
    for (Node property : List.of(Terms.PREF_LABEL, Terms.ALT_LABEL, HIDDEN_LABEL)) {
      for (Node label : G.listSP(union, actor, property)) {
        String name = Words.fold(label.getLiteralLexicalForm().replaceFirst("^[Tt]he ", ""));
        if ((" " + folded + " ").contains(" " + name + " ")) {
          return true;
        }
      }
    }
    // A surname or another part of the name tells enough.
    return (" " + Words.fold(labels.of(actor)) + " ").contains(" " + folded + " ");
  }

  // ---- Reading
  // -----------------------------------------------------------------------------------

  private Optional<String> issued(Node article) {
    return literal(article, Terms.ISSUED);
  }

  private Optional<Node> one(Node subject, Node property) {
    return G.listSP(union, subject, property).stream().findFirst();
  }

  private Node needed(Node subject, Node property) {
    return one(subject, property)
        .orElseThrow(() ->
            new QueryException(
                "%s has no %s; 'entente validate' tells more"
                    .formatted(subject, localName(property))));
  }

  private Optional<String> literal(Node subject, Node property) {
    return one(subject, property).map(Node::getLiteralLexicalForm);
  }

  private String word(Node subject, Node property) {
    return localName(needed(subject, property));
  }

  private static String localName(Node node) {
    return node.getURI().replaceFirst(".*[#/]", "");
  }

  private static Map<String, Node> counts() {
    Map<String, Node> counts = new LinkedHashMap<>();
    counts.put("stated", Terms.STATED_COUNT);
    counts.put("alleged", Terms.ALLEGED_COUNT);
    counts.put("planned", Terms.PLANNED_COUNT);
    counts.put("possible", Terms.POSSIBLE_COUNT);
    counts.put("denied", Terms.DENIED_COUNT);
    return counts;
  }
}
