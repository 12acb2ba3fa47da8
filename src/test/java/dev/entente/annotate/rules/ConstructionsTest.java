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
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Syntax, factuality and attribution, one construction a row of {@code constructions.csv}:
 * statements as {@code subject relation object polarity certainty tense source}, {@code -} for the
 * article itself.
 */
class ConstructionsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/rules/constructions.csv", numLinesToSkip = 1)
  void says(String construction, String sentence, String expected) throws IOException {
    check(construction, "A headline\n" + sentence, expected, false);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Kenya denies that the Chilean president's cousin attacked Peru.,"
        + "article/test/chiles-presidents-cousin relativeOf chile/president"
        + " affirmed certain unspecified -",
    "Norway says that Juan Perez is a cousin of the Chilean president.,"
        + "person/juan-perez relativeOf chile/president affirmed certain present norway",
    "Peru detained Vladimir Putin's cousin.,"
        + "article/test/vladimir-putins-cousin relativeOf vladimir-putin"
        + " affirmed certain unspecified -"
  })
  void tellsBackground(String sentence, String expected) throws IOException {
    check(sentence, "A headline\n" + sentence, expected, true);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/rules/titles.csv", numLinesToSkip = 1)
  void readsTitles(String title, String expected) throws IOException {
    check(title, title + "\n\nIt rained in May.", expected, false);
  }

  private static void check(String construction, String text, String expected, boolean background)
      throws IOException {
    Set<String> wanted =
        expected == null
            ? Set.of()
            : Arrays.stream(expected.split(";"))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        ShippedRules.annotate(text).statements().stream()
            .filter(statement -> statement.claim().relation().background() == background)
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
