package dev.entente.entity;

import dev.entente.entity.NominalGroups.Head;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Noun phrases: runs of modifiers and of the nouns for organs, offices and groups that end them.
 */
final class HeadRuns {

  private static final Set<String> JOURNEYS = Set.of("visit", "visits", "trip", "trips", "tour");

  private static final List<String> DEPUTIES =
      List.of("deputy ", "first deputy ", "vice ", "assistant ", "junior ");

  private final Gazetteer gazetteer;
  private final Tokens tokens;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final BitSet idle;

  HeadRuns(Reading reading) {
    this.gazetteer = reading.gazetteer;
    this.tokens = reading.tokens;
    this.at = reading.at;
    this.over = reading.over;
    this.idle = idle();
  }

  /** "joined forces", "side by side": the words of idioms, whose nouns are nobody. */
  private BitSet idle() {
    BitSet words = new BitSet();
    for (int from = 0; from < tokens.size; from++) {
      int node = 0;
      for (int at = from; at < tokens.size && tokens.symbol[at] >= 0; at++) {
        node = gazetteer.idioms.next(node, tokens.symbol[at]);
        if (node < 0) {
          break;
        }
        if (!gazetteer.idioms.values(node).isEmpty()) {
          words.set(from, at + 1);
        }
      }
    }
    return words;
  }

  @Nullable Head headAt(int from) {
    return headOrEnd(from, null);
  }

  int headEnd(int from) {
    int[] end = {from};
    headOrEnd(from, end);
    return end[0];
  }

  private @Nullable Head headOrEnd(int from, int @Nullable [] end) {
    int node = 0;
    int at = from;
    Head best = null;
    if (idle.get(from)) {
      return null;
    }
    while (at < tokens.size && (at == from || !tokens.has(at, Tokens.LINE_START))) {
      int symbol = tokens.symbol[at];
      if (symbol < 0 || over[at] != null && at > from) {
        break;
      }
      node = gazetteer.heads.next(node, symbol);
      if (node < 0) {
        break;
      }
      at++;
      List<Head> values = gazetteer.heads.values(node);
      if (!values.isEmpty()) {
        best = values.get(values.size() - 1);
        if (end != null) {
          end[0] = at;
        }
      }
    }
    return best;
  }

  /** The longest run of modifiers and heads from this token that ends in a head. */
  @Nullable Run run(int from, boolean bareName) {
    return run(from, bareName, true);
  }

