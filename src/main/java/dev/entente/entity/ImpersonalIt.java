package dev.entente.entity;

import java.util.Set;
import java.util.regex.Pattern;

/** The "it" that means nobody: "it is unclear", "it would be the king's second visit". */
final class ImpersonalIt {

  private static final Set<String> IMPERSONAL =
      Set.of(
          "believed",
          "reported",
          "clear",
          "unclear",
          "possible",
          "impossible",
          "likely",
          "unlikely",
          "important",
          "necessary",
          "expected",
          "hoped",
          "feared",
          "thought",
          "time",
          "not",
          "too",
          "hard",
          "difficult",
          "easy",
          "understood",
          "known",
          "unknown",
          "estimated",
          "alleged",
          "said",
          "vital",
          "essential",
          "crucial",
          "rumored",
          "rumoured",
          "obvious",
          "evident",
          "doubtful");

  /** Words that count an event: "its *second* visit". */
  private static final Pattern ORDINAL =
      Pattern.compile("first|second|third|fourth|fifth|sixth|latest|last|deadliest|worst");

  private static final Set<String> EVENTS =
      Set.of(
          "time",
          "visit",
          "trip",
          "journey",
          "tour",
          "meeting",
          "encounter",
          "summit",
          "attack",
          "strike",
          "raid",
          "clash",
          "launch",
          "incident",
          "round",
          "contact",
          "election",
          "vote");

  private final Discourse discourse;

  ImpersonalIt(Discourse discourse) {
    this.discourse = discourse;
  }

  /** Whether the token is such an "it". */
  boolean at(int token) {
    String next = discourse.word(token + 1);
    if (discourse.word(token).equals("it")) {
      String before = discourse.word(token - 1);
      if (Set.of("make", "made", "makes", "making", "find", "finds", "found", "finding")
          .contains(before)) {
        return true;
      }
      if (Set.of(
              "is",
              "was",
              "be",
              "being",
              "would",
              "will",
              "may",
              "might",
              "seems",
              "appears",
              "seemed",
              "appeared",
              "'s")
          .contains(next)) {
        String after = discourse.word(token + 2);
        if (after.equals("be")) {
          after = discourse.word(token + 3);
        }
        return next.startsWith("seem")
            || next.startsWith("appear")
            || IMPERSONAL.contains(after)
            || countsEvent(token);
      }
      return Set.of("rained", "snowed", "rains", "snows").contains(next);
    }
    return false;
  }

  /** "It would be the king's second visit": no actor is a visit. */
  private boolean countsEvent(int token) {
    for (int i = token + 2; i < token + 8; i++) {
      if (ORDINAL.matcher(discourse.word(i)).matches()) {
        return EVENTS.contains(discourse.word(i + 1)) || EVENTS.contains(discourse.word(i + 2));
      }
    }
    return false;
  }
}
