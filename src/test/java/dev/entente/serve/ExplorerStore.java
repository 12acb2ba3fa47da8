package dev.entente.serve;

import dev.entente.cli.BuiltStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Two years of a wire's monthly articles for the explorer, made by the command that users run: one
 * thing contested, one planned, an organ that acts for its state, and titles, names and sentences
 * that want to become part of the page. Every text begins with a character of two UTF-16 units.
 */
final class ExplorerStore {

  static final int ARTICLES = 24;

  static final String HOSTILE_NAME =
      "<img src=x onerror=\"document.title='owned'\"> & 'Sons' ${1+1} {{x}} Bloc";
  static final String HOSTILE_TITLE =
      "</title><script>document.title='owned'</script>\"'><svg onload=alert(1)> Wire";

  private static final Path LOCATION = BuiltStores.whileRunning(ExplorerStore::write);

  private ExplorerStore() {}

  static Path location() {
    return LOCATION;
  }

  private static void write(Path folder) throws IOException {
    Path articles = Files.createDirectory(folder.resolve("articles"));
    Path annotations = Files.createDirectory(folder.resolve("annotations"));
    CSVFormat format = CSVFormat.DEFAULT;
    try (CSVPrinter list = format.print(articles.resolve("articles.csv"), StandardCharsets.UTF_8);
        CSVPrinter table = format.print(annotations.resolve("wire.csv"), StandardCharsets.UTF_8)) {
      list.printRecord("file", "title", "publisher", "issued");
      table.printRecord(
          "article",
          "subject",
          "subject_label",
          "relation",
          "object",
          "object_label",
          "polarity",
          "tense",
          "attribution",
          "source_label",
          "cue",
          "quote",
          "subject_span",
          "object_span");
      for (int i = 0; i < ARTICLES; i++) {
        Wire wire = new Wire("wire-%02d".formatted(i), i == 0 ? HOSTILE_TITLE : "Wire " + i);
        statements(wire, i);
        Files.writeString(articles.resolve(wire.name + ".txt"), wire.text);
        list.printRecord(
            wire.name,
            wire.title,
            "Agency " + i,
            "%d-%02d-15".formatted(2022 + i / 12, i % 12 + 1));
        for (List<String> row : wire.rows) {
          table.printRecord(row);
        }
      }
    }
  }

  private static void statements(Wire wire, int i) {
    if (i % 2 == 0) {
      wire.says(
          "Russia", "criticizes", "China", "affirmed", "past", "", "", "Russia criticized China");
    }
    if (i % 3 == 0) {
      wire.says(
          "Russia",
          "suppliesArmsTo",
          "China",
          "affirmed",
          "past",
          "United States",
          "accused",
          "Russia supplied weapons to China");
    }
    if (i % 3 == 1) {
      wire.says(
          "Russia",
          "suppliesArmsTo",
          "China",
          "negated",
          "past",
          "Russia",
          "denied",
          "Russia denied that it supplied weapons to China");
    }
    if (i % 4 == 1) {
      wire.says(
          "Kremlin", "meetsWith", "Japan", "affirmed", "past", "", "", "the Kremlin met Japan");
    }
    if (i % 6 == 2) {
      wire.says(
          "Russia", "visits", "India", "affirmed", "future", "", "", "Russia will visit India");
      wire.says(
          "China", "tradesWith", "Brazil", "affirmed", "past", "", "", "China traded with Brazil");
    }
    if (i % 8 == 0) {
      wire.says(
          "new:Organisation:" + HOSTILE_NAME,
          "attacks",
          "Russia",
          "affirmed",
          "past",
          "",
          "",
          HOSTILE_NAME + " attacked Russia");
    }
  }

  /** Words of one article alone, or it would be taken for a copy of the one before. */
  private static String other(SplittableRandom random) {
    return Stream.generate(() ->
            random
                .ints(6, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .limit(80)
        .collect(Collectors.joining(" ", "", "."));
  }

  /** One article and the rows of its statement table. */
  private static final class Wire {

    private final String name;
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();
    private String text;

    private Wire(String name, String title) {
      this.name = name;
      this.title = title;
      this.text = "🚀 " + title + "\n\n" + other(new SplittableRandom(name.hashCode())) + "\n";
    }

    private void says(
        String subject,
        String relation,
        String object,
        String polarity,
        String tense,
        String source,
        String cue,
        String quote) {
      text += "On a day of %s, %s, it was told.\n".formatted(name, quote);
      boolean isNew = subject.startsWith("new:");
      rows.add(
          List.of(
              name,
              isNew ? subject : "",
              isNew ? "" : subject,
              relation,
              "",
              object,
              polarity,
              tense,
              source.isEmpty() ? "narrated" : "reported",
              source,
              cue,
              quote,
              "",
              ""));
    }
  }
}
