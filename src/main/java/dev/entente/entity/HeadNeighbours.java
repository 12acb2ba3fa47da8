package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands just before a noun without a name, and tells whose it is or that it is no phrase of
 * its own.
 */
final class HeadNeighbours {

  private static final Set<String> OPENS_PHRASE =
      Set.of("the", "a", "an", "of", "with", "against", "between", "among", "from", "by");

  private static final Set<String> AT =
      Set.of("at", "in", "of", "from", "near", "outside", "around", "inside", "across");

  /** Kinds of those who pardon and dismiss. */
  private static final Set<String> MASTERS = Set.of("Country", "GovernmentBody", "Person", "City");

  private static final Set<String> FOREIGN =
      Set.of(
          "tourists",
          "foreigners",
          "nationals",
          "sailors",
          "fishermen",
          "crew",
          "hostages",
          "diplomats",
          "migrants",
          "refugees",
          "citizens",
          "mercenaries",
          "mercenary");

  /** What somebody is made whom another holds. */
  static final Set<String> CAPTIVE = Set.of("captive", "hostage", "prisoner");

  private static final Set<String> HOLDING =
      Set.of("kept", "keep", "keeping", "held", "hold", "holding", "took", "taken", "taking");

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final List<Unit> units;
  private final @Nullable Hit[] over;
  private final ArticleActors actors;

  HeadNeighbours(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.over = reading.over;
    this.actors = actors;
  }

  /** "of the Somali armed group Nobody": the body that a noun before it describes. */
  @Nullable Hit bodyBehindNoun(int token, @Nullable Hit state) {
    Run noun = reading.runs.run(state != null && state.demonym ? state.to : token, false);
    Hit body = noun == null || noun.to() >= tokens.size ? null : reading.at[noun.to()];
    return noun != null
            && body != null
            && !body.demonym
            && body.actor != null
            && noun.head().type() == NominalGroups.Type.GROUP
            && !noun.head().plural()
            && tokens.sentence[body.from] == tokens.sentence[token]
            && Set.of("ArmedGroup", "PoliticalParty", "Organisation")
                .contains(actors.kindOf(body.actor))
        ? body
        : null;
  }

  /** "wants to head the union", "will press Ankara", "a report released on Monday states that". */
  boolean verb(Run run) {
    if (run.to() - run.from() != 1 || run.from() == 0 || tokens.has(run.from(), Tokens.CAPITAL)) {
      return false;
    }
    String word = tokens.word(run.from());
    String before = tokens.word(run.from() - 1);
    if (word.matches("head|press|state|judge|captain|marshal|guard")) {
      return before.matches("to|will|would|could|must|should|may|might|cannot")
          && tokens.sentence[run.from() - 1] == tokens.sentence[run.from()];
    }
    return word.equals("states")
        && run.to() < tokens.size
        && (tokens.is(run.to(), ',') || tokens.word(run.to()).equals("that"))
        && (tokens.is(run.from() - 1, ',')
            || gazetteer.is(tokens.symbol[run.from() - 1], Gazetteer.CALENDAR)
            || before.matches(
                "report|statement|document|text|letter|resolution|treaty|law"
                    + "|constitution|charter|agreement|declaration|article|communique|also"));
  }

  /** "shells fell on the south side": nobody's. */
  boolean direction(Run run) {
    return run.from() > 0
        && run.head().words().matches("sides?")
        && tokens
            .word(run.headFrom() - 1)
            .matches(
                "south|north|east|west|southern|northern|eastern|western|one|other|far|left"
                    + "|right|opposite");
  }

  /** "kept her captive", "held the nurses hostage": what somebody is made, not whom he has. */
  boolean held(Run run) {
    int from = run.from();
    if (run.to() - from != 1 || !CAPTIVE.contains(run.head().words())) {
      return false;
    }
    int whom = 0;
    if (from > 0 && Set.of("her", "him", "them").contains(tokens.word(from - 1))) {
      whom = from - 1;
    } else if (!units.isEmpty()) {
      Unit last = units.get(units.size() - 1);
      whom = last.to == from && last.form != Form.DEMONYM ? last.from : 0;
    }
    return whom > 0 && HOLDING.contains(tokens.word(whom - 1))
        || whom > 1
            && gazetteer.is(tokens.symbol[whom - 1], Gazetteer.DETERMINER | Gazetteer.QUANTITY)
            && HOLDING.contains(tokens.word(whom - 2));
  }

