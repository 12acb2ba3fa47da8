package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.statement.Polarity;
import dev.entente.statement.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticNewsTest {

  private static final SyntheticNews NEWS = SyntheticStore.news(1);

  @Test
  void theSameSeedAndNumberGiveTheSameArticle() {
    assertEquals(NEWS.article(4711), SyntheticStore.news(1).article(4711));
    assertNotEquals(
        NEWS.article(4711).article().text(), SyntheticStore.news(2).article(4711).article().text());
  }

  @Test
  void aLaterVersionHasTheSameStatementsInAnotherText() {
    AnnotatedArticle first = NEWS.article(7);
    AnnotatedArticle later = NEWS.article(7, 2);
    assertEquals(first.statements(), later.statements());
    assertNotEquals(first.article().textHash(), later.article().textHash());
  }

  @Test
  void everyQuoteAndEverySpanStandsInItsText() {
    for (int number = 0; number < 2000; number++) {
      AnnotatedArticle annotated = NEWS.article(number);
      for (Statement statement : annotated.statements()) {
        String text = annotated.article().text();
        assertTrue(statement.evidence().standsIn(annotated.article()), statement.toString());
        assertEquals(
            SyntheticStore.label(statement.claim().subject()),
            statement.evidence().subjectSpan().orElseThrow().of(text));
        assertEquals(
            SyntheticStore.label(statement.claim().object()),
            statement.evidence().objectSpan().orElseThrow().of(text));
        statement
            .attribution()
            .cue()
            .ifPresent(
                cue -> assertEquals(cue, statement.evidence().cueSpan().orElseThrow().of(text)));
      }
    }
  }

  @Test
  void denialsPlansAndReportsOccur() {
    List<Statement> all = statements(2000);
    assertTrue(all.stream().anyMatch(one -> one.claim().polarity() == Polarity.NEGATED));
    assertEquals(
        new TreeSet<>(List.of("narrated", "reported", "unnamed")),
        new TreeSet<>(all.stream().map(one -> one.attribution().kind()).toList()));
  }

  /** Newman 2005: the frequency of ranks falls as a straight line on logarithmic axes. */
  @Test
  void howOftenPairsMeetFollowsAPowerLaw() {
    Map<String, Integer> frequencies = new HashMap<>();
    for (Statement statement : statements(30_000)) {
      String one = statement.claim().subject().value();
      String other = statement.claim().object().value();
      frequencies.merge(
          one.compareTo(other) < 0 ? one + " " + other : other + " " + one, 1, Integer::sum);
    }
    List<Integer> ranked =
        frequencies.values().stream().sorted(Comparator.reverseOrder()).limit(300).toList();
    double[] x = IntStream.rangeClosed(1, ranked.size()).mapToDouble(Math::log).toArray();
    double[] y = ranked.stream().mapToDouble(Math::log).toArray();
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    assertEquals(-SyntheticNews.EXPONENT, xy / xx, 0.1, "slope");
    assertTrue(xy * xy / (xx * yy) > 0.98, "straightness " + xy * xy / (xx * yy));
  }

  private static List<Statement> statements(int articles) {
    return IntStream.range(0, articles)
        .mapToObj(number -> NEWS.article(number).statements())
        .flatMap(List::stream)
        .toList();
  }
}
