package dev.entente.annotate.rules;

import java.util.Set;

/** Words that decide who does what the infinitive or gerund below them says. */
final class Control {

  /** Verbs whose subject, not whose object, does what the infinitive says: "promised X to go". */
  static final Set<String> SUBJECT =
      Set.of(
          "promise",
          "threaten",
          "vow",
          "pledge",
          "use",
          "sign",
          "send",
          "take",
          "need",
          "create",
          "form",
          "establish",
          "launch",
          "mount",
          "build",
          "join",
          "hold",
          "raise",
          "spend",
          "summon",
          "seek",
          "secure",
          "gain",
          "win",
          "reach",
          "strike",
          "impose",
          "lift",
          "meet",
          "visit",
          "host",
          "phone");

  /**
   * "accused B of arming", "thanked B for freeing", "committed B to leaving": the object does what
   * the gerund says.
   */
  static final Set<String> OBJECT = Set.of("of", "for", "from", "into", "with", "to");

  private Control() {}
}
