package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the words next to a name make of it: a part of a longer name, a person's surname, a city
 * where something happens, an adjective.
 */
final class NameNeighbours {

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Grammar grammar;
  private final Tokens tokens;
  private final Optional<String> date;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final ArticleActors actors;

  NameNeighbours(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.at = reading.at;
    this.over = reading.over;
    this.actors = actors;
  }

  /** "Singapore officials", but "in Singapore": where state and people are called alike. */
  boolean adjective(Hit hit) {
    return hit.names.stream().noneMatch(name -> name.type().equals("name"))
        || hit.to < tokens.size
            && tokens.has(hit.to, Tokens.WORD)
            && !tokens.isPossessive(hit.to)
            && (at[hit.to] != null
                || gazetteer.opensHead(tokens.symbol[hit.to])
                || gazetteer.is(tokens.symbol[hit.to], Gazetteer.MODIFIER | Gazetteer.PEOPLE));
  }

  /** Whether the name is only a part of a longer one: "Korean War", "Jordan River". */
  boolean trapped(Hit hit) {
    boolean geographic =
        hit.names.stream()
            .anyMatch(name ->
                name.demonym()
                    || tables.isState(name.actor())
                    || name.metonym()
                    || tables.actor(name.actor()).map(a -> a.kind().equals("City")).orElse(false));
    if (hit.from > 1
        && tokens.is(hit.from - 1, '&')
        && over[hit.from - 2] == null
        && tokens.has(hit.from - 2, Tokens.CAPITAL)) {
      hit.reason = "part of the name " + tokens.words(hit.from - 2, hit.to);
      return true;
    }
    if (!geographic) {
      return false;
    }
    if (tokens.is(hit.to, '$') && tokens.begin[hit.to] == tokens.end[hit.to - 1]) {
      hit.reason = "a currency";
      return true;
    }
    if (tokens.has(hit.from, Tokens.HYPHEN_BEFORE)
        && hit.from > 0
        && tokens.word(hit.from - 1).matches("Ibero|Afro|Inter|Pan|pan|Euro|Luso|Hispano")) {
      hit.reason = "part of a longer word";
      return true;
    }
    int next = hit.to;
    if (next < tokens.size
        && tokens.has(next, Tokens.WORD)
        && tokens.has(next, Tokens.CAPITAL)
        && !tokens.has(next, Tokens.LINE_START)
        && !tokens.has(next, Tokens.HYPHEN_BEFORE)
        && over[next] == null
        && !tokens.has(next, Tokens.TITLE_LINE)) {
      int head = next;
      // "the Portuguese Air Force" is an organ of its state.
      boolean organ =
          gazetteer.opensHead(tokens.symbol[head])
              && head + 1 < tokens.size
              && tokens.word(head + 1).matches("Forces?|Command");
      if (gazetteer.is(tokens.symbol[head], Gazetteer.NAME_HEAD) && !organ) {
        String kind = gazetteer.headKinds.get(tokens.symbol[head]);
        hit.reason = "part of the name " + tokens.words(hit.from, head + 1) + " (" + kind + ")";
        return true;
      }
      if (head + 1 < tokens.size
          && tokens.has(head, Tokens.CAPITAL)
          && tokens.has(head + 1, Tokens.CAPITAL)
          && over[head + 1] == null
          && gazetteer.is(tokens.symbol[head + 1], Gazetteer.NAME_HEAD)
          && !gazetteer.opensHead(tokens.symbol[head])) {
        hit.reason = "part of the name " + tokens.words(hit.from, head + 2);
        return true;
      }
    }
    int of = hit.from - 1;
    if (of >= 0 && tokens.symbol[of] == grammar.the && of > 0 && !tokens.has(of, Tokens.CAPITAL)) {
      return false;
    }
    if (of > 0
        && tokens.symbol[of] == grammar.of
        && tokens.has(of - 1, Tokens.CAPITAL)
        && gazetteer.is(tokens.symbol[of - 1], Gazetteer.NAME_HEAD)
        && over[of - 1] == null) {
      hit.reason = "part of the name " + tokens.words(of - 1, hit.to);
      return true;
    }
    return false;
  }

