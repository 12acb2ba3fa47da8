package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitiesCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsAnActorByAnyOfItsNames() {
    assertEquals(ExitCode.DONE, execute("DPRK"));
    assertTrue(out.toString().contains("north-korea  name"), out.toString());
    assertTrue(out.toString().contains("PRK"), out.toString());
  }

  @Test
  void anUnknownNameFailsWithSuggestions() {
    assertEquals(ExitCode.FAILED, execute("Nort-Korea"));
    assertEquals(
        "entente: no actor is called 'Nort-Korea'; did you mean north-korea, south-korea?\n",
        err.toString());
  }

  @Test
  void aTextIsResolvedAsOneJsonObjectAMention() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "Congo thanked the German navy.");
    assertEquals(ExitCode.DONE, execute("--text", text.toString(), "--results", "jsonl"));
    String[] lines = out.toString().strip().split("\n");
    assertEquals(2, lines.length, out.toString());
    JsonNode congo = new ObjectMapper().readTree(lines[0]);
    List<String> keys = new ArrayList<>();
    congo.fieldNames().forEachRemaining(keys::add);
    assertEquals(List.of("begin", "end", "text", "id", "label", "kind", "country", "reason"), keys);
    assertEquals("", congo.get("id").asText());
    JsonNode navy = new ObjectMapper().readTree(lines[1]);
    assertEquals("German navy", navy.get("text").asText());
    assertEquals("DEU", navy.get("country").asText());
    assertEquals(18, navy.get("begin").asInt());
  }

  @Test
  void eachOfTwoWhoShareANounStandsWithItsOwnWords() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "US and British forces left.");
    assertEquals(ExitCode.DONE, execute("--text", text.toString(), "--results", "jsonl"));
    List<String> found = new ArrayList<>();
    for (String line : out.toString().strip().split("\n")) {
      JsonNode row = new ObjectMapper().readTree(line);
      found.add(row.get("text").asText() + " " + row.get("country").asText());
    }
    assertEquals(List.of("US USA", "British forces GBR"), found);
  }

  @Test
  void aUsersOwnTableWins() throws IOException {
    Files.writeString(folder.resolve("actors.csv"), "id,kind,name_en\nzub,Company,Zubrowka Ltd\n");
    assertEquals(ExitCode.DONE, execute("Zubrowka Ltd", "--entities", folder.toString()));
    assertTrue(out.toString().contains("Company"), out.toString());
  }

  @Test
  void aWrongDateIsWrongUsage() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "Nobody.");
    assertEquals(ExitCode.USAGE, execute("--text", text.toString(), "--date", "yesterday"));
    assertTrue(err.toString().contains("not 'yesterday'"), err.toString());
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of("entities"));
    all.addAll(List.of(arguments));
    return Entente.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
