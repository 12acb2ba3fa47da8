package dev.entente.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows in aligned columns for people, no wider than their terminal: what is long, such as a quote,
 * goes below its row, and columns without any value are left out.
 */
final class TextTable {

  private static final String GAP = "  ";
  private static final int LONG = 48;
  private static final int ENOUGH = 30;
  private static final String QUOTE = "quote";
  private static final int NARROWEST = 8;
  private static final int LONG_WORD = 16;

  private final List<String> columns;
  private final List<List<String>> rows;
  private final int width;

  /**
   * @param width of the terminal, in characters
   */
  TextTable(List<String> columns, List<List<String>> rows, int width) {
    List<Integer> used =
        IntStream.range(0, columns.size())
            .filter(column ->
                rows.isEmpty() || rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
            .boxed()
            .toList();
    this.columns = used.stream().map(columns::get).map(TextTable::heading).toList();
    this.rows = rows.stream().map(row -> used.stream().map(row::get).toList()).toList();
    this.width = width;
  }

  /** {@code independentSources} reads "independent sources". */
  private static String heading(String column) {
    return column.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** The lines, the heading first. */
  List<String> lines() {
    List<Integer> across = IntStream.range(0, columns.size()).boxed().toList();
    List<Integer> below = List.of();
    if (roomForLong() < ENOUGH) {
      below = across.stream().filter(this::isLong).toList();
      across = across.stream().filter(column -> !isLong(column)).toList();
    }
    while (across.size() > 1 && least(across) > width) {
      int widest = across.stream().max(Comparator.comparingInt(this::natural)).orElseThrow();
      across = across.stream().filter(column -> column != widest).toList();
      below = Stream.concat(Stream.of(widest), below.stream()).toList();
    }
    List<Integer> widths = fit(across);
    List<String> lines = new ArrayList<>();
    for (String line : cells(across, widths, columns)) {
      lines.add(Terminal.bold(line));
    }
    List<String> previous = List.of();
    for (List<String> row : rows) {
      lines.addAll(cells(across, widths, row));
      for (int column : below) {
        String words = row.get(column);
        boolean quote = columns.get(column).equals(QUOTE);
        // What a whole run of rows shares, such as their article, is said once.
        boolean same = !quote && !previous.isEmpty() && previous.get(column).equals(words);
        if (!words.isEmpty() && !same) {
          String shown = quote ? "“" + words + "”" : columns.get(column) + ": " + words;
          Wrapping.wrap(shown, Math.max(20, width - 4)).forEach(line -> lines.add("    " + line));
        }
      }
      previous = row;
    }
    return lines;
  }

  private List<String> cells(List<Integer> across, List<Integer> widths, List<String> row) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < across.size(); i++) {
      List<String> cell = Wrapping.wrap(row.get(across.get(i)), widths.get(i));
      wrapped.add(cell);
      height = Math.max(height, cell.size());
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < wrapped.size(); i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        int padding = widths.get(i) - Wrapping.width(part);
        boolean right = isNumeric(across.get(i));
        words
            .append(i == 0 ? "" : GAP)
            .append(right ? " ".repeat(Math.max(0, padding)) : "")
            .append(part)
            .append(right ? "" : " ".repeat(Math.max(0, padding)));
      }
      lines.add(words.toString().stripTrailing());
    }
    return lines;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("-?\\d*(\\.\\d+)?"));
  }

  /** Natural widths where they fit; else the widest give way until all fit. */
  private List<Integer> fit(List<Integer> across) {
    List<Integer> widths = across.stream().map(this::natural).collect(Collectors.toList());
    int gaps = GAP.length() * (across.size() - 1);
    while (widths.stream().mapToInt(Integer::intValue).sum() + gaps > width) {
      int widest = 0;
      for (int i = 1; i < widths.size(); i++) {
        if (spare(widths, across, i) > spare(widths, across, widest)) {
          widest = i;
        }
      }
      if (widths.get(widest) <= NARROWEST) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  /** How much a column can give: what it has beyond its longest word counts most. */
  private int spare(List<Integer> widths, List<Integer> across, int place) {
    int beyond = widths.get(place) - longestWord(across.get(place));
    return beyond > 0 ? LONG_WORD + widths.get(place) : Math.min(widths.get(place), LONG_WORD);
  }

  /** The width at which no word is cut that has fewer than sixteen letters. */
  private int least(List<Integer> across) {
    return across.stream().mapToInt(this::longestWord).sum() + GAP.length() * (across.size() - 1);
  }

  private int longestWord(int column) {
    return Stream.concat(Stream.of(columns.get(column)), rows.stream().map(row -> row.get(column)))
        .flatMap(words -> Stream.of(words.split("\\s+", -1)))
        .mapToInt(Wrapping::width)
        .map(letters -> Math.min(letters, LONG_WORD))
        .max()
        .orElse(0);
  }

  private boolean isLong(int column) {
    return natural(column) > LONG || columns.get(column).equals(QUOTE);
  }

  /** What is left for each long column where all stand side by side. */
  private int roomForLong() {
    int room = width - GAP.length() * (columns.size() - 1);
    int number = 0;
    for (int column = 0; column < columns.size(); column++) {
      if (isLong(column)) {
        number++;
      } else {
        room -= natural(column);
      }
    }
    return number == 0 || number == columns.size() ? width : room / number;
  }

  private int natural(int column) {
    int cells = rows.stream().mapToInt(row -> Wrapping.width(row.get(column))).max().orElse(0);
    return Math.max(cells, Wrapping.width(columns.get(column)));
  }
}
