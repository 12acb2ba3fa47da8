package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.api.Test;

/** INCEpTION's files; UIMA's own reader and writer stand for it. */
class InceptionTest extends ToolRoundTrip {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATEMENT = "webanno.custom.EntenteStatement";
  private static final String MENTION = "webanno.custom.EntenteMention";

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
}
