package dev.entente.export;

import dev.entente.cli.Entente;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine;

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

  private static final Path LOCATION = build();

  private HostileStore() {}

  static Path location() {
    return LOCATION;
  }

  private static Path build() {
    try {
      Path folder = Files.createTempDirectory("entente-hostile");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      write(folder);
      StringWriter err = new StringWriter();
      CommandLine line = Entente.commandLine();
      line.setOut(new PrintWriter(new StringWriter()));
      line.setErr(new PrintWriter(err, true));
      int code =
          line.execute(
              "build",
              folder.toString(),
              "--annotators",
              "csv",
              "--loc",
              folder.resolve("store").toString());
      if (code != 0) {
        throw new IllegalStateException("the store did not build: " + err);
      }
      return folder.resolve("store");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * States and what belongs to them: exports write every actor, and thousands more would only take
   * time.
   */
  private static void writeEntities(Path folder) throws IOException {
    Path seeds = Path.of("seeds/entities");
    Set<String> kept = new HashSet<>();
    copy(
        seeds.resolve("actors.csv"),
        folder,
        row -> row.get("kind").equals("Country") && kept.add(row.get("id")));
    Map<String, List<String>> tables =
        Map.of(
            "aliases.csv", List.of("actor_id"),
            "identifiers.csv", List.of("actor_id"),
            "memberships.csv", List.of("member", "of"),
            "roles.csv", List.of("holder", "of"),
            "same-as.csv", List.of("actor_id", "other"));
    for (Map.Entry<String, List<String>> table : tables.entrySet()) {
      copy(
          seeds.resolve(table.getKey()),
          folder,
          row -> table.getValue().stream().allMatch(column -> kept.contains(row.get(column))));
    }
  }

  private static void copy(Path table, Path folder, Predicate<CSVRecord> kept) throws IOException {
    try (CSVParser rows =
            CSVParser.parse(
                table,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
        CSVPrinter into =
            CSVFormat.DEFAULT
                .builder()
                .setHeader(rows.getHeaderNames().toArray(String[]::new))
                .get()
                .print(folder.resolve(table.getFileName()), StandardCharsets.UTF_8)) {
      for (CSVRecord row : rows) {
        if (kept.test(row)) {
          into.printRecord(row);
        }
      }
    }
  }

  private static void write(Path folder) throws IOException {
    writeEntities(Files.createDirectory(folder.resolve("entities")));
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

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
