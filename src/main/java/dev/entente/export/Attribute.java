package dev.entente.export;

import dev.entente.statement.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What formats that have named and typed attributes say of an actor or an edge, the same in all of
 * them.
 *
 * @param meaning for people, in a sentence without its full stop
 * @param of the value, empty where there is none
 */
record Attribute<T>(
    String name, Type type, String meaning, Function<T, Optional<? extends Object>> of) {

  /** What values are. */
  enum Type {
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN
  }

  /** Between the values of one attribute. */
  static final String SEPARATOR = " | ";

  /** Of actors, besides id and label. */
  static final List<Attribute<ActorNode>> OF_NODES = ofNodes();

  /** Of edges, besides id, source, target, label and weight. */
  static final List<Attribute<ActorEdge>> OF_EDGES = ofEdges();

  /** The value in words, empty where there is none. */
  Optional<String> words(T thing) {
    return of.apply(thing).map(Object::toString);
  }

  private static List<Attribute<ActorNode>> ofNodes() {
    List<Attribute<ActorNode>> all = new ArrayList<>();
    all.add(string("kind", "Kind of actor", node -> Optional.of(node.kind())));
    all.add(
        string(
            "country",
            "ISO 3166-1 alpha-3 code of the state it is, acts for or belongs to",
            ActorNode::country));
    all.add(string("iri", "Its name in the store", node -> Optional.of(node.iri())));
    all.add(
        new Attribute<>(
            "named",
            Type.BOOLEAN,
            "Whether it has a name; groups without one belong to one article and have no measures",
            node -> Optional.of(node.named())));
    all.add(integer("in_degree", "Affirmed edges that end in it", ActorNode::in));
    all.add(integer("out_degree", "Affirmed edges that begin in it", ActorNode::out));
    all.add(integer("degree", "Affirmed edges of it", ActorNode::degree));
    all.add(integer("weighted_degree", "Sum of their weights", ActorNode::weighted));
    Map.of(1, "cooperation", -1, "conflict").entrySet().stream()
        .sorted(Map.Entry.<Integer, String>comparingByKey().reversed())
        .forEach(sign -> {
          int number = sign.getKey();
          String word = sign.getValue();
          all.add(
              integer(
                  word + "_degree",
                  "Affirmed edges of " + word,
                  node -> node.place(number).degree()));
          all.add(
              integer(
                  word + "_weighted_degree",
                  "Sum of their weights",
                  node -> node.place(number).weighted()));
          all.add(
              decimal(
                  word + "_pagerank",
                  "PageRank over the directed, weighted edges of " + word,
                  node -> Optional.of(node.place(number).pageRank())));
          all.add(
              decimal(
                  word + "_betweenness",
                  "Share of the shortest paths of " + word + " that lead through it",
                  node -> Optional.of(node.place(number).betweenness())));
          all.add(
              integer(
                  word + "_community",
                  "Its community by label propagation over " + word + ", 1 the largest, 0 none",
                  node -> node.place(number).community()));
        });
    return List.copyOf(all);
  }

  private static List<Attribute<ActorEdge>> ofEdges() {
    List<Attribute<ActorEdge>> all = new ArrayList<>();
    all.add(
        string(
            "type",
            "The relation in capitals, with DENIED_ before it where it is said not to hold",
            edge -> Optional.of(edge.type())));
    all.add(
        string("relation", "Name of the relation", edge -> Optional.of(edge.relation().name())));
    all.add(string("polarity", "affirmed or negated", edge -> Optional.of(edge.polarity().word())));
    all.add(
        string(
            "standing",
            "What all statements of the relationship add up to",
            edge -> Optional.of(edge.standing().word())));
    all.add(
        new Attribute<>(
            "contested",
            Type.BOOLEAN,
            "Whether different sources affirm and deny it",
            edge -> Optional.of(edge.contested())));
    all.add(
        string(
            "certainty",
            "The surest of its statements",
            edge -> Optional.of(edge.certainty().word())));
    all.add(
        string("quad_class", "Group of the relation", edge -> Optional.of(edge.group().name())));
    all.add(string("plover", "PLOVER type of most of its statements", ActorEdge::plover));
    all.add(
        decimal(
            "score",
            "From -10 (conflict) to 10 (cooperation), as the ontology gives it to the relation",
            edge -> edge.relation().score()));
    all.add(
        new Attribute<>(
            "symmetric",
            Type.BOOLEAN,
            "Whether source and target may change places",
            edge -> Optional.of(edge.relation().symmetric())));
    all.add(integer("statements", "How many statements", ActorEdge::statements));
    for (Standing standing :
        List.of(
            Standing.STATED,
            Standing.ALLEGED,
            Standing.PLANNED,
            Standing.POSSIBLE,
            Standing.DENIED)) {
      all.add(
          integer(
              standing.word(),
              "How many of them are " + standing.word(),
              edge -> edge.count(standing)));
    }
    all.add(integer("sources", "How many distinct sources", edge -> edge.sources().size()));
    all.add(
        string(
            "source_names",
            "Who they are",
            edge -> Optional.of(String.join(SEPARATOR, edge.sources()))));
    all.add(string("first_date", "Earliest date", ActorEdge::first));
    all.add(string("last_date", "Latest date", ActorEdge::last));
    all.add(
        decimal(
            "confidence",
            "Mean of the confidences that annotators gave, 0 to 1",
            ActorEdge::confidence));
    all.add(
        string(
            "quotes",
            "At most three quotes with their articles",
            edge ->
                Optional.of(
                    edge.quotes().stream()
                        .map(ActorEdge.Quote::cited)
                        .collect(Collectors.joining(SEPARATOR)))));
    return List.copyOf(all);
  }

  private static <T> Attribute<T> string(
      String name, String meaning, Function<T, Optional<? extends Object>> of) {
    return new Attribute<>(name, Type.STRING, meaning, of);
  }

  private static <T> Attribute<T> integer(String name, String meaning, Function<T, Integer> of) {
    return new Attribute<>(name, Type.INTEGER, meaning, thing -> Optional.of(of.apply(thing)));
  }

  private static <T> Attribute<T> decimal(
      String name, String meaning, Function<T, Optional<? extends Object>> of) {
    return new Attribute<>(name, Type.DECIMAL, meaning, of);
  }
}
