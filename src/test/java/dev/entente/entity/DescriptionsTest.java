package dev.entente.entity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Words that name nobody, and whom the rest of an article lets them mean. */
class DescriptionsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/entity/descriptions.csv", numLinesToSkip = 1)
  void aDescriptionMeansWhomTheArticleLetsItMean(String kind, String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }
}
