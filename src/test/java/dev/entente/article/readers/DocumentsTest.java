package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PDF, mails, and files that hold other files. */
class DocumentsTest {

  static {
    OneFont.use();
  }

  @TempDir private Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  /** Each page gets a header and its number; lines with an empty one before begin a paragraph. */
  private static byte[] pdf(String title, String password, List<List<String>> pages)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages.size(); i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
          line(out, 760, "The Daily North");
          float y = 720;
          for (String line : pages.get(i)) {
            if (!line.isEmpty()) {
              line(out, y, line);
            }
            y -= line.isEmpty() ? 20 : 13;
          }
          line(out, 40, "Page " + (i + 1));
        }
      }
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setAuthor("Jane Doe");
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static void line(PDPageContentStream out, float y, String words) throws IOException {
    out.beginText();
    out.newLineAtOffset(60, y);
    out.showText(words);
    out.endText();
  }

  private static final List<List<String>> PAGES =
      List.of(
          List.of(
              "The foreign ministers of Norway and Latvia met in Riga on Monday to",
              "speak about the border. They said that the negotia-",
              "tions would go on.",
              "",
              "Officials of both states said that a treaty was being prepared, which",
              "would replace the one of"),
          List.of(
              "1992 that was never ratified.", "", "Neither side named a date for the next round."),
          List.of("The court in The Hague settled the quarrel over fishing rights."));

  @Test
  void thePagesOfAPdfBecomeParagraphs() throws IOException {
    Input.Found found = reads.file("a.pdf", pdf("Talks in Riga", "", PAGES)).found();
    assertEquals("pdf", found.rule());
    assertEquals(
        """
        Talks in Riga

        The foreign ministers of Norway and Latvia met in Riga on Monday to speak about the border. They said that the negotiations would go on.

        Officials of both states said that a treaty was being prepared, which would replace the one of 1992 that was never ratified.

        Neither side named a date for the next round.

        The court in The Hague settled the quarrel over fishing rights.\
        """,
        found.article().text());
    assertEquals(List.of("Jane Doe"), found.article().details().authors());
  }

  @Test
  void aPdfIsKnownByItsBeginning() throws IOException {
    assertEquals("a", reads.file("a.txt", pdf("", "", PAGES)).found().article().id().value());
  }

  @Test
  void anEncryptedAndABrokenPdfAreRejected() throws IOException {
    byte[] whole = pdf("x", "", PAGES);
    List<Input> inputs =
        reads
            .file("a.pdf", pdf("x", "secret", PAGES))
            .file("b.pdf", "%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII))
            .file("c.pdf", java.util.Arrays.copyOf(whole, 300))
            .file("d.pdf", pdf("", "", List.of()))
            .all();
    assertEquals(4, Reads.rejected(inputs).size(), inputs::toString);
    assertTrue(Reads.rejected(inputs).get(0).reason().contains("encrypted"), inputs::toString);
  }

  @Test
  void aPdfWhoseStreamUnpacksToGigabytesIsRejected() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDStream stream = new PDStream(document);
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 300; i++) {
          out.write(spaces);
        }
      }
      page.setContents(stream);
      document.save(bytes);
    }
    List<Input> inputs = reads.file("bomb.pdf", bytes.toByteArray()).all();
    assertTrue(
        Reads.rejected(inputs).getFirst().reason().contains("times its size"), inputs::toString);
  }

  @Test
  void aMailIsAnArticleByItsSubjectSenderAndDay() {
    String mail =
        """
        From: =?UTF-8?Q?J=C3=B8rn_Doe?= <doe@north.example>
        To: list@north.example
        Subject: =?UTF-8?B?%s?=
        Date: Thu, 15 Feb 2024 09:00:00 +0100
        Message-ID: <1234@north.example>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=x

        --x
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        The ministers met in Riga on Monday to speak about the border, and a=
        greed
        to meet again before the end of the year, officials of both said.

        They left.
        --=20
        J=C3=B8rn
        --x
        Content-Type: image/png
        Content-Transfer-Encoding: base64

        aGVsbG8=
        --x--
        """
            .formatted(
                Base64.getEncoder()
                    .encodeToString("Gespräche über die Grenze".getBytes(StandardCharsets.UTF_8)));
    Input.Found found = reads.file("a.eml", mail).found();
    assertEquals("mail text", found.rule());
    assertEquals("1234@north.example", found.article().id().value());
    assertEquals(
        "Gespräche über die Grenze\n\nThe ministers met in Riga on Monday to speak about the border,"
            + " and agreed to meet again before the end of the year, officials of both said.\n\nThey left.",
        found.article().text());
    assertEquals(List.of("Jørn Doe"), found.article().details().authors());
    assertEquals(Optional.of("2024-02-15"), found.article().details().issued());
  }

  @Test
  void aMailInHtmlIsReadWithoutItsMarkup() {
    String mail =
        "From: a@b.example\r\nSubject: Talks\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
            + "<style>p {}</style><p>The talks<br>failed.</p><p>Advertisement</p><p>They said n\u00F6.</p>";
    Input.Found found = reads.file("a.eml", mail.getBytes(StandardCharsets.ISO_8859_1)).found();
    assertEquals("Talks\n\nThe talks\n\nfailed.\n\nThey said nö.", found.article().text());
  }

  @Test
  void aPageInOneFileIsReadAsAPage() {
    String words = "The ministers met in Riga on Monday to speak about the border. ".repeat(5);
    String page =
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://n.example/talks\r\n"
            + "Subject: Talks\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"----b\"\r\n\r\n\r\n"
            + "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            + "Content-Location: https://n.example/talks\r\n\r\n"
            + "<html><head><meta charset=3D\"utf-8\"><title>Talks</title></head><body><article><p>"
            + words
            + "</p></article></body></html>\r\n------b\r\nContent-Type: text/css\r\n\r\np {}\r\n------b--\r\n";
    Input.Found found = reads.file("a.mhtml", page).found();
    assertEquals("article", found.rule());
    assertEquals("https://n.example/talks", found.article().id().value());
    assertEquals("Talks\n\n" + words.strip(), found.article().text());
  }

  private static String record(String type, String uri, String contentType, String block) {
    byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
    return "WARC/1.0\r\nWARC-Type: "
        + type
        + "\r\nWARC-Record-ID: <urn:uuid:"
        + java.util.UUID.nameUUIDFromBytes(bytes)
        + ">\r\nWARC-Date: 2024-02-15T00:00:00Z\r\nWARC-Target-URI: "
        + uri
        + "\r\nContent-Type: "
        + contentType
        + "\r\nContent-Length: "
        + bytes.length
        + "\r\n\r\n"
        + block
        + "\r\n\r\n";
  }

  @Test
  void anArchiveOfTheWebGivesItsPagesWithTheirAddresses() throws IOException {
    String page =
        "<article><p>"
            + "The ministers met in Riga on Monday to speak. ".repeat(8)
            + "</p></article>";
    String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
    String warc =
        record("warcinfo", "", "application/warc-fields", "software: x\r\n")
                .replace("WARC-Target-URI: \r\n", "")
            + record(
                "request",
                "https://n.example/1",
                "application/http; msgtype=request",
                "GET / HTTP/1.1\r\n\r\n")
            + record(
                "response",
                "https://n.example/1",
                "application/http; msgtype=response",
                answer + "Content-Length: " + page.length() + "\r\n\r\n" + page)
            + record(
                "response",
                "https://n.example/2",
                "application/http; msgtype=response",
                answer
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(page.length())
                    + "\r\n"
                    + page
                    + "\r\n0\r\n\r\n")
            + record(
                "response",
                "https://n.example/3",
                "application/http; msgtype=response",
                "HTTP/1.1 404 No\r\n\r\n")
            + record(
                "response", "https://n.example/4", "application/http; msgtype=response", "nonsense")
            + record(
                "response",
                "https://n.example/5",
                "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
            + record(
                "conversion", "https://n.example/2024/02/03/6", "text/plain", "They met.\nAgain.");
    byte[] bytes = warc.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int from = 0; from < bytes.length; from += 700) {
      // Each record is a member of its own; here members end anywhere.
      try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
        gzip.write(bytes, from, Math.min(700, bytes.length - from));
      }
    }
    for (List<Input> inputs :
        List.of(
            new Reads(folder.resolve("plain")).file("a.warc", bytes).all(),
            new Reads(folder.resolve("packed")).file("a.warc.gz", packed.toByteArray()).all())) {
      assertEquals(
          List.of("https://n.example/1", "https://n.example/2", "https://n.example/2024/02/03/6"),
          Reads.articles(inputs).stream().map(article -> article.id().value()).toList(),
          inputs::toString);
      assertEquals(
          List.of("its status is 404", "is image/png, no article"),
          Reads.skipped(inputs).stream().map(Input.Skipped::reason).toList());
      assertEquals(
          List.of("#6"),
          Reads.rejected(inputs).stream()
              .map(one -> one.place().key().replaceFirst(".*#", "#"))
              .toList());
    }
  }

  @Test
  void theFilesOfAnArchiveAreReadAndNothingIsUnpackedToDisk() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (String name :
          List.of(
              "in/a.txt", "../../evil.txt", "b.jsonl", "c.docx", "d.html", "bomb.txt", "e.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        switch (name) {
          case "b.jsonl" ->
              zip.write(
                  "{\"text\": \"One.\"}\n{\n{\"text\": \"Two.\"}".getBytes(StandardCharsets.UTF_8));
          case "d.html" -> zip.write("<p>".repeat(10).getBytes(StandardCharsets.UTF_8));
          case "bomb.txt" -> {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
              zip.write(zeros);
            }
          }
          default -> zip.write(("Words of " + name).getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    List<Input> inputs = reads.file("box/news.zip", bytes.toByteArray()).all();
    assertEquals(
        List.of(
            "box/news.zip/in/a",
            "box/news.zip/evil",
            "box/news.zip/b/1",
            "box/news.zip/b/3",
            "box/news.zip/e"),
        Reads.articles(inputs).stream().map(article -> article.id().value()).toList(),
        inputs::toString);
    assertEquals(1, Reads.skipped(inputs).size());
    assertEquals(
        List.of("box/news.zip!b.jsonl#2", "box/news.zip!d.html", "box/news.zip!bomb.txt"),
        Reads.rejected(inputs).stream().map(one -> one.place().key()).toList());
    try (var files = Files.walk(folder)) {
      assertEquals(
          List.of("news.zip"),
          files.filter(Files::isRegularFile).map(file -> "" + file.getFileName()).toList());
    }
  }

  @Test
  void whatIsOnlyABeginningIsToldByItsContent() {
    InputOptions usual = InputOptions.usual(java.io.InputStream.nullInputStream());
    for (String begin :
        List.of(
            "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><item><title>T</title></item></channel></rss>",
            "<!DOCTYPE html>\n<html><body><p>" + "Words of a page. ".repeat(20),
            "Received: from x\nSubject: Talks\n\nThey met.",
            "[{\"text\": \"One.\"}]",
            "{\n \"text\": \"One.\"}")) {
      InputOptions stdin =
          new InputOptions(
              usual.limits(),
              usual.columns(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new java.io.ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)));
      Article article = Reads.found(Reads.all(List.of("-"), stdin)).article();
      assertFalse(article.text().contains("<") || article.text().contains("{"), article.text());
    }
  }
}
