package dev.entente.entity;

import dev.entente.article.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes sequences of two or more capitalised words for names; their last word tells an organisation
 * or a place from a person. Knows no names, so it needs nothing but the text.
 */
public final class CapitalisedNames implements NameFinder {

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "bin", "ibn", "bint", "de", "da", "dos", "del", "di", "du", "la", "le", "van",
          "von", "der", "den", "ter", "ben", "abu", "ould", "uz", "ur");
  private static final Set<String> ORGANISATION_JOINTS = Set.of("of", "for", "and", "the");

  private static final Symbols NO_SYMBOLS = new Symbols();
  private static final Map<Integer, Integer> CLOSED = new HashMap<>();
  private static final Symbols FUNCTION_WORDS = new Symbols();
  private static final Set<String> PLACES =
      Set.of(
          "River",
          "Sea",
          "Island",
          "Islands",
          "Mountains",
          "Mount",
          "Province",
          "State",
          "City",
          "Valley",
          "Region",
          "District",
          "Peninsula",
          "Strait",
          "Gulf",
          "Bay",
          "Lake",
          "Airport",
          "Street",
          "Square",
          "Heights",
          "Bridge",
          "County",
          "Coast",
          "Ocean",
          "Desert");
  private static final Set<String> ORGANISATIONS =
      Set.of(
          "Party",
          "Front",
          "Movement",
          "Union",
          "Council",
          "Committee",
          "Agency",
          "Bank",
          "University",
          "Group",
          "Company",
          "Corp",
          "Corporation",
          "Inc",
          "Ltd",
          "Times",
          "Post",
          "News",
          "Daily",
          "Army",
          "Force",
          "Forces",
          "Federation",
          "Association",
          "Alliance",
          "Coalition",
          "League",
          "Congress",
          "Organization",
          "Organisation",
          "Institute",
          "Foundation",
          "Court",
          "Ministry",
          "Department",
          "Commission",
          "Parliament",
          "Assembly",
          "Senate",
          "Guard",
          "Guards",
          "Brigade",
          "Brigades",
          "Jihad",
          "School",
          "College",
          "Hospital",
          "Church",
          "Society",
          "Center",
          "Centre",
          "Airlines",
          "Airways",
          "Herald",
          "Tribune",
          "Journal",
          "Radio",
          "Television",
          "TV",
          "Fund",
          "Office",
          "Service",
          "Tribunal",
          "Authority",
          "Corps",
          "Watch",
          "International",
          "Forum",
          "Initiative",
          "Tigers",
          "Monitor");

  static {
    new Grammar(FUNCTION_WORDS, CLOSED);
  }

  @Override
  public List<Name> names(String text) {
    return names(Tokens.of(text, NO_SYMBOLS));
  }

  List<Name> names(Tokens tokens) {
    List<Name> found = new ArrayList<>();
    int i = 0;
    while (i < tokens.size) {
      if (!opens(tokens, i)) {
        i++;
        continue;
      }
      int to = i + 1;
      int capitals = 1;
      int best = to;
      while (to < tokens.size && !tokens.has(to, Tokens.LINE_START) && to - i < 12) {
        if (tokens.has(to, Tokens.WORD)
            && tokens.has(to, Tokens.CAPITAL)
            && !calendar(tokens, to)) {
          to++;
          capitals++;
          best = to;
        } else if (tokens.is(to, '.')
            && tokens.end[to - 1] - tokens.begin[to - 1] == 1
            && !tokens.has(to, Tokens.SPACE_BEFORE)) {
          to++;
        } else if (tokens.has(to, Tokens.WORD)
            && tokens.has(to, Tokens.HYPHEN_BEFORE)
            && to == best) {
          to++;
          best = to;
        } else if (tokens.has(to, Tokens.WORD) && PARTICLES.contains(tokens.word(to))) {
          to++;
        } else if (tokens.has(to, Tokens.WORD)
            && ORGANISATION_JOINTS.contains(tokens.word(to))
            && organisation(tokens, i, best)
            && !(tokens.word(to).equals("and") && another(tokens, to + 1))) {
          to++;
        } else {
          break;
        }
      }
      if (capitals >= 2) {
        found.add(new Name(new Span(tokens.begin[i], tokens.end[best - 1]), kind(tokens, i, best)));
      }
      i = Math.max(best, i + 1);
    }
    return found;
  }

  private static boolean opens(Tokens tokens, int i) {
    if (!tokens.has(i, Tokens.WORD) || tokens.has(i, Tokens.TITLE_LINE) || calendar(tokens, i)) {
      return false;
    }
    if (!tokens.has(i, Tokens.CAPITAL)) {
      return (tokens.word(i).equals("al") || tokens.word(i).equals("el"))
          && i + 1 < tokens.size
          && tokens.has(i + 1, Tokens.HYPHEN_BEFORE)
          && tokens.has(i + 1, Tokens.CAPITAL);
    }
    return !(tokens.has(i, Tokens.SENTENCE_START)
            || i > 0 && tokens.is(i - 1, '"')
            || i > 0 && Tokens.apostrophe(tokens.text.charAt(tokens.begin[i - 1])))
        || !function(tokens.word(i));
  }

  private static boolean calendar(Tokens tokens, int i) {
    Integer bits = bits(tokens.word(i));
    return bits != null && (bits & Gazetteer.CALENDAR) != 0;
  }

  private static boolean function(String word) {
    return bits(word) != null;
  }

  private static @org.jspecify.annotations.Nullable Integer bits(String word) {
    return CLOSED.get(FUNCTION_WORDS.find(word.toLowerCase(java.util.Locale.ROOT)));
  }

  /** Whether the capitalised words from here on name an organisation of their own. */
  private static boolean another(Tokens tokens, int from) {
    int to = from;
    while (to < tokens.size && tokens.has(to, Tokens.CAPITAL)) {
      to++;
    }
    return organisation(tokens, from, to);
  }

  private static boolean organisation(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (ORGANISATIONS.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  private static String kind(Tokens tokens, int from, int to) {
    if (organisation(tokens, from, to)) {
      return "Organisation";
    }
    for (int i = from; i < to; i++) {
      if (PLACES.contains(tokens.word(i))) {
        return "Place";
      }
    }
    return "Person";
  }

  /** "de", "bin": a small word within a person's name. */
  static boolean isParticle(String word) {
    return PARTICLES.contains(word);
  }
}
