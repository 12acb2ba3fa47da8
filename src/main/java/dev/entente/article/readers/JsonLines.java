package dev.entente.article.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An article a line, as a JSON object; a line that is none does not keep the others from theirs.
 */
final class JsonLines implements Source {

  private static final int DEEPEST = 100;

  private final InputStream in;
  private final Place place;
  private final Columns columns;
  private final InputLimits limits;
  private final Lines lines;
  private final ObjectMapper mapper;

  JsonLines(InputStream in, Place place, Columns columns, InputLimits limits) {
    this.in = in;
    this.place = place;
    this.columns = columns;
    this.limits = limits;
    this.lines = new Lines(in, limits.of(Limit.LINE_BYTES));
    this.mapper = mapper(limits);
  }

  /** Reads JSON of bounded depth and length. */
  static ObjectMapper mapper(InputLimits limits) {
    return new ObjectMapper(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(
                            (int) Math.min(limits.of(Limit.LINE_BYTES), Integer.MAX_VALUE))
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @Override
  public Optional<Step> next() throws IOException {
    while (lines.next()) {
      Place here = place.item(lines.number());
      if (lines.overlong()) {
        Poison poison =
            Decoding.tooLarge("the line", limits.of(Limit.LINE_BYTES), Limit.LINE_BYTES.word());
        return Optional.of(Step.rejected(here, "", poison.reason()));
      }
      byte[] bytes = lines.bytes();
      if (isBlank(bytes)) {
        continue;
      }
      try {
        return Optional.of(draft(here, bytes));
      } catch (Poison poison) {
        return Optional.of(
            Step.rejected(here, poison.position().replaceFirst("^line 1$", ""), poison.reason()));
      }
    }
    return Optional.empty();
  }

  private Step draft(Place here, byte[] bytes) throws Poison {
    try {
      String line = Decoding.decode(bytes, Optional.empty());
      return draft(
          here,
          "jsonl",
          mapper.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line),
          columns);
    } catch (JsonProcessingException noJson) {
      throw malformed(noJson);
    }
  }

  static Poison malformed(JsonProcessingException noJson) {
    JsonLocation location = noJson.getLocation();
    return new Poison(location == null ? "" : "column " + location.getColumnNr(), said(noJson));
  }

  /** What Jackson says, without the place, which is told besides. */
  static String said(JsonProcessingException noJson) {
    String message = Words.oneLine("" + noJson.getOriginalMessage());
    return "is no JSON: "
        + Words.clipped(
            message
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(", from `StreamReadConstraints[^`]*`", ""),
            200);
  }

  /** An object as an article. */
  static Step draft(Place here, String rule, JsonNode node, Columns columns) throws Poison {
    if (!node.isObject()) {
      throw new Poison(
          "",
          "is no JSON object but " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return columns.draft(here, rule, column -> value(node, column), names);
  }

  private static Optional<String> value(JsonNode object, String column) {
    JsonNode found = object.get(column);
    if (found == null) {
      JsonNode inner = object;
      for (String key : column.split("\\.")) {
        inner = inner.path(key);
      }
      found = inner;
    }
    return words(found);
  }

  private static Optional<String> words(JsonNode node) {
    if (node.isTextual() || node.isNumber()) {
      return Optional.of(node.asText());
    }
    if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(part -> words(part.has("name") ? part.get("name") : part).ifPresent(parts::add));
      boolean paragraphs = parts.stream().anyMatch(part -> part.length() > 100);
      return Optional.of(String.join(paragraphs ? "\n\n" : "; ", parts))
          .filter(all -> !all.isEmpty());
    }
    return node.isObject() && node.has("name") ? words(node.get("name")) : Optional.empty();
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte each : bytes) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
