package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phrases for a people that may live in another state than the one it is called after. */
final class PeoplePhrases {

  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Grammar grammar;
  private final Tokens tokens;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final SentenceStates states;
  private final ArticleActors actors;

  PeoplePhrases(Reading reading, SentenceStates states, ArticleActors actors) {
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.at = reading.at;
    this.over = reading.over;
    this.states = states;
    this.actors = actors;
  }

  /** "the Albanians of southern Serbia", "the Hungarian minority": a people, where it lives. */
  int phrase(Hit hit) {
    int p = hit.to;
    if (p < tokens.size && gazetteer.is(tokens.symbol[p], Gazetteer.PEOPLE)) {
      units.add(
          actors.group(
              hit.from,
              p + 1,
              tokens.words(hit.from, p + 1),
              homeOfPeople(hit, tokens.word(p).toLowerCase(Locale.ROOT)),
              "a people, which may live in another state"));
      return p + 1;
    }
    if (p < tokens.size
        && tokens.symbol[p] == grammar.of
        && hit.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))) {
      p++;
      while (p < tokens.size
          && (gazetteer.is(tokens.symbol[p], Gazetteer.DETERMINER)
              || gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_WORD) && over[p] == null)) {
        p++;
      }
      Hit home = p < tokens.size ? at[p] : null;
      if (home != null
          && !home.demonym
          && !actors.isPerson(home)
          && actors.stateOf(home).isPresent()) {
        units.add(
            actors.group(
                hit.from,
                hit.to,
                tokens.words(hit.from, home.to),
                actors.stateOf(home),
                "a people of " + actors.stateName(home)));
        return hit.to;
      }
    }
    return hit.to;
  }

  /**
   * The state of a people without one of its own, or of those who left it; else the only other
   * state of the sentence.
   */
  private Optional<EntityId> homeOfPeople(Hit hit, String noun) {
    boolean own = hit.actor != null && !tables.isState(hit.actor);
    String home = gazetteer.nouns.words("people").getOrDefault(noun, "");
    if (own || home.equals("left")) {
      return actors.stateOf(hit);
    }
    return home.equals("home") && states.soleState(hit.from).isPresent()
        ? states.soleState(hit.from)
        : states.otherState(hit);
  }
}
