package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.statement.EntityId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a person decided, about a statement or about two actors. It carries enough of what was
 * judged to be found again when that has another name or is gone.
 *
 * @param reviewer name or initials
 * @param reason empty where none was given
 */
public record Verdict(
    Judgement judgement, String reviewer, Instant time, String reason, Target target) {

  private static final int LONGEST_NAME = 200;

  /** What was decided. */
  public enum Judgement {
    /** The statement is as the article says it. */
    ACCEPT,
    /** The article does not say it. */
    REJECT,
    /** The article says it otherwise. */
    CORRECT,
    /** The reviewer's former verdict no longer holds. */
    WITHDRAW,
    /** The two actors are one. */
    MERGE,
    /** They are not one after all. */
    SPLIT,
    /** They are not one and never will be. */
    NEVER_SAME,
    /** The actor is called otherwise. */
    RENAME;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is about two actors. */
    public boolean ofActors() {
      return this == MERGE || this == SPLIT || this == NEVER_SAME;
    }

    /** Whether it is about a statement. */
    public boolean ofStatement() {
      return !ofActors() && this != RENAME;
    }

    /** The judgement of that word. */
    public static Optional<Judgement> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /** What is judged. */
  public sealed interface Target {

    /**
     * A statement.
     *
     * @param row of the statement table, as it was when it was judged
     * @param prefix what stood before the quote
     * @param suffix what stood after it
     * @param correction cells of the table that should read otherwise, by column
     */
    record OfStatement(
        String identity,
        Map<String, String> row,
        String prefix,
        String suffix,
        Map<String, String> correction)
        implements Target {
      public OfStatement {
        row = new TreeMap<>(row);
        correction = new TreeMap<>(correction);
      }

      public String cell(String column) {
        return row.getOrDefault(column, "");
      }
    }

    /** The first actor and the one it is, or is not, the same as. */
    record OfActors(EntityId actor, EntityId other) implements Target {}

    /**
     * What an actor is called.
     *
     * @param name empty gives the former name back
     */
    record OfName(EntityId actor, String name) implements Target {
      public OfName {
        name = name.strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
          throw new IllegalArgumentException(
              "a name has up to %d characters and no line ends".formatted(LONGEST_NAME));
        }
      }
    }
  }

  /**
   * @throws IllegalArgumentException if nobody signs it, or judgement and target do not go together
   */
  public Verdict {
    if (reviewer.isBlank()) {
      throw new IllegalArgumentException("a verdict needs its reviewer's name");
    }
    boolean fits =
        switch (target) {
          case Target.OfActors two -> judgement.ofActors();
          case Target.OfName name -> judgement == Judgement.RENAME;
          case Target.OfStatement one -> judgement.ofStatement();
        };
    if (!fits) {
      throw new IllegalArgumentException(judgement.word() + " does not judge " + target);
    }
    if (target instanceof Target.OfStatement statement
        && (judgement == Judgement.CORRECT) == statement.correction().isEmpty()) {
      throw new IllegalArgumentException(
          judgement == Judgement.CORRECT
              ? "a correction must change something"
              : judgement.word() + " changes nothing");
    }
    if (target instanceof Target.OfActors actors && actors.actor().equals(actors.other())) {
      throw new IllegalArgumentException("an actor is always itself: " + actors.actor());
    }
  }

  /** The same for the same decision wherever it is kept: twenty-four hexadecimal digits. */
  public String id() {
    return Iris.hash(
        judgement.word(),
        reviewer,
        time.toString(),
        reason,
        switch (target) {
          case Target.OfStatement statement ->
              statement.identity() + joined(statement.row()) + joined(statement.correction());
          case Target.OfActors actors -> actors.actor() + " " + actors.other();
          case Target.OfName name -> name.actor() + " " + name.name();
        });
  }

  private static String joined(Map<String, String> cells) {
    return cells.entrySet().stream()
        .map(cell -> "\u001E" + cell.getKey() + "=" + cell.getValue())
        .collect(Collectors.joining());
  }
}
