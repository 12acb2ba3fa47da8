package dev.entente.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.TextArticles.Reading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text files and the table beside them become articles, and nothing is invented. */
class TextArticlesTest {

  private static final String STORY = "Envoys met in Oslo on Monday.\nThey will meet again.\n";

  @TempDir Path folder;

  @Test
  void theSeedArticleHasTitleAndAuthorAndNoDate() throws IOException {
    Reading reading = TextArticles.read(Path.of("seeds/articles"));
    assertEquals(List.of(), reading.problems());
    Article article =
        reading.articles().stream()
            .filter(one -> one.id().value().equals("kim-meets-putin"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        Optional.of("Kim Meets Putin As Russia Seeks Closer Military Ties With North-Korea."),
        article.details().title());
    assertEquals(List.of("Caroline Ameh"), article.details().authors());
    assertEquals(Optional.empty(), article.details().issued());
    assertTrue(article.details().complete());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          Talks In Oslo Fail#By Jane Doe#Talks In Oslo Fail#[Jane Doe]
          Talks in Oslo fail##Talks in Oslo fail#[]
          Talks in Oslo fail.#By Jane Doe and Ali Reza Karimi#Talks in Oslo fail.#[Jane Doe, Ali Reza Karimi]
          Envoys met in Oslo.#They left on Monday.##[]
          By Jane Doe#The talks failed.##[Jane Doe]
          By Monday the talks had failed.#Nobody was surprised.##[]
          He left. She stayed.#By noon it was over.##[]
          Talks Fail#By the river, envoys met#Talks Fail#[]
          """)
  void titleAndAuthorsAreTakenWhereTheyLookLikeThem(
      String first, String second, String title, String authors) throws IOException {
    write("a.txt", first + "\n" + (second == null ? "" : second + "\n") + STORY);
    Article article = TextArticles.read(folder).articles().get(0);
    assertEquals(Optional.ofNullable(title), article.details().title());
    assertEquals(authors, article.details().authors().toString());
  }

  @Test
  void oneLineAloneIsNoHeadline() {
    assertEquals(
        Optional.empty(), TextArticles.of(new ArticleId("a"), "Talks Fail").details().title());
  }

  @Test
  void idsArePathsAndTheirOrderIsStable() throws IOException {
    for (String name : List.of("z.txt", "b/c.txt", "b/a.txt", "b.txt", "notes.md")) {
      write(name, STORY);
    }
    assertEquals(
        List.of("b", "b/a", "b/c", "z"),
        TextArticles.read(folder).articles().stream().map(one -> one.id().value()).toList());
  }

  @Test
  void byteOrderMarkAndCarriageReturnsDoNotMoveOffsets() throws IOException {
    write("a.txt", "\uFEFFTalks\r\nfail\rtoday\n");
    assertEquals("Talks\nfail\ntoday\n", TextArticles.read(folder).articles().get(0).text());
  }

  @Test
  void valuesOfTheTableWin() throws IOException {
    write("a.txt", "Talks Fail\nBy Jane Doe\n" + STORY);
    write(
        "articles.csv",
        "\uFEFFfile,id,title,author,publisher,url,issued,language,complete\r\n"
            + "a.txt,https://example.org/a,\"Talks, again\",Ann Lee|Bo Ek,Daily,"
            + "https://example.org/a,2024-02,en-GB,yes\r\n");
    Reading reading = TextArticles.read(folder);
    assertEquals(List.of(), reading.problems());
    Article article = reading.articles().get(0);
    assertEquals("https://example.org/a", article.id().value());
    assertEquals(
        new ArticleDetails(
            Optional.of("Talks, again"),
            List.of("Ann Lee", "Bo Ek"),
            Optional.of("Daily"),
            Optional.of("https://example.org/a"),
            Optional.of("2024-02"),
            Optional.of("en-GB"),
            true),
        article.details());
    assertEquals(article, TextArticles.readFile(folder.resolve("a.txt")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          a,,,,,,yesterday,,       # articles.csv:2, column issued: issued must be YYYY, YYYY-MM or YYYY-MM-DD, not 'yesterday'
          a,,,,,,,,perhaps         # articles.csv:2, column complete: must be yes, no or empty, not 'perhaps'
          b,,,,,,,,                # articles.csv:2, column file: there is no file b.txt
          ,,T,,,,,,                # articles.csv:2, column file: a row needs the name of its file
          a,,,,                    # articles.csv:2: 5 cells where the header has 9
          """)
  void saysWhichCellOfTheTableIsWrongAndReadsTheArticleAllTheSame(String row, String problem)
      throws IOException {
    write("a.txt", STORY);
    write(
        "articles.csv",
        "file,id,title,author,publisher,url,issued,language,complete\n" + row + "\n");
    Reading reading = TextArticles.read(folder);
    assertEquals(1, reading.articles().size());
    assertEquals(1, reading.problems().size(), reading.problems().toString());
    assertTrue(reading.problems().get(0).contains(problem), reading.problems().get(0));
  }

  @Test
  void saysWhichColumnsTheTableHas() throws IOException {
    write("a.txt", STORY);
    write("articles.csv", "file;title\na;b\n");
    assertEquals(
        List.of(
            folder.resolve("articles.csv")
                + ":1: the columns are file,id,title,author,publisher,url,issued,language,complete,"
                + " separated by commas, not file;title"),
        TextArticles.read(folder).problems());
  }

  @Test
  void saysWhereAFileIsNotUtf8AndReadsTheOthers() throws IOException {
    write("good.txt", STORY);
    Files.write(
        folder.resolve("bad.txt"), "One\nTwo caf\u00E9\n".getBytes(Charset.forName("ISO-8859-1")));
    Reading reading = TextArticles.read(folder);
    assertEquals(1, reading.articles().size());
    assertEquals(
        List.of(
            folder.resolve("bad.txt") + ":2: byte 11 (0xE9) is not UTF-8; save the file as UTF-8"),
        reading.problems());
  }

  @Test
  void saysThatAFileIsEmptyOrAnIdTaken() throws IOException {
    write("empty.txt", " \n");
    write("a.txt", STORY);
    write("b.txt", STORY);
    write("articles.csv", "file,id\nb,a\n");
    List<String> problems = TextArticles.read(folder).problems();
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("b.txt: the id a is"), problems.toString());
    assertTrue(problems.get(1).contains("empty.txt: the file is empty"), problems.toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(file, text);
  }
}
