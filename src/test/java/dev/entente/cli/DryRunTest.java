package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DryRunTest {

  /** Small, so that its store is made fast. */
  private static final String COMPANIES = "src/test/resources/domains/companies";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static String page(String title, String canonical) {
    return "<html lang=en><head><title>%s</title>%s</head><body><article><p>%s</p></article></body></html>"
        .formatted(
            title,
            canonical.isEmpty() ? "" : "<link rel=canonical href='" + canonical + "'>",
            "France and Egypt ended their talks in Cairo on Monday. ".repeat(6));
  }

  @Test
  void whatItPrintsCanBeCorrectedAndPassedBack() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.writeString(
        inbox.resolve("a.html"), page("=1+1 Talks", "https://n.example/2024/02/15/a"));
    Files.writeString(inbox.resolve("b.html"), page("Wrong", ""));
    Files.writeString(inbox.resolve("torn.json"), "{");
    Files.writeString(inbox.resolve("notes.md"), "Notes");
    Files.writeString(inbox.resolve("unwanted.txt"), "France and Egypt met.");
    assertEquals(ExitCode.REJECTED, run("add", inbox.toString(), "--dry-run", "--results", "csv"));
    String table = out.toString();
    assertTrue(
        table.startsWith(
            "file,id,title,author,publisher,url,issued,language,complete,rule,skipped\n"),
        table);
    assertTrue(
        table.contains(
            "a.html,https://n.example/2024/02/15/a,'=1+1 Talks,,n.example,https://n.example/2024/02/15/a,2024-02-15,en,,article,\n"),
        table);
    assertTrue(table.contains("notes.md,,,,,,,,,,its name is not"), table);
    assertTrue(table.contains("torn.json,,,,,,,,,,rejected: "), table);
    assertTrue(
        err.toString().contains("3 articles (2 by article, 1 by text), 1 skipped, 1 rejected"),
        err.toString());
    assertFalse(Files.exists(folder.resolve("store")));

    String corrected =
        table
            .replace(",Wrong,", ",Right,")
            .replaceAll("(?m)^(unwanted.txt,.*,),text,$", "$1,text,not ours");
    Path file = folder.resolve("corrected.csv");
    Files.writeString(file, corrected);
    assertEquals(
        ExitCode.DONE,
        run(
            "add",
            inbox.toString(),
            "--articles",
            file.toString(),
            "--annotators",
            "csv",
            "--loc",
            folder.resolve("store").toString()),
        err::toString);
    assertEquals(
        ExitCode.DONE,
        run(
            "query",
            "SELECT ?title { ?a a ent:Article ; dcterms:title ?title } ORDER BY ?title",
            "--results",
            "csv",
            "--loc",
            folder.resolve("store").toString()),
        err::toString);
    assertEquals("title\n=1+1 Talks\nRight\n", out.toString().replace("\r", ""));
  }

  @Test
  void peopleSeeTheMainColumns() throws IOException {
    Files.writeString(folder.resolve("a.html"), page("Talks", ""));
    assertEquals(ExitCode.DONE, run("add", folder.toString(), "--dry-run"), err::toString);
    assertTrue(
        out.toString().startsWith("file    title  issued  language  rule     skipped\n"),
        out.toString());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
