package dev.entente.entity;

import java.util.Set;

/** Plural nouns for actors that a text told before: "the two presidents", "its neighbours". */
final class PluralWords {

  /** States, and what else stands for two or several of them. */
  static final Set<String> STATES =
      Set.of(
          "countries",
          "nations",
          "states",
          "sides",
          "governments",
          "neighbors",
          "neighbours",
          "allies",
          "rivals",
          "foes",
          "powers",
          "capitals",
          "delegations",
          "side",
          "enemies",
          "parties",
          "adversaries",
          "armies",
          "navies",
          "militaries",
          "peoples",
          "republics",
          "antagonists",
          "belligerents",
          "combatants",
          "disputants",
          "claimants",
          "camps",
          "factions");

  /** What tells which of {@link #STATES}: "the two African nations". */
  static final Set<String> BEFORE_STATES =
      Set.of(
          "west",
          "east",
          "african",
          "european",
          "asian",
          "arab",
          "neighboring",
          "neighbouring",
          "warring",
          "nuclear",
          "regional",
          "rival",
          "gulf",
          "baltic",
          "balkan",
          "latin",
          "island",
          "feuding",
          "bitter",
          "former",
          "western");

  /** Of {@link #STATES}, those who stand against each other and may be no states. */
  static final Set<String> OPPOSED =
      Set.of("sides", "side", "delegations", "parties", "camps", "factions", "belligerents");

  /** Those whom a state has beside or against itself. */
  static final Set<String> OTHERS =
      Set.of(
          "neighbors",
          "neighbours",
          "allies",
          "rivals",
          "foes",
          "enemies",
          "partners",
          "adversaries");

  /** People who act for their states, and people as such. */
  static final Set<String> PEOPLE =
      Set.of(
          "leaders",
          "men",
          "presidents",
          "ministers",
          "officials",
          "women",
          "statesmen",
          "premiers",
          "chancellors",
          "envoys",
          "ambassadors",
          "negotiators",
          "diplomats",
          "generals",
          "kings");

  /** Of {@link #PEOPLE}, those who are just people and not their states. */
  static final Set<String> ONLY_PEOPLE = Set.of("men", "women");

  /** What tells which of {@link #PEOPLE}: "the two foreign ministers". */
  static final Set<String> BEFORE_PEOPLE =
      Set.of(
          "foreign",
          "prime",
          "defence",
          "defense",
          "finance",
          "trade",
          "interior",
          "energy",
          "chief",
          "senior",
          "top");

  private PluralWords() {}
}