  /** A capitalised word of no list next to the name makes it a person's: "Michael Jordan". */
  boolean personal(Hit hit) {
    int next = hit.to;
    if (next < tokens.size
        && reading.unknownCapital(next)
        && !tokens.has(next, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    int before = hit.from - 1;
    if (before > 0
        && CapitalisedNames.isParticle(tokens.word(before))
        && reading.unknownCapital(before - 1)) {
      // "David de Lima"
      return true;
    }
    return before >= 0
        && reading.unknownCapital(before)
        && !tokens.has(hit.from, Tokens.HYPHEN_BEFORE)
        && !tokens.has(hit.from, Tokens.LINE_START)
        && !(tokens.has(before, Tokens.SENTENCE_START)
            && (gerund(before)
                || gazetteer.is(tokens.symbol[before], Gazetteer.FUNCTION | Gazetteer.QUANTITY)));
  }

  /** "Accusing Moscow of a raid, the ministry …": what begins a sentence is a verb, no name. */
  private boolean gerund(int word) {
    return tokens.word(word).matches("[A-Z][a-z]{3,}ing")
        && !gazetteer.givenNames.contains(tokens.symbol[word]);
  }

  /** "Michal Szczerba" is not the Michal who is known by that surname. */
  boolean givenName(Hit hit) {
    return hit.to - hit.from == 1
        && hit.to < tokens.size
        && !tokens.has(hit.to, Tokens.LINE_START)
        && !tokens.has(hit.to, Tokens.HYPHEN_BEFORE)
        && reading.unknownCapital(hit.to);
  }

  /** "Sergei Putin" is not the Putin whom the lists know. */
  boolean otherGivenName(Hit hit, EntityId person) {
    int before = hit.from - 1;
    if (hit.to - hit.from != 1
        || before < 0
        || over[before] != null
        || !tokens.has(before, Tokens.WORD)
        || !tokens.has(before, Tokens.CAPITAL)
        || tokens.has(before, Tokens.TITLE_LINE)
        || tokens.has(hit.from, Tokens.LINE_START)
        || tokens.has(hit.from, Tokens.HYPHEN_BEFORE)) {
      return false;
    }
    boolean given =
        gazetteer.givenNames.contains(tokens.symbol[before])
            || tokens.symbol[before] < 0
                && !tokens.has(before, Tokens.SENTENCE_START)
                && reading.unknownCapital(before);
    String written = tokens.word(before);
    return given
        && Stream.concat(
                tables.actor(person).map(EntityTables.Actor::name).stream(),
                tables.aliases(person).stream().map(EntityTables.Alias::text))
            .flatMap(name -> Stream.of(name.split("[ -]")))
            .noneMatch(word -> spelling(word, written));
  }

  /** Whether both may be the same given name: "Dmitry", "Dmitri"; "Wladimir", "Vladimir". */
  private static boolean spelling(String one, String other) {
    String name = Gazetteer.plain(one);
    String written = Gazetteer.plain(other);
    int begin = Math.min(2, written.length());
    int end = Math.max(0, written.length() - 4);
    return name.startsWith(written.substring(0, begin)) || name.endsWith(written.substring(end));
  }

  /** A town's name after a given name of no list is a person's: "Juan Pereira". */
  boolean surname(Hit hit, EntityId actor) {
    int before = hit.from - 1;
    if (actors.kindOf(actor).equals("City")
        && hit.to - hit.from == 1
        && before >= 0
        && !tokens.has(hit.from, Tokens.LINE_START)
        && !tokens.has(hit.from, Tokens.HYPHEN_BEFORE)
        && (reading.unknownCapital(before) && !tokens.has(before, Tokens.SENTENCE_START)
            || gazetteer.is(tokens.symbol[before], Gazetteer.HONORIFIC))) {
      hit.reason = "part of a longer name";
      return true;
    }
    return false;
  }

  /** "South Korea's National Security Council": the name of a state's organ, of another's here. */
  boolean ownedByOther(Hit hit, EntityId actor) {
    Optional<EntityId> own = tables.state(actor, date);
    int before = hit.from - 1;
    if (own.isEmpty()
        || before < 0
        || !Set.of("GovernmentBody", "PoliticalParty").contains(actors.kindOf(actor))) {
      return false;
    }
    boolean possessive = tokens.word(before).equals("'s") || tokens.word(before).equals("'");
    int owner = possessive ? before - 1 : before;
    Hit other = endingBehind(owner);
    return other != null
        && other.names.stream().anyMatch(name -> tables.isState(name.actor()))
        && other.names.stream().noneMatch(name -> name.actor().equals(own.get()));
  }

  /** "Dhaka Metropolitan Police": a body of another place than the one that is called so. */
  boolean elsewhere(Hit hit, EntityId actor) {
    Optional<EntityId> own = tables.state(actor, date);
    Hit place =
        hit.from > 0 && !tokens.has(hit.from, Tokens.LINE_START)
            ? endingBehind(hit.from - 1)
            : null;
    return place != null
        && own.isPresent()
        && Set.of("GovernmentBody", "ArmedGroup", "PoliticalParty", "Organisation")
            .contains(actors.kindOf(actor))
        && place.names.stream()
            .allMatch(name ->
                Set.of("City", "Place").contains(actors.kindOf(name.actor())) || name.metonym())
        && place.names.stream()
            .noneMatch(name ->
                tables.states(name.actor(), date).contains(own.get())
                    || name.actor().equals(own.get()));
  }

  /** The name whose last word is this one. */
  private @Nullable Hit endingBehind(int token) {
    for (int i = token; i >= 0 && i > token - 4; i--) {
      if (at[i] != null) {
        return at[i].to == token + 1 ? at[i] : null;
      }
    }
    return null;
  }

  /** "Tokyo, Washington and Seoul agreed": no dateline. */
  private boolean listed(int second) {
    Hit other = at[second];
    return other != null
        && other.to < tokens.size
        && tokens.word(other.to).equals("and")
        && other.names.stream().anyMatch(name -> name.metonym() || tables.isState(name.actor()));
  }

  /** Whether a capital's name stands for the city: by the preposition, verb or noun before it. */
  boolean standsForPlace(Hit hit) {
    int next = hit.to;
    if (next < tokens.size && tokens.isPossessive(next)) {
      return false;
    }
    if (next < tokens.size
        && tokens.has(next, Tokens.HYPHEN_BEFORE)
        && "based".equals(reading.wordOf(tokens.symbol[next]))) {
      return true;
    }
    int before = hit.from - 1;
    if (tokens.has(hit.from, Tokens.LINE_START) && next < tokens.size) {
      // A dateline: "MOSCOW (Reuters) -", "KABUL, Nov 3 -", "Seoul:"
      return tokens.is(next, '(')
          || tokens.is(next, ',')
              && next + 1 < tokens.size
              && !listed(next + 1)
              && (gazetteer.is(tokens.symbol[next + 1], Gazetteer.CALENDAR)
                  || !gazetteer.is(tokens.symbol[next + 1], Gazetteer.FUNCTION))
          || tokens.is(next, ':')
          || tokens.is(next, '-')
          || tokens.is(next, '\u2013')
          || tokens.is(next, '\u2014');
    }
    if (before < 0 || tokens.sentence[before] != tokens.sentence[hit.from]) {
      return false;
    }
    if (isAim(before)) {
      return false;
    }
    int symbol = tokens.symbol[before];
    if (gazetteer.is(
        symbol, Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION | Gazetteer.PLACE_WORD)) {
      return true;
    }
    String word = reading.wordOf(symbol);
    if (word.equals("of")
        && before > 0
        && gazetteer.is(tokens.symbol[before - 1], Gazetteer.PLACE_WORD | Gazetteer.MOTION)) {
      return true;
    }
    if (word.equals("to") || word.equals("from") || word.equals("for")) {
      int sentence = tokens.sentence[hit.from];
      for (int i = before - 1, left = 7;
          i >= 0 && left > 0 && tokens.sentence[i] == sentence;
          i--, left--) {
        if (gazetteer.is(tokens.symbol[i], Gazetteer.MOTION)) {
          return true;
        }
      }
    }
    return false;
  }

  /** "a swipe at Beijing", "lashed out at Moscow", "hit back at Tehran": a government is meant. */
  private boolean isAim(int at) {
    if (at < 1 || !tokens.word(at).equals("at")) {
      return false;
    }
    String word = tokens.word(at - 1).toLowerCase(Locale.ROOT);
    if (at > 1 && Set.of("out", "back").contains(word)) {
      word = tokens.word(at - 2).toLowerCase(Locale.ROOT);
    }
    return gazetteer.nouns.words("aimed").containsKey(word);
  }
}
