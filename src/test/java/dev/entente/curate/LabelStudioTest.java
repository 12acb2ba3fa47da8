package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.export.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Label Studio's files, which its own editor reads, shows, and writes again. */
class LabelStudioTest extends ToolRoundTrip {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EDITOR =
      Path.of("target/readers/node_modules/@heartexlabs/label-studio/build/static/js/main.js");

  private JsonNode tasks() throws IOException {
    run(0, "export", "labelstudio", "-o", folder.resolve("out").toString());
    return JSON.readTree(Files.readString(folder.resolve("out/tasks.json")));
  }

  @Test
  void labelStudioFindsWhatItsTasksNeed() throws Exception {
    JsonNode tasks = tasks();
    Document labels =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("out/labels.xml").toFile());
    Map<String, Set<String>> controls = new HashMap<>();
    for (String tag : List.of("Labels", "Choices", "TextArea")) {
      each(
          labels.getElementsByTagName(tag),
          control -> {
            assertEquals("text", control.getAttribute("toName"));
            Set<String> values =
                controls.computeIfAbsent(control.getAttribute("name"), none -> new HashSet<>());
            each(
                control.getElementsByTagName("*"),
                value -> values.add(value.getAttribute("value")));
          });
    }
    Set<String> roles = new HashSet<>();
    each(labels.getElementsByTagName("Relation"), role -> roles.add(role.getAttribute("value")));
    assertEquals(1, tasks.size());
    assertEquals(
        "$text", ((Element) labels.getElementsByTagName("Text").item(0)).getAttribute("value"));
    String text = tasks.get(0).path("data").path("text").asText();
    assertEquals(TEXT, text);
    JsonNode results = tasks.get(0).path("predictions").get(0).path("result");
    Set<String> regions = new HashSet<>();
    results.forEach(result -> regions.add(result.path("id").asText()));
    int statements = 0;
    for (JsonNode result : results) {
      if (result.path("type").asText().equals("relation")) {
        assertTrue(regions.contains(result.path("from_id").asText()), result::toString);
        assertTrue(regions.contains(result.path("to_id").asText()), result::toString);
        assertTrue(roles.contains(result.path("labels").get(0).asText()), result::toString);
        continue;
      }
      assertEquals("text", result.path("to_name").asText());
      Set<String> values = controls.get(result.path("from_name").asText());
      assertNotNull(values, result::toString);
      JsonNode value = result.path("value");
      String kind = result.path("type").asText();
      if (!kind.equals("textarea")) {
        assertEquals(
            value.path("text").asText(),
            text.substring(
                text.offsetByCodePoints(0, value.path("start").asInt()),
                text.offsetByCodePoints(0, value.path("end").asInt())));
        assertTrue(values.contains(value.path(kind).get(0).asText()), result::toString);
        statements += value.path("labels").path(0).asText().equals("statement") ? 1 : 0;
      }
    }
    assertEquals(3, statements);
  }

  private static void each(NodeList nodes, java.util.function.Consumer<Element> doing) {
    for (int i = 0; i < nodes.getLength(); i++) {
      doing.accept((Element) nodes.item(i));
    }
  }

  @Test
  void itsEditorShowsWhatIsWrittenAndWhatPeopleDoThereComesBack() throws IOException {
    ObjectNode task = (ObjectNode) tasks().get(0);
    JsonNode written = task.path("predictions").get(0).path("result");
    JsonNode answer = correctedInTheEditor(task);
    // What it shows are the words, and what it would write again is what it read.
    Map<String, String> words = new TreeMap<>();
    Map<String, JsonNode> results = new TreeMap<>();
    for (JsonNode result : written) {
      if (result.path("type").asText().equals("labels")) {
        words.put(result.path("id").asText(), result.path("value").path("text").asText());
      }
      results.put(key(result), said(result));
    }
    Map<String, String> marked = new TreeMap<>();
    answer.path("marked").forEach(one -> marked.put(one.get(0).asText(), one.get(1).asText()));
    assertEquals(words, marked);
    Map<String, JsonNode> shown = new TreeMap<>();
    answer.path("shown").forEach(result -> shown.put(key(result), said(result)));
    assertEquals(results, shown);

    ObjectNode annotation = task.putArray("annotations").addObject();
    annotation
        .put("id", 7)
        .put("was_cancelled", false)
        .putObject("completed_by")
        .put("email", "jd");
    annotation.set("result", answer.path("result"));
    check(
        Files.writeString(
            folder.resolve("ls.json"), JSON.writeValueAsString(JSON.createArrayNode().add(task))));
  }

  private static String key(JsonNode result) {
    return result.path("type").asText().equals("relation")
        ? result.path("from_id").asText() + " " + result.path("labels").path(0).asText()
        : result.path("id").asText() + " " + result.path("from_name").asText();
  }

  /** What a result says, without what only one of both writes. */
  private static JsonNode said(JsonNode result) {
    ObjectNode said = result.deepCopy();
    said.remove("origin");
    if (!result.path("type").asText().equals("labels") && result.path("value").isObject()) {
      ((ObjectNode) said.path("value")).retain(result.path("type").asText().replace("area", ""));
    }
    return said;
  }

  /** What a person does there is in labelstudio.html. */
  private JsonNode correctedInTheEditor(JsonNode task) throws IOException {
    assumeTrue(Files.exists(EDITOR), "Label Studio's editor is not installed; ./check does so");
    Path page = folder.resolve("labelstudio.html");
    Files.copy(Path.of("src/test/resources/readers/labelstudio.html"), page);
    ObjectNode shown = task.deepCopy();
    shown.put("id", 1).putArray("annotations");
    ((ObjectNode) shown.path("predictions").get(0)).put("id", 1);
    Files.writeString(
        folder.resolve("input.js"),
        "const editor = %s, config = %s, task = %s;"
            .formatted(
                JSON.writeValueAsString(EDITOR.toUri()),
                JSON.writeValueAsString(Files.readString(folder.resolve("out/labels.xml"))),
                JSON.writeValueAsString(shown)));
    String document =
        Programs.run(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1400,1600",
            "--virtual-time-budget=60000",
            "--user-data-dir=" + folder.resolve("profile"),
            "--dump-dom",
            page.toUri().toString());
    String answer = Jsoup.parse(document).select("#answer").text();
    assertTrue(answer.startsWith("{"), answer);
    return JSON.readTree(answer);
  }

  @Test
  void offsetsInUnitsInsteadOfCharactersAreUnderstood() throws IOException {
    ObjectNode task = (ObjectNode) tasks().get(0);
    ArrayNode results = (ArrayNode) task.path("predictions").get(0).path("result");
    String sued = null;
    for (JsonNode result : results) {
      for (String side : List.of("start", "end")) {
        if (result.has("value")) {
          ObjectNode value = (ObjectNode) result.path("value");
          value.put(side, TEXT.offsetByCodePoints(0, value.path(side).asInt()));
        }
      }
      if (sued == null && result.path("from_name").asText().equals("polarity")) {
        ((ObjectNode) result.path("value")).putArray("choices").add("negated");
        sued = result.path("id").asText();
      }
    }
    task.putArray("annotations").addObject().set("result", results);
    Path file = Files.writeString(folder.resolve("ls.json"), JSON.writeValueAsString(task));
    String told = run(0, "curate", "import", file.toString(), "--reviewer", "jd");
    assertTrue(told.contains("1 corrected, 2 unchanged"), told);
    assertEquals(List.of("correct " + sued + " {polarity=negated}"), verdicts());
  }

  private static void add(
      ArrayNode results, String id, String from, String type, String words, String said) {
    int at = TEXT.indexOf(words);
    ObjectNode region =
        results
            .addObject()
            .put("id", id)
            .put("from_name", from)
            .put("to_name", "text")
            .put("type", type);
    ObjectNode value =
        region
            .putObject("value")
            .put("start", characters(at))
            .put("end", characters(at + words.length()))
            .put("text", words);
    value.putArray(type).add(said);
  }

  private static int characters(int units) {
    return TEXT.codePointCount(0, units);
  }

  private static void mark(ArrayNode results, String id, String around, String words) {
    int at = TEXT.indexOf(around);
    ObjectNode region =
        results
            .addObject()
            .put("id", id)
            .put("from_name", "label")
            .put("to_name", "text")
            .put("type", "labels");
    region
        .putObject("value")
        .put("start", characters(at))
        .put("end", characters(at + words.length()))
        .put("text", words)
        .putArray("labels")
        .add("actor");
  }

  @Test
  void wordsThatStandElsewhereAreFoundAgainOrRefused() throws IOException {
    ArrayNode tasks = (ArrayNode) tasks();
    ObjectNode task = (ObjectNode) tasks.get(0);
    ArrayNode results = JSON.createArrayNode();
    // Three units too late, as after an edit; and words that stand nowhere.
    add(results, "new1", "label", "labels", "bought", "statement");
    add(results, "new1", "relation", "choices", "bought", "acquires");
    add(results, "new2", "label", "labels", "bought", "statement");
    add(results, "new2", "relation", "choices", "bought", "acquires");
    mark(results, "s1", "Ostara bought", "Ostara");
    mark(results, "o1", "Brightwater in", "Brightwater");
    mark(results, "o2", "Brightwater in", "Brightwater");
    results.forEach(result -> {
      ObjectNode value = (ObjectNode) result.path("value");
      if (result.path("id").asText().equals("new1")) {
        value
            .put("start", value.path("start").asInt() + 3)
            .put("end", value.path("end").asInt() + 3);
      }
      if (result.path("id").asText().equals("o2")) {
        value.put("text", "Nobody Ltd");
      }
    });
    for (String[] link :
        new String[][] {
          {"new1", "s1", "subject"},
          {"new1", "o1", "object"},
          {"new2", "s1", "subject"},
          {"new2", "o2", "object"}
        }) {
      results
          .addObject()
          .put("type", "relation")
          .put("from_id", link[0])
          .put("to_id", link[1])
          .putArray("labels")
          .add(link[2]);
    }
    task.remove("predictions");
    task.putArray("annotations").addObject().put("completed_by", 4).set("result", results);
    Path file = Files.writeString(folder.resolve("ls.json"), JSON.writeValueAsString(tasks));
    Path table = folder.resolve("new.csv");
    String told = run(3, "curate", "import", file.toString(), "--statements", table.toString());
    assertTrue(told.contains("“bought” stands at"), told);
    assertTrue(
        told.contains(
            "refused: a new statement in court day: “Nobody Ltd” does not stand there once"),
        told);
    assertTrue(told.contains("is not in the file"), told);
    String rows = Files.readString(table);
    assertEquals(2, rows.lines().count(), rows);
    assertTrue(rows.contains("labelstudio-4"), rows);
    assertTrue(rows.contains(span("bought", 0)), rows);
    assertEquals(List.of(), verdicts());
  }

  @Test
  void twoWhoMarkedTheSameTaskAreKeptApart() throws IOException {
    ArrayNode tasks = (ArrayNode) tasks();
    ObjectNode task = (ObjectNode) tasks.get(0);
    ArrayNode annotations = task.putArray("annotations");
    for (String[] who :
        new String[][] {
          {"zoe", "accept"}, {"ann", "reject"}, {"kim", "accept"}, {"eve", "reject"}
        }) {
      ArrayNode results = task.path("predictions").get(0).path("result").deepCopy();
      for (JsonNode result : List.copyOf(results.findParents("from_name"))) {
        if (result.path("value").path("labels").path(0).asText().equals("statement")) {
          ObjectNode verdict = results.addObject().put("id", result.path("id").asText());
          verdict.put("from_name", "verdict").put("to_name", "text").put("type", "choices");
          ((ObjectNode) verdict.set("value", result.path("value").deepCopy()).path("value"))
              .putArray("choices")
              .add(who[1]);
        }
      }
      annotations.addObject().put("completed_by", who[0]).set("result", results);
    }
    Path file = Files.writeString(folder.resolve("ls.json"), JSON.writeValueAsString(tasks));
    String told = run(0, "curate", "import", file.toString());
    assertTrue(told.contains("6 accepted, 6 rejected"), told);
    assertTrue(told.contains("ann reject, eve reject, kim accept, zoe accept"), told);
    // Who comes last in the file has decided last: nothing counts.
    assertTrue(told.contains("ostara sues halden-steel: not said, was stated"), told);
    assertTrue(told.contains("larkbank fines ostara: not said, was stated"), told);
    assertTrue(told.contains("brightwater sues larkbank: not said, was stated"), told);
  }

  @Test
  void otherFilesAreRefusedInOneLine() throws IOException {
    for (String wrong : List.of("{", "{}", "[{\"a\":1}]", "[]")) {
      Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
      String told = run(1, "curate", "import", file.toString());
      assertTrue(told.contains("wrong.json: is n"), told);
      assertEquals(1, told.strip().lines().count(), told);
    }
    assertFalse(Files.exists(folder.resolve("new.csv")));
  }
}
