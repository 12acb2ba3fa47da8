package dev.entente.statement;

import java.util.List;
import java.util.Optional;

/**
 * How the statement came to be (PROV-O): who annotated it, by which rule, how sure that rule is.
 *
 * @param annotator a machine annotator's name or the initials of a human coder
 * @param configuration version and configuration hash of a machine, empty for people
 * @param rule the rule and trigger that made it
 * @param confidence 0 to 1, as measured for the rule; empty where nothing was measured
 * @param event shared by statements split from one joint event, unique within the article
 * @param about for a speech act: keys of the statements it alleges, denies or worries about, as
 *     given in the {@code id} column, kept sorted because their order says nothing
 * @param key what the statement is called within its article's table, the {@code id} column
 */
public record Annotation(
    String annotator,
    Optional<String> configuration,
    Optional<String> rule,
    Optional<Double> confidence,
    Optional<String> event,
    List<String> about,
    Optional<String> key) {

  /**
   * @throws IllegalArgumentException if the annotator is blank or the confidence is beyond 0 to 1
   */
  public Annotation {
    about = about.stream().distinct().sorted().toList();
    if (annotator.isBlank()) {
      throw new IllegalArgumentException("an annotation needs an annotator's name");
    }
    confidence.ifPresent(value -> {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("confidence must lie in 0 to 1, not " + value);
      }
    });
  }

  /** By a person, nothing else known. */
  public static Annotation by(String annotator) {
    return new Annotation(
        annotator,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
