package dev.entente.annotate.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells texts and sentences that the rules would misread, so that they are skipped with a reason
 * rather than annotated wrongly: other languages, capitals throughout, tables.
 */
final class Legibility {

  /**
   * Function words of English that its neighbours do not share or share rarely; a fifth of the
   * words of English prose, at most one in twenty of Dutch, Danish or Norwegian.
   */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "that", "with", "from", "was", "were", "has", "have", "had", "by",
          "their", "which", "this", "its", "would", "said", "after", "between", "they", "his",
          "are", "for", "to", "is", "it", "not", "on", "will", "been", "who", "about", "against");

  /** Further words of English that some neighbour shares; they count in short texts only. */
  private static final Set<String> ENGLISH_TOO =
      Set.of(
          "a", "an", "in", "at", "as", "he", "she", "but", "be", "or", "no", "all", "into", "over",
          "near", "off", "out", "up", "down", "before", "during", "under", "through", "two",
          "three", "more", "than", "when", "where", "while", "after", "since", "until", "her",
          "him", "them", "could", "may", "should", "did", "does", "if", "so", "there", "new",
          "other", "met");

  /** Function words of the languages of Europe that English does not have. */
  private static final Set<String> FOREIGN =
      Set.of(
          "der",
          "die",
          "das",
          "und",
          "den",
          "dem",
          "ein",
          "eine",
          "mit",
          "von",
          "zu",
          "auf",
          "ist",
          "nicht",
          "im",
          "sich",
          "f\u00fcr",
          "het",
          "een",
          "van",
          "en",
          "op",
          "voor",
          "met",
          "niet",
          "zijn",
          "te",
          "og",
          "i",
          "av",
          "af",
          "til",
          "som",
          "att",
          "och",
          "det",
          "p\u00e5",
          "er",
          "har",
          "le",
          "la",
          "les",
          "des",
          "du",
          "de",
          "et",
          "est",
          "une",
          "un",
          "dans",
          "qui",
          "que",
          "pour",
          "sur",
          "au",
          "aux",
          "el",
          "los",
          "las",
          "del",
          "y",
          "por",
          "con",
          "una",
          "para",
          "su",
          "se",
          "il",
          "di",
          "che",
          "per",
          "non",
          "gli",
          "della",
          "nel",
          "os",
          "um",
          "uma",
          "em",
          "na",
          "da",
          "dos",
          "e",
          "o",
          "w",
          "z",
          "nie",
          "\u017ce",
          "ve",
          "bir",
          "bu",
          "yang",
          "pada",
          "untuk",
          "dengan",
          "ja",
          "ei",
          "az",
          "egy",
          "\u00e9s",
          "si",
          "\u0219i",
          "cu",
          "din",
          "je",
          "iz",
          "u");

  /** Those of them that stand within names. */
  private static final Set<String> NAME_PARTICLES =
      Set.of(
          "de", "la", "le", "du", "des", "del", "los", "las", "el", "di", "da", "dos", "della",
          "van", "von", "der", "den", "zu", "y", "e", "i", "te", "al");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}\\p{M}]+)?");

  /** Shorter texts, such as a headline alone, have too few words to tell the language. */
  private static final int FEW_WORDS = 12;

  /**
   * Below this many words the share is a matter of luck: a sentence of fourteen words may have none
   * of the common ones, so that only another language's words tell.
   */
  private static final int MANY_WORDS = 60;

  private static final double LEAST_ENGLISH = 0.08;
  private static final double MOST_CAPITAL = 0.6;

  private Legibility() {}

  /** Why the text cannot be read; empty where it can. */
  static Optional<String> problem(String text) {
    int words = 0;
    int english = 0;
    int englishToo = 0;
    int foreign = 0;
    int particles = 0;
    boolean afterName = false;
    int cased = 0;
    int capitals = 0;
    int otherScript = 0;
    int letters = 0;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      words++;
      String lower = word.toLowerCase(Locale.ROOT);
      english += ENGLISH.contains(lower) ? 1 : 0;
      englishToo += ENGLISH_TOO.contains(lower) ? 1 : 0;
      if (FOREIGN.contains(word) && NAME_PARTICLES.contains(word)) {
        particles++;
      } else if (FOREIGN.contains(word)) {
        foreign += particles + 1;
        particles = 0;
        afterName = false;
      } else {
        // "Miguel de la Madrid": between two names they are part of one.
        boolean name = Character.isUpperCase(word.charAt(0));
        foreign += name && afterName ? 0 : particles;
        particles = 0;
        afterName = name;
      }
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        letters++;
        otherScript += Character.isLetter(c) && !isLatin(c) ? 1 : 0;
        cased += Character.isUpperCase(c) || Character.isLowerCase(c) ? 1 : 0;
        capitals += Character.isUpperCase(c) ? 1 : 0;
      }
    }
    if (words == 0) {
      return Optional.of("there are no words in it");
    }
    if (otherScript > letters / 2) {
      return Optional.of("it is not in English: most letters are not Latin");
    }
    if (words < FEW_WORDS) {
      return Optional.empty();
    }
    boolean other =
        words < MANY_WORDS
            ? foreign + particles > english + englishToo
            : english < words * LEAST_ENGLISH;
    if (other) {
      return Optional.of(
          "it does not read as English: %d of %d words are common English ones"
              .formatted(english, words));
    }
    if (capitals > MOST_CAPITAL * cased) {
      return Optional.of("it is written in capitals, which hide the names; give it in usual case");
    }
    return Optional.empty();
  }

  /** Why a sentence of a text that can be read cannot; empty where it can. */
  static Optional<String> problem(List<Token> sentence, Limits limits) {
    if (sentence.size() > limits.words()) {
      return Optional.of(
          "longer than the limit of %d words for a sentence".formatted(limits.words()));
    }
    int words = 0;
    int small = 0;
    int numbers = 0;
    for (Token token : sentence) {
      String word = token.word();
      if (Character.isLetter(word.charAt(0))) {
        words++;
        small += Character.isLowerCase(word.charAt(0)) ? 1 : 0;
      } else if (Character.isDigit(word.charAt(0))) {
        numbers++;
      }
    }
    if (words >= 6 && small == 0 && sentence.stream().allMatch(Legibility::isCapital)) {
      return Optional.of("in capitals, which hide the names");
    }
    if (numbers >= 4 && numbers > words) {
      return Optional.of("a row of numbers, as in a table");
    }
    return Optional.empty();
  }

  private static boolean isCapital(Token token) {
    return token.word().chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isLatin(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
