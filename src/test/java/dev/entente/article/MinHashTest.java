package dev.entente.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinHashTest {

  /** Words of a made-up language. */
  static String text(Random random, int words) {
    return random
        .ints(words, 0, 5000)
        .mapToObj(word -> "w" + Integer.toString(word, 36))
        .collect(Collectors.joining(" "));
  }

  /** The same with so many words replaced. */
  static String edited(Random random, String text, int edits) {
    String[] words = text.split(" ");
    for (int i = 0; i < edits; i++) {
      words[random.nextInt(words.length)] = "e" + random.nextInt(100_000);
    }
    return String.join(" ", words);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 10, 20, 40})
  void theEstimateIsNearTheSimilarityOfTheTexts(int edits) {
    Random random = new Random(edits);
    double error = 0;
    for (int i = 0; i < 50; i++) {
      String one = text(random, 300);
      String other = edited(random, one, edits);
      double estimate = MinHash.of(one).similarity(MinHash.of(other));
      error += estimate - Shingles.similarity(one, other);
    }
    // The mean of 50 estimates, each of a standard deviation of 0.06 at most.
    assertEquals(0, error / 50, 0.03);
  }

  @Test
  void textsThatHaveNothingInCommonAreNotAlike() {
    Random random = new Random(7);
    assertEquals(0, Shingles.similarity(text(random, 300), text(random, 300)), 0.01);
    assertTrue(MinHash.of(text(random, 300)).similarity(MinHash.of(text(random, 300))) < 0.05);
  }

  @Test
  void punctuationAndCaseMakeNoOtherText() {
    String one = "“The talks failed,” the minister said – on Monday.";
    String other = "The Talks failed\", the Minister said - on\nMonday";
    assertEquals(1, Shingles.similarity(one, other));
    assertEquals(MinHash.of(one), MinHash.of(other));
  }

  @Test
  void scriptsWithoutSpacesHaveWords() {
    String one = "外交部长周一表示，与伊朗的谈判已经失败，双方没有达成任何协议。";
    String other = "外交部长周二表示，与伊朗的谈判已经失败，双方没有达成任何协议！";
    double similarity = Shingles.similarity(one, other);
    assertTrue(similarity > 0.6 && similarity < 1, () -> "" + similarity);
  }

  @Test
  void aSignatureIsReadAsItWasWritten() {
    for (String text : Arrays.asList("", "one", "one two three four five six")) {
      MinHash signature = MinHash.of(text);
      assertEquals(signature, MinHash.parse(signature.toString()));
      assertEquals(171, signature.toString().length());
    }
    assertThrows(IllegalArgumentException.class, () -> MinHash.parse("AAAA"));
  }
}
