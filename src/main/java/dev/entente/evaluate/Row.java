package dev.entente.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a statement table, gold or predicted, its cells by column name.
 *
 * @param cells a gold cell may hold alternatives separated by {@code |}; an empty alternative
 *     stands for "none"
 */
public record Row(Map<String, String> cells) {

  public Row {
    cells = Map.copyOf(cells);
  }

  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** The alternatives of a cell; one empty string where it is empty. */
  public List<String> alternatives(String column) {
    return Arrays.stream(cell(column).split("\\|", -1)).map(String::strip).toList();
  }

  /** The actor of a place: its id where the table has one, else its label. */
  public List<String> actors(String column) {
    return cell(column).isEmpty() ? alternatives(column + "_label") : alternatives(column);
  }

  /** Whether a gold row must be found; one that need not be found is not wrong either. */
  public boolean required() {
    return !cell("req").equals("0");
  }

  /** A place in the text, in UTF-16 units, where the cell holds one. */
  public Optional<Integer> place(String column) {
    String cell = cell(column);
    return cell.matches("\\d+") ? Optional.of(Integer.parseInt(cell)) : Optional.empty();
  }
}
