package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  private static final String TEXT =
      "Ghana has sanctioned Togo.\nBenin's navy attacked Niger. Peru met Chile in Lima.\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path gold = Path.of("");

  @BeforeEach
  void writeGold() throws IOException {
    write("articles/a.txt", TEXT);
    gold =
        write(
            "gold.csv",
            """
            id,article,req,subject_label,relation,object_label,polarity,begin,end
            g1,a,1,Ghana,sanctions,Togo,affirmed,0,26
            g2,a,1,Benin,attacks,Niger,affirmed,27,56
            g3,a,1,Peru,aids,Chile,affirmed,57,78
            """);
  }

  @Test
  void withoutPredictionsTheRulesAnnotateTheArticlesBesideTheGold() {
    assertEquals(ExitCode.DONE, run("evaluate", "" + gold, "--errors"));
    assertTrue(out.toString().matches("(?s).*strict +overall +all relations +1 +2.*"), "" + out);
    assertTrue(
        out.toString().matches("(?s).*by-country +overall +all relations +2 +1.*"), "" + out);
    assertTrue(
        out.toString().contains("Peru met Chile in Lima."), "the sentence of a miss: " + out);
  }

  @Test
  void twoTablesAreComparedWithoutAnnotating() throws IOException {
    Path predicted =
        write(
            "predicted.csv",
            "article,subject,relation,object,polarity,quote\n"
                + "a,ghana,sanctions,togo,negated,Ghana has sanctioned Togo\n"
                + "a,_:rebels,attacks,niger,affirmed,attacked Niger\n");
    assertEquals(
        ExitCode.DONE, run("evaluate", "" + gold, "" + predicted, "--results", "json", "--errors"));
    JsonNode report = json();
    JsonNode overall = report.get("scores").get(0);
    assertEquals(1, overall.get("found").asInt());
    assertEquals(2, overall.get("missed").asInt());
    assertEquals(1, overall.get("wrong").asInt());
    assertEquals(0.5, overall.get("precision").asDouble());
    assertEquals(0, report.get("attributes").get(0).get("right").asInt());
    assertEquals(4, report.get("errors").size(), report.get("errors").toString());
  }

  @Test
  void anArticleWithoutATextIsNamed() throws IOException {
    Files.writeString(gold, Files.readString(gold).replace(",a,", ",lost,"));
    assertEquals(ExitCode.FAILED, run("evaluate", "" + gold));
    assertTrue(err.toString().contains("article 'lost' is not there"), "" + err);
  }

  @Test
  void allTextsOfTheFolderNamedLikeTheGoldAreJudged() throws IOException {
    write("gold/a.txt", TEXT);
    write("gold/quiet.txt", "Kenya has sanctioned Uganda.\n");
    run("evaluate", "" + gold, "--results", "json");
    assertEquals(3, json().get("scores").get(0).get("wrong").asInt(), "" + out);
  }

  @Test
  void learningCountsEachRuleAndShowsWhatItsConfidenceIsWorth() throws IOException {
    Path counts = folder.resolve("precision.csv");
    assertEquals(ExitCode.DONE, run("evaluate", "--learn", "" + counts, "" + gold));
    String csv = Files.readString(counts);
    assertTrue(csv.startsWith("rule,right,seen\n"), csv);
    assertTrue(csv.contains(",1,1\n"), csv);
    assertTrue(out.toString().contains("Brier score"), "" + out);
  }

  @Test
  void codedSentencesAreComparedByEventType() throws IOException {
    Path coded =
        write(
            "coded.csv",
            """
            id,plover,source_code,target_code,kind,half,text
            1,SANCTION,GHA,TGO,cross,tune,Ghana has sanctioned Togo.
            2,AID,PER,CHL,cross,tune,Peru met Chile in Lima.
            3,ASSAULT,BEN,NER,cross,report,The moon attacked nobody.
            """);
    assertEquals(
        ExitCode.DONE,
        run("evaluate", "--plover", "" + coded, "--errors", "tune", "--results", "json"));
    JsonNode report = json();
    JsonNode tune = report.get("scores").get(0);
    assertEquals(2, tune.get("records").asInt());
    assertEquals(1, tune.get("type").asInt());
    assertEquals(1, report.get("errors").size());
    assertEquals("2", report.get("errors").get(0).get("id").asText());
    assertFalse(out.toString().contains("moon"), "the other half stays unseen");
  }

  @Test
  void actorsOfCodedSentencesAreReadWhereTheyStand() throws IOException {
    Path coded =
        write(
            "actors.csv",
            """
            id,source,source_code,target,target_code,half,text
            1,Ghanaian minister|rebels,GHA|TGO,,,tune,The Ghanaian minister met rebels from Togo.
            2,Peruvian soldiers,CHL,,,tune,Peruvian soldiers crossed a river.
            3,the gunmen,FRA,the moon,PER,tune,Nobody knows who the gunmen are.
            4,Chile,BRA,Peru,PER,report,Chile met Peru.
            """);
    assertEquals(
        ExitCode.DONE,
        run(
            "evaluate",
            "--plover",
            "" + coded,
            "--actors",
            "--errors",
            "tune",
            "--results",
            "json"));
    JsonNode report = json();
    JsonNode all = report.get("scores").get(2);
    assertEquals("tune", all.get("half").asText());
    assertEquals(5, all.get("number").asInt());
    assertEquals(2, all.get("right").asInt());
    assertEquals(1, all.get("wrong").asInt());
    assertEquals(1, all.get("unresolved").asInt());
    assertEquals(1, all.get("absent").asInt(), "the moon is not in the sentence");
    JsonNode told = report.get("scores").get(3);
    assertEquals(2, told.get("number").asInt(), "Peruvians name no Chile, gunmen nobody at all");
    assertEquals(2, report.get("errors").size());
    assertFalse(out.toString().contains("Chile met"), "the other half stays unseen");
  }

  @Test
  void actorsWithoutCodedSentencesAreWrongUsage() {
    assertEquals(ExitCode.USAGE, run("evaluate", "--actors"));
    assertTrue(err.toString().contains("--plover"), err.toString());
  }

  @Test
  void threeTablesAreWrongUsage() {
    assertEquals(ExitCode.USAGE, run("evaluate", "" + gold, "" + gold, "" + gold));
  }

  @Test
  void coderTablesAreComparedByAlpha() throws IOException {
    Path second = write("second.csv", Files.readString(gold).replace("aids", "meetsWith"));
    assertEquals(
        ExitCode.DONE, run("agreement", "" + gold, "" + second, "--results", "json", "--errors"));
    JsonNode report = json();
    assertEquals(3, report.get("met").asInt());
    assertEquals("relation", report.get("alpha").get(0).get("attribute").asText());
    assertEquals("aids / meetsWith", report.get("disagreements").get(0).get("values").asText());
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private int run(String... arguments) {
    return Entente.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
