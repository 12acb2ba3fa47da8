package dev.entente.annotate;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would execute (CSV injection): those that begin with = + - @, a tab or a
 * carriage return, full-width forms included. An apostrophe before them stops it; what already has
 * one before such a character gets another, so that {@link #original} gives back every cell.
 */
public final class Spreadsheets {

  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r＝＋－＠]");
  private static final Pattern NEUTRAL = Pattern.compile("'+[=+\\-@\\t\\r＝＋－＠]");

  private Spreadsheets() {}

  /** The cell as a spreadsheet may see it; numbers are to be written as they are. */
  public static String neutral(String cell) {
    return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
  }

  /** What {@link #neutral} made the cell of. */
  public static String original(String cell) {
    return NEUTRAL.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
