package dev.entente.annotate.rules;

import java.util.List;
import java.util.Map;
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
          "phone",
          "telephone",
          "ring",
          "cable");

  /**
   * "accused B of arming", "thanked B for freeing", "committed B to leaving": the object does what
   * the gerund says.
   */
  static final Set<String> OBJECT =
      Set.of("of", "for", "from", "into", "with", "to", "out of", "against");

  /** "claimed responsibility for killing B": what whoever did something has for it. */
  private static final Set<String> EARNED =
      Set.of(
          "responsibility",
          "credit",
          "blame",
          "praise",
          "criticism",
          "condemnation",
          "reputation",
          "fire");

  /** Whether the object before a gerund does what that says. */
  static boolean passesToObject(ParsedSentence tree, int gerund, int object) {
    String preposition = tree.preposition(gerund);
    return object < gerund
        && OBJECT.contains(preposition)
        && !(preposition.equals("for") && EARNED.contains(tree.lemma(object)));
  }

  /** Verbs whose complement does what the infinitive says, with its prepositions. */
  static final Map<String, List<String>> ADDRESSED =
      Map.of(
          "call", List.of("on", "upon"),
          "prevail", List.of("on", "upon"),
          "plead", List.of("with"),
          "appeal", List.of("to"));

  /** Verbs that stop what somebody else is about to do: "vowed to block any attempt to oust B". */
  static final Set<String> STOPPING =
      Set.of(
          "block",
          "veto",
          "oppose",
          "resist",
          "thwart",
          "foil",
          "reject",
          "rebuff",
          "condemn",
          "denounce",
          "prevent",
          "stop",
          "repel",
          "defeat",
          "frustrate",
          "counter",
          "derail",
          "scupper");

  /** What they stop: an act that the infinitive says, of whoever it may be. */
  static final Set<String> STOPPED =
      Set.of(
          "attempt",
          "bid",
          "effort",
          "move",
          "plan",
          "push",
          "drive",
          "scheme",
          "plot",
          "proposal",
          "motion",
          "resolution",
          "bill",
          "campaign");

  /** Nouns that do nothing themselves: "the first attempt to oust B". */
  static final Set<String> UNDERTAKEN =
      Set.of(
          "attempt",
          "bid",
          "effort",
          "move",
          "step",
          "plan",
          "try",
          "chance",
          "time",
          "opportunity",
          "push",
          "drive",
          "decision",
          "call",
          "offer",
          "proposal",
          "mission",
          "deal",
          "agreement",
          "option",
          "way",
          "reason",
          "promise");

  /** What is laid to whoever denies or faces it: "denied A's allegations of arming B". */
  static final Set<String> CHARGES =
      Set.of(
          "accusation",
          "allegation",
          "charge",
          "claim",
          "report",
          "suggestion",
          "insinuation",
          "suspicion",
          "rumour",
          "rumor");

  static final Set<String> FACING =
      Set.of(
          "deny",
          "reject",
          "dismiss",
          "refute",
          "rebut",
          "repudiate",
          "dispute",
          "contest",
          "face",
          "answer",
          "counter",
          "brush",
          "wave");

  private Control() {}
}
