package dev.entente.entity;

import dev.entente.entity.NominalGroups.Type;
import java.util.Set;

/** Ranks of soldiers, and what one person alone is called who holds an office or a post. */
final class Ranks {

  static final Set<String> ALL =
      Set.of(
          "general",
          "gen",
          "lieutenant-general",
          "lt-gen",
          "major-general",
          "maj-gen",
          "brigadier-general",
          "colonel",
          "col",
          "lieutenant-colonel",
          "major",
          "captain",
          "lieutenant",
          "sergeant",
          "admiral",
          "adm",
          "vice-admiral",
          "marshal",
          "commander");

  private Ranks() {}

  static boolean officer(Run run) {
    return run.head().type() == Type.OFFICE
        || !run.head().plural()
            && Set.of(
                    "adviser",
                    "advisor",
                    "officer",
                    "agent",
                    "aide",
                    "judge",
                    "prosecutor",
                    "investigator",
                    "general",
                    "commander",
                    "diplomat",
                    "official",
                    "negotiator")
                .contains(run.head().words());
  }
}
