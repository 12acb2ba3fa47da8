package dev.entente.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes articles for INCEpTION: each a UIMA CAS in JSON (draft 0.4.0 of its specification), its
 * statements as spans with links to the spans of their actors, and the layers of which these are.
 * Offsets are UTF-16 units, as in Java.
 */
final class InceptionExport implements Export {

  static final String STATEMENT = "webanno.custom.EntenteStatement";
  static final String MENTION = "webanno.custom.EntenteMention";
  static final String LINK = "webanno.custom.EntenteStatementArgumentsLink";

  private static final String STRING = "uima.cas.String";
  private static final String ANNOTATION = "uima.tcas.Annotation";

  private static final List<String> STATEMENT_FEATURES =
      List.of(
          "statementId",
          "relation",
          "polarity",
          "certainty",
          "tense",
          "attribution",
          "verdict",
          "words");

  private static final List<String> MENTION_FEATURES = List.of("actor", "label", "words");

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    long[] counts = {0, 0};
    Set<String> relations = new TreeSet<>();
    view.vocabulary().relations().forEach(relation -> relations.add(relation.name()));
    json(target, "layers.json", Map.of("layers", layers(relations)));
    view.statements(
        filter,
        article -> {
          Mentions mentions = Mentions.of(article, view);
          String text = article.article().text();
          if (!text.isEmpty() && !mentions.claims().isEmpty()) {
            json(target, fileName(article), cas(article, mentions, view));
            counts[0]++;
            counts[1] += mentions.claims().size();
          }
        });
    return new Exporter.Summary(
        view.describe("All statements of articles whose text is stored; plain edges", filter),
        Map.of("articles", counts[0], "statements", counts[1]));
  }

  /** Letters of the article's id, and its hash where they are not all of it. */
  static String fileName(StoredArticle article) {
    String id = article.article().id().value();
    String plain = id.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    return plain.equals(id) && plain.length() <= 80
        ? plain + ".json"
        : plain.substring(0, Math.min(60, plain.length())) + "-" + Iris.hash(id) + ".json";
  }

  private static void json(Target target, String name, Object content) throws IOException {
    try (OutputStream out = target.open(name)) {
      JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, content);
    }
  }

  // ---- The CAS ----

  private static Map<String, Object> cas(StoredArticle article, Mentions mentions, View view) {
    String text = article.article().text();
    List<Map<String, Object>> structures = new ArrayList<>();
    List<Integer> members = new ArrayList<>();
    Map<String, Object> sofa = structure(structures, "uima.cas.Sofa");
    sofa.put("sofaNum", 1);
    sofa.put("sofaID", "_InitialView");
    sofa.put("mimeType", "text");
    sofa.put("sofaString", text);
    Map<String, Object> document =
        annotation(
            structures,
            members,
            "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
            new Span(0, text.length()));
    document.put("language", article.article().details().language().orElse("en"));
    document.put("documentTitle", article.title());
    document.put("documentId", article.article().id().value());
    Map<Mentions.Mention, Object> ids = new LinkedHashMap<>();
    for (Mentions.Mention mention : mentions.spans()) {
      Map<String, Object> made = annotation(structures, members, MENTION, mention.span());
      made.put("actor", mention.actor().value());
      made.put("label", view.actors().label(mention.actor()));
      made.put("words", mention.span().of(text));
      ids.put(mention, made.get("%ID"));
    }
    for (Mentions.Claimed claimed : mentions.claims()) {
      List<Object> links = new ArrayList<>();
      claimed
          .arguments()
          .forEach((part, mention) -> {
            Map<String, Object> link = structure(structures, LINK);
            link.put("role", part);
            link.put("@target", ids.get(mention));
            links.add(link.get("%ID"));
          });
      Map<String, Object> array = structure(structures, "uima.cas.FSArray");
      array.put("%ELEMENTS", links);
      Map<String, Object> made = annotation(structures, members, STATEMENT, claimed.span());
      made.put("statementId", claimed.statement().identity());
      made.putAll(claimed.attributes());
      made.put("words", claimed.span().of(text));
      made.put("@arguments", array.get("%ID"));
    }
    Map<String, Object> cas = new LinkedHashMap<>();
    // No header: UIMA's own reader refuses the version that the draft puts there.
    cas.put("%TYPES", types());
    cas.put("%FEATURE_STRUCTURES", structures);
    cas.put("%VIEWS", Map.of("_InitialView", ordered("%SOFA", 1, "%MEMBERS", members)));
    return cas;
  }

  private static Map<String, Object> structure(List<Map<String, Object>> structures, String type) {
    Map<String, Object> made = ordered("%ID", structures.size() + 1, "%TYPE", type);
    structures.add(made);
    return made;
  }

  private static Map<String, Object> annotation(
      List<Map<String, Object>> structures, List<Integer> members, String type, Span span) {
    Map<String, Object> made = structure(structures, type);
    members.add(structures.size());
    made.put("@sofa", 1);
    made.put("begin", span.begin());
    made.put("end", span.end());
    return made;
  }

  private static Map<String, Object> types() {
    Map<String, Object> types = new LinkedHashMap<>();
    types.put(
        "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
        type(
            "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
            "uima.tcas.DocumentAnnotation",
            List.of("documentTitle", "documentId")));
    types.put(MENTION, type(MENTION, ANNOTATION, MENTION_FEATURES));
    Map<String, Object> link = type(LINK, "uima.cas.TOP", List.of("role"));
    link.put("target", ordered("%NAME", "target", "%RANGE", ANNOTATION));
    types.put(LINK, link);
    Map<String, Object> statement = type(STATEMENT, ANNOTATION, STATEMENT_FEATURES);
    statement.put("arguments", ordered("%NAME", "arguments", "%RANGE", LINK + "[]"));
    types.put(STATEMENT, statement);
    return types;
  }

  private static Map<String, Object> type(String name, String above, List<String> features) {
    Map<String, Object> type = ordered("%NAME", name, "%SUPER_TYPE", above);
    features.forEach(feature -> type.put(feature, ordered("%NAME", feature, "%RANGE", STRING)));
    return type;
  }

  private static Map<String, Object> ordered(String one, Object value, String two, Object other) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(one, value);
    map.put(two, other);
    return map;
  }

  // ---- The layers ----

  private static List<Object> layers(Set<String> relations) {
    return List.of(
        layer(MENTION, "Actor", MENTION_FEATURES, Map.of(), false),
        layer(
            STATEMENT,
            "Statement",
            STATEMENT_FEATURES,
            Map.of(
                "relation", List.copyOf(relations),
                "polarity", List.of("affirmed", "negated"),
                "certainty", List.of("certain", "probable", "possible"),
                "tense", List.of("past", "present", "future", "unspecified"),
                "attribution", List.of("narrated", "quoted", "reported", "unnamed"),
                "verdict", List.of("accept", "reject")),
            true));
  }

  /** As INCEpTION exports a layer, with the tag sets that its features take their values from. */
  private static Map<String, Object> layer(
      String name,
      String shown,
      List<String> strings,
      Map<String, List<String>> tags,
      boolean linking) {
    List<Object> features = new ArrayList<>();
    strings.forEach(feature -> {
      Map<String, Object> made = feature(feature, STRING, features.size());
      if (tags.containsKey(feature)) {
        made.put("tag_set", tagSet("Entente " + feature, tags.get(feature)));
      }
      features.add(made);
    });
    if (linking) {
      Map<String, Object> arguments = feature("arguments", MENTION, features.size());
      arguments.put("multi_value_mode", "ARRAY");
      arguments.put("link_mode", "WITH_ROLE");
      arguments.put("link_type_name", LINK);
      arguments.put("link_type_role_feature_name", "role");
      arguments.put("link_type_target_feature_name", "target");
      arguments.put("tag_set", tagSet("Entente role", List.of("subject", "object", "source")));
      features.add(arguments);
    }
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", name);
    layer.put("uiName", shown);
    layer.put("type", "span");
    layer.put("description", "");
    layer.put("enabled", true);
    layer.put("built_in", false);
    layer.put("readonly", false);
    layer.put("allow_stacking", true);
    layer.put("cross_sentence", true);
    layer.put("show_hover", true);
    layer.put("anchoring_mode", "CHARACTERS");
    layer.put("overlap_mode", "ANY_OVERLAP");
    layer.put("validation_mode", "NEVER");
    layer.put("lock_to_token_offset", false);
    layer.put("multiple_tokens", true);
    layer.put("linked_list_behavior", false);
    layer.put("features", features);
    return layer;
  }

  private static Map<String, Object> feature(String name, String type, int rank) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("name", name);
    feature.put("uiName", name);
    feature.put("type", type);
    feature.put("enabled", true);
    feature.put("visible", !name.equals("statementId") && !name.equals("words"));
    feature.put("include_in_hover", false);
    feature.put("required", false);
    feature.put("remember", false);
    feature.put("hideUnconstraintFeature", false);
    feature.put("multi_value_mode", "NONE");
    feature.put("link_mode", "NONE");
    feature.put("curatable", true);
    feature.put("rank", rank);
    return feature;
  }

  private static Map<String, Object> tagSet(String name, List<String> tags) {
    Map<String, Object> set = ordered("name", name, "create_tag", false);
    set.put("tags", tags.stream().map(tag -> Map.of("tag_name", tag)).toList());
    return set;
  }
}
