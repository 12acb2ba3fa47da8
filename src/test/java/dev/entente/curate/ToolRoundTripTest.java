package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.cli.Entente;
import dev.entente.store.EntenteStore;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/**
 * Articles go to annotation tools, people correct them there, and what they did comes back as
 * verdicts and statements. UIMA's own reader and writer stand for INCEpTION.
 */
class ToolRoundTripTest {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATEMENT = "webanno.custom.EntenteStatement";
  private static final String MENTION = "webanno.custom.EntenteMention";

  /** Characters of two units before everything, and between the parts. */
  private static final String TEXT =
      "🚀🛰 The court was full. Ostara 🔥 sued Halden Steel. Larkbank fined Ostara. Brightwater sued"
          + " Larkbank. Ostara bought 🏭 Brightwater in the end.\n";

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(folder.resolve("seeds/articles"));
    Files.createDirectories(folder.resolve("seeds/annotations"));
    Files.writeString(folder.resolve("seeds/articles/court day.txt"), TEXT);
    StringBuilder rows = new StringBuilder();
    rows.append(
        "article,subject_label,relation,object_label,tense,quote,subject_span,object_span,trigger_span,annotator,rule\n");
    row(rows, "Ostara", "sues", "sued", "Halden Steel", "Ostara 🔥 sued Halden Steel");
    row(rows, "Larkbank", "fines", "fined", "Ostara", "Larkbank fined Ostara");
    row(rows, "Brightwater", "sues", "sued", "Larkbank", "Brightwater sued Larkbank");
    Files.writeString(folder.resolve("seeds/annotations/a.csv"), rows);
    run(0, "build", folder.resolve("seeds").toString(), "--annotators", "csv");
  }

  private static void row(
      StringBuilder rows,
      String subject,
      String relation,
      String trigger,
      String object,
      String quote) {
    int at = TEXT.indexOf(quote);
    rows.append(
        "court day,%s,%s,%s,past,%s,%s,%s,%s,rules/1.0/aaaa,%s-v 1/1\n"
            .formatted(
                subject,
                relation,
                object,
                quote,
                span(subject, at),
                span(object, at + subject.length()),
                span(trigger, at),
                relation));
  }

  private static String span(String words, int from) {
    int at = TEXT.indexOf(words, from);
    return at + "-" + (at + words.length());
  }

  // ---- INCEpTION ----

  @Test
  void uimaReadsWhatIsWrittenForInception() throws Exception {
    CAS cas = exported();
    assertEquals(TEXT, cas.getDocumentText());
    List<String> found = new ArrayList<>();
    for (AnnotationFS statement : cas.getAnnotationIndex(type(cas, STATEMENT))) {
      Map<String, String> parts = new HashMap<>();
      for (FeatureStructure link : links(statement)) {
        AnnotationFS mention = (AnnotationFS) link.getFeatureValue(feature(link, "target"));
        assertEquals(mention.getCoveredText(), string(mention, "words"));
        parts.put(string(link, "role"), mention.getCoveredText() + "=" + string(mention, "actor"));
      }
      found.add(
          "%s [%s] %s %s"
              .formatted(
                  parts.get("subject"),
                  statement.getCoveredText(),
                  string(statement, "relation"),
                  parts.get("object")));
    }
    assertEquals(
        List.of(
            "Ostara=ostara [sued] sues Halden Steel=halden-steel",
            "Larkbank=larkbank [fined] fines Ostara=ostara",
            "Brightwater=brightwater [sued] sues Larkbank=larkbank"),
        found);
    JsonNode layers = JSON.readTree(Files.readString(folder.resolve("out/layers.json")));
    Set<String> declared = new HashSet<>();
    layers
        .path("layers")
        .forEach(layer ->
            layer
                .path("features")
                .forEach(feature ->
                    declared.add(
                        layer.path("name").asText() + " " + feature.path("name").asText())));
    for (String name : List.of(STATEMENT, MENTION)) {
      type(cas, name).getFeatures().stream()
          .filter(feature -> feature.getDomain().getName().equals(name))
          .forEach(feature ->
              assertTrue(
                  declared.contains(name + " " + feature.getShortName()), feature::toString));
    }
  }

  @Test
  void whatPeopleDoInInceptionComesBack() throws Exception {
    CAS cas = exported();
    List<AnnotationFS> statements = new ArrayList<>();
    cas.getAnnotationIndex(type(cas, STATEMENT)).forEach(statements::add);
    // One is denied and about another, one is right, one goes, one is added.
    AnnotationFS sues = statements.get(0);
    set(sues, "polarity", "negated");
    for (FeatureStructure link : links(sues)) {
      if ("object".equals(string(link, "role"))) {
        link.setFeatureValue(feature(link, "target"), mention(cas, "Brightwater", "Brightwater"));
      }
    }
    set(statements.get(1), "verdict", "accept");
    cas.removeFsFromIndexes(statements.get(2));
    AnnotationFS bought = span(cas, STATEMENT, "bought");
    set(bought, "relation", "acquires");
    set(bought, "tense", "past");
    ArrayFS<FeatureStructure> links = cas.createArrayFS(2);
    links.set(0, link(cas, "subject", mention(cas, "Ostara bought", "Ostara")));
    links.set(1, link(cas, "object", mention(cas, "Brightwater in", "Brightwater")));
    bought.setFeatureValue(feature(bought, "arguments"), links);
    cas.addFsToIndexes(bought);

    ByteArrayOutputStream json = new ByteArrayOutputStream();
    new JsonCas2Serializer().serialize(cas, json);
    check(Files.write(folder.resolve("jd.json"), json.toByteArray()), "--missing-rejected");
  }

  @Test
  void offsetsInCharactersInsteadOfUnitsAreUnderstood() throws IOException {
    run(0, "export", "inception", "-o", folder.resolve("out").toString());
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(article()));
    String sues = null;
    for (JsonNode structure : root.path("%FEATURE_STRUCTURES")) {
      if (structure.has("begin")) {
        for (String side : List.of("begin", "end")) {
          ((ObjectNode) structure).put(side, TEXT.codePointCount(0, structure.path(side).asInt()));
        }
      }
      if (structure.path("relation").asText().equals("fines")) {
        ((ObjectNode) structure).put("tense", "future");
        sues = structure.path("statementId").asText();
      }
    }
    Path file = Files.writeString(folder.resolve("py.json"), JSON.writeValueAsString(root));
    String told = run(0, "curate", "import", file.toString(), "--reviewer", "jd");
    assertTrue(told.contains("1 corrected, 2 unchanged"), told);
    assertEquals(List.of("correct " + sues + " {tense=future}"), verdicts());
  }

  private void check(Path file, String... more) throws IOException {
    Path table = folder.resolve("seeds/annotations/jd.csv");
    List<String> command =
        new ArrayList<>(
            List.of(
                "curate",
                "import",
                file.toString(),
                "--reviewer",
                "jd",
                "--statements",
                table.toString()));
    command.addAll(List.of(more));
    String told = run(0, command.toArray(String[]::new));
    assertTrue(told.contains("1 accepted, 1 corrected, 1 new, 1 rejected"), told);
    assertTrue(told.contains("ostara sues brightwater: denied, was not said"), told);
    assertEquals(
        List.of(
            "accept fines {}",
            "correct sues {object=brightwater, polarity=negated}",
            "reject sues {}"),
        named());

    // Once more, and nothing changes.
    told = run(0, command.toArray(String[]::new));
    assertEquals(3, verdicts().size(), told);

    // What was added is a person's statement, with the words that it stands at.
    run(0, "build", folder.resolve("seeds").toString(), "--annotators", "csv");
    String rows =
        run(
            0,
            "query",
            "SELECT ?quote ?who { ?s ent:relation <https://example.org/companies#acquires> ; oa:exact ?quote ; ent:annotatedBy ?who }");
    assertTrue(rows.contains("Ostara bought 🏭 Brightwater"), rows);
    assertTrue(rows.contains("jd"), rows);
    assertEquals(3, verdicts().size());
  }

  private CAS exported() throws Exception {
    run(0, "export", "inception", "-o", folder.resolve("out").toString());
    byte[] json = Files.readAllBytes(article());
    CAS cas = CasCreationUtils.createCas(types(JSON.readTree(json)), null, null);
    new JsonCas2Deserializer().deserialize(new ByteArrayInputStream(json), cas);
    return cas;
  }

  private Path article() throws IOException {
    try (var files = Files.list(folder.resolve("out"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("court-day"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The type system that the file itself describes, as a reader prepares it. */
  private static TypeSystemDescription types(JsonNode root) {
    TypeSystemDescription types = new TypeSystemDescription_impl();
    root.path("%TYPES")
        .properties()
        .forEach(entry -> {
          TypeDescription type =
              types.addType(entry.getKey(), "", entry.getValue().path("%SUPER_TYPE").asText());
          entry
              .getValue()
              .properties()
              .forEach(feature -> {
                String range = feature.getValue().path("%RANGE").asText();
                if (range.endsWith("[]")) {
                  type.addFeature(
                      feature.getKey(), "", "uima.cas.FSArray", range.replace("[]", ""), false);
                } else if (!range.isEmpty()) {
                  type.addFeature(feature.getKey(), "", range);
                }
              });
        });
    return types;
  }

  private static Type type(CAS cas, String name) {
    Type type = cas.getTypeSystem().getType(name);
    assertNotNull(type, name);
    return type;
  }

  private static org.apache.uima.cas.Feature feature(FeatureStructure of, String name) {
    return of.getType().getFeatureByBaseName(name);
  }

  private static String string(FeatureStructure of, String name) {
    return of.getStringValue(feature(of, name));
  }

  private static void set(FeatureStructure of, String name, String value) {
    of.setStringValue(feature(of, name), value);
  }

  private static List<FeatureStructure> links(AnnotationFS statement) {
    List<FeatureStructure> links = new ArrayList<>();
    ArrayFS<?> array = (ArrayFS<?>) statement.getFeatureValue(feature(statement, "arguments"));
    for (int i = 0; i < array.size(); i++) {
      links.add(array.get(i));
    }
    return links;
  }

  private static AnnotationFS span(CAS cas, String type, String words) {
    int at = TEXT.indexOf(words);
    return cas.createAnnotation(type(cas, type), at, at + words.length());
  }

  private static AnnotationFS mention(CAS cas, String around, String words) {
    int at = TEXT.indexOf(around) + around.indexOf(words);
    AnnotationFS mention = cas.createAnnotation(type(cas, MENTION), at, at + words.length());
    set(mention, "actor", words);
    cas.addFsToIndexes(mention);
    return mention;
  }

  private static FeatureStructure link(CAS cas, String role, AnnotationFS target) {
    FeatureStructure link = cas.createFS(type(cas, STATEMENT + "ArgumentsLink"));
    set(link, "role", role);
    link.setFeatureValue(feature(link, "target"), target);
    return link;
  }

  // ---- Label Studio ----

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
            text.substring(value.path("start").asInt(), value.path("end").asInt()));
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
  void whatPeopleDoInLabelStudioComesBack() throws IOException {
    ArrayNode tasks = (ArrayNode) tasks();
    ObjectNode task = (ObjectNode) tasks.get(0);
    ArrayNode results = task.path("predictions").get(0).path("result").deepCopy();
    List<String> statements = new ArrayList<>();
    results.forEach(result -> {
      if (result.path("value").path("labels").path(0).asText().equals("statement")) {
        statements.add(result.path("id").asText());
      }
    });
    String brightwater = null;
    for (JsonNode result : results) {
      if (result.path("from_name").asText().equals("actor")
          && result.path("value").path("text").get(0).asText().equals("brightwater")) {
        brightwater = result.path("id").asText();
      }
    }
    for (JsonNode result : results) {
      boolean first = result.path("id").asText().equals(statements.get(0));
      if (first && result.path("from_name").asText().equals("polarity")) {
        ((ObjectNode) result.path("value")).putArray("choices").add("negated");
      }
      if (result.path("from_id").asText().equals(statements.get(0))
          && result.path("labels").path(0).asText().equals("object")) {
        ((ObjectNode) result).put("to_id", brightwater);
      }
    }
    add(results, statements.get(1), "verdict", "choices", "fined", "accept");
    java.util.Iterator<JsonNode> all = results.iterator();
    while (all.hasNext()) {
      JsonNode result = all.next();
      if (result.path("id").asText().equals(statements.get(2))
          || result.path("from_id").asText().equals(statements.get(2))) {
        all.remove();
      }
    }
    add(results, "Nx7_kLq2aB", "label", "labels", "bought", "statement");
    add(results, "Nx7_kLq2aB", "relation", "choices", "bought", "acquires");
    add(results, "Nx7_kLq2aB", "tense", "choices", "bought", "past");
    mark(results, "s1", "Ostara bought", "Ostara");
    mark(results, "o1", "Brightwater in", "Brightwater");
    for (Map.Entry<String, String> end : Map.of("subject", "s1", "object", "o1").entrySet()) {
      ObjectNode relation =
          results
              .addObject()
              .put("type", "relation")
              .put("from_id", "Nx7_kLq2aB")
              .put("to_id", end.getValue())
              .put("direction", "right");
      relation.putArray("labels").add(end.getKey());
    }
    ObjectNode annotation = task.putArray("annotations").addObject();
    annotation
        .put("id", 7)
        .put("was_cancelled", false)
        .putObject("completed_by")
        .put("email", "jd");
    annotation.set("result", results);
    check(Files.writeString(folder.resolve("ls.json"), JSON.writeValueAsString(tasks)));
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
            .put("start", at)
            .put("end", at + words.length())
            .put("text", words);
    value.putArray(type).add(said);
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
        .put("start", at)
        .put("end", at + words.length())
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
  void otherFilesAreRefusedInOneLine() throws IOException {
    for (String wrong : List.of("{", "{}", "[{\"a\":1}]", "[]")) {
      Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
      String told = run(1, "curate", "import", file.toString());
      assertTrue(told.contains("wrong.json: is n"), told);
      assertEquals(1, told.strip().lines().count(), told);
    }
    assertFalse(Files.exists(folder.resolve("new.csv")));
  }

  // ---- What is in the store ----

  private List<Verdict> all() {
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      return store.read(data -> Verdicts.read(data, store.iris()));
    }
  }

  private List<String> verdicts() {
    return all().stream()
        .map(verdict -> {
          Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
          return verdict.judgement().word() + " " + target.identity() + " " + target.correction();
        })
        .toList();
  }

  private List<String> named() {
    assertTrue(all().stream().allMatch(verdict -> verdict.reviewer().equals("jd")));
    return all().stream()
        .map(verdict -> {
          Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
          return verdict.judgement().word()
              + " "
              + target.cell("relation")
              + " "
              + target.correction();
        })
        .sorted()
        .toList();
  }

  /** What the command says, on either stream. */
  private String run(int code, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--loc", folder.resolve("store").toString(), "--domain", DOMAIN.toString()));
    assertEquals(code, line.execute(all.toArray(String[]::new)), said::toString);
    return said.toString();
  }
}
