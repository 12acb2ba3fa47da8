package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.rules.Precision.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionTest {

  @TempDir private Path folder;

  @Test
  void confidenceIsTheLowerBoundOfTheWilsonInterval() {
    // 81 of 100 gives 0.722 to 0.875 (Wilson 1927, z = 1.96).
    assertEquals(0.722, Precision.wilson(81, 100), 0.001);
    assertEquals(
        Optional.of(Precision.wilson(18, 20)),
        Precision.of(Map.of("visit-v", new Count(18, 20))).confidence("visit-v"));
  }

  @Test
  void aRuleSeenTooSeldomIsJudgedWithTheOthersOfItsWordClass() {
    Precision precision =
        Precision.of(
            Map.of(
                "visit-v", new Count(6, 6),
                "sue-v", new Count(3, 6),
                "talks-n", new Count(1, 2),
                "war-v", new Count(40, 50)));
    assertEquals(Optional.of(Precision.wilson(9, 12)), precision.confidence("visit-v"));
    assertEquals(Optional.of(Precision.wilson(9, 12)), precision.confidence("never-seen-v"));
    assertEquals(Optional.of(Precision.wilson(10, 14)), precision.confidence("talks-n"));
  }

  @Test
  void whatOneParserAloneLedToIsJudgedWithTheLikes() {
    Precision precision =
        Precision.of(
            Map.of(
                "visit-v", new Count(18, 20),
                "visit-v/one-parse", new Count(2, 5),
                "talks-n/one-parse", new Count(3, 6),
                "sue-v", new Count(8, 9)));
    assertEquals(Optional.of(Precision.wilson(5, 11)), precision.confidence("visit-v/one-parse"));
    assertEquals("visit-v/one-parse 2/5 few", precision.rule("visit-v/one-parse"));
  }

  @Test
  void tooLittleGoldGivesNoConfidence() {
    assertEquals(
        Optional.empty(), Precision.of(Map.of("visit-v", new Count(3, 4))).confidence("visit-v"));
    assertEquals(Optional.empty(), Precision.unknown().confidence("visit-v"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Precision precision =
        Precision.of(Map.of("visit-v", new Count(18, 20), "meet-v", new Count(0, 1)));
    Path file = Files.writeString(folder.resolve("precision.csv"), precision.toCsv());
    assertEquals("rule,right,seen\nmeet-v,0,1\nvisit-v,18,20\n", Files.readString(file));
    assertEquals(precision.toCsv(), Precision.load(file).toCsv());
  }

  @Test
  void aCountThatCannotBeIsNamedByFileAndLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("precision.csv"), "rule,right,seen\nmeet-v,1,1\nvisit-v,3,2\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Precision.load(file)).toString();
    assertTrue(message.contains("precision.csv:3: "), message);
    assertTrue(message.contains("3 right of 2 seen cannot be"), message);
  }
}
