package dev.entente.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.query.Explanation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Prints an explanation for people, claims and denials side by side, or its statements as rows. */
final class ExplanationPrinter {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Below this many characters denials stand under the claims instead of beside them. */
  private static final int WIDE = 90;

  private static final String BETWEEN = " │ ";

  private static final Map<String, Function<Explanation.Said, Object>> COLUMNS = columns();

  private final PrintWriter out;
  private final ResultsFormat format;
  private final int width;

  /** Whether all statements stand in one article, which is then named once. */
  private boolean single;

  /**
   * @param width of the terminal, in characters
   */
  ExplanationPrinter(PrintWriter out, ResultsFormat format, int width) {
    this.out = out;
    this.format = format;
    this.width = width;
  }

  void print(Explanation explanation) {
    switch (format) {
      case TABLE -> table(explanation);
      case CSV, TSV -> delimited(explanation);
      case JSON, JSONL -> json(explanation);
      case MD -> markdown(explanation);
      case XML ->
          throw new Failure(
              "explain prints table, csv, tsv, json, jsonl or md; for XML take 'entente query"
                  + " between … --results xml'");
    }
    out.flush();
  }

  // ---- For people
  // --------------------------------------------------------------------------------

  private void table(Explanation explanation) {
    out.println(Terminal.bold(title(explanation)));
    List<Explanation.Said> articles = explanation.oneOfEachArticle();
    single = articles.size() == 1;
    if (single) {
      Wrapping.wrap(origin(articles.get(0)), width).forEach(out::println);
    }
    String relation = "";
    for (Explanation.Edge edge : explanation.edges()) {
      if (!edge.relation().equals(relation)) {
        relation = edge.relation();
        out.println();
        out.println(Terminal.bold(relation));
      }
      edge(edge);
    }
  }

  private static String title(Explanation explanation) {
    return "%s: %s in %s"
        .formatted(
            explanation.subject(),
            count(explanation.statements(), "statement"),
            count(explanation.oneOfEachArticle().size(), "article"));
  }

  static String count(long number, String noun) {
    return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private void edge(Explanation.Edge edge) {
    out.println();
    out.println("  " + heading(edge));
    edge.contestedBy().forEach(other -> out.println("  contested by: " + other));
    List<Explanation.Said> claims = edge.affirmed();
    List<Explanation.Said> denials = edge.denied();
    if (!claims.isEmpty() && !denials.isEmpty() && width >= WIDE) {
      sideBySide(claims, denials);
    } else {
      int room = Math.max(30, width - 4);
      Stream.concat(claims.stream(), denials.stream())
          .forEach(said -> block(said, room).forEach(line -> out.println("    " + line)));
    }
  }

  private static String heading(Explanation.Edge edge) {
    String standing =
        edge.standing()
            .map(word -> Terminal.coloured(colour(word), word))
            .map(word -> ": " + word + (edge.counts().isEmpty() ? "" : " (" + edge.counts() + ")"))
            .orElse(": not counted");
    return "%s %s %s%s"
        .formatted(edge.subject(), edge.symmetric() ? "↔" : "→", edge.object(), standing);
  }

  private static String colour(String standing) {
    return switch (standing) {
      case "contested" -> "magenta";
      case "stated" -> "green";
      case "denied" -> "red";
      default -> "yellow";
    };
  }

  private void sideBySide(List<Explanation.Said> claims, List<Explanation.Said> denials) {
    int column = (width - 4 - BETWEEN.length()) / 2;
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    claims.forEach(said -> left.addAll(block(said, column)));
    denials.forEach(said -> right.addAll(block(said, column)));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String one = i < left.size() ? left.get(i) : "";
      String other = i < right.size() ? right.get(i) : "";
      out.println(
          ("    " + one + " ".repeat(column - Wrapping.width(one)) + BETWEEN + other)
              .stripTrailing());
    }
  }

  /** Who says it and how, the words, and where they stand. */
  private List<String> block(Explanation.Said said, int room) {
    List<String> lines = new ArrayList<>();
    hanging(lines, said.denied() ? "- " : "+ ", manner(said), room);
    hanging(lines, "  ", "“" + said.resolved() + "” [" + id(said) + "]", room);
    if (!said.about().isEmpty()) {
      hanging(lines, "  ", "about: " + String.join("; ", said.about()), room);
    }
    if (!single) {
      hanging(lines, "  ", origin(said), room);
    }
    return lines;
  }

