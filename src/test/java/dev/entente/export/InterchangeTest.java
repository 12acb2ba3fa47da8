package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.query.SeedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** STIX against the rules of its specification, FollowTheMoney against its own library. */
class InterchangeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What each type must have besides what all have (STIX 2.1, sections 4.5 to 5.1). */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "identity", List.of("name"),
          "location", List.of("country"),
          "relationship", List.of("relationship_type", "source_ref", "target_ref"),
          "report", List.of("name", "published", "object_refs"),
          "note", List.of("content", "object_refs"));

  /** Section 2.9: a UUID of RFC 4122. */
  private static final String ID =
      "[a-z][a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static final Set<String> IDENTITY_CLASSES =
      Set.of("individual", "group", "system", "organization", "class", "unspecified");

  @TempDir Path folder;

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void stixKeepsItsRules(Path store) throws IOException {
    Map<String, JsonNode> objects = objects(store, Exports.ALL);
    for (JsonNode object : objects.values()) {
      String type = object.path("type").asText();
      assertTrue(REQUIRED.containsKey(type), type);
      List<String> required = REQUIRED.getOrDefault(type, List.of());
      required.forEach(name -> assertFalse(object.path(name).isMissingNode(), name + object));
      assertEquals("2.1", object.path("spec_version").asText());
      assertTrue(object.path("id").asText().matches(ID), object::toString);
      assertTrue(object.path("id").asText().startsWith(type + "--"), object::toString);
      for (String time : List.of("created", "modified", "published", "start_time", "stop_time")) {
        if (object.has(time)) {
          assertTrue(
              object.path(time).asText().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"), time);
          Instant.parse(object.path(time).asText());
        }
      }
      object
          .fieldNames()
          .forEachRemaining(
              name -> assertTrue(name.matches("[a-z0-9_]{3,250}|id"), name)); // Section 3.1.
      object.forEach(value -> assertFalse(value.isArray() && value.isEmpty(), object::toString));
      references(object)
          .forEach(id -> assertTrue(objects.containsKey(id), () -> id + " in " + object));
      if (object.has("confidence")) {
        assertTrue(
            object.path("confidence").isInt()
                && object.path("confidence").asInt() >= 0
                && object.path("confidence").asInt() <= 100);
      }
      switch (type) {
        case "identity" ->
            assertTrue(IDENTITY_CLASSES.contains(object.path("identity_class").asText()));
        case "location" -> assertTrue(object.path("country").asText().matches("[A-Z]{2}"));
        case "relationship" -> {
          assertTrue(object.path("relationship_type").asText().matches("[a-z0-9-]+"));
          assertTrue(
              !object.has("stop_time")
                  || Instant.parse(object.path("stop_time").asText())
                      .isAfter(Instant.parse(object.path("start_time").asText())));
        }
        default -> {}
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void stixHasEveryEdgeAndEveryStatement(Path store) throws IOException {
    ActorGraph graph = Exports.graph(store, Exports.ALL);
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
    ActorGraph graph = Exports.graph(store, Exports.ALL);
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

  private static Set<String> references(JsonNode object) {
    Set<String> references =
        Stream.of("created_by_ref", "source_ref", "target_ref")
            .filter(object::has)
            .map(name -> object.path(name).asText())
            .collect(Collectors.toSet());
    object.path("object_refs").forEach(id -> references.add(id.asText()));
    return references;
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
