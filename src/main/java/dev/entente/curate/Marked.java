package dev.entente.curate;

import dev.entente.article.Span;
import java.util.Map;
import java.util.Optional;

/**
 * A statement as an annotation tool gives it back.
 *
 * @param statement the id that it was exported with; empty where a person marked it in the tool
 * @param cells of the statement table, those that the tool shows; actors as they were written there
 * @param words where the relation is said, in the text that the tool had
 * @param arguments where the actors stand, by part
 * @param verdict accept or reject, empty where the person chose neither
 */
record Marked(
    Optional<String> statement,
    Map<String, String> cells,
    Anchor words,
    Map<String, Anchor> arguments,
    String verdict) {

  /**
   * Words in a text.
   *
   * @param span in UTF-16 units
   * @param words what the tool says stands there
   */
  record Anchor(Span span, String words) {}

  Marked {
    cells = Map.copyOf(cells);
    arguments = Map.copyOf(arguments);
  }
}
