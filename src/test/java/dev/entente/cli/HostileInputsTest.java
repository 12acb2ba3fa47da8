package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Input;
import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Files that somebody made to hurt: each is ingested or in quarantine, and nothing else happens.
 */
@Timeout(300)
class HostileInputsTest {

  private static final String STORY =
      "Norway met Latvia in Riga on Monday, and officials of both spoke of the border. ";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path inbox() {
    return folder.resolve("inbox");
  }

  private void file(String name, byte[] bytes) throws IOException {
    Path file = inbox().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void file(String name, String words) throws IOException {
    file(name, words.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(int repeats, byte[] block) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < repeats; i++) {
        out.write(block);
      }
    }
    return bytes.toByteArray();
  }

  /** What files are called of which an article is expected. */
  private final Set<String> good = new TreeSet<>();

  private void article(String name, byte[] bytes) throws IOException {
    file(name, bytes);
    good.add(name);
  }

  private void encodings() throws IOException {
    article("utf8-bom.txt", ("\uFEFF" + STORY).getBytes(StandardCharsets.UTF_8));
    article("utf16le.txt", ("\uFEFF" + STORY).getBytes(StandardCharsets.UTF_16LE));
    article("utf16be.txt", ("\uFEFF" + STORY).getBytes(StandardCharsets.UTF_16BE));
    article("utf32.txt", ("\uFEFF" + STORY).getBytes(Charset.forName("UTF-32LE")));
    article("crlf.txt", STORY.repeat(3).replace(". ", ".\r\n").getBytes(StandardCharsets.UTF_8));
    article("bidi.txt", ("\u202Egnirts\u202C \u2066" + STORY).getBytes(StandardCharsets.UTF_8));
    article("few-nuls.txt", (STORY.repeat(20) + "\0\u0001").getBytes(StandardCharsets.UTF_8));
    file("latin1.txt", "Außenminister".getBytes(StandardCharsets.ISO_8859_1));
    file("overlong.txt", new byte[] {'a', (byte) 0xC0, (byte) 0xAF, 'b'});
    file("surrogate.txt", new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b'});
    file("truncated.txt", new byte[] {'a', (byte) 0xE2, (byte) 0x82});
    file("nuls.txt", new byte[5000]);
    file("empty.txt", new byte[0]);
    file("blank.txt", " \n\t\n\u00A0");
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    for (String extension :
        List.of(
            "txt", "html", "pdf", "eml", "mht", "csv", "json", "jsonl", "xml", "warc", "zip",
            "txt.gz")) {
      file("noise." + extension, noise);
      file("none." + extension, new byte[0]);
    }
  }

  private void markup() throws IOException {
    file("deep.html", "<div>".repeat(100_000) + STORY);
    file("bold.html", "<b><i><a>".repeat(50_000) + "<p>" + STORY + "</p>");
    file("many.html", "<br>".repeat(600_000) + STORY);
    article(
        "attributes.html",
        ("<article " + "a".repeat(2_000_000) + "='x'><p>" + STORY.repeat(5))
            .getBytes(StandardCharsets.UTF_8));
    article(
        "deep-data.html",
        ("<script type='application/ld+json'>"
                + "[".repeat(200_000)
                + "</script><article><p>"
                + STORY.repeat(5))
            .getBytes(StandardCharsets.UTF_8));
    article(
        "scripts.html",
        ("<article><p>"
                + STORY.repeat(5)
                + "<script>alert(1)</script><img src=x onerror=alert(1)></p></article>")
            .getBytes(StandardCharsets.UTF_8));
    file("deep.json", "{\"a\":".repeat(100_000));
    file("deep.jsonl", "[".repeat(500_000));
    file("deep.xml", "<rss version='2.0'>" + "<a>".repeat(200_000));
    file(
        "xxe.xml",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><item><title>&x;</title></item></channel></rss>");
    file(
        "lol.xml",
        "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss version='2.0'><channel><item><title>&c;</title></item></channel></rss>");
    file("quotes.csv", "text\n\"" + "never closed ".repeat(2_000_000));
    file("wide.csv", "text" + ",x".repeat(100_000) + "\n");
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      parts
          .append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\r\n\r\n--b")
          .append(i)
          .append("\r\n");
    }
    file("deep.eml", "Subject: x\r\n" + parts);
    file("headers.eml", "X: y\r\n".repeat(200_000) + "\r\n" + STORY);
  }

  private void sizes() throws IOException {
    file("line.jsonl", "{\"text\": \"" + "x".repeat(17 << 20) + "\"}");
    file("long.txt", STORY.repeat(60_000));
    file("bomb.txt.gz", gzip(200, new byte[1 << 20]));
    file("bomb.html.gz", gzip(200, " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII)));
    file("twice.txt.gz", gzip(1, gzip(1, STORY.getBytes(StandardCharsets.UTF_8))));
    byte[] whole = gzip(1, STORY.repeat(100).getBytes(StandardCharsets.UTF_8));
    file("cut.txt.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("../../../evil.txt", "/etc/evil.txt", "a\nb.txt", "bomb.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        byte[] block =
            name.equals("bomb.txt") ? new byte[1 << 20] : STORY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < (name.equals("bomb.txt") ? 100 : 1); i++) {
          zip.write(block);
        }
      }
    }
    article("slip.zip", bytes.toByteArray());
    article("a\nrejected: forged.txt", STORY.getBytes(StandardCharsets.UTF_8));
    article("\u202Etxt.exe.txt", (STORY + "Bidi.").getBytes(StandardCharsets.UTF_8));
    article("-rf.txt", (STORY + "Option.").getBytes(StandardCharsets.UTF_8));
    article("x".repeat(240) + ".txt", (STORY + "Long.").getBytes(StandardCharsets.UTF_8));
    article("per%2Fcent #?<>\"{}|\\^`.txt", (STORY + "IRI.").getBytes(StandardCharsets.UTF_8));
  }

  private Set<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void everyFileIsAnArticleOrSaysWhyNot() throws IOException {
    encodings();
    markup();
    sizes();
    Set<String> before = files(folder);
    List<Input> inputs = new ArrayList<>();
    try (Inputs reading =
        Inputs.open(
            List.of(inbox().toString()), InputOptions.usual(InputStream.nullInputStream()))) {
      reading.forEachRemaining(inputs::add);
    }
    Set<String> told = new TreeSet<>();
    Set<String> articles = new TreeSet<>();
    for (Input input : inputs) {
      String file = input.place().file().replaceFirst("!.*", "");
      told.add(file);
      if (input instanceof Input.Found) {
        articles.add(file);
      }
      assertFalse(
          input.toString().contains("\n") && !(input instanceof Input.Found),
          () -> "a torn line: " + input);
    }
    Set<String> names = new TreeSet<>();
    for (String name : files(inbox())) {
      names.add(name.replace("\n", "\\u000A").replace("\u202E", "\\u202E"));
    }
    assertEquals(names, told, "every file is told of");
    Set<String> expected = new TreeSet<>();
    good.forEach(name -> expected.add(name.replace("\n", "\\u000A").replace("\u202E", "\\u202E")));
    // Libraries are lenient with some of the rest; nothing that is fine may be lost.
    expected.removeAll(articles);
    assertEquals(Set.of(), expected, "files that are fine and gave no article");
    assertFalse(
        inputs.stream()
            .anyMatch(input ->
                input instanceof Input.Found found && found.article().text().contains("root:")),
        "a file of the machine was read");

    int code = run("add", inbox().toString(), "--annotators", "csv", "--quiet");
    assertEquals(ExitCode.REJECTED, code, err::toString);
    assertFalse(err.toString().contains("please report"), err::toString);
    assertTrue(
        err.toString().lines().allMatch(line -> line.startsWith("rejected: ")), err::toString);
    assertEquals(ExitCode.DONE, run("store", "verify"), err::toString);
    Set<String> after = files(folder);
    after.removeIf(name -> name.startsWith("store/"));
    assertEquals(before, after, "files outside the store");
  }

  private int run(String... arguments) {
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 4);
    all[arguments.length] = "--loc";
    all[arguments.length + 1] = folder.resolve("store").toString();
    all[arguments.length + 2] = "--domain";
    all[arguments.length + 3] = "src/test/resources/domains/companies";
    return line.execute(all);
  }
}
