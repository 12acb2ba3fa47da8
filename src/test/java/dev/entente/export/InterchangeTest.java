package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.query.SeedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** STIX against the rules of its specification, FollowTheMoney against its own library. */
class InterchangeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void stixKeepsItsRules(Path store) throws IOException {
    for (Map<String, List<String>> filter : List.of(Exports.ALL, Map.<String, List<String>>of())) {
      int objects = objects(store, filter).size();
      JsonNode found = validated(folder.resolve("a.json"));
      assertEquals("[]", found.path("wrong").toString());
      assertEquals(objects, found.path("objects").asInt());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "note,content,",
    "note,confidence,1.5",
    "relationship,relationship_type,\"Supplies_arms\"",
    "relationship,source_ref,\"identity--0\"",
    "relationship,start_time,\"2024-02-01\"",
    "identity,identity_class,\"country\"",
    "location,country,",
    "report,object_refs,[]",
    "report,publisher,\"a property that reports do not have\""
  })
  void whatBreaksARuleOfStixIsFound(String type, String name, String value) throws IOException {
    objects(SeedStore.location(), Exports.ALL);
    Path file = folder.resolve("a.json");
    ObjectNode bundle = (ObjectNode) JSON.readTree(Files.readString(file));
    for (JsonNode object : bundle.path("objects")) {
      if (object.path("type").asText().equals(type)) {
        if (value == null) {
          ((ObjectNode) object).remove(name);
        } else {
          ((ObjectNode) object).set(name, JSON.readTree(value));
        }
        break;
      }
    }
    Files.writeString(file, bundle.toString());
    JsonNode wrong = validated(file).path("wrong");
    assertTrue(wrong.toString().contains(type + "--"), wrong::toString);
  }

  private static JsonNode validated(Path bundle) throws IOException {
    return JSON.readTree(Programs.node("stix.mjs", bundle.toString()));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void stixHasEveryEdgeAndEveryStatement(Path store) throws IOException {
    ActorGraph graph = Exports.everything(store);
    Map<String, JsonNode> objects = objects(store, Exports.ALL);
    List<JsonNode> edges =
        objects.values().stream()
            .filter(object -> object.path("type").asText().equals("relationship"))
            .filter(object -> !object.path("relationship_type").asText().equals("located-at"))
            .toList();
    assertEquals(
        graph.edges().stream()
            .map(edge ->
                label(graph, edge.source())
                    + " "
                    + edge.standing().word()
                    + " "
                    + label(graph, edge.target()))
            .sorted()
            .toList(),
        edges.stream()
            .map(edge ->
                name(objects, edge.path("source_ref"))
                    + " "
                    + edge.at("/labels/0").asText()
                    + " "
                    + name(objects, edge.path("target_ref")))
            .sorted()
            .toList());
    assertEquals(
        graph.edges().stream().mapToInt(ActorEdge::statements).sum(),
        objects.values().stream()
            .filter(object -> object.path("type").asText().equals("note"))
            .count());
    edges.forEach(edge ->
        assertEquals(
            edge.at("/labels/0").asText().equals("stated"),
            !edge.path("relationship_type")
                .asText()
                .matches("(alleged|planned|possible|contested|denied)-.*"),
            edge::toString));
  }

  @Test
  void whatIsNoEdgeOfThePolicyStaysOutOfABundle() throws IOException {
    Map<String, JsonNode> objects = objects(SeedStore.location(), Map.of());
    assertTrue(
        objects.values().stream()
            .noneMatch(
                object -> object.path("relationship_type").asText().contains("supplies-arms-to")));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void followTheMoneyReadsItsEntities(Path store) throws IOException {
    ActorGraph graph = Exports.everything(store);
    Path file =
        Exports.write(store, ExportFormat.FTM, Exports.ALL, Map.of(), folder.resolve("a.json"));
    JsonNode read = JSON.readTree(Programs.node("graph.mjs", "followthemoney", file.toString()));
    assertEquals(
        graph.nodes().stream().map(node -> Xml.oneLine(node.label())).sorted().toList(),
        stream(read.path("nodes")).map(node -> node.path("caption").asText()).sorted().toList());
    assertEquals(graph.edges().size(), read.path("edges").size());
    assertEquals(1, read.path("articles").size());
    List<String> quotes =
        graph.edges().stream()
            .flatMap(edge -> edge.quotes().stream())
            .map(ActorEdge.Quote::cited)
            .sorted()
            .toList();
    assertEquals(
        quotes,
        stream(read.path("edges"))
            .flatMap(edge -> stream(edge.path("quotes")))
            .map(JsonNode::asText)
            .sorted()
            .toList());
    // One article documents every actor.
    assertEquals(graph.nodes().size(), read.path("documented").size());
  }

  private Map<String, JsonNode> objects(Path store, Map<String, List<String>> filter)
      throws IOException {
    Path file = Exports.write(store, ExportFormat.STIX, filter, Map.of(), folder.resolve("a.json"));
    JsonNode bundle = JSON.readTree(Files.readString(file));
    assertEquals("bundle", bundle.path("type").asText());
    assertTrue(bundle.path("id").asText().matches("bundle--.*"));
    Map<String, JsonNode> objects = new HashMap<>();
    bundle
        .path("objects")
        .forEach(object ->
            assertTrue(
                objects.put(object.path("id").asText(), object) == null, "an identifier twice"));
    assertTrue(objects.size() > 30, "too few to tell anything");
    return objects;
  }

  private static String name(Map<String, JsonNode> objects, JsonNode id) {
    return java.util.Objects.requireNonNull(objects.get(id.asText())).path("name").asText();
  }

  private static String label(ActorGraph graph, dev.entente.statement.EntityId id) {
    return Xml.oneLine(java.util.Objects.requireNonNull(graph.byId().get(id)).label());
  }

  private static Stream<JsonNode> stream(JsonNode of) {
    return StreamSupport.stream(of.spliterator(), false);
  }
}
