package dev.entente.export;

import dev.entente.cli.BuiltStores;
import dev.entente.entity.FewActors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A store whose labels, titles and quotes hold everything that a format may stumble over: quotation
 * marks, angle brackets, line breaks, {@code ]]>}, emoji, right-to-left script, formulas.
 */
final class HostileStore {

  /** Names of actors. */
  static final List<String> LABELS =
      List.of(
          "\"Quoted\" & <b>Bold</b> Front",
          "=HYPERLINK(\"http://example.org\")",
          "+Plus ]]> League",
          "@at \\N 'single' Party",
          "-Minus --> Union",
          "حركة التحرير",
          "🚀 Rocket 👩‍🚀 Guild",
          "{brace} $dollar `tick` Group");

  private static final Path LOCATION = BuiltStores.whileRunning(HostileStore::write);

  private HostileStore() {}

  static Path location() {
    return LOCATION;
  }

  private static void write(Path folder) throws IOException {
    FewActors.states(folder);
    Path articles = Files.createDirectory(folder.resolve("articles"));
    Path annotations = Files.createDirectory(folder.resolve("annotations"));
    StringBuilder text = new StringBuilder("A <title> & \"more\" ]]> =1+1\n\n");
    try (CSVPrinter table =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(
                "article",
                "subject",
                "relation",
                "object",
                "polarity",
                "tense",
                "source",
                "attribution",
                "confidence",
                "quote")
            .get()
            .print(annotations.resolve("hostile.csv"), StandardCharsets.UTF_8)) {
      for (int i = 0; i < LABELS.size(); i++) {
        String one = LABELS.get(i);
        String other = LABELS.get((i + 1) % LABELS.size());
        String quote =
            "=%s\nattacked <i>%s</i> & said \"]]>\"\t%d 🚀 مرحبا \\ end".formatted(one, other, i);
        text.append(quote).append(" .\n");
        table.printRecord(
            "hostile",
            actor(one),
            "attacks",
            actor(other),
            "affirmed",
            "past",
            "",
            "",
            "0.5",
            quote);
        if (i % 2 == 0) {
          String denial = "%s denied\n\"it\" <%d>".formatted(one, i);
          text.append(denial).append(" .\n");
          table.printRecord(
              "hostile",
              actor(one),
              "attacks",
              actor(other),
              "negated",
              "past",
              actor(one),
              "reported",
              "",
              denial);
        }
        String plan = "%s will trade with & aid %s {%d}".formatted(one, other, i);
        text.append(plan).append(" .\n");
        table.printRecord(
            "hostile",
            actor(one),
            "tradesWith",
            actor(other),
            "affirmed",
            "present",
            "",
            "",
            "",
            plan);
      }
    }
    Files.writeString(articles.resolve("hostile.txt"), text);
    Files.writeString(
        articles.resolve("articles.csv"),
        "file,title,publisher,issued\n"
            + "hostile,\"A <title> & \"\"more\"\" ]]> =1+1\",=Publisher & <Sons>,2024-02\n");
  }

  private static String actor(String label) {
    return "new:Organisation:" + label;
  }
}
