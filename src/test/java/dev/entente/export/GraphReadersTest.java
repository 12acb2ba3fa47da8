package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.query.SeedStore;
import dev.entente.statement.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the graph formats back with readers that we did not write. */
class GraphReadersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final List<String> NODE = List.of("kind", "named", "degree");
  static final List<String> EDGE = List.of("type", "contested", "standing", "quotes", "symmetric");

  /** Each file is written once for all that read it. */
  @TempDir static Path folder;

  private static final Map<Path, Path> WRITTEN = new ConcurrentHashMap<>();

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void networkxReadsGexf(Path store) throws IOException {
    Path file = write(store, ExportFormat.GEXF, "a.gexf", Map.of());
    // Attributes of XML cannot hold line breaks.
    assertEquals(expected(store, Xml::oneLine), python("networkx", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void networkxReadsGraphml(Path store) throws IOException {
    Path file = write(store, ExportFormat.GRAPHML, "a.graphml", Map.of());
    assertEquals(expected(store, words -> words), python("networkx", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void igraphReadsGraphml(Path store) throws IOException {
    Path file = write(store, ExportFormat.GRAPHML, "a.graphml", Map.of());
    assertEquals(expected(store, words -> words), python("igraph", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void graphologyReadsGexf(Path store) throws IOException {
    Path file = write(store, ExportFormat.GEXF, "a.gexf", Map.of());
    assertEquals(expected(store, Xml::oneLine), javascript("gexf", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void graphologyReadsGraphml(Path store) throws IOException {
    Path file = write(store, ExportFormat.GRAPHML, "a.graphml", Map.of());
    assertEquals(expected(store, words -> words), javascript("graphml", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void cytoscapeReadsItsElements(Path store) throws IOException {
    Path file = write(store, ExportFormat.CYJS, "a.cyjs", Map.of());
    assertEquals(expected(store, words -> words), javascript("cytoscape", file));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void pythonReadsTheTables(Path store) throws IOException {
    Path tables = write(store, ExportFormat.CSV, "tables", Map.of());
    assertEquals(expected(store, Tables::safe), python("csv", tables));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theHeadersOfNeo4jSayWhatTheCellsHold(Path store) throws IOException {
    Path tables = write(store, ExportFormat.NEO4J, "neo4j", Map.of());
    assertEquals(
        expected(store, words -> Xml.oneLine(words).replace('\\', '＼')), python("neo4j", tables));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void neo4jUnderstandsTheScriptThatMergesEveryTypeAndKindOnce(Path store) throws IOException {
    Path tables = write(store, ExportFormat.NEO4J, "neo4j", Map.of());
    JsonNode script =
        JSON.readTree(Programs.node("cypher.mjs", tables.resolve("load.cypher").toString()));
    assertEquals("[]", script.path("wrong").toString());
    List<String> statements = new ArrayList<>();
    script.path("statements").forEach(statement -> statements.add(statement.asText()));
    ActorGraph graph = Exports.everything(store);
    Set<String> types = graph.edges().stream().map(ActorEdge::type).collect(Collectors.toSet());
    Set<String> kinds = graph.nodes().stream().map(ActorNode::kind).collect(Collectors.toSet());
    for (String type : types) {
      assertEquals(1, containing("MERGE (s)-[r:" + type + " {id: row.id}]", statements), type);
    }
    for (String kind : kinds) {
      assertEquals(1, containing("SET a:" + kind, statements), kind);
    }
    // A constraint, the actors, their kinds, the edges; what creates would double all when run
    // again.
    assertEquals(2 + kinds.size() + types.size(), statements.size(), statements::toString);
    assertEquals(1, containing("CREATE", statements));
    assertEquals(1, containing("CREATE CONSTRAINT entente_actor IF NOT EXISTS", statements));
  }

  private static long containing(String words, List<String> statements) {
    return statements.stream().filter(statement -> statement.contains(words)).count();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void xmllintFindsTheXmlWellFormed(Path store) {
    Programs.run(
        "xmllint",
        "--noout",
        write(store, ExportFormat.GEXF, "a.gexf", Map.of()).toString(),
        write(store, ExportFormat.GEXF, "b.gexf", Map.of("gexf-version", List.of("1.3")))
            .toString(),
        write(store, ExportFormat.GRAPHML, "yed.graphml", Map.of("profile", List.of("yed")))
            .toString());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void graphvizDrawsEveryActorAndEdge(Path store) {
    Path file = write(store, ExportFormat.DOT, "a.gv", Map.of());
    String svg = Programs.run("dot", "-Tsvg", file.toString());
    ActorGraph graph = Exports.everything(store);
    // The legend is a node as well.
    assertEquals(graph.nodes().size() + 1, count(svg, "class=\"node\""));
    assertEquals(graph.edges().size(), count(svg, "class=\"edge\""));
    assertEquals(
        graph.edges().stream().filter(ActorEdge::contested).count(),
        count(svg, "stroke-dasharray=\"5,2\""));
  }

  @Test
  void graphvizShowsHostileLabelsAsTheyAre() {
    Path file = write(HostileStore.location(), ExportFormat.DOT, "a.gv", Map.of());
    String text =
        Programs.run("dot", "-Tsvg", file.toString())
            .replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#45;", "-")
            .replaceAll("&#160;|\\s", "")
            .replace("&amp;", "&");
    for (String label : HostileStore.LABELS) {
      assertTrue(text.contains(label.replaceAll("\\s", "")), () -> label + " is not in " + text);
    }
  }

  @Test
  void onlyWhatIsStatedIsDrawnAsAFact() throws IOException {
    ActorGraph graph = Exports.everything(SeedStore.location());
    Map<String, Long> drawn =
        graph.edges().stream()
            .collect(
                Collectors.groupingBy(
                    edge ->
                        edge.standing() == Standing.CONTESTED
                            ? "dashed"
                            : edge.standing() == Standing.STATED && edge.affirmed()
                                ? "solid"
                                : "dotted",
                    Collectors.counting()));
    assertEquals(3, drawn.size(), drawn::toString);
    String dot = Files.readString(write(SeedStore.location(), ExportFormat.DOT, "a.gv", Map.of()));
    String gexf =
        Files.readString(write(SeedStore.location(), ExportFormat.GEXF, "a.gexf", Map.of()));
    drawn.forEach((stroke, count) -> {
      assertEquals(count, dot.split("style=\"" + stroke + "\"", -1).length - 1, stroke);
      assertEquals(count, gexf.split("<viz:shape value=\"" + stroke + "\"", -1).length - 1, stroke);
    });
    assertTrue(dot.contains(">contested</TD>"), "the legend does not explain dashes");
    assertTrue(dot.contains(">alleged, planned, possible</TD>"), "nor dots");
  }

  @Test
  void everyFileNamesThePolicy() throws IOException {
    for (ExportFormat format :
        List.of(
            ExportFormat.GEXF,
            ExportFormat.GRAPHML,
            ExportFormat.DOT,
            ExportFormat.CYJS,
            ExportFormat.JSON_GRAPH)) {
      Path file = write(SeedStore.location(), format, "a." + format, Map.of());
      assertTrue(Files.readString(file).contains("policy standard"), format.toString());
    }
    Path tables = write(SeedStore.location(), ExportFormat.CSV, "tables", Map.of());
    assertTrue(Files.readString(tables.resolve("edges.csv")).contains(",standard "));
  }

  @Test
  void noCellBeginsAFormula() throws IOException {
    for (String profile : List.of("gephi", "excel", "kumu")) {
      Path tables =
          write(
              HostileStore.location(),
              ExportFormat.CSV,
              profile,
              Map.of("profile", List.of(profile)));
      for (String name : List.of("nodes.csv", "edges.csv")) {
        try (org.apache.commons.csv.CSVParser parser =
            org.apache.commons.csv.CSVParser.parse(
                tables.resolve(name),
                java.nio.charset.StandardCharsets.UTF_8,
                org.apache.commons.csv.CSVFormat.DEFAULT)) {
          parser.forEach(row ->
              row.forEach(cell ->
                  assertFalse(cell.matches("(?s)[=+@\\t\\r].*|-\\D.*"), () -> name + ": " + cell)));
        }
      }
    }
  }

  /** The name tells the format and the settings. */
  private static Path write(
      Path store, ExportFormat format, String name, Map<String, List<String>> settings) {
    Path into = folder.resolve("%08x-%s".formatted(store.hashCode(), name));
    return WRITTEN.computeIfAbsent(
        into, to -> Exports.write(store, format, Exports.ALL, settings, to));
  }

  private static JsonNode javascript(String reader, Path file) throws IOException {
    return JSON.readTree(Programs.node("graph.mjs", reader, file.toString()));
  }

  private static JsonNode python(String reader, Path file) throws IOException {
    List<String> modules =
        List.of("csv", "neo4j").contains(reader) ? List.of("csv") : List.of(reader);
    return JSON.readTree(Programs.python(modules, "graph.py", reader, file.toString()));
  }

  /** The graph as the reading scripts print it. */
  static JsonNode expected(Path store, UnaryOperator<String> words) throws IOException {
    ActorGraph graph = Exports.everything(store);
    ObjectNode all = JSON.createObjectNode();
    ObjectNode nodes = all.putObject("nodes");
    for (ActorNode node : graph.nodes()) {
      ObjectNode one = nodes.putObject(node.id().value());
      one.put("label", words.apply(node.label()));
      put(node, Attribute.OF_NODES, NODE, words, one);
    }
    ObjectNode edges = all.putObject("edges");
    for (ActorEdge edge : graph.edges()) {
      ObjectNode one = edges.putObject(edge.id());
      one.put("source", edge.source().value());
      one.put("target", edge.target().value());
      one.put("label", words.apply(edge.label()));
      one.put("weight", edge.weight());
      put(edge, Attribute.OF_EDGES, EDGE, words, one);
    }
    assertTrue(nodes.size() >= 8 && edges.size() > nodes.size(), "too small to tell anything");
    return JSON.readTree(all.toString());
  }

  private static <T> void put(
      T thing,
      List<Attribute<T>> attributes,
      List<String> names,
      UnaryOperator<String> words,
      ObjectNode into) {
    for (Attribute<T> attribute : attributes) {
      if (names.contains(attribute.name())) {
        Function<T, Optional<? extends Object>> of = attribute.of();
        of.apply(thing)
            .ifPresent(value -> {
              switch (value) {
                case Integer number -> into.put(attribute.name(), number);
                case Boolean flag -> into.put(attribute.name(), flag);
                default -> into.put(attribute.name(), words.apply(value.toString()));
              }
            });
      }
    }
  }

  private static long count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1L;
  }
}