  private static void hanging(List<String> lines, String mark, String words, int room) {
    String indent = mark;
    for (String line : Wrapping.wrap(words, room - mark.length())) {
      lines.add(indent + line);
      indent = "  ";
    }
  }

  private static String manner(Explanation.Said said) {
    String cue = said.cue().map(word -> " (“" + word + "”)").orElse("");
    List<String> how = new ArrayList<>();
    if (said.denied()) {
      how.add("denied");
    }
    how.add(said.certainty());
    if (!said.tense().equals("unspecified")) {
      how.add(said.tense());
    }
    said.period().ifPresent(how::add);
    if (said.stance().equals("doubting")) {
      how.add("doubted by the article");
    }
    said.machine().ifPresent(machine -> how.add("found by " + machine));
    if (!said.counted()) {
      how.add("not counted");
    }
    return said.source() + cue + ": " + String.join(", ", how);
  }

  private static String origin(Explanation.Said said) {
    return Stream.of(Optional.of(said.title()), said.publisher(), said.issued())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  /** The letters by which 'entente explain' finds the statement again. */
  private static String id(Explanation.Said said) {
    String last = said.statement().getURI().replaceFirst(".*[#/]", "");
    return last.substring(0, Math.min(8, last.length()));
  }

  // ---- For programs
  // ------------------------------------------------------------------------------

  private static Map<String, Function<Explanation.Said, Object>> columns() {
    Map<String, Function<Explanation.Said, Object>> columns = new LinkedHashMap<>();
    columns.put("subject", Explanation.Said::subject);
    columns.put("relation", Explanation.Said::relation);
    columns.put("object", Explanation.Said::object);
    columns.put("polarity", said -> said.denied() ? "negated" : "affirmed");
    columns.put("certainty", Explanation.Said::certainty);
    columns.put("tense", Explanation.Said::tense);
    columns.put("period", said -> said.period().orElse(""));
    columns.put("source", Explanation.Said::source);
    columns.put("cue", said -> said.cue().orElse(""));
    columns.put("stance", Explanation.Said::stance);
    columns.put("quote", Explanation.Said::quote);
    columns.put("resolved", Explanation.Said::resolved);
    columns.put("about", said -> String.join("; ", said.about()));
    columns.put("counted", Explanation.Said::counted);
    columns.put("title", Explanation.Said::title);
    columns.put("publisher", said -> said.publisher().orElse(""));
    columns.put("issued", said -> said.issued().orElse(""));
    columns.put("article", said -> said.article().getURI());
    columns.put("statement", said -> said.statement().getURI());
    return columns;
  }

  private static List<Map<String, Object>> rows(Explanation explanation) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Explanation.Edge edge : explanation.edges()) {
      for (Explanation.Said said : edge.statements()) {
        Map<String, Object> row = new LinkedHashMap<>();
        COLUMNS.forEach((name, cell) -> row.put(name, cell.apply(said)));
        row.put("standing", edge.standing().orElse(""));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> names() {
    return Stream.concat(COLUMNS.keySet().stream(), Stream.of("standing")).toList();
  }

  private void delimited(Explanation explanation) {
    CSVFormat kind = format == ResultsFormat.CSV ? CSVFormat.RFC4180 : CSVFormat.TDF;
    out.println(kind.format(names().toArray()));
    rows(explanation).forEach(row -> out.println(kind.format(row.values().toArray())));
  }

  private void json(Explanation explanation) {
    try {
      if (format == ResultsFormat.JSON) {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows(explanation)));
      } else {
        for (Map<String, Object> row : rows(explanation)) {
          out.println(JSON.writeValueAsString(row));
        }
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void markdown(Explanation explanation) {
    out.println("# " + title(explanation));
    String relation = "";
    for (Explanation.Edge edge : explanation.edges()) {
      if (!edge.relation().equals(relation)) {
        relation = edge.relation();
        out.println();
        out.println("## " + relation);
      }
      out.println();
      out.println(
          "**%s %s %s**: %s"
              .formatted(
                  edge.subject(),
                  edge.symmetric() ? "↔" : "→",
                  edge.object(),
                  edge.standing().orElse("not counted")));
      out.println();
      for (Explanation.Said said : edge.statements()) {
        out.println("- %s  ".formatted(manner(said)));
        out.println("  “%s”  ".formatted(said.resolved()));
        out.println("  *%s*".formatted(origin(said)));
      }
    }
  }
}
