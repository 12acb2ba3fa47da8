package dev.entente.export;

import static org.gephi.io.importer.api.Issue.Level.SEVERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.query.SeedStore;
import java.awt.Color;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeFormat;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.plugin.file.ImporterGEXF;
import org.gephi.io.importer.plugin.file.ImporterGraphML;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openide.util.Lookup;

/** Gephi's own importers put the files into a workspace, as opening them does. */
class GephiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Gephi tells the root logger every count. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Level USUAL = ROOT.getLevel();

  @TempDir Path folder;

  @BeforeAll
  static void beQuiet() {
    ROOT.setLevel(Level.WARNING);
  }

  @AfterAll
  static void beAsUsual() {
    ROOT.setLevel(USUAL);
  }

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void gephiReadsEveryActorAndEdgeOfGexf(Path store) throws IOException {
    Path file = write(store, ExportFormat.GEXF, Map.of());
    assertEquals(
        GraphReadersTest.expected(store, Xml::oneLine),
        described(opened(file, new ImporterGEXF())));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void gephiReadsTheNewerGexfAsWell(Path store) throws IOException {
    Path file = write(store, ExportFormat.GEXF, Map.of("gexf-version", List.of("1.3")));
    assertEquals(
        GraphReadersTest.expected(store, Xml::oneLine),
        described(opened(file, new ImporterGEXF())));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void gephiReadsEveryActorAndEdgeOfGraphml(Path store) throws IOException {
    Path file = write(store, ExportFormat.GRAPHML, Map.of());
    // On the JDK's parser Gephi loses blanks between two characters that XML escapes.
    assertEquals(
        GraphReadersTest.expected(store, words -> words.replaceAll("(?<=[<>&]) (?=[<>&])", "")),
        described(opened(file, new ImporterGraphML())));
  }

  @Test
  void gephiShowsEdgesInTheirTimeAndColour() throws IOException {
    Path store = HostileStore.location();
    GraphModel model = opened(write(store, ExportFormat.GEXF, Map.of()), new ImporterGEXF());
    assertEquals(TimeFormat.DATE, model.getTimeFormat());
    for (ActorEdge edge : Exports.everything(store).edges()) {
      Edge read = model.getGraph().getEdge(edge.id());
      IntervalSet when = (IntervalSet) read.getAttribute("timeset");
      // The article is of February 2024, a leap year.
      assertEquals("<[2024-02-01, 2024-02-29]>", when.toString(TimeFormat.DATE));
      assertEquals(Color.decode(edge.group().colour()), read.getColor());
    }
  }

  private Path write(Path store, ExportFormat format, Map<String, List<String>> settings) {
    return Exports.write(
        store, format, Exports.ALL, settings, folder.resolve("a." + format.fileName()));
  }

  private static GraphModel opened(Path file, FileImporter importer) throws IOException {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    try (Reader reader = Files.newBufferedReader(file)) {
      Container container = imports.importFile(reader, importer);
      container
          .getReport()
          .getIssues(100)
          .forEachRemaining(issue ->
              assertTrue(issue.getLevel().toInteger() < SEVERE.toInteger(), issue::getMessage));
      imports.process(container, new DefaultProcessor(), workspace);
    }
    return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
  }

  /** As {@link GraphReadersTest#expected} has it. */
  private static JsonNode described(GraphModel model) throws IOException {
    DirectedGraph graph = model.getDirectedGraph();
    ObjectNode all = JSON.createObjectNode();
    ObjectNode nodes = all.putObject("nodes");
    for (Node node : graph.getNodes()) {
      ObjectNode one = nodes.putObject((String) node.getId());
      one.put("label", node.getLabel());
      put(node, model.getNodeTable(), GraphReadersTest.NODE, one);
    }
    ObjectNode edges = all.putObject("edges");
    for (Edge edge : graph.getEdges()) {
      ObjectNode one = edges.putObject((String) edge.getId());
      one.put("source", (String) edge.getSource().getId());
      one.put("target", (String) edge.getTarget().getId());
      one.put("label", edge.getLabel());
      one.put("weight", (int) edge.getWeight());
      put(edge, model.getEdgeTable(), GraphReadersTest.EDGE, one);
    }
    return JSON.readTree(all.toString());
  }

  private static void put(Element element, Table columns, List<String> names, ObjectNode into) {
    for (Column column : columns) {
      if (names.contains(column.getTitle())) {
        switch (element.getAttribute(column)) {
          case null -> {}
          case Integer number -> into.put(column.getTitle(), number);
          case Boolean flag -> into.put(column.getTitle(), flag);
          case Object words -> into.put(column.getTitle(), words.toString());
        }
      }
    }
  }
}
