package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What refers back, by narrow rules: within the sentence, else to the sentence before in the same
 * paragraph, and only where number and kind leave one antecedent or one of them is the subject.
 * What they do not reach stays unresolved.
 */
final class Coreference {

  static final Set<String> HE =
      Set.of("he", "him", "his", "himself", "she", "her", "hers", "herself");
  static final Set<String> IT = Set.of("it", "its", "itself");
  private static final Set<String> THEY = Set.of("they", "them", "their", "theirs", "themselves");
  private static final Set<String> WE = Set.of("we", "our", "ours", "ourselves");
  private static final Set<String> PERSONAL =
      Set.of("he", "him", "his", "she", "her", "it", "its", "they", "them", "their");
  private static final Set<String> POSSESSIVE = Set.of("its", "his", "her", "their");

  /** A "sentence" of more mentions is a list or no prose, and would take quadratic time. */
  private static final int LONGEST = 100;

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;
  private final Descriptions descriptions;
  private final Pronouns pronouns;
  private final ImpersonalIt impersonal;
  private final Places places;
  private final Pairs pairs;
  private final Several several;
  private final Partners partners;
  private final StateWords stateWords;

  Coreference(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = new Discourse(reading);
    MainActors main = new MainActors(reading);
    this.descriptions = new Descriptions(reading, discourse, main);
    this.pronouns = new Pronouns(reading, discourse);
    this.impersonal = new ImpersonalIt(discourse);
    this.places = new Places(reading, discourse, descriptions);
    this.pairs = new Pairs(reading, main, discourse);
    this.several = new Several(reading, discourse, pairs);
    this.partners = new Partners(reading, descriptions, discourse, pronouns, pairs);
    this.stateWords = new StateWords(reading, main, discourse);
  }

  void resolve() {
    boolean quoted = false;
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.has(i, Tokens.LINE_START)) {
        quoted = false;
      }
      if (!tokens.has(i, Tokens.WORD)) {
        char mark = tokens.text.charAt(tokens.begin[i]);
        quoted = mark == '"' ? !quoted : mark == '\u201C' || mark != '\u201D' && quoted;
        continue;
      }
      int described =
          switch (discourse.word(i)) {
            case "the", "this" -> stateWords.describedState(i);
            case "that" -> stateWords.thatCountry(i);
            default -> i;
          };
      if (described > i) {
        i = described - 1;
        continue;
      }
      Unit unit = discourse.at(i);
      if (unit != null && unit.from == i) {
        descriptions.visit(unit);
      }
      if (unit != null || !reading.gazetteer.is(tokens.symbol[i], Gazetteer.FUNCTION)) {
        continue;
      }
      if (discourse.sentence(tokens.sentence[i]).size() < LONGEST) {
        i = Math.max(i, refer(i, quoted) - 1);
      }
    }
    discourse.close();
  }

  /** Resolves what begins at the token; returns the token after it. */
  private int refer(int i, boolean quoted) {
    String word = discourse.word(i);
    Unit explained = PERSONAL.contains(word) && tokens.is(i + 1, '[') ? discourse.at(i + 2) : null;
    if (explained != null && tokens.is(explained.to, ']')) {
      pronouns.one(i, explained, Form.PRONOUN, "explained in brackets");
      return i + 1;
    }
    if (word.equals("both")
        || word.equals("the")
        || word.equals("two")
        || word.equals("each")
        || word.equals("neither")
        || word.equals("either")
        || word.equals("their")
            && (discourse.word(i + 1).equals("two")
                || PluralWords.STATES.contains(discourse.word(i + 1)))) {
      int end = description(i, word);
      if (end > i + 1 || !word.equals("their")) {
        return end;
      }
    }
    if (POSSESSIVE.contains(word)) {
      int end = partners.counterpart(i);
      if (end == i) {
        end = partners.partner(i, word);
      }
      if (end == i) {
        end = stateWords.home(i, owner(i, word));
      }
      if (end > i) {
        return end;
      }
    }
    if (word.equals("our") && quoted) {
      int end = stateWords.home(i, pronouns.speakers.speaker(i));
      if (end > i) {
        return end;
      }
    }
    if (word.equals("there")) {
      places.there(i);
    } else if (word.equals("her") && isAlone(i)) {
      pronouns.one(
          i, pronouns.herself(i), Form.PRONOUN, "the person before who is not the subject");
    } else if (word.equals("him")) {
      pronouns.one(
          i, pronouns.otherPerson(i), Form.PRONOUN, "the person before who is not the subject");
    } else if (HE.contains(word)) {
      pronouns.one(
          i,
          pronouns.person(i),
          Form.PRONOUN,
          "the person who is its subject or the only one before");
    } else if (IT.contains(word)) {
      if (!impersonal.at(i)) {
        pronouns.one(i, pronouns.thing(i), Form.PRONOUN, "the subject or the only actor before");
      }
    } else if (THEY.contains(word)) {
      pronouns.they(i);
      boolean between = word.equals("them") && discourse.word(i - 1).equals("between");
      if (between && discourse.at(i) == null) {
        return pairs.between(i);
      }
    } else if (WE.contains(word) && quoted) {
      pronouns.one(i, pronouns.speakers.speaker(i), Form.PRONOUN, "the speaker of the quotation");
    }
    return i + 1;
  }

  /** "freed her", "freed her on Friday", "freed her unharmed", not "her house". */
  private boolean isAlone(int her) {
    int next = her + 1;
    return next >= tokens.size
        || !tokens.isWord(next)
        || tokens.sentence[next] != tokens.sentence[her]
        || discourse.word(next).matches("unharmed|again|[a-z]{3,}ly")
        || reading.gazetteer.is(tokens.symbol[next], Gazetteer.FUNCTION)
            && !discourse.word(next).equals("own");
  }

  private @Nullable Unit owner(int i, String possessive) {
    return switch (possessive) {
      case "its" -> pronouns.thing(i);
      case "their" -> pronouns.group(i);
      default -> pronouns.person(i);
    };
  }

  /** Words after "the" or for two; returns the token after them, or the next token. */
  private int description(int i, String word) {
    if (word.equals("the") && discourse.word(i + 1).equals("other")) {
      return pairs.other(i);
    }
    if (!word.equals("the") || discourse.word(i + 1).matches("two|pair|duo")) {
      return pairs.refer(i, word);
    }
    int neighbour = partners.neighbour(i);
    if (neighbour > i) {
      return neighbour;
    }
    int together = several.refer(i);
    if (together > i) {
      return together;
    }
    int end = stateWords.possessor(i);
    if (end == i) {
      end = body(i + 1);
    }
    if (end <= i + 1) {
      end = stateWords.country(i);
    }
    return end;
  }

  /** "group" after "the": the only body of its kind; returns the token after it, or the token. */
  private int body(int p) {
    if (discourse.at(p) != null || !tokens.isWord(p)) {
      return p;
    }
    Entity body = descriptions.body(p);
    if (body == null) {
      return p;
    }
    discourse.add(
        new Unit(p, p + 1, List.of(body), Form.ANAPHOR, "the only one of its kind named before"));
    return p + 1;
  }
}
