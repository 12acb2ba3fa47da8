package dev.entente.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.statement.Relation;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes articles for Label Studio: a task each, its statements as predictions (regions with
 * relations to the regions of their actors, what is said of them as choices of the region), and the
 * labelling configuration of a project that shows them. Offsets count characters (code points), as
 * Label Studio's editor does, although it is a page.
 */
final class LabelStudioExport implements Export {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "polarity", List.of("affirmed", "negated"),
          "certainty", List.of("certain", "probable", "possible"),
          "tense", List.of("past", "present", "future", "unspecified"),
          "attribution", List.of("narrated", "quoted", "reported", "unnamed"),
          "verdict", List.of("accept", "reject"));

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    long[] counts = {0, 0};
    try (OutputStream out = target.open("labels.xml")) {
      out.write(configuration(view).getBytes(StandardCharsets.UTF_8));
    }
    try (OutputStream out = target.open("tasks.json");
        JsonGenerator json =
            JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartArray();
      view.statements(
          filter,
          article -> {
            Mentions mentions = Mentions.of(article, view);
            if (!article.article().text().isEmpty() && !mentions.claims().isEmpty()) {
              JSON.writeValue(json, task(article, mentions));
              counts[0]++;
              counts[1] += mentions.claims().size();
            }
          });
      json.writeEndArray();
    }
    return new Exporter.Summary(
        view.describe("All statements of articles whose text is stored; plain edges", filter),
        Map.of("tasks", counts[0], "statements", counts[1]));
  }

  private static Map<String, Object> task(StoredArticle article, Mentions mentions) {
    String text = article.article().text();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", text);
    data.put("title", article.title());
    data.put("article", article.article().id().value());
    List<Object> results = new ArrayList<>();
    Map<Mentions.Mention, String> ids = new HashMap<>();
    for (Mentions.Mention mention : mentions.spans()) {
      String id = "a" + Iris.hash(mention.span().toString(), mention.actor().value());
      ids.put(mention, id);
      results.add(region(id, "label", "labels", mention.span(), text, "labels", "actor"));
      results.add(
          region(id, "actor", "textarea", mention.span(), text, "text", mention.actor().value()));
    }
    double sure = 1;
    for (Mentions.Claimed claimed : mentions.claims()) {
      Statement statement = claimed.statement();
      String id = statement.identity();
      sure = Math.min(sure, statement.annotation().confidence().orElse(1.0));
      results.add(region(id, "label", "labels", claimed.span(), text, "labels", "statement"));
      claimed
          .attributes()
          .forEach((name, value) ->
              results.add(region(id, name, "choices", claimed.span(), text, "choices", value)));
      claimed
          .arguments()
          .forEach((part, mention) -> {
            Map<String, Object> relation = new LinkedHashMap<>();
            relation.put("type", "relation");
            relation.put("from_id", id);
            relation.put("to_id", ids.get(mention));
            relation.put("direction", "right");
            relation.put("labels", List.of(part));
            results.add(relation);
          });
    }
    Map<String, Object> prediction = new LinkedHashMap<>();
    prediction.put("model_version", "entente");
    prediction.put("score", sure);
    prediction.put("result", results);
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("data", data);
    task.put("predictions", List.of(prediction));
    return task;
  }

  /** One thing said of a region; all of its region have the region's id. */
  private static Map<String, Object> region(
      String id, String from, String type, Span span, String text, String key, String said) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("start", text.codePointCount(0, span.begin()));
    value.put("end", text.codePointCount(0, span.end()));
    if (!key.equals("text")) {
      value.put("text", span.of(text));
    }
    value.put(key, List.of(said));
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("id", id);
    region.put("from_name", from);
    region.put("to_name", "text");
    region.put("type", type);
    region.put("value", value);
    return region;
  }

  private static String configuration(View view) {
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <View>
          <Header value="$title"/>
          <Relations>
            <Relation value="subject"/>
            <Relation value="object"/>
            <Relation value="source"/>
          </Relations>
          <Labels name="label" toName="text">
            <Label value="statement" background="#0072B2"/>
            <Label value="actor" background="#E69F00"/>
          </Labels>
          <Text name="text" value="$text" granularity="word"/>
          <TextArea name="actor" toName="text" perRegion="true" whenTagName="label" whenLabelValue="actor" maxSubmissions="1" editable="true" placeholder="id or name of the actor"/>
        """);
    choices(
        xml,
        "relation",
        view.vocabulary().relations().stream().map(Relation::name).sorted().toList());
    CHOICES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(choice -> choices(xml, choice.getKey(), choice.getValue()));
    return xml.append("</View>\n").toString();
  }

  private static void choices(StringBuilder xml, String name, List<String> values) {
    xml.append(
        values.stream()
            .map(value -> "    <Choice value=\"%s\"/>\n".formatted(Markup.escape(value)))
            .collect(
                Collectors.joining(
                    "",
                    ("  <Choices name=\"%s\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\""
                            + " whenLabelValue=\"statement\" choice=\"single\" showInline=\"true\">\n")
                        .formatted(name),
                    "  </Choices>\n")));
  }
}
