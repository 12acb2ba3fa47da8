package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.statement.Statement;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Syntax, factuality and attribution, one construction a row of {@code constructions.csv}:
 * statements as {@code subject relation object polarity certainty tense source}, {@code -} for the
 * article itself.
 */
class ConstructionsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/rules/constructions.csv", numLinesToSkip = 1)
  void says(String construction, String sentence, String expected) throws IOException {
    check(construction, "A headline\n" + sentence, expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/rules/titles.csv", numLinesToSkip = 1)
  void readsTitles(String title, String expected) throws IOException {
    check(title, title + "\n\nIt rained in May.", expected);
  }

  private static void check(String construction, String text, String expected) throws IOException {
    Set<String> wanted =
        expected == null
            ? Set.of()
            : Arrays.stream(expected.split(";"))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        ShippedRules.annotate(text).statements().stream()
            .filter(statement -> !statement.claim().relation().background())
            .map(ConstructionsTest::words)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(wanted, found, construction);
  }

  private static String words(Statement statement) {
    return String.join(
        " ",
        statement.claim().subject().value(),
        statement.claim().relation().name(),
        statement.claim().object().value(),
        statement.claim().polarity().word(),
        statement.claim().certainty().word(),
        statement.claim().tense().word(),
        statement
            .attribution()
            .source()
            .map(Object::toString)
            .orElse(statement.attribution().kind().equals("unnamed") ? "unnamed" : "-"));
  }
}
