package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsColumnsAndPutsNumbersToTheRight() {
    assertEquals(
        List.of("actor        partners", "North Korea        12", "Russia              3"),
        lines(
            80,
            List.of("actor", "partners"),
            List.of("North Korea", "12"),
            List.of("Russia", "3")));
  }

  @Test
  void leavesOutColumnsWithoutAnyValue() {
    assertEquals(List.of("a  c", "x  y"), lines(80, List.of("a", "b", "c"), List.of("x", "", "y")));
  }

  @Test
  void wrapsAtSpacesToTheWidthOfTheTerminal() {
    List<String> lines =
        lines(
            60,
            List.of("query", "whatItAnswers"),
            List.of(
                "between", "How do two actors stand to each other, and who says so, and when?"));
    assertEquals(
        List.of(
            "query    what it answers",
            "between  How do two actors stand to each other, and who says",
            "         so, and when?"),
        lines);
  }

  @Test
  void putsQuotesBelowTheirRowAndSaysASharedArticleOnce() {
    String title = "A headline that is rather long for any column of a table, but stands below";
    List<String> lines =
        lines(
            60,
            List.of("subject", "relation", "quote", "article"),
            List.of("Russia", "seeks ties with", "words that are said about the first", title),
            List.of("China", "seeks ties with", "words that are said about the second", title));
    assertEquals("Russia   seeks ties with", lines.get(1));
    assertEquals("    “words that are said about the first”", lines.get(2));
    assertEquals(1, lines.stream().filter(line -> line.startsWith("    article: ")).count());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 60), lines.toString());
  }

  @Test
  void breaksWordsThatAreLongerThanAnyLine() {
    assertEquals(List.of("abcde", "fgh"), Wrapping.wrap("abcdefgh", 5));
    assertEquals(
        List.of("\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00"),
        Wrapping.wrap("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2));
  }

  @SafeVarargs
  private static List<String> lines(int width, List<String> columns, List<String>... rows) {
    return new TextTable(columns, List.of(rows), width).lines();
  }
}
