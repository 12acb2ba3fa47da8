package dev.entente.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Vocabulary;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));

  /** Two states, a minister and an organ of the first, and a spokesman who belongs to nobody. */
  static final Actors ACTORS =
      new Actors() {
        private final Map<String, String> states =
            Map.of("kenya", "kenya", "peru", "peru", "minister", "kenya", "navy", "kenya");

        @Override
        public Set<String> meant(String cell) {
          String id = cell.toLowerCase(java.util.Locale.ROOT);
          return states.containsKey(id) || id.equals("spokesman") ? Set.of(id) : Set.of();
        }

        @Override
        public Optional<String> state(String id) {
          return Optional.ofNullable(states.get(id));
        }

        @Override
        public boolean isState(String id) {
          return id.equals("kenya") || id.equals("peru");
        }
      };

  @Test
  void evidenceMustBeginInsideTheGoldSpan() {
    List<Row> gold = List.of(row("kenya sanctions peru", "begin", "10", "end", "50"));
    assertEquals(1, found(gold, row("kenya sanctions peru", "begin", "49")));
    assertEquals(0, found(gold, row("kenya sanctions peru", "begin", "50")));
    assertEquals(0, found(gold, row("kenya sanctions peru", "begin", "9")));
  }

  /** Whose a nameless group is may be told as a pronoun or by its name; other words are others. */
  @Test
  void hisPartnersAreWhoseverPartners() {
    assertTrue(ACTORS.same("his partners", "_:x", "Ruto's partners", false));
    assertTrue(ACTORS.same("partners", "_:x", "the rebels' partners", false));
    assertTrue(ACTORS.same("Ruto's partners", "_:x", "Ruto's partners", false));
    assertFalse(ACTORS.same("Boni's partners", "_:x", "Ruto's partners", false));
    assertFalse(ACTORS.same("partners", "_:x", "Ruto's allies", false));
  }

  @Test
  void theArticleMustBeTheSame() {
    assertEquals(
        0,
        found(
            List.of(row("kenya sanctions peru")),
            row("kenya sanctions peru", "article", "another")));
  }

  @Test
  void anyAlternativeOfARelationOrActorWill() {
    List<Row> gold = List.of(row("navy|minister sanctions|accuses peru"));
    assertEquals(1, found(gold, row("minister accuses peru")));
    assertEquals(0, found(gold, row("minister threatens peru")));
  }

  @Test
  void directionCountsUnlessTheRelationIsSymmetric() {
    assertEquals(0, found(List.of(row("kenya sanctions peru")), row("peru sanctions kenya")));
    assertEquals(1, found(List.of(row("kenya meetsWith peru")), row("peru meetsWith kenya")));
  }

  @Test
  void anOrganStandsForItsStateByCountryOnly() {
    List<Row> gold = List.of(row("navy attacks peru"));
    List<Row> predicted = List.of(row("kenya attacks peru"));
    assertEquals(0, comparison(gold, predicted, false).overall().found());
    assertEquals(1, comparison(gold, predicted, true).overall().found());
  }

  @Test
  void personAgainstPersonStaysStrictByCountryToo() {
    assertEquals(
        0,
        comparison(List.of(row("navy attacks peru")), List.of(row("minister attacks peru")), true)
            .overall()
            .found());
  }

  @Test
  void groupsWithoutANameCompareByTheirWords() {
    List<Row> gold = List.of(row("the-rebels attacks peru"));
    assertEquals(1, found(gold, row("_:rebels attacks peru")));
    assertEquals(0, found(gold, row("_:soldiers attacks peru")));
  }

  @Test
  void matchingIsOneToOneAndAsLargeAsCanBe() {
    // The first prediction fits both gold rows, the second only the first of them.
    List<Row> gold = List.of(row("kenya accuses|criticizes peru"), row("kenya accuses peru"));
    List<Row> predicted = List.of(row("kenya accuses peru"), row("kenya criticizes peru"));
    Comparison comparison = comparison(gold, predicted, false);
    assertEquals(new Comparison.Score(2, 0, 0), comparison.overall());
    assertEquals(
        new Comparison.Score(1, 0, 1),
        comparison(
                List.of(row("kenya accuses peru")),
                List.of(row("kenya accuses peru"), row("kenya accuses peru")),
                false)
            .overall());
  }

  @Test
  void ofSeveralMatchingsTheOneWithMostAttributesRightIsTaken() {
    List<Row> gold =
        List.of(
            row("kenya accuses peru", "tense", "past"),
            row("kenya accuses peru", "tense", "future"));
    List<Row> predicted =
        List.of(
            row("kenya accuses peru", "tense", "future"),
            row("kenya accuses peru", "tense", "past"));
    assertEquals(2, right(comparison(gold, predicted, false), "tense"));
  }

  @Test
  void rowsThatNeedNotBeFoundCountNeitherWay() {
    List<Row> gold = List.of(row("kenya accuses peru", "req", "0"));
    assertEquals(new Comparison.Score(0, 0, 0), comparison(gold, List.of(), false).overall());
    assertEquals(
        new Comparison.Score(0, 0, 0),
        comparison(gold, List.of(row("kenya accuses peru")), false).overall());
  }

  @Test
  void predictionsOfAnArticleWithoutGoldRowsAreFalse() {
    assertEquals(
        new Comparison.Score(0, 0, 1),
        comparison(List.of(), List.of(row("kenya accuses peru")), false).overall());
  }

  @Test
  void backgroundRelationsAreScoredApartAndOnlyWhereGoldHasThem() {
    List<Row> gold = List.of(row("minister relativeOf spokesman"), row("kenya accuses peru"));
    List<Row> predicted =
        List.of(
            row("kenya accuses peru"),
            row("minister represents kenya"),
            row("navy relativeOf peru"));
    Comparison comparison = comparison(gold, predicted, false);
    assertEquals(new Comparison.Score(1, 0, 0), comparison.overall());
    assertEquals(new Comparison.Score(0, 1, 1), comparison.background());
  }

  @Test
  void attributesAreJudgedWhereGoldSaysThem() {
    Comparison comparison =
        comparison(
            List.of(
                row("kenya accuses peru", "polarity", "negated", "certainty", "certain|probable")),
            List.of(
                row(
                    "kenya accuses peru",
                    "polarity",
                    "affirmed",
                    "certainty",
                    "probable",
                    "tense",
                    "past")),
            false);
    assertEquals(0, right(comparison, "polarity"));
    assertEquals(1, right(comparison, "certainty"));
    assertFalse(comparison.attributes().containsKey("tense"));
  }

  @Test
  void aSourceIsNobodyOrOneOfTheAlternatives() {
    assertTrue(sourceRight("", ""));
    assertTrue(sourceRight("|peru", ""));
    assertTrue(sourceRight("|peru", "peru"));
    assertFalse(sourceRight("peru", ""));
    assertFalse(sourceRight("", "peru"));
    assertTrue(sourceRight("sources", "two sources"));
    assertFalse(sourceRight("sources", "analysts"));
  }

  private static boolean sourceRight(String gold, String predicted) {
    Comparison comparison =
        comparison(
            List.of(row("kenya accuses peru", "source_label", gold)),
            List.of(row("kenya accuses peru", "source_label", predicted)),
            false);
    return right(comparison, "source") == 1;
  }

  @Test
  void scoresAreTheUsualOnes() {
    Comparison.Score score = new Comparison.Score(6, 2, 4);
    assertEquals(0.6, score.precision(), 1e-9);
    assertEquals(0.75, score.recall(), 1e-9);
    assertEquals(2 * 0.6 * 0.75 / 1.35, score.f1(), 1e-9);
  }

  @Test
  void groupsAddUpTheirRelations() {
    Comparison comparison =
        comparison(
            List.of(row("kenya accuses peru"), row("kenya criticizes peru")),
            List.of(row("kenya accuses peru"), row("kenya attacks peru")),
            false);
    assertEquals(new Comparison.Score(1, 1, 0), comparison.byGroup().get("verbal-conflict"));
    assertEquals(new Comparison.Score(0, 0, 1), comparison.byGroup().get("material-conflict"));
  }

  private static int right(Comparison comparison, String attribute) {
    return comparison.attributes().getOrDefault(attribute, new int[] {-1})[0];
  }

  private static int found(List<Row> gold, Row predicted) {
    return comparison(gold, List.of(predicted), false).overall().found();
  }

  private static Comparison comparison(List<Row> gold, List<Row> predicted, boolean byCountry) {
    return new Comparison(gold, predicted, VOCABULARY, ACTORS, byCountry);
  }

  /** A row from {@code subject relation object}, with further cells. */
  static Row row(String said, String... cells) {
    String[] parts = said.split(" ");
    Map<String, String> row = new HashMap<>();
    row.put("article", "a");
    row.put("begin", "0");
    row.put("end", "100");
    row.put("subject", parts[0]);
    row.put("relation", parts[1]);
    row.put("object", parts[2]);
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return new Row(row);
  }
}
