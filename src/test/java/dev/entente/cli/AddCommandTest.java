package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AddCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static final String STORY =
      "France accused Iran on Monday, and a diplomat said that it would be spoken of in May. The"
          + " two states, which had been partners for years, did not comment on it any further."
          + " Officials, who asked not to be named, said that nothing had been signed so far.";

  @Test
  void otherLanguagesAreKeptUnreadAndCopiesAreTold() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.writeString(
        inbox.resolve("german.txt"),
        "France accused Iran. Der Minister sagte am Montag, dass die beiden Staaten seit Jahren Partner gewesen seien und sich nun in Wien treffen.");
    Files.writeString(inbox.resolve("wire.txt"), STORY);
    Files.writeString(inbox.resolve("paper.txt"), STORY + "\n\nThe Paper, with a wire service");
    Files.writeString(
        inbox.resolve("twice.jsonl"),
        "{\"id\": \"t\", \"text\": \"They met on a bridge.\"}\n{\"id\": \"t\", \"text\": \"They met on a bridge.\"}\n");
    assertEquals(
        ExitCode.DONE,
        run(
            "add",
            inbox.toString(),
            "--annotators",
            "rules",
            "--report",
            folder.resolve("r.json").toString()),
        err::toString);
    String account = out.toString();
    assertTrue(account.contains("4 added"), account);
    assertTrue(account.contains("1 repeated"), account);
    assertTrue(
        account.contains("1 kept but not read by the rules for their language (de 1)"), account);
    assertTrue(account.contains("1 in the store are near-identical copies"), account);
    String report = Files.readString(folder.resolve("r.json"));
    assertTrue(report.contains("\"copies\" : 1"), report);
    out.getBuffer().setLength(0);
    run(
        "query",
        "SELECT ?copy ?original ?language (COUNT(?s) AS ?statements) { ?a dcterms:identifier ?copy ."
            + " OPTIONAL { ?a ent:copyOf/dcterms:identifier ?original } OPTIONAL { ?a dcterms:language ?language }"
            + " OPTIONAL { ?s ent:article ?a } } GROUP BY ?copy ?original ?language ORDER BY ?copy",
        "--results",
        "csv");
    String rows = out.toString().replace("\r", "");
    assertTrue(rows.contains("german,,de,0\n"), rows);
    assertTrue(rows.contains("paper,,en,2\n"), rows);
    assertTrue(rows.contains("wire,paper,en,2\n"), rows);
    out.getBuffer().setLength(0);
    run("query", "SELECT (COUNT(?s) AS ?n) { ?s ent:countedIn ?r }", "--results", "csv");
    assertEquals("n\n2\n", out.toString().replace("\r", ""));
  }

  @Test
  void seedsMayLackPartsButNotAllOfThem() throws IOException {
    String domain = "src/test/resources/domains/companies";
    Path letter = Files.writeString(folder.resolve("letter.txt"), STORY);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        ExitCode.FAILED,
        run("add", letter.toString(), "--domain", domain, "--seeds", empty.toString()));
    assertTrue(
        err.toString()
            .contains(
                empty
                    + ": has none of the folders of seeds: articles/, annotations/, entities/,"
                    + " lexicon/"),
        err::toString);
    assertTrue(Files.notExists(folder.resolve("store")));
    Files.createDirectory(empty.resolve("annotations"));
    assertEquals(
        ExitCode.DONE,
        run("add", letter.toString(), "--domain", domain, "--seeds", empty.toString()),
        err::toString);
    assertTrue(out.toString().matches("(?s).*actors +[1-9]\\d* +listed.*"), out::toString);
  }

  private int run(String... arguments) {
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--loc";
    all[arguments.length + 1] = folder.resolve("store").toString();
    return line.execute(all);
  }
}
