package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/** The verdicts of a store: a graph that is only ever added to. */
public final class Verdicts {

  private static final Node VERDICT = Terms.ent("Verdict");
  private static final Node JUDGEMENT = Terms.ent("judgement");
  private static final Node REVIEWER = Terms.ent("reviewer");
  private static final Node DECIDED_AT = Terms.ent("decidedAt");
  private static final Node REASON = Terms.ent("reason");
  private static final Node JUDGES = Terms.ent("judges");
  private static final Node OTHER_ACTOR = Terms.ent("otherActor");
  private static final Node GIVEN_NAME = Terms.ent("givenName");
  private static final Node JUDGED_ROW = Terms.ent("judgedRow");
  private static final Node CORRECTION = Terms.ent("correction");
  private static final Node PREFIX = NodeFactory.createURI(Terms.OA + "prefix");
  private static final Node SUFFIX = NodeFactory.createURI(Terms.OA + "suffix");

  static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::time).thenComparing(Verdict::id);

  private Verdicts() {}

  /** All of them, the oldest first, within a transaction. */
  public static List<Verdict> read(DatasetGraph data, Iris iris) {
    Graph graph = data.getGraph(iris.curationGraph());
    List<Verdict> verdicts = new ArrayList<>();
    for (Node node : G.listPO(graph, Terms.TYPE, VERDICT)) {
      verdicts.add(read(graph, node, iris));
    }
    verdicts.sort(ORDER);
    return verdicts;
  }

  /** Those about two actors, the oldest first. */
  public static List<Verdict> ofActors(DatasetGraph data, Iris iris) {
    return having(OTHER_ACTOR, data, iris);
  }

  /** Those about the names of actors, the oldest first. */
  public static List<Verdict> ofNames(DatasetGraph data, Iris iris) {
    return having(GIVEN_NAME, data, iris);
  }

  private static List<Verdict> having(Node property, DatasetGraph data, Iris iris) {
    Graph graph = data.getGraph(iris.curationGraph());
    List<Verdict> verdicts = new ArrayList<>();
    graph
        .find(Node.ANY, property, Node.ANY)
        .forEachRemaining(triple -> verdicts.add(read(graph, triple.getSubject(), iris)));
    verdicts.sort(ORDER);
    return verdicts;
  }

  /**
   * Those that apply to a statement, the oldest first.
   *
   * @param statement of an article
   */
  public static List<Verdict> about(Node statement, DatasetGraph data, Iris iris) {
    Graph graph = data.getGraph(iris.curationGraph());
    List<Verdict> verdicts = new ArrayList<>();
    data.find(iris.relationsGraph(), Node.ANY, Judged.APPLIES_TO, statement)
        .forEachRemaining(quad -> verdicts.add(read(graph, quad.getSubject(), iris)));
    verdicts.sort(ORDER);
    return verdicts;
  }

  static boolean contains(Verdict verdict, DatasetGraph data, Iris iris) {
    return data.contains(iris.curationGraph(), name(verdict, iris), Terms.TYPE, VERDICT);
  }

  static Node name(Verdict verdict, Iris iris) {
    return iris.node("verdict/" + verdict.id());
  }

  /** Adds one, within a write transaction; the same one twice is one. */
  public static void add(Verdict verdict, DatasetGraph data, Iris iris) {
    Node graph = iris.curationGraph();
    Node node = name(verdict, iris);
    data.add(graph, node, Terms.TYPE, VERDICT);
    data.add(graph, node, JUDGEMENT, string(verdict.judgement().word()));
    data.add(graph, node, REVIEWER, string(verdict.reviewer()));
    data.add(
        graph,
        node,
        DECIDED_AT,
        NodeFactory.createLiteralDT(verdict.time().toString(), XSDDatatype.XSDdateTime));
    if (!verdict.reason().isEmpty()) {
      data.add(graph, node, REASON, string(verdict.reason()));
    }
    switch (verdict.target()) {
      case Verdict.Target.OfStatement statement -> {
        data.add(graph, node, JUDGES, iris.statement(statement.identity()));
        data.add(graph, node, JUDGED_ROW, json(statement.row()));
        data.add(graph, node, PREFIX, string(statement.prefix()));
        data.add(graph, node, SUFFIX, string(statement.suffix()));
        if (!statement.correction().isEmpty()) {
          data.add(graph, node, CORRECTION, json(statement.correction()));
        }
      }
      case Verdict.Target.OfActors actors -> {
        data.add(graph, node, JUDGES, iris.entity(actors.actor()));
        data.add(graph, node, OTHER_ACTOR, iris.entity(actors.other()));
      }
      case Verdict.Target.OfName name -> {
        data.add(graph, node, JUDGES, iris.entity(name.actor()));
        data.add(graph, node, GIVEN_NAME, string(name.name()));
      }
    }
  }

  private static Verdict read(Graph graph, Node node, Iris iris) {
    Verdict.Judgement judgement =
        Verdict.Judgement.of(words(graph, node, JUDGEMENT))
            .orElseThrow(() -> new StoreException(node + ": is no verdict that is known here"));
    Node judged = G.getOneSP(graph, node, JUDGES);
    Verdict.Target target =
        switch (judgement) {
          case MERGE, SPLIT, NEVER_SAME ->
              new Verdict.Target.OfActors(
                  iris.entityId(judged), iris.entityId(G.getOneSP(graph, node, OTHER_ACTOR)));
          case RENAME ->
              new Verdict.Target.OfName(iris.entityId(judged), words(graph, node, GIVEN_NAME));
          case ACCEPT, REJECT, CORRECT, WITHDRAW ->
              new Verdict.Target.OfStatement(
                  judged.getURI().substring(judged.getURI().lastIndexOf('/') + 1),
                  cells(words(graph, node, JUDGED_ROW)),
                  words(graph, node, PREFIX),
                  words(graph, node, SUFFIX),
                  cells(words(graph, node, CORRECTION)));
        };
    return new Verdict(
        judgement,
        words(graph, node, REVIEWER),
        Instant.parse(words(graph, node, DECIDED_AT)),
        words(graph, node, REASON),
        target);
  }

  private static String words(Graph graph, Node node, Node property) {
    Node value = G.getZeroOrOneSP(graph, node, property);
    return value == null ? "" : value.getLiteralLexicalForm();
  }

  private static Node string(String words) {
    return NodeFactory.createLiteralString(words);
  }

  /** Flat JSON, keys sorted: the same cells are the same literal. */
  private static Node json(Map<String, String> cells) {
    JsonObject object = new JsonObject();
    cells.forEach(object::put);
    return string(JSON.toStringFlat(object));
  }

  private static Map<String, String> cells(String json) {
    Map<String, String> cells = new LinkedHashMap<>();
    if (!json.isEmpty()) {
      JSON.parse(json).forEach((key, value) -> cells.put(key, value.getAsString().value()));
    }
    return cells;
  }
}
