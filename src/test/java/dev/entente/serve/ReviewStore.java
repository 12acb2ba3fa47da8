package dev.entente.serve;

import dev.entente.cli.BuiltStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a program noticed in thirty articles, some of it wrong, and two spellings of one union. */
final class ReviewStore {

  static final int ARTICLES = 30;

  private static final List<String> STATES =
      List.of("Norway", "Sweden", "Poland", "Chile", "Ghana", "Kenya", "Peru", "Japan");

  private ReviewStore() {}

  /** Makes it anew, by the command that users run. */
  static Path in(Path folder) throws IOException {
    Path articles = Files.createDirectories(folder.resolve("seeds/articles"));
    Path annotations = Files.createDirectories(folder.resolve("seeds/annotations"));
    try (CSVPrinter table =
        CSVFormat.DEFAULT.print(annotations.resolve("noticed.csv"), StandardCharsets.UTF_8)) {
      table.printRecord(
          "article",
          "subject",
          "subject_label",
          "relation",
          "object_label",
          "tense",
          "quote",
          "annotator",
          "rule",
          "confidence");
      for (int i = 0; i < ARTICLES; i++) {
        String name = "n%02d".formatted(i);
        String one = STATES.get(i % STATES.size());
        String other = STATES.get((i + 1 + i / STATES.size()) % STATES.size());
        boolean union = i < 4;
        String who = union ? (i % 2 == 0 ? "Dock Workers Union" : "Dock Workers Unions") : one;
        String said = "%s criticized %s".formatted(who, other);
        Files.writeString(
            articles.resolve(name + ".txt"),
            "🚀 Report %s\n\n%s\nOn Monday, %s, it was told.\n".formatted(name, filler(i), said));
        table.printRecord(
            name,
            union ? "new:Organisation:" + who : "",
            union ? "" : who,
            "criticizes",
            other,
            "past",
            said,
            "rules/1.0/aaaa",
            i % 3 == 0 ? "accuse-v 7/10" : "criticize-v 4/10",
            "0." + (20 + i));
      }
    }
    Path store = folder.resolve("store");
    BuiltStores.build(folder.resolve("seeds"), store);
    return store;
  }

  /** Words of one article alone, or it would be taken for a copy of another. */
  private static String filler(int article) {
    SplittableRandom random = new SplittableRandom(article);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      random.ints(6, 'a', 'z' + 1).forEach(words::appendCodePoint);
      words.append(' ');
    }
    return words.toString().strip() + ".";
  }
}
