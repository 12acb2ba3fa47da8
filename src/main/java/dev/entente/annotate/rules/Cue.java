package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of {@code cues.csv}: a word that changes how sure, how true, when, or by whom what it
 * governs is said to be.
 *
 * @param words one lemma, or several for a fixed expression
 * @param scope what it governs: comp, obj, subj, head, or prepositions
 * @param negates whether what it governs is said not to hold
 * @param source place of the source (subj, to, by, poss), {@code unnamed}, or empty
 */
record Cue(
    String id,
    List<String> words,
    PartOfSpeech pos,
    List<Condition> where,
    Type type,
    Set<String> scope,
    boolean negates,
    Optional<Certainty> certainty,
    Optional<Tense> tense,
    Optional<Stance> stance,
    Optional<String> source) {

  /** What kind of cue, which decides how a negation above it works. */
  enum Type {
    SPEECH,
    DENIAL,
    ACCUSATION,
    BELIEF,
    HEDGE,
    MODAL,
    PLAN,
    WISH,
    NEGATION,
    ASPECT,
    FACTIVE,
    IMPLICATIVE,
    CONDITION,
    REFUSAL,
    EVIDENTIAL;

    /**
     * @throws IllegalArgumentException if the word is none of them
     */
    static Type parse(String word) {
      for (Type type : values()) {
        if (type.name().toLowerCase(Locale.ROOT).equals(word.strip())) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "'%s' is no cue type; it is one of %s"
              .formatted(
                  word,
                  Arrays.stream(values())
                      .map(type -> type.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
    }
  }

  /** Whether it can bring a source. */
  boolean attributes() {
    return source.isPresent();
  }

  /** Whether it opens the clause that it weighs: "if", "unless", "even if". */
  boolean opensClause() {
    return pos == PartOfSpeech.MARK && scope.contains("comp");
  }
}
