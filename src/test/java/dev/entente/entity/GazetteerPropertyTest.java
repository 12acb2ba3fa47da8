package dev.entente.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleText;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, sensible or hostile. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class GazetteerPropertyTest {

  private static final Gazetteer GAZETTEER =
      new Gazetteer(
          EntityTables.load(List.of(Path.of("seeds/entities"))),
          NominalGroups.load(List.of(Path.of("seeds/lexicon"))));

  private static final List<String> PIECES =
      List.of(
          "Russia",
          "the North",
          "Kim Jong Un",
          "Kim",
          "President",
          "Minister",
          "rebels",
          "U.S.",
          "U.N.",
          "-led",
          "'s",
          "’s",
          "s'",
          " ",
          " ",
          " ",
          "\n",
          "\n\n",
          ",",
          ". ",
          "(",
          ")",
          "\"",
          "“",
          "”",
          "and",
          "of",
          "in",
          "its",
          "they",
          "he",
          "both countries",
          "the two leaders",
          "its neighbor",
          "Washington",
          "Georgia",
          "Jordan River",
          "pro-",
          "ethnic ",
          "German",
          "foreign ministry",
          "al-Assad",
          "بشار الأسد",
          "🇺🇦",
          "👩‍🚀",
          "Ünal",
          "é",
          "\u0301",
          "\u200F",
          "-",
          "–",
          "—",
          "‘",
          "`",
          "1,000",
          "Lt. Gen.",
          "NEW YORK",
          "Ali");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mentionsAreSortedAndApartAndSpellWhatStandsThere(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(60);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        if (random.nextInt(3) > 0) {
          text.append(' ');
        }
      }
      assertSound(ArticleText.normalise(text.toString()));
    }
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "",
        " ",
        "\n\n\n",
        "a".repeat(1_000_000),
        "Russia".repeat(150_000),
        "Kim ".repeat(100_000),
        "Kim Jong Un and Kim Jong Il ".repeat(10_000),
        "U.S.".repeat(100_000),
        "-".repeat(500_000),
        "Russia-".repeat(50_000),
        "'".repeat(500_000),
        "the ".repeat(100_000),
        "senior ".repeat(100_000),
        "he said they told it ".repeat(20_000),
        "Ana Bel ".repeat(50_000),
        "🇺🇦".repeat(100_000),
        "\u0301".repeat(200_000),
        "بشار الأسد ".repeat(30_000),
        IntStream.range(0, 20_000)
            .mapToObj(i -> "Name" + i + " Surname" + i + " met. ")
            .reduce("", (a, b) -> a.length() > 400_000 ? a : a + b),
        "President ".repeat(50_000),
        "Russian and ".repeat(30_000));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void aHostileTextIsReadInSeconds(String text) {
    long start = System.nanoTime();
    assertSound(ArticleText.normalise(text));
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 15_000, millis + " ms for " + text.length() + " characters");
  }

  @Test
  void readingTwiceGivesTheSame() {
    String text = "Russian officials met Kim Jong Un. He thanked them; the two sides agreed.";
    assertEquals(read(text), read(text));
  }

  private static void assertSound(String text) {
    int end = 0;
    for (Mention mention : read(text)) {
      assertTrue(mention.span().begin() >= end, () -> mention + " overlaps in: " + text);
      String words = mention.span().of(text);
      assertEquals(words.strip(), words, () -> "white space around a mention of: " + text);
      assertTrue(!Character.isLowSurrogate(words.charAt(0)), () -> "half a character in: " + text);
      end = mention.span().end();
    }
    assertTrue(end <= text.length());
  }

  private static List<Mention> read(String text) {
    return GAZETTEER.mentions(
        new Article(new ArticleId("p"), text, ArticleDetails.UNKNOWN), new CapitalisedNames());
  }
}