  @Nullable Run run(int from, boolean bareName, boolean overDemonyms) {
    int p = from;
    Head last = null;
    int lastFrom = from;
    int lastTo = from;
    int headCount = 0;
    int sentence = from < tokens.size ? tokens.sentence[from] : 0;
    while (p < tokens.size
        && p - from < 9
        && tokens.sentence[p] == sentence
        && !(p > from && tokens.has(p, Tokens.LINE_START))) {
      if (!tokens.has(p, Tokens.WORD)) {
        if (tokens.is(p, '.')
            && p > from
            && tokens.end[p - 1] - tokens.begin[p - 1] <= 3
            && headAt(p - 1) != null
            && p + 1 < tokens.size
            && tokens.has(p + 1, Tokens.CAPITAL)) {
          p++;
          if (lastTo == p - 1) {
            lastTo = p;
          }
          continue;
        }
        break;
      }
      Hit hit = over[p];
      if (hit != null) {
        if (hit.from == p
            && hit.demonym
            && p > from
            && hit.actor != null
            && overDemonyms
            && !bareName
            && headCount == 0) {
          p = hit.to;
          continue;
        }
        break;
      }
      int end = gazetteer.opensHead(tokens.symbol[p]) ? headEnd(p) : p;
      if (end > p) {
        Head head = headAt(p);
        if (head != null && !(bareName && p == from && verbLike(p, end)) && !finite(p, end)) {
          if (end - p == 1 && adjectival(p)) {
            p = end;
            continue;
          }
          if (last != null && last.plural() && HeadNeighbours.CAPTIVE.contains(head.words())) {
            // "held two soldiers hostage": no kind of hostage
            break;
          }
          last = head;
          lastFrom = p;
          lastTo = end;
          headCount++;
          p = end;
          continue;
        }
        break;
      }
      if (headCount > 0 && gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED)) {
        // "guerrillas wounded two soldiers": another phrase begins.
        break;
      }
      if (gazetteer.is(tokens.symbol[p], Gazetteer.HONORIFIC)) {
        p++;
        continue;
      }
      if (modifier(p, from) && !governsCount(p)) {
        p++;
        continue;
      }
      break;
    }
    return last == null ? null : new Run(from, lastTo, last, lastFrom, headCount > 1);
  }

  /** "a court jailed two sailors": a participle before a number describes nobody. */
  private boolean governsCount(int token) {
    return tokens.word(token).endsWith("ed")
        && token + 1 < tokens.size
        && gazetteer.is(tokens.symbol[token + 1], Gazetteer.DROPPED);
  }

  /**
   * "military exercises", "police officers", "the 'terrorist' act": a head word that only qualifies
   * the noun after it.
   */
  private boolean adjectival(int token) {
    int next = inQuotes(token) ? token + 2 : token + 1;
    if (!gazetteer.is(tokens.symbol[token], Gazetteer.MODIFIER)
        || next >= tokens.size
        || !tokens.has(next, Tokens.WORD)
        || tokens.has(next, Tokens.LINE_START)) {
      return false;
    }
    if (tokens.has(next, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    if (tokens.word(token).equals("state") && JOURNEYS.contains(tokens.word(next))) {
      return true;
    }
    if (gazetteer.is(tokens.symbol[next], Gazetteer.FUNCTION | Gazetteer.MOTION)
        || over[next] != null
        || tokens.has(next, Tokens.CAPITAL) && !tokens.has(next, Tokens.TITLE_LINE)) {
      return false;
    }
    if (tokens.word(next).endsWith("s")
        && next + 1 < tokens.size
        && !gazetteer.opensHead(tokens.symbol[next])
        && gazetteer.is(tokens.symbol[next + 1], Gazetteer.DETERMINER)) {
      // "the opposition blames the cabinet"
      return false;
    }
    return !VerbForms.IRREGULAR.contains(tokens.word(next))
        && !tokens.word(next).endsWith("ed")
        && !tokens.word(next).endsWith("ly");
  }

  private boolean inQuotes(int token) {
    return token > 0 && token + 1 < tokens.size && isQuote(token - 1) && isQuote(token + 1);
  }

  private boolean isQuote(int token) {
    return tokens.is(token, '"')
        || tokens.is(token, '\'')
        || tokens.is(token, '\u201C')
        || tokens.is(token, '\u201D')
        || tokens.is(token, '\u2018')
        || tokens.is(token, '\u2019');
  }

  /** "Russia forces Ukraine to", "Modi heads to": after a bare name a plural noun may be a verb. */
  boolean verbLike(int from, int to) {
    if (to - from != 1) {
      return false;
    }
    String word = tokens.word(from);
    if (word.equals("ships")) {
      // "India ships wheat"; its vessels are "Indian ships".
      return to < tokens.size
          && tokens.has(to, Tokens.WORD)
          && !gazetteer.is(tokens.symbol[to], Gazetteer.FUNCTION | Gazetteer.MOTION)
          && !VerbForms.IRREGULAR.contains(tokens.word(to))
          && !tokens.word(to).endsWith("ed");
    }
    if (!Set.of(
            "forces",
            "guards",
            "heads",
            "leads",
            "rebels",
            "sources",
            "officers",
            "judges",
            "hosts",
            "mediates",
            "chairs")
        .contains(word)) {
      return false;
    }
    return to < tokens.size
        && (over[to] != null && at[to] != null
            || gazetteer.is(tokens.symbol[to], Gazetteer.DETERMINER)
            || Set.of("its", "their", "his", "her", "them", "it", "most", "half", "much")
                .contains(tokens.word(to)));
  }

  /** "chief heads for B", "A suspects B": no plural noun, wherever it stands. */
  private boolean finite(int from, int to) {
    if (to - from != 1 || to >= tokens.size) {
      return false;
    }
    return switch (tokens.word(from)) {
      case "heads" ->
          Set.of("to", "for", "into", "back", "home", "off", "towards", "toward")
              .contains(tokens.word(to));
      case "suspects" -> over[to] != null;
      case "states" -> tokens.word(to).equals("that") && behindNoun(from);
      // "prosecutors suspect B": behind a plural
      case "suspect" ->
          from > 0
              && tokens.has(from - 1, Tokens.WORD)
              && tokens.sentence[from - 1] == tokens.sentence[from]
              && tokens.word(from - 1).endsWith("s")
              && (over[from - 1] == null || over[from - 1].demonym);
      default -> false;
    };
  }

  /**
   * "the survey states that", "rogue states that": whether it says of the word before what it does.
   */
  private boolean behindNoun(int token) {
    return token > 0
        && tokens.has(token - 1, Tokens.WORD)
        && tokens.sentence[token - 1] == tokens.sentence[token]
        && (over[token - 1] == null || !over[token - 1].demonym)
        && !gazetteer.is(
            tokens.symbol[token - 1],
            Gazetteer.FUNCTION | Gazetteer.MODIFIER | Gazetteer.QUANTITY | Gazetteer.DETERMINER)
        && !modifier(token - 1, token - 1)
        && !tokens.word(token - 1).endsWith("ed");
  }

  /** "internationally recognised": an adverb and its participle, which are no part of a name. */
  private boolean qualified(int token) {
    return token + 1 < tokens.size
        && tokens.word(token).length() > 4
        && tokens.word(token).endsWith("ly")
        && tokens.has(token + 1, Tokens.WORD)
        && tokens.word(token + 1).endsWith("ed")
        && over[token] == null
        && over[token + 1] == null;
  }

  private boolean modifier(int token, int from) {
    int symbol = tokens.symbol[token];
    if (gazetteer.is(symbol, Gazetteer.MODIFIER)) {
      return true;
    }
    if (gazetteer.is(symbol, Gazetteer.FUNCTION | Gazetteer.MOTION)) {
      return false;
    }
    if (tokens.has(token, Tokens.HYPHEN_BEFORE) && token > from) {
      return true;
    }
    String word = tokens.word(token);
    if (token + 1 < tokens.size && tokens.has(token + 1, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    if (qualified(token) || token > 0 && qualified(token - 1)) {
      return true;
    }
    if (tokens.has(token, Tokens.CAPITAL)) {
      return !tokens.has(token, Tokens.TITLE_LINE);
    }
    int length = word.length();
    return length > 4
        && (word.endsWith("al")
            || word.endsWith("ic")
            || word.endsWith("ary")
            || word.endsWith("ist")
            || word.endsWith("ive")
            || word.endsWith("ian")
            || word.endsWith("ese"));
  }

  String slug(Run run) {
    StringBuilder words = new StringBuilder();
    int p = run.from();
    while (p < run.to()) {
      int end = over[p] == null && gazetteer.opensHead(tokens.symbol[p]) ? headEnd(p) : p;
      if (end > p) {
        Head head = headAt(p);
        String canonical = head == null ? tokens.words(p, end) : head.canonical();
        boolean pluralised =
            head != null && end < run.to() && canonical.equals(NominalGroups.plural(head.words()));
        words.append(' ').append(pluralised ? tokens.words(p, end) : canonical);
        p = end;
      } else {
        if (tokens.has(p, Tokens.WORD)
            && !gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED | Gazetteer.HONORIFIC)
            && !qualified(p)
            && !(p > run.from() && qualified(p - 1))) {
          words.append(' ').append(tokens.word(p));
        }
        p++;
      }
    }
    String slug = Words.slug(words.toString());
    return slug.replace("defence", "defense");
  }

  /** Whether the table of descriptions has the words of the run, or only its head. */
  boolean describedAs(String means, Run run) {
    Map<String, List<String>> known = gazetteer.nouns.descriptions(means);
    int from = run.from();
    while (from < run.headFrom() && gazetteer.is(tokens.symbol[from], Gazetteer.DROPPED)) {
      from++;
    }
    String words = tokens.words(from, run.to()).replace('\n', ' ').toLowerCase(Locale.ROOT);
    for (String deputy : DEPUTIES) {
      if (words.startsWith(deputy) && known.containsKey(words.substring(deputy.length()))) {
        return true;
      }
    }
    return known.containsKey(words);
  }

  /** Whether an organ or office that every state has stands in the words: "army officers". */
  boolean ofNational(Run run) {
    Map<String, List<String>> national = gazetteer.nouns.descriptions("national");
    for (int from = run.from(); from < run.to(); from++) {
      for (int to = from + 1; to <= Math.min(run.to(), from + 4); to++) {
        if (national.containsKey(
            tokens.words(from, to).replace('\n', ' ').toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the words mean the organ of the state that the article is about, where it is clear. */
  boolean atHome(Run run) {
    return gazetteer
        .nouns
        .descriptions("national")
        .getOrDefault(tokens.words(run.from(), run.to()).toLowerCase(Locale.ROOT), List.of())
        .contains("home");
  }

  /** Whether such an organ can be that state's: "federal troops" are of a federation. */
  boolean fits(Run run, EntityId state) {
    List<String> states = limitedTo(run);
    return states.isEmpty() || states.contains(state.value());
  }

  /** The states alone that can have such an organ; empty where any can. */
  List<String> limitedTo(Run run) {
    return gazetteer
        .nouns
        .descriptions("national")
        .getOrDefault(tokens.words(run.from(), run.to()).toLowerCase(Locale.ROOT), List.of())
        .stream()
        .filter(value -> !value.equals("home"))
        .toList();
  }

  static boolean national(Run run) {
    return run.head().type() == Type.OFFICE && !run.head().relation().isEmpty()
        || run.head().type() == Type.ORGAN;
  }
}