  /**
   * "a soldier of Togo and two other soldiers", "between the Philippine government and Muslim
   * rebels": the state of whoever is named just before.
   */
  Optional<EntityId> beside(int from, Run run) {
    Unit last = units.isEmpty() ? null : units.get(units.size() - 1);
    if (last == null
        || last.to < from - 5
        || last.entities.size() != 1
        || gazetteer.nouns.words("apposed").containsKey(run.head().words())) {
      return Optional.empty();
    }
    Entity named = last.entities.get(0);
    if (last.form == Form.DEMONYM && last.to == from - 1 && noun(last.to)) {
      // "Swedish dairy farmers"
      return actors.isState(named.id()) ? Optional.of(named.id()) : named.state();
    }
    boolean government = named.id().value().endsWith("/government");
    boolean opposed = government && gazetteer.is(tokens.symbol[run.headFrom()], Gazetteer.DOMESTIC);
    boolean other = false;
    int p = from - 1;
    while (p > last.to && tokens.has(p, Tokens.WORD)) {
      boolean same = Set.of("other", "another").contains(tokens.word(p));
      if (!same
          && !quantity(p)
          && (!opposed
              || gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)
                  && tokens.symbol[p] != grammar.the)) {
        return Optional.empty();
      }
      other |= same;
      p--;
    }
    if (p != last.to) {
      return Optional.empty();
    }
    boolean joined = tokens.symbol[p] == grammar.and;
    if (other && joined && !actors.isState(named.id())) {
      return named.state();
    }
    return opposed && (joined || tokens.word(p).equals("against"))
        ? named.state().filter(state -> !actors.power(state))
        : Optional.empty();
  }

  /** "Canberra has sent 2,000 soldiers": the state of whoever sends them. */
  Optional<EntityId> sender(int from, Run run) {
    if (!gazetteer.is(tokens.symbol[run.to() - 1], Gazetteer.SENT)) {
      return Optional.empty();
    }
    int verb = from - 1;
    while (verb > 0
        && from - verb < 6
        && !gazetteer.is(tokens.symbol[verb], Gazetteer.SENDING)
        && (quantity(verb)
            || tokens.is(verb, ',') && digits(verb - 1) && digits(verb + 1)
            || digits(verb)
            || gazetteer.is(tokens.symbol[verb], Gazetteer.DROPPED | Gazetteer.DETERMINER)
            || Set.of("about", "nearly", "almost", "around", "some", "than", "to")
                .contains(tokens.word(verb)))) {
      verb--;
    }
    if (verb < 1 || !gazetteer.is(tokens.symbol[verb], Gazetteer.SENDING)) {
      return Optional.empty();
    }
    int p = verb - 1;
    while (p > 0
        && verb - p < 4
        && (gazetteer.is(tokens.symbol[p], Gazetteer.AUXILIARY | Gazetteer.CALENDAR)
            || Set.of("to", "on").contains(tokens.word(p))
            || tokens.word(p).endsWith("ly"))) {
      p--;
    }
    Unit sender = units.isEmpty() ? null : units.get(units.size() - 1);
    return sender != null
            && sender.to == p + 1
            && sender.entities.size() == 1
            && tokens.sentence[sender.from] == tokens.sentence[from]
            && !sender.entities.get(0).kind().equals("InternationalOrganisation")
        ? Optional.of(sender.entities.get(0).country()).filter(actors::isState)
        : Optional.empty();
  }

  /**
   * "The president pardoned 32 soldiers", "a court acquitted a former minister": the state whose
   * body or leader deals so with its own people.
   */
  Optional<EntityId> master(int from, int to) {
    for (int i = from; i < to; i++) {
      if (FOREIGN.contains(tokens.word(i).toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
    }
    int verb = from - 1;
    while (verb > 0
        && from - verb < 6
        && (quantity(verb)
            || digits(verb)
            || gazetteer.is(tokens.symbol[verb], Gazetteer.DROPPED | Gazetteer.DETERMINER)
            || Set.of("about", "nearly", "almost", "around", "some", "than", "least", "at")
                .contains(tokens.word(verb)))
        && !masters(verb)) {
      verb--;
    }
    if (verb < 1 || !masters(verb)) {
      return Optional.empty();
    }
    int p = verb - 1;
    while (p > 0
        && verb - p < 4
        && (gazetteer.is(tokens.symbol[p], Gazetteer.AUXILIARY | Gazetteer.CALENDAR)
            || tokens.word(p).equals("on")
            || tokens.word(p).endsWith("ly"))) {
      p--;
    }
    Unit master = units.isEmpty() ? null : units.get(units.size() - 1);
    return master != null
            && master.to == p + 1
            && master.entities.size() == 1
            && tokens.sentence[master.from] == tokens.sentence[from]
            && MASTERS.contains(master.entities.get(0).kind())
        ? Optional.of(master.entities.get(0).country()).filter(actors::isState)
        : Optional.empty();
  }

  /** "workers at a garment plant outside Maseru": where the place is that they are at. */
  Optional<EntityId> at(int from, int to) {
    boolean domestic = false;
    for (int i = from; i < to; i++) {
      domestic |= gazetteer.is(tokens.symbol[i], Gazetteer.DOMESTIC);
    }
    if (!domestic || !isPlacePreposition(to, from)) {
      return Optional.empty();
    }
    int p = to + 1;
    while (p < tokens.size
        && p - to < 6
        && (gazetteer.is(tokens.symbol[p], Gazetteer.DETERMINER | Gazetteer.DROPPED)
            || quantity(p)
            || noun(p))
        && !isPlacePreposition(p, from)) {
      p++;
    }
    if (p < to + 2 || !isPlacePreposition(p, from) || p + 1 >= tokens.size) {
      return Optional.empty();
    }
    Hit place = over[p + 1];
    boolean whole =
        place != null
            && place.from == p + 1
            && !place.trap
            && !place.demonym
            && place.to < tokens.size
            && !tokens.isPossessive(place.to)
            && place.actor != null
            && Set.of("City", "Place", "Country", "Territory").contains(actors.kindOf(place.actor));
    return whole ? actors.stateOf(place) : Optional.empty();
  }

  private boolean isPlacePreposition(int token, int from) {
    return token < tokens.size
        && tokens.sentence[token] == tokens.sentence[from]
        && AT.contains(tokens.word(token));
  }

  private boolean masters(int token) {
    return gazetteer
        .nouns
        .words("mastering")
        .containsKey(tokens.word(token).toLowerCase(Locale.ROOT));
  }

  /** Whom ", a historic ally" or ", and a country that" describes: the name before the comma. */
  @Nullable Unit apposed(int from) {
    int p = from - 1;
    while (p > 0
        && from - p < 5
        && tokens.has(p, Tokens.WORD)
        && !gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
      p--;
    }
    String article = p < 0 ? "" : tokens.word(p);
    if (!article.equals("a") && !article.equals("an")) {
      return null;
    }
    p--;
    if (p > 0 && tokens.symbol[p] == grammar.and) {
      p--;
    }
    Unit named = units.isEmpty() ? null : units.get(units.size() - 1);
    return named != null && tokens.is(p, ',') && named.to == p && named.entities.size() == 1
        ? named
        : null;
  }

  /**
   * "of cattle smugglers": a noun of no list stands between the phrase's first word and its head.
   */
  boolean compounded(int from) {
    int noun = from - 1;
    if (noun < 1
        || tokens.sentence[noun] != tokens.sentence[from]
        || tokens.has(from, Tokens.LINE_START)
        || tokens.has(from, Tokens.HYPHEN_BEFORE)
        || tokens.has(noun, Tokens.HYPHEN_BEFORE)
        || !units.isEmpty() && units.get(units.size() - 1).to > noun) {
      return false;
    }
    return noun(noun)
        && OPENS_PHRASE.contains(tokens.word(noun - 1).toLowerCase(Locale.ROOT))
        && !quantity(noun);
  }

  /** Whether it may be a noun of no list, as in "dairy farmers". */
  private boolean noun(int token) {
    if (!tokens.has(token, Tokens.WORD)
        || tokens.has(token, Tokens.CAPITAL)
        || over[token] != null
        || gazetteer.is(tokens.symbol[token], Gazetteer.FUNCTION | Gazetteer.MOTION)) {
      return false;
    }
    String word = tokens.word(token);
    return word.length() > 2
        && word.chars().allMatch(Character::isLetter)
        && !word.endsWith("ing")
        && !word.endsWith("ly")
        && !word.endsWith("ed")
        && !VerbForms.IRREGULAR.contains(word);
  }

  private boolean digits(int token) {
    return Character.isDigit(tokens.word(token).charAt(0));
  }

  private boolean quantity(int token) {
    return gazetteer.is(tokens.symbol[token], Gazetteer.QUANTITY);
  }
}
