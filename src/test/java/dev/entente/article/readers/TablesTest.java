package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.Input;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {

  @TempDir private Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  @ParameterizedTest
  @CsvSource({"','", "';'", "'\t'", "'|'"})
  void aRowIsAnArticleWhateverSeparatesItsCells(char separator) {
    String s = String.valueOf(separator);
    String table =
        "\uFEFF"
            + String.join(s, "title", "text", "date", "url", "language")
            + "\r\n"
            + String.join(
                s,
                "Talks",
                "\"They met.\r\n\r\nThey said \"\"no\"\", and left; at once.\"",
                "15 February 2024",
                "https://x.example/1",
                "English")
            + "\r\n\r\n"
            + String.join(s, "No text", "", "", "", "")
            + "\r\n"
            + String.join(s, "More", "Second text.", "2024-02-16", "https://x.example/2", "de")
            + "\r\n";
    List<Input> inputs = reads.file("a.csv", table).all();
    Article first = Reads.articles(inputs).getFirst();
    assertEquals("Talks\n\nThey met.\n\nThey said \"no\", and left; at once.", first.text());
    assertEquals(Optional.of("2024-02-15"), first.details().issued());
    assertEquals(Optional.of("en"), first.details().language());
    assertEquals("https://x.example/2", Reads.articles(inputs).get(1).id().value());
    assertEquals("line 6", Reads.rejected(inputs).getFirst().position());
    assertTrue(Reads.rejected(inputs).getFirst().reason().contains("no text in text"));
  }

  @Test
  void columnsOfOtherNamesAreNamed() {
    List<Input> inputs =
        reads
            .file("a.csv", "Kopf,Inhalt\nTreffen,Sie trafen sich.\n")
            .all(Reads.columns("text=Inhalt,title=Kopf"));
    assertEquals("Treffen\n\nSie trafen sich.", Reads.found(inputs).article().text());
    assertThrows(IllegalArgumentException.class, () -> Reads.columns("body=text"));
    assertThrows(IllegalArgumentException.class, () -> Reads.columns("nytimes"));
  }

  @Test
  void gdeltsKnowledgeGraphHasNoHeaderAndTheTitleInItsLastColumn() {
    String[] row = new String[27];
    java.util.Arrays.fill(row, "a;b,\"c");
    row[1] = "20240215120000";
    row[3] = "north.example";
    row[4] = "https://north.example/talks";
    row[26] =
        "<PAGE_AUTHORS>Jane Doe;Bo Ek</PAGE_AUTHORS><PAGE_TITLE>Talks &amp; more talks</PAGE_TITLE>";
    Input.Found found =
        Reads.found(
            reads
                .file("20240215.gkg.csv", String.join("\t", row) + "\n")
                .all(Reads.columns("gdelt")));
    assertEquals("Talks & more talks", found.article().text());
    assertEquals("csv headline", found.rule());
    assertEquals(Optional.of("2024-02-15"), found.article().details().issued());
    assertEquals(Optional.of("north.example"), found.article().details().publisher());
    assertEquals(List.of("Jane Doe", "Bo Ek"), found.article().details().authors());
  }

  @Test
  void gdeltsAnswersAreReadAsJson() {
    Input.Found found =
        Reads.found(
            reads
                .file(
                    "a.json",
                    """
                    { "articles": [ { "url": "https://n.example/a", "title": "Talks fail", "seendate": "20240215T101500Z",
                      "domain": "n.example", "language": "English", "sourcecountry": "Norway" } ] }
                    """)
                .all(Reads.columns("gdelt")));
    assertEquals("Talks fail", found.article().text());
    assertEquals(Optional.of("2024-02-15"), found.article().details().issued());
    assertEquals(Optional.of("en"), found.article().details().language());
  }

  @Test
  void mediaCloudAndNewsCatcherHavePresets() {
    Input.Found cloud =
        Reads.found(
            reads
                .file(
                    "cloud.csv",
                    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
                        + "9,2024-02-16,en,Daily,daily.example,2024-02-15,Talks fail,https://d.example/1\n")
                .all(Reads.columns("mediacloud")));
    assertEquals("Talks fail", cloud.article().text());
    assertEquals(Optional.of("Daily"), cloud.article().details().publisher());
    Input.Found catcher =
        Reads.found(
            new Reads(folder.resolve("second"))
                .file(
                    "catcher.jsonl",
                    "{\"title\": \"Talks fail\", \"content\": \"They failed.\", \"link\": \"https://d.example/2\", \"published_date\": \"2024-02-15 10:00:00\", \"name_source\": \"Daily\", \"authors\": [\"Jane Doe\"], \"language\": \"en\"}\n")
                .all(Reads.columns("newscatcher")));
    assertEquals("Talks fail\n\nThey failed.", catcher.article().text());
    assertEquals("https://d.example/2", catcher.article().id().value());
  }

  @Test
  void aMissingQuoteDoesNotTakeAllMemory() {
    String table = "title,text\nA,First.\nB,\"" + "x".repeat(200_000) + "\n";
    List<Input> inputs = reads.file("a.csv", table).all(Reads.limited("line-bytes", "100K"));
    assertEquals(1, Reads.articles(inputs).size());
    assertTrue(
        Reads.rejected(inputs).getFirst().reason().contains("a quote is missing"),
        inputs::toString);
  }

  @Test
  void tooManyColumnsAreRejected() {
    List<Input> inputs = reads.file("a.csv", "text" + ",".repeat(2000) + "\nFirst.\n").all();
    assertTrue(
        Reads.rejected(inputs).getFirst().reason().contains("csv-columns"), inputs::toString);
  }

  @Test
  void tablesInOtherEncodingsAreReadWhenTheyAreNamed() {
    byte[] bytes = "text\nDer Außenminister sprach.\n".getBytes(Charset.forName("windows-1252"));
    List<Input> wrong = reads.file("a.csv", bytes).all();
    assertTrue(Reads.rejected(wrong).getFirst().reason().contains("--encoding"), wrong::toString);
    InputOptions usual = InputOptions.usual(java.io.InputStream.nullInputStream());
    InputOptions named =
        new InputOptions(
            usual.limits(),
            usual.columns(),
            Optional.empty(),
            Optional.of(Charset.forName("windows-1252")),
            Optional.empty(),
            usual.stdin());
    assertEquals("Der Außenminister sprach.", Reads.found(reads.all(named)).article().text());
    assertEquals(
        "Der Außenminister sprach.",
        Reads.found(
                new Reads(folder.resolve("utf16"))
                    .file(
                        "a.csv",
                        "\uFEFFtext\nDer Außenminister sprach.\n"
                            .getBytes(StandardCharsets.UTF_16LE))
                    .all())
            .article()
            .text());
  }

  @Test
  void jsonArraysAndSingleObjectsAreArticles() {
    List<Input> inputs =
        reads
            .file("a.json", "[\n {\"text\": \"One.\"}, 7, {\"text\": \"Two.\"} ]")
            .file("b.json", "{\"meta\": {\"x\": [1]}, \"title\": \"T\", \"body\": \"Three.\"}")
            .file(
                "c.json",
                "{\"status\": \"ok\", \"response\": {\"results\": [{\"fields\": {\"bodyText\": \"Four.\"}}]}}")
            .file("d.json", "[{\"text\": \"Five.\"},")
            .all();
    assertEquals(
        List.of("One.", "Two.", "T\n\nThree.", "Four.", "Five."),
        Reads.articles(inputs).stream().map(Article::text).toList());
    assertEquals(2, Reads.rejected(inputs).size(), inputs::toString);
  }

  @Test
  void jsonLinesThatAreCalledJsonAreReadAndNothingIsLostSilently() {
    List<Input> inputs =
        reads
            .file("lines.json", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")
            .file("spread.json", "{\n\"text\": \"Three.\"}\n{\n\"text\": \"Four.\"}\n")
            .all();
    assertEquals(
        List.of("One.", "Two.", "Three."),
        Reads.articles(inputs).stream().map(Article::text).toList());
    assertTrue(Reads.rejected(inputs).getFirst().reason().contains("jsonl"), inputs::toString);
  }
}
