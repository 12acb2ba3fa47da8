package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.article.InputLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  private static final String STORY =
      "Two ministers met on Monday. They spoke about trade and about the border.\n";

  @TempDir private Path folder;

  @Test
  void aFolderGivesItsTextsInTheOrderOfTheirPaths() throws IOException {
    for (String name : List.of("z.txt", "b/c.txt", "b/a.txt", "b.txt")) {
      write(name, STORY);
    }
    assertEquals(List.of("b", "b/a", "b/c", "z"), ids(read(folder.toString())));
  }

  @Test
  void howMuchWasReadIsKnownInBytes() throws Exception {
    for (String name : List.of("a.txt", "b.txt", "c.md", "d.txt")) {
      write(name, STORY.repeat(100));
    }
    List<Double> parts = new ArrayList<>();
    try (Inputs inputs =
        Inputs.open(
            List.of(folder.toString()), InputOptions.usual(InputStream.nullInputStream()))) {
      while (inputs.done().isEmpty()) {
        Thread.sleep(5);
      }
      while (inputs.hasNext()) {
        inputs.next();
        parts.add(inputs.done().orElseThrow());
      }
    }
    assertEquals(List.of(0.25, 0.5, 0.75, 1.0), parts);
    try (Inputs inputs =
        Inputs.open(List.of("-"), InputOptions.usual(InputStream.nullInputStream()))) {
      inputs.done();
      Thread.sleep(50);
      assertTrue(inputs.done().isEmpty(), "of standard input nobody knows the end");
    }
  }

  @Test
  void whatIsNoArticleIsSkippedWithAReasonAndNotLost() throws IOException {
    write("notes.md", STORY);
    write("a.txt", STORY);
    List<Input> inputs = read(folder.toString());
    assertEquals(2, inputs.size());
    assertEquals("notes.md", ((Input.Skipped) inputs.get(1)).place().file());
  }

  @Test
  void everyLineOfJsonLinesIsAnArticleAndABadOneRejectsItselfAlone() throws IOException {
    write(
        "news.jsonl",
        """
        {"title": "Talks fail", "body": "The talks failed.", "url": "https://Example.org/a?utm_source=x#top", "date": "2024-02-15T10:00:00Z", "author": ["Jane Doe", "Bo Ek"], "source": {"name": "Daily"}, "lang": "en_GB"}

        {"body":
        {"headline": "No text"}
        [1]
        {"body": "Second.", "id": "two"}
        """);
    List<Input> inputs = read(folder.toString());
    Article first = ((Input.Found) inputs.get(0)).article();
    assertEquals("https://example.org/a", first.id().value());
    assertEquals("Talks fail\n\nThe talks failed.", first.text());
    assertEquals(Optional.of("2024-02-15"), first.details().issued());
    assertEquals(List.of("Jane Doe", "Bo Ek"), first.details().authors());
    assertEquals(Optional.of("Daily"), first.details().publisher());
    assertEquals(Optional.of("en-GB"), first.details().language());
    assertEquals("news.jsonl#1", inputs.get(0).place().key());
    assertEquals(
        List.of("news.jsonl#3", "news.jsonl#4", "news.jsonl#5"),
        rejected(inputs).stream().map(one -> one.place().key()).toList());
    assertEquals("two", ((Input.Found) inputs.get(4)).article().id().value());
  }

  @Test
  void gzipIsUnpackedAndABombIsRejectedBeforeItGrows() throws IOException {
    Files.write(folder.resolve("a.txt.gz"), gzip(STORY.getBytes(StandardCharsets.UTF_8)));
    Files.write(folder.resolve("b.txt.gz"), gzip(new byte[100 << 20]));
    List<Input> inputs = read(folder.toString());
    assertEquals(List.of("a"), ids(inputs));
    assertEquals(1, rejected(inputs).size());
    assertTrue(rejected(inputs).get(0).reason().contains("200 times"), inputs.toString());
  }

  @Test
  void whatIsBrokenIsToldInWordsThatHelp() throws IOException {
    byte[] whole = gzip(STORY.repeat(50).getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("cut.txt.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
    write("deep.jsonl", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000) + "\n");
    write("feed.rdf", "<?xml version=\"1.0\"?><rdf:RDF>");
    write("words.pdf", STORY);
    List<String> reasons =
        rejected(read(folder.toString())).stream().map(Input.Rejected::reason).toList();
    assertEquals(4, reasons.size(), reasons::toString);
    assertEquals("ends in the middle; it may not have been copied whole", reasons.get(0));
    assertTrue(reasons.get(1).endsWith("exceeds the maximum allowed (100)"), reasons.get(1));
    assertTrue(reasons.get(2).startsWith("is no XML: "), reasons.get(2));
    assertFalse(reasons.get(2).contains("Invalid"), reasons.get(2));
    assertEquals("is no PDF, whatever its name says", reasons.get(3));
  }

  @Test
  void namesThatAreNotShownAsTheyAreGiveIdsWithoutNewFolders() throws IOException {
    write("two\nlines.txt", STORY);
    assertEquals(List.of("twou000Alines"), ids(read(folder.toString())));
  }

  @Test
  void aLineBeyondTheLimitIsRejectedAndTheNextIsRead() throws IOException {
    write("a.jsonl", "{\"text\": \"" + "x".repeat(5000) + "\"}\n{\"text\": \"Short.\"}\n");
    List<Input> inputs =
        all(
            Inputs.open(
                List.of(folder.toString()), limited(Map.of("line-bytes", "4K"), new byte[0])));
    assertEquals(1, rejected(inputs).size());
    assertEquals(List.of("a/2"), ids(inputs));
  }

  @Test
  void standardInputIsToldByItsContent() {
    InputOptions options =
        InputOptions.usual(
            new ByteArrayInputStream("{\"text\": \"One.\"}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(List.of("stdin/1"), ids(all(Inputs.open(List.of("-"), options))));
  }

  @Test
  void globsFindFilesInFoldersBelow() throws IOException {
    write("a/one.txt", STORY);
    write("a/two.jsonl", "{\"text\": \"Two.\"}");
    assertEquals(List.of("a/one"), ids(read(folder + "/**/*.txt")));
    assertEquals(1, rejected(read(folder + "/*.pdf")).size());
  }

  @Test
  void addressesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("https://example.org/a.html"));
  }

  @Test
  void linksOutOfTheFolderAreRejected() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("in"));
    write("outside.txt", STORY);
    Files.createSymbolicLink(inside.resolve("out.txt"), folder.resolve("outside.txt"));
    Files.createSymbolicLink(inside.resolve("up.txt"), inside.resolve(".."));
    List<Input> inputs = read(inside.toString());
    assertEquals(2, rejected(inputs).size(), inputs.toString());
    assertTrue(rejected(inputs).get(0).reason().contains("leads out of"), inputs.toString());
  }

  private InputOptions limited(Map<String, String> limits, byte[] stdin) {
    InputOptions usual = InputOptions.usual(new ByteArrayInputStream(stdin));
    return new InputOptions(
        InputLimits.of(limits),
        usual.columns(),
        usual.format(),
        usual.charset(),
        usual.table(),
        usual.stdin());
  }

  private static List<Input> read(String... arguments) {
    return all(Inputs.open(List.of(arguments), InputOptions.usual(InputStream.nullInputStream())));
  }

  private static List<Input> all(Inputs inputs) {
    List<Input> all = new ArrayList<>();
    try (inputs) {
      inputs.forEachRemaining(all::add);
    }
    return all;
  }

  private static List<String> ids(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Found.class::isInstance)
        .map(found -> ((Input.Found) found).article().id().value())
        .toList();
  }

  private static List<Input.Rejected> rejected(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Rejected.class::isInstance)
        .map(Input.Rejected.class::cast)
        .toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
