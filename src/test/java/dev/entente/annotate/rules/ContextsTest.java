package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence says, it says with its day, within reported speech and beside other clauses. */
class ContextsTest {

  private static final Path CONSTRUCTIONS =
      Path.of("src", "test", "resources", "rules", "constructions.csv");

  /** Share of the statements that no context may lose. */
  private static final double KEPT = 0.95;

  /** One in so many sentences is read. */
  private static final int SHARE = 6;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "On Tuesday, %s.",
        "Iceland said that %s.",
        "%s, Iceland said.",
        "Although the weather was bad, %s.",
        "The weather was bad, but %s.",
        "%s, while Iceland held elections.",
      })
  void keeps(String context) throws IOException {
    int told = 0;
    List<String> lost = new ArrayList<>();
    for (String sentence : sample()) {
      Set<String> before = relations(sentence + ".");
      Set<String> within = relations(context.formatted(sentence));
      told += before.size();
      before.stream()
          .filter(statement -> !within.contains(statement))
          .forEach(statement -> lost.add(statement + " in: " + context.formatted(sentence)));
    }
    assertTrue(told > 100);
    assertTrue(
        lost.size() <= (1 - KEPT) * told,
        "%d of %d lost:\n%s".formatted(lost.size(), told, String.join("\n", lost)));
  }

  private static Set<String> relations(String sentence) {
    AnnotatedArticle annotated = ShippedRules.annotate("A headline\n" + sentence);
    return annotated.statements().stream()
        .map(statement ->
            String.join(
                " ",
                statement.claim().subject().value(),
                statement.claim().relation().name(),
                statement.claim().object().value(),
                statement.claim().polarity().word()))
        .collect(Collectors.toSet());
  }

  /** Sentences without quotations or asides of a speaker, that begin with a name. */
  private static List<String> sample() throws IOException {
    List<String> sentences = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Pattern name = Pattern.compile("(?<=[a-z] )[A-Z][a-z]+");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(CONSTRUCTIONS, StandardCharsets.UTF_8), format)) {
      for (CSVRecord row : rows) {
        String sentence = row.get(1);
        name.matcher(sentence).results().forEach(result -> names.add(result.group()));
        if (sentence.matches("[^\"“.;:?]+\\.") && !sentence.matches(".*\\b(said|says|accord).*")) {
          sentences.add(sentence.substring(0, sentence.length() - 1));
        }
      }
    }
    sentences.removeIf(sentence -> !names.contains(sentence.split("\\W", 2)[0]));
    // By its words, so that other sentences do not change which are read.
    sentences.removeIf(sentence -> Math.floorMod(sentence.hashCode(), SHARE) != 0);
    return sentences;
  }
}
