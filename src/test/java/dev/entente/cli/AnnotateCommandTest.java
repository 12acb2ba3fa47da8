package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotateCommandTest {

  private static final String DENIAL =
      "Togo has denied that it supplied rifles to rebels in Benin. Kenya will host talks."
          + " The rains have come late.";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void jsonLinesAreFlatAndHoldTheWholeTableWithTheEventType() throws IOException {
    Path file = write("harbour.txt", "Ghana has sanctioned Togo, a spokesman for Ghana said.");
    assertEquals(ExitCode.DONE, run("annotate", "" + file, "--results", "jsonl"));
    JsonNode row = new ObjectMapper().readTree(out.toString().strip());
    assertEquals("harbour", row.get("article").asText());
    assertEquals("ghana", row.get("subject").asText());
    assertEquals("sanctions", row.get("relation").asText());
    assertEquals("togo", row.get("object").asText());
    assertEquals("SANCTION", row.get("plover").asText());
    assertTrue(row.get("begin").isInt());
    row.forEach(value -> assertTrue(value.isValueNode(), value.toString()));
  }

  @Test
  void csvBeginsWithTheColumnsOfTheStatementTable() throws IOException {
    Path file = write("denial.txt", DENIAL);
    run("annotate", "" + file, "--results", "csv");
    assertEquals(
        "id,article,subject,subject_label,relation,object,object_label,polarity,certainty,tense,"
            + "attribution,source,source_label,via,cue,stance,context,event,about,valid_from,"
            + "valid_to,begin,end,quote,subject_span,object_span,trigger_span,cue_span,annotator,"
            + "rule,confidence,plover",
        out.toString().lines().findFirst().orElse(""));
  }

  @Test
  void theOutputCanBeEvaluatedAndFedBack() throws IOException {
    Path file = write("denial.txt", DENIAL);
    run("annotate", "" + file, "--results", "csv");
    Path table = write("denial.csv", out.toString());
    out.getBuffer().setLength(0);
    assertEquals(ExitCode.DONE, run("evaluate", "" + table, "" + table, "--results", "csv"));
    assertTrue(out.toString().contains("strict,overall,all relations,1,0,0,1.0"), out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          page.html  | <html lang="en"><title>Rifles</title><body><nav>Home</nav><article><p>%s</p></article>
          feed.xml   | <rss version="2.0"><channel><title>W</title><link>https://w.example/</link><description>d</description><item><title>Rifles</title><guid>r</guid><description>%s</description></item></channel></rss>
          wire.jsonl | {"id": "rifles", "text": "%s"}
          rows.csv   | id,text%nrifles,%s
          mail.eml   | Subject: Rifles%nFrom: a@w.example%nContent-Type: text/plain; charset=utf-8%n%n%s
          """)
  void everyFormatThatAddReadsIsRead(String name, String form) throws IOException {
    Path file = write(name, form.formatted(DENIAL) + "\n");
    assertEquals(ExitCode.DONE, run("annotate", "" + file), err::toString);
    assertTrue(out.toString().contains("suppliesArmsTo"), out.toString());
    assertTrue(err.toString().contains("1 article"), err.toString());
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsRead() throws IOException {
    Path file =
        write("wire.jsonl", "{\"id\": \"a\", \"text\": \"%s\"}\n{\"id\": 7\n".formatted(DENIAL));
    assertEquals(ExitCode.REJECTED, run("annotate", "" + file));
    assertTrue(out.toString().contains("suppliesArmsTo"), out.toString());
    assertTrue(err.toString().contains("wire.jsonl#2"), err.toString());
  }

  @Test
  void anotherLanguageIsToldAndNotRead() throws IOException {
    Path file =
        write(
            "german.txt",
            "Der Minister sagte am Montag, dass die beiden Staaten seit Jahren Partner gewesen seien"
                + " und sich nun in Wien treffen. Togo denied that it supplied rifles to Benin.");
    assertEquals(ExitCode.REJECTED, run("annotate", "" + file));
    assertTrue(err.toString().contains("another language (de)"), err.toString());
    assertTrue(err.toString().contains("0 statements in 1 article"), err.toString());
  }

  @Test
  void standardInputIsAnArticle() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(DENIAL.getBytes(StandardCharsets.UTF_8)));
      assertEquals(ExitCode.DONE, run("annotate", "-"));
    } finally {
      System.setIn(before);
    }
    assertTrue(out.toString().contains("suppliesArmsTo"), out.toString());
  }

  @Test
  void markedActorsAreRelatedInsteadOfThoseFound() throws IOException {
    String text = "The Gravel League attacked the Cedar Front on Monday. Ghana sanctioned Togo.";
    Path file = write("marked.txt", text);
    int league = text.indexOf("Gravel League");
    int front = text.indexOf("Cedar Front");
    write(
        "marked.txt.ann",
        "T1\tActor %d %d\tGravel League\nT2\tActor %d %d\tCedar Front\n"
            .formatted(league, league + 13, front, front + 11));
    assertEquals(ExitCode.DONE, run("annotate", "" + file, "--results", "csv"));
    List<String> rows = out.toString().lines().toList();
    assertEquals(2, rows.size(), out.toString());
    assertTrue(rows.get(1).contains("Gravel League,attacks,"), rows.get(1));
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsDone() throws IOException {
    write("good.txt", "Ghana has sanctioned Togo.");
    write("empty.txt", " \n");
    write(
        "french.txt",
        "Le Ghana a sanctionné le Togo lundi, selon un ministre, et la France a condamné la"
            + " décision pendant que les deux pays négociaient.");
    assertEquals(ExitCode.REJECTED, run("annotate", "" + folder, folder + "/lost.txt"));
    assertTrue(out.toString().contains("sanctions"), out.toString());
    assertTrue(err.toString().contains("empty.txt: the file is empty"), err.toString());
    assertTrue(err.toString().contains("french: not read by the rules"), err.toString());
    assertTrue(err.toString().contains("lost.txt: there is no such file"), err.toString());
  }

  @Test
  void whyTellsMentionsTriggersAndWhatWasDropped() throws IOException {
    run("annotate", "" + write("denial.txt", DENIAL), "--why");
    assertTrue(out.toString().contains("  mention  "), out.toString());
    assertTrue(out.toString().contains("  found    "), out.toString());
    assertTrue(out.toString().contains("  not parsed: "), out.toString());
  }

  @Test
  void actorsOfOnesOwnAreKnown() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("entities"));
    String header = Files.readAllLines(Path.of("seeds", "entities", "actors.csv")).getFirst();
    StringBuilder row = new StringBuilder();
    for (String column : header.split(",")) {
      row.append(row.isEmpty() ? "" : ",")
          .append(
              switch (column) {
                case "actor_id", "id" -> "gravel-league";
                case "name_en" -> "Gravel League";
                case "kind" -> "ArmedGroup";
                default -> "";
              });
    }
    Files.writeString(tables.resolve("actors.csv"), header + "\n" + row + "\n");
    run(
        "annotate",
        "" + write("own.txt", "Togo condemned the Gravel League on Friday."),
        "--entities",
        "" + tables,
        "--results",
        "jsonl");
    assertTrue(out.toString().contains("\"object\":\"gravel-league\""), out.toString() + err);
  }

  @Test
  void aWrongRowOfTheLexiconStopsTheStartWithFileAndLine() throws IOException {
    Path seeds = folder.resolve("seeds");
    Path lexicon = Files.createDirectories(seeds.resolve("lexicon"));
    for (String file : List.of("classes.csv", "cues.csv", "triggers.csv")) {
      Files.copy(Path.of("seeds", "lexicon", file), lexicon.resolve(file));
    }
    List<String> lines = Files.readAllLines(lexicon.resolve("triggers.csv"));
    lines.set(
        3, lines.get(3).replaceFirst("(?<=,)(seeksTiesWith|[a-z]+[A-Z][A-Za-z]*)", "lovesDearly"));
    Files.write(lexicon.resolve("triggers.csv"), lines);
    Path file = write("x.txt", "Ghana has sanctioned Togo.");
    assertEquals(ExitCode.FAILED, run("annotate", "" + file, "--seeds", "" + seeds));
    assertTrue(err.toString().contains("triggers.csv:4: "), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void aConditionOnSeveralPlacesIsRefusedInsteadOfNeverHolding() throws IOException {
    Path seeds = folder.resolve("seeds");
    Path lexicon = Files.createDirectories(seeds.resolve("lexicon"));
    for (String file : List.of("classes.csv", "cues.csv", "triggers.csv")) {
      Files.copy(Path.of("seeds", "lexicon", file), lexicon.resolve(file));
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(lexicon.resolve("triggers.csv")));
    lines.add("stop-somewhere-v,stop,verb,in|at=*,subj,in|at,visits,,,,,");
    Files.write(lexicon.resolve("triggers.csv"), lines);
    Path file = write("x.txt", "Ghana has sanctioned Togo.");
    assertEquals(ExitCode.FAILED, run("annotate", "" + file, "--seeds", "" + seeds));
    assertTrue(err.toString().contains("triggers.csv:" + lines.size() + ": "), err.toString());
    assertTrue(err.toString().contains("'in|at'; write a row for each"), err.toString());
  }

  @Test
  void anUnknownAnnotatorIsNamedWithThoseThereAre() throws IOException {
    Path file = write("x.txt", DENIAL);
    assertEquals(ExitCode.FAILED, run("annotate", "" + file, "--annotators", "oracle"));
    assertTrue(err.toString().contains("no annotator 'oracle'"), err.toString());
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private int run(String... arguments) {
    return Entente.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
