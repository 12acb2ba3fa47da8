package dev.entente.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldTest {

  private static final String TEXT =
      "A storm passed.\nKenya accused Peru on Monday. Later, Kenya accused Peru again.\n";

  @TempDir private Path folder;

  @Test
  void csvAndJsonLinesGiveTheSameRows() throws IOException {
    Path csv =
        write(
            "g.csv",
            "article,req,subject_label,relation,object_label,begin,end\na,1,Kenya,aids|supports,Peru,0,9\n");
    Path json =
        write(
            "g.jsonl",
            "{\"article\":\"a\",\"req\":1,\"subject_label\":\"Kenya\",\"relation\":\"aids|supports\","
                + "\"object_label\":\"Peru\",\"begin\":0,\"end\":9}\n");
    assertEquals(Gold.read(csv), Gold.read(json));
    assertEquals(List.of("aids", "supports"), Gold.read(csv).getFirst().alternatives("relation"));
  }

  @Test
  void aRowWithoutItsRelationIsNamedByFileAndLine() throws IOException {
    Path file = write("g.csv", "article,subject,relation,object,quote\na,kenya,,peru,Kenya\n");
    String message = assertThrows(IllegalArgumentException.class, () -> Gold.read(file)).toString();
    assertTrue(message.contains("g.csv:2, column relation"), message);
  }

  @Test
  void whatAPredictedTableLeavesOutIsDefaulted() {
    Row row = Gold.defaulted(List.of(new Row(Map.of("source_label", "sources")))).getFirst();
    assertEquals("affirmed", row.cell("polarity"));
    assertEquals("reported", row.cell("attribution"));
  }

  @Test
  void aQuoteGrowsToItsSentenceInGoldOnly() {
    Row quoted = new Row(Map.of("article", "a", "quote", "Kenya accused Peru again"));
    Map<String, String> texts = Map.of("a", TEXT);
    Row gold = Gold.placed(List.of(quoted), texts, true).getFirst();
    assertEquals(
        "Later, Kenya accused Peru again.",
        TEXT.substring(gold.place("begin").orElseThrow(), gold.place("end").orElseThrow()));
    Row predicted = Gold.placed(List.of(quoted), texts, false).getFirst();
    assertEquals(TEXT.indexOf("Kenya accused Peru again"), predicted.place("begin").orElseThrow());
  }

  @Test
  void theSentenceAtAPlaceNeverLeavesItsLine() {
    assertEquals("A storm passed.", Gold.sentenceAt(TEXT, 3));
    assertEquals("Kenya accused Peru on Monday.", Gold.sentenceAt(TEXT, TEXT.indexOf("Monday")));
    assertEquals("", Gold.sentenceAt(TEXT, 1000));
    String titled = "It rained. Mr. Annan met Gen. Aoun in the U.S. on Monday. He left.";
    assertEquals(
        "Mr. Annan met Gen. Aoun in the U.S. on Monday.",
        Gold.sentenceAt(titled, titled.indexOf("Monday")));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
