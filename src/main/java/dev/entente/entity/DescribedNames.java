package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Organisations that no list holds, where the article says what they are: "the security firm
 * Northgate", "Northgate, a Dutch lender".
 */
final class DescribedNames {

  /** Words of a description within which the noun must come. */
  private static final int DESCRIPTION = 8;

  private static final int SHORTEST = 4;

  /** Words of the longest name behind a noun. */
  private static final int NAME = 3;

  /** Adverbs that open a sentence with a comma. */
  private static final Set<String> OPENINGS =
      Set.of(
          "Nevertheless",
          "Nonetheless",
          "Moreover",
          "Furthermore",
          "Elsewhere",
          "Overnight",
          "Instead",
          "Likewise",
          "Otherwise",
          "Therefore",
          "Besides",
          "Afterward",
          "Afterwards",
          "Thereafter");

  private final Reading reading;
  private final Tokens tokens;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final ArticleActors actors;
  private final Map<String, String> kinds;

  DescribedNames(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.at = reading.at;
    this.over = reading.over;
    this.actors = actors;
    this.kinds = reading.gazetteer.nouns.words("called");
  }

  /** Adds them, wherever the article writes the word. */
  void find() {
    Map<String, Entity> found = new HashMap<>();
    for (int i = 0; i < tokens.size; i++) {
      String kind = kind(i - 1);
      if (kind != null && tokens.sentence[i - 1] == tokens.sentence[i]) {
        Hit named = at[i];
        if (named == null) {
          behindNoun(i, kind, found);
        } else if (otherwise(named, kind)) {
          add(organisation(i, named.to, kind, i - DESCRIPTION, i - 1), i, named.to);
        }
      } else if (isAlone(i)) {
        Entity organisation = described(i);
        if (organisation != null) {
          found.putIfAbsent(tokens.word(i), organisation);
        }
      }
    }
    for (int i = 0; i < tokens.size && !found.isEmpty(); i++) {
      Entity organisation = found.get(tokens.word(i));
      if (organisation != null && over[i] == null && tokens.has(i, Tokens.CAPITAL)) {
        add(organisation, i, i + 1);
      }
    }
  }

  /** "the carmaker Nobody Motors": up to three strangers behind the noun. */
  private void behindNoun(int from, String kind, Map<String, Entity> found) {
    int to = from;
    while (to < tokens.size && to - from < NAME && isStranger(to, from)) {
      to++;
    }
    if (to == from || isName(to, from)) {
      return;
    }
    Entity organisation = organisation(from, to, kind, from - DESCRIPTION, from - 1);
    if (to - from > 1) {
      add(organisation, from, to);
    } else if (tokens.end[from] - tokens.begin[from] >= SHORTEST
        || tokens.has(from, Tokens.ALL_CAPITALS) && !tokens.has(from, Tokens.TITLE_LINE)) {
      found.putIfAbsent(tokens.word(from), organisation);
    }
  }

  /**
   * Whether the noun says that the name is another's than the list has it: "the daily Ana Nobodia",
   * taken for a person; "the Peruvian newspaper El Universal", which is listed as Mexico's.
   */
  private boolean otherwise(Hit named, String kind) {
    Entity newcomer = named.newcomer;
    if (kind.equals("Company")) {
      return false;
    }
    if (newcomer != null) {
      return newcomer.kind().equals("Person");
    }
    Hit bearer = null;
    for (int i = named.from - 2; i >= 0 && i > named.from - 5 && bearer == null; i--) {
      if (over[i] == null && tokens.has(i, Tokens.CAPITAL)) {
        return false;
      }
      bearer = over[i];
    }
    Optional<EntityId> state =
        bearer != null && bearer.demonym && !bearer.against
            ? actors.stateOf(bearer)
            : Optional.empty();
    return state.isPresent()
        && !named.names.isEmpty()
        && named.names.stream()
            .allMatch(name ->
                actors.kindOf(name.actor()).equals(kind)
                    && !actors.stateOf(name.actor()).equals(state));
  }

  private void add(Entity organisation, int from, int to) {
    Hit hit = new Hit(from, to, List.of());
    actors.newcomers.putIfAbsent(organisation.id(), organisation);
    hit.newcomer = organisation;
    hit.reason = "a name that no list holds";
    at[from] = hit;
    Arrays.fill(over, from, to, hit);
  }

  private boolean isStranger(int token, int beside) {
    return tokens.sentence[token] == tokens.sentence[beside]
        && reading.unknownCapital(token)
        && !reading.gazetteer.is(
            tokens.symbol[token], Gazetteer.CALENDAR | Gazetteer.HONORIFIC | Gazetteer.FUNCTION);
  }

  /** A capitalised word of no table between others that are not. */
  private boolean isAlone(int token) {
    return tokens.end[token] - tokens.begin[token] >= SHORTEST
        && tokens.symbol[token] < 0
        && reading.unknownCapital(token)
        && !tokens.has(token, Tokens.HYPHEN_BEFORE)
        && !(tokens.has(token, Tokens.SENTENCE_START) && OPENINGS.contains(tokens.word(token)))
        && !isName(token - 1, token)
        && !isName(token + 1, token);
  }

  private boolean isName(int token, int beside) {
    return token >= 0
        && token < tokens.size
        && tokens.sentence[token] == tokens.sentence[beside]
        && tokens.has(token, Tokens.WORD)
        && tokens.has(token, Tokens.CAPITAL)
        && !tokens.has(token, Tokens.SENTENCE_START);
  }

  private @Nullable Entity described(int token) {
    int comma = token + 1;
    if (comma >= tokens.size || !tokens.is(comma, ',')) {
      return null;
    }
    int end = comma + 1;
    while (end < tokens.size
        && end - comma <= DESCRIPTION
        && tokens.sentence[end] == tokens.sentence[token]
        && tokens.has(end, Tokens.WORD)) {
      String kind = kind(end);
      if (kind != null && kind(end + 1) == null) {
        return opensDescription(comma + 1)
            ? organisation(token, token + 1, kind, comma + 1, end)
            : null;
      }
      end++;
    }
    return null;
  }

  /** "a", "the", "one of", "Britain's largest", "Dutch": not "who", not a verb. */
  private boolean opensDescription(int token) {
    return over[token] != null
        || List.of("a", "an", "the", "one", "its", "his", "their")
            .contains(tokens.word(token).toLowerCase(Locale.ROOT));
  }

  private @Nullable String kind(int token) {
    return token < 0 || token >= tokens.size || tokens.has(token, Tokens.CAPITAL)
        ? null
        : kinds.get(tokens.word(token));
  }

  private Entity organisation(int token, int end, String kind, int from, int to) {
    Optional<EntityId> home = Optional.empty();
    for (int i = to; i >= Math.max(0, from) && home.isEmpty(); i--) {
      Hit hit = over[i];
      if (hit != null && tokens.sentence[i] == tokens.sentence[token]) {
        home = actors.stateOf(hit);
      } else if (!tokens.has(i, Tokens.WORD)) {
        break;
      }
    }
    String label = tokens.words(token, end);
    return new Entity(TextActors.newcomer(kind, label), kind, label, home);
  }
}
