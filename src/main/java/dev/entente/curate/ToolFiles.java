package dev.entente.curate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what INCEpTION (UIMA CAS JSON) and Label Studio (tasks) write. */
final class ToolFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATEMENT = "webanno.custom.EntenteStatement";
  private static final List<String> COLUMNS =
      List.of("relation", "polarity", "certainty", "tense", "attribution");

  private ToolFiles() {}

  /**
   * Reads a file of either.
   *
   * @param name what messages call it
   * @throws CurationException if it is neither
   */
  static List<MarkedArticle> read(String name, String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new CurationException(
          "%s: is no JSON (%s)".formatted(name, broken.getOriginalMessage()), broken);
    }
    try {
      if (root.isObject() && root.has("%FEATURE_STRUCTURES")) {
        return List.of(inception(root));
      }
      if (root.isObject() && root.has("data")) {
        return labelStudio(root);
      }
      if (root.isArray() && !root.isEmpty() && root.get(0).has("data")) {
        List<MarkedArticle> articles = new ArrayList<>();
        root.forEach(task -> articles.addAll(labelStudio(task)));
        return articles;
      }
    } catch (IllegalArgumentException wrong) {
      throw new CurationException(name + ": " + wrong.getMessage(), wrong);
    }
    throw new CurationException(
        name
            + ": is neither a UIMA CAS of INCEpTION (JSON 0.4.0) nor an export of Label Studio"
            + " (JSON)");
  }

  // ---- INCEpTION ----

  private static MarkedArticle inception(JsonNode root) {
    Map<Integer, JsonNode> byId = new LinkedHashMap<>();
    JsonNode structures = root.get("%FEATURE_STRUCTURES");
    // The draft allows an object of them by id as well.
    structures
        .properties()
        .forEach(entry -> byId.put(Integer.parseInt(entry.getKey()), entry.getValue()));
    structures
        .elements()
        .forEachRemaining(structure -> byId.put(structure.path("%ID").asInt(), structure));
    String text = "";
    Optional<String> article = Optional.empty();
    for (JsonNode structure : byId.values()) {
      String type = structure.path("%TYPE").asText();
      if (type.equals("uima.cas.Sofa") && structure.path("sofaString").isTextual()) {
        text = structure.path("sofaString").asText();
      } else if (type.endsWith(".DocumentMetaData") && structure.path("documentId").isTextual()) {
        article = Optional.of(structure.path("documentId").asText());
      }
    }
    List<Place> places = new ArrayList<>();
    byId.values().stream()
        .map(structure ->
            new Place(begin(structure), end(structure), structure.path("words").asText("")))
        .forEach(places::add);
    // UIMA counts units, programs in Python count characters.
    boolean codePoints = inCodePoints(places, text, false);
    List<Marked> marked = new ArrayList<>();
    for (JsonNode structure : byId.values()) {
      if (structure.path("%TYPE").asText().equals(STATEMENT)) {
        Map<String, String> cells = new HashMap<>();
        for (String column : COLUMNS) {
          put(column, structure.path(column).asText(""), cells);
        }
        Map<String, Marked.Anchor> arguments = new HashMap<>();
        for (JsonNode id :
            byId.getOrDefault(reference(structure, "arguments"), structure).path("%ELEMENTS")) {
          JsonNode link = byId.get(id.asInt());
          JsonNode mention = link == null ? null : byId.get(reference(link, "target"));
          if (link != null && mention != null) {
            String part = link.path("role").asText();
            put(part, mention.path("actor").asText(""), cells);
            arguments.put(part, anchor(mention, text, codePoints));
          }
        }
        marked.add(
            new Marked(
                Optional.of(structure.path("statementId").asText("")).filter(id -> !id.isBlank()),
                cells,
                anchor(structure, text, codePoints),
                arguments,
                structure.path("verdict").asText("")));
      }
    }
    return new MarkedArticle(article, text, Optional.empty(), Optional.empty(), marked);
  }

  private static int reference(JsonNode structure, String feature) {
    return structure.path("@" + feature).asInt();
  }

  private static int begin(JsonNode structure) {
    return structure.path(structure.has("^begin") ? "^begin" : "begin").asInt();
  }

  private static int end(JsonNode structure) {
    return structure.path(structure.has("^end") ? "^end" : "end").asInt();
  }

  private static Marked.Anchor anchor(JsonNode structure, String text, boolean codePoints) {
    Span span = span(text, begin(structure), end(structure), codePoints);
    return new Marked.Anchor(span, span.of(text));
  }

  // ---- Label Studio ----

  private static List<MarkedArticle> labelStudio(JsonNode task) {
    String text = task.path("data").path("text").asText("");
    Optional<String> article =
        Optional.of(task.path("data").path("article").asText("")).filter(id -> !id.isEmpty());
    Optional<Set<String>> shown = Optional.empty();
    for (JsonNode prediction : task.path("predictions")) {
      Set<String> ids = new LinkedHashSet<>();
      for (JsonNode result : prediction.path("result")) {
        if (labels(result).contains("statement")) {
          ids.add(result.path("id").asText());
        }
      }
      shown = ids.isEmpty() ? shown : Optional.of(ids);
    }
    List<MarkedArticle> articles = new ArrayList<>();
    for (JsonNode annotation : task.path("annotations")) {
      if (!annotation.path("was_cancelled").asBoolean()) {
        articles.add(
            new MarkedArticle(
                article, text, by(annotation), shown, regions(annotation.path("result"), text)));
      }
    }
    return articles;
  }

  private static Optional<String> by(JsonNode annotation) {
    JsonNode who = annotation.path("completed_by");
    String words = who.isObject() ? who.path("email").asText("") : who.asText("");
    return Optional.of(words)
        .filter(name -> !name.isBlank())
        .map(name -> name.matches("\\d+") ? "labelstudio-" + name : name);
  }

  private static List<String> labels(JsonNode result) {
    List<String> labels = new ArrayList<>();
    result.path("value").path("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private static List<Marked> regions(JsonNode results, String text) {
    Map<String, Marked.Anchor> statements = new LinkedHashMap<>();
    Map<String, Marked.Anchor> actors = new HashMap<>();
    Map<String, Map<String, String>> said = new HashMap<>();
    boolean codePoints = inCodePoints(results, text);
    for (JsonNode result : results) {
      String id = result.path("id").asText();
      JsonNode value = result.path("value");
      switch (result.path("type").asText()) {
        case "labels" -> {
          Span span =
              span(text, value.path("start").asInt(), value.path("end").asInt(), codePoints);
          String words = value.path("text").asText("");
          Marked.Anchor anchor = new Marked.Anchor(span, words.isEmpty() ? span.of(text) : words);
          (labels(result).contains("statement") ? statements : actors).put(id, anchor);
        }
        case "choices" ->
            cells(id, said)
                .put(result.path("from_name").asText(), value.path("choices").path(0).asText(""));
        case "textarea" -> {
          JsonNode written = value.path("text");
          cells(id, said)
              .put("actor", (written.isArray() ? written.path(0) : written).asText("").strip());
        }
        default -> {
          // Relations are looked at when all regions are known.
        }
      }
    }
    Map<String, Map<String, String>> arguments = new HashMap<>();
    for (JsonNode result : results) {
      if (result.path("type").asText().equals("relation")) {
        String from = result.path("from_id").asText();
        String to = result.path("to_id").asText();
        boolean turned = actors.containsKey(from) && statements.containsKey(to);
        String part = result.path("labels").path(0).asText();
        cells(turned ? to : from, arguments).put(part, turned ? from : to);
      }
    }
    List<Marked> marked = new ArrayList<>();
    statements.forEach((id, anchor) -> {
      Map<String, String> cells = new HashMap<>();
      Map<String, String> own = said.getOrDefault(id, Map.of());
      COLUMNS.forEach(column -> put(column, own.getOrDefault(column, ""), cells));
      Map<String, Marked.Anchor> places = new HashMap<>();
      arguments
          .getOrDefault(id, Map.of())
          .forEach((part, region) -> {
            Marked.Anchor place = actors.get(region);
            if (place != null) {
              places.put(part, place);
              String actor = said.getOrDefault(region, Map.of()).getOrDefault("actor", "");
              put(part, actor.isEmpty() ? place.words() : actor, cells);
            }
          });
      marked.add(
          new Marked(
              Optional.of(id).filter(name -> name.matches("[0-9a-f]{24}")),
              cells,
              anchor,
              places,
              own.getOrDefault("verdict", "")));
    });
    return marked;
  }

  private static Map<String, String> cells(String id, Map<String, Map<String, String>> all) {
    return all.computeIfAbsent(id, none -> new HashMap<>());
  }

  /** Label Studio counts characters, its releases before 1.4 and others' programs units. */
  private static boolean inCodePoints(JsonNode results, String text) {
    List<Place> places = new ArrayList<>();
    for (JsonNode result : results) {
      if (result.path("type").asText().equals("labels")) {
        JsonNode value = result.path("value");
        places.add(
            new Place(
                value.path("start").asInt(),
                value.path("end").asInt(),
                value.path("text").asText("")));
      }
    }
    return inCodePoints(places, text, true);
  }

  // ---- Offsets ----

  /** Words and where a file says that they stand, in units or in characters. */
  private record Place(int begin, int end, String words) {}

  /**
   * Whether offsets count characters (code points) and not UTF-16 units: tells where most words
   * stand.
   *
   * @param usually where neither has more
   */
  private static boolean inCodePoints(List<Place> places, String text, boolean usually) {
    int units = 0;
    int points = 0;
    for (Place place : places) {
      if (!place.words.isEmpty()) {
        units += place.words.equals(within(text, place.begin, place.end, false)) ? 1 : 0;
        points += place.words.equals(within(text, place.begin, place.end, true)) ? 1 : 0;
      }
    }
    return points == units ? usually : points > units;
  }

  private static String within(String text, int begin, int end, boolean codePoints) {
    try {
      return span(text, begin, end, codePoints).of(text);
    } catch (IllegalArgumentException beyond) {
      return "";
    }
  }

  private static Span span(String text, int begin, int end, boolean codePoints) {
    int points = codePoints ? text.codePointCount(0, text.length()) : text.length();
    if (begin < 0 || end <= begin || end > points) {
      throw new IllegalArgumentException(
          "words from %d to %d lie outside of the text, which has %d characters"
              .formatted(begin, end, points));
    }
    return codePoints
        ? new Span(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end))
        : new Span(begin, end);
  }

  private static void put(String column, String value, Map<String, String> cells) {
    if (!value.isBlank()) {
      cells.put(column, value.strip());
    }
  }
}
