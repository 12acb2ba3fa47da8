package dev.entente.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose words a quotation is, and so whom its I and we mean. */
final class QuotationSpeakers {

  /** Words behind a speaker within which what stands between commas ends. */
  private static final int ASIDE = 30;

  private final Tokens tokens;
  private final Discourse discourse;
  private final Pronouns pronouns;

  QuotationSpeakers(Reading reading, Discourse discourse, Pronouns pronouns) {
    this.tokens = reading.tokens;
    this.discourse = discourse;
    this.pronouns = pronouns;
  }

  /**
   * Who says the words around a token: whom its sentence names beside a verb of speech outside of
   * the quotation, else who stands before its colon, else the sentence in which the quotation ends,
   * the one in which it begins, and the one before that ("…," A said. "We …").
   */
  @Nullable Unit speaker(int token) {
    int sentence = tokens.sentence[token];
    int opening = markFrom(token, -1);
    int closing = markFrom(token, 1);
    if (speaks(sentence, opening, closing)) {
      Unit named = speakerOf(sentence);
      return named != null ? named : speakerBehind(token);
    }
    if (tokens.is(opening - 1, ':') && tokens.sentence[opening] == sentence) {
      // "A put it so: "We …""
      return pronouns.subjectBefore(discourse.before(sentence, opening));
    }
    Unit behind = speakerOf(closing, sentence);
    if (behind != null) {
      return behind;
    }
    Unit opens = speakerOf(opening, sentence);
    int first = opens != null || opening < 0 ? sentence : tokens.sentence[opening];
    return opens == null && discourse.sameParagraph(first) ? speakerOf(first - 1) : opens;
  }

  /** Who speaks in the sentence of a quotation mark, where that is another one. */
  private @Nullable Unit speakerOf(int mark, int sentence) {
    return mark < 0 || tokens.sentence[mark] == sentence ? null : speakerOf(tokens.sentence[mark]);
  }

  /** The nearest mark of a quotation in the paragraph, back or forth; -1 without one. */
  private int markFrom(int token, int step) {
    for (int i = token + step;
        i >= 0 && i < tokens.size && tokens.paragraph[i] == tokens.paragraph[token];
        i += step) {
      if (tokens.is(i, '"') || tokens.is(i, '\u201D') || tokens.is(i, '\u201C')) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether somebody says something in the sentence, outside of the quotation between two marks.
   */
  private boolean speaks(int sentence, int opening, int closing) {
    for (int i = 0; i < tokens.size; i++) {
      boolean quoted = opening >= 0 && i > opening && closing > i;
      if (tokens.sentence[i] == sentence
          && !quoted
          && tokens.has(i, Tokens.WORD)
          && VerbForms.SPEECH.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** "We …," he said: whom the pronoun right behind the quotation means. */
  private @Nullable Unit speakerBehind(int token) {
    int sentence = tokens.sentence[token];
    for (int i = token + 1; i + 1 < tokens.size && tokens.sentence[i] == sentence; i++) {
      if (tokens.is(i - 1, '"') || tokens.is(i - 1, '\u201D')) {
        boolean inverted = VerbForms.SPEECH.contains(discourse.word(i));
        String word = discourse.word(inverted ? i + 1 : i);
        if (!inverted && !VerbForms.SPEECH.contains(discourse.word(i + 1))) {
          continue;
        }
        return switch (word) {
          case "he", "she" -> pronouns.person(inverted ? i + 1 : i);
          case "it" -> pronouns.thing(inverted ? i + 1 : i);
          default -> null;
        };
      }
    }
    return null;
  }

  /** "A, the speaker of parliament, has said that B …": who opens a sentence and says it. */
  @Nullable Unit sayer(int sentence) {
    for (Unit unit : sentence < 0 ? List.<Unit>of() : discourse.sentence(sentence)) {
      Unit apposed = tokens.is(unit.to, ',') ? discourse.at(unit.to + 2) : null;
      int verb = unit.to;
      if (apposed != null && apposed.entities.equals(unit.entities) && tokens.is(apposed.to, ',')) {
        verb = apposed.to + 1;
      }
      verb = discourse.word(verb).matches("has|had|also") ? verb + 1 : verb;
      if (Discourse.isPerson(unit)
          && discourse.startsClause(unit)
          && VerbForms.SPEECH.contains(discourse.word(verb))) {
        return unit;
      }
    }
    return null;
  }

  private @Nullable Unit speakerOf(int sentence) {
    Unit found = null;
    for (Unit unit : discourse.sentence(sentence)) {
      String before = discourse.word(unit.from - 1);
      boolean hears = before.equals("told") || before.equals("asked");
      if (unit.entities.size() == 1
          && (VerbForms.SPEECH.contains(discourse.word(unit.to))
              || Discourse.isPerson(unit) && speaksBehindApposition(unit)
              || VerbForms.SPEECH.contains(before) && !hears
              || VerbForms.SPEECH.contains(discourse.word(unit.from - 2))
                  && before.equals("the"))) {
        if (found != null && !found.entities.equals(unit.entities)) {
          return null;
        }
        found = unit;
      }
    }
    return found;
  }

  /** "A, who leads B, said". */
  private boolean speaksBehindApposition(Unit unit) {
    if (!tokens.is(unit.to, ',') || !discourse.startsClause(unit)) {
      return false;
    }
    int comma = unit.to + 1;
    while (comma < Math.min(unit.to + ASIDE, tokens.size)
        && tokens.sentence[comma] == tokens.sentence[unit.from]
        && !tokens.is(comma, ',')) {
      comma++;
    }
    return tokens.is(comma, ',') && VerbForms.SPEECH.contains(discourse.word(comma + 1));
  }
}
