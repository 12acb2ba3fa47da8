package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must stand around an anchor word for a row of the lexicon to hold: {@code obj=talk|@meeting}
 * or {@code obj!=agreement}.
 *
 * @param key where to look: obj, iobj, subj, prt, xcomp, ccomp, xmodal, near, within, mod, objmod,
 *     subjmod, head, support, case, number, or a preposition
 * @param lemmas what may stand there
 * @param anything whether any word will do
 * @param actor whether an actor must stand there
 */
record Condition(String key, boolean negated, Set<String> lemmas, boolean anything, boolean actor) {

  /** Keys whose values are no words of the sentence. */
  private static final Set<String> NO_WORDS = Set.of("number", "link", "xtag");

  /**
   * Reads conditions joined by semicolons.
   *
   * @param classes the words of each class, by name
   * @throws IllegalArgumentException if a condition has no {@code =}, looks at several places, or
   *     names an unknown class
   */
  static List<Condition> parse(String cell, Map<String, Set<String>> classes) {
    List<Condition> conditions = new ArrayList<>();
    for (String part : cell.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a condition is written key=word|@class or key!=word, not '" + part.strip() + "'");
      }
      boolean negated = part.charAt(equals - 1) == '!';
      String key = part.substring(0, negated ? equals - 1 : equals).strip();
      if (key.contains("|")) {
        throw new IllegalArgumentException(
            "a condition looks at one place, not at '" + key + "'; write a row for each");
      }
      Set<String> lemmas = new LinkedHashSet<>();
      boolean anything = false;
      boolean actor = false;
      for (String value : part.substring(equals + 1).split("\\|")) {
        String word = value.strip();
        if (word.equals("*")) {
          anything = true;
        } else if (word.equals("@actor")) {
          actor = true;
        } else if (word.startsWith("@")) {
          Set<String> members = classes.get(word.substring(1));
          if (members == null) {
            throw new IllegalArgumentException("there is no word class " + word);
          }
          lemmas.addAll(members);
        } else if (!word.isEmpty()) {
          lemmas.add(word);
        }
      }
      conditions.add(new Condition(key, negated, lemmas, anything, actor));
    }
    return List.copyOf(conditions);
  }

  /** Whether it may hold in a sentence of these words, however that is parsed. */
  boolean mayHold(Set<String> words) {
    return negated
        || anything
        || actor
        || NO_WORDS.contains(key)
        || lemmas.isEmpty()
        || words.stream().anyMatch(lemmas::contains);
  }

  /** How much conditions ask for: those that name words more than others. */
  static int specificity(List<Condition> conditions) {
    int sum = 0;
    for (Condition condition : conditions) {
      sum += condition.lemmas().isEmpty() || condition.negated() ? 1 : 2;
    }
    return sum;
  }
}
