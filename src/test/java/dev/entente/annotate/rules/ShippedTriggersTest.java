package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The shipped triggers say everything once. */
class ShippedTriggersTest {

  private static final Path TABLE = Path.of("seeds/lexicon/triggers.csv");

  @Test
  void noListRepeatsAWord() {
    List<String> repeated = new ArrayList<>();
    for (CSVRecord row : rows()) {
      Stream.concat(
              Stream.of(row.get("trigger"), row.get("subject"), row.get("object")),
              conditions(row).map(condition -> condition.replaceFirst("^[^=]*=", "")))
          .map(list -> list.split("\\|"))
          .filter(words -> new HashSet<>(Arrays.asList(words)).size() < words.length)
          .forEach(words -> repeated.add(row.get("id") + ": " + String.join("|", words)));
    }
    assertEquals(List.of(), repeated);
  }

  @Test
  void noRowSaysWhatAnotherSays() {
    Map<List<Object>, String> known = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (CSVRecord row : rows()) {
      List<Object> said =
          List.of(
              words(row.get("trigger")),
              row.get("pos"),
              Set.copyOf(conditions(row).map(ShippedTriggersTest::condition).toList()),
              row.get("subject"),
              row.get("object"),
              row.get("relation"),
              row.get("context"),
              row.get("polarity"),
              row.get("certainty"),
              row.get("tense"));
      String before = known.putIfAbsent(said, row.get("id"));
      if (before != null) {
        twice.add(before + " and " + row.get("id"));
      }
    }
    assertTrue(known.size() > 1000);
    assertEquals(List.of(), twice);
  }

  /** The key with its sign, and the words. */
  private static List<Object> condition(String condition) {
    int sign = condition.indexOf('=') + 1;
    return List.of(condition.substring(0, sign), words(condition.substring(sign)));
  }

  private static Set<String> words(String list) {
    return new HashSet<>(Arrays.asList(list.split("\\|")));
  }

  private static Stream<String> conditions(CSVRecord row) {
    return Arrays.stream(row.get("where").split(";")).filter(condition -> !condition.isEmpty());
  }

  private static List<CSVRecord> rows() {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(TABLE))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
