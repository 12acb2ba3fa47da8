package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second parser is asked where the first leaves a construction open, and rules tell so. */
class SecondParserTest {

  private static final String OPEN =
      "China has lent money to Kenya, and Uganda, long its ally, has sent troops to Sudan";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing is left open, 'Chad attacked Kenya.', false",
    "\"ally\" is left open, '" + OPEN + ".', true",
    "the sentence is long, '"
        + OPEN
        + ", although it rained in every month of the year and the"
        + " harvest of the villages beside the lake was lost to floods and frost and hail and"
        + " worms.', false"
  })
  void isAskedWhereSomethingIsLeftOpen(String why, String sentence, boolean asked) {
    List<String> rules =
        ShippedRules.annotate(sentence).statements().stream()
            .map(statement -> statement.annotation().rule().orElseThrow())
            .toList();
    assertEquals(
        asked, rules.stream().anyMatch(rule -> rule.contains(Precision.ONE_PARSE)), why + rules);
  }
}
