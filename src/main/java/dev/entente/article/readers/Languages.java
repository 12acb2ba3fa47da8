package dev.entente.article.readers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetector;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells the language of a text from its letters, by OpenNLP's model of 103 languages. */
final class Languages {

  private static final String MODEL = "/langdetect-183.bin";

  /** More of a text tells nothing more. */
  private static final int ENOUGH = 2000;

  /** Fewer letters are told wrongly too often. */
  private static final int FEWEST_LETTERS = 40;

  /** With so many, the likeliest is it or its nearest relative. */
  private static final int MANY_LETTERS = 400;

  /** How much likelier than the next language it must be, where letters are few. */
  private static final double CLEAR = 1.15;

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final int WORDS = 150;

  /**
   * Words that English cannot do without. A text of which they are so many is English beyond doubt,
   * which spares loading the model where all texts are.
   */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "that", "for", "with", "from", "said", "has", "have", "was",
          "were", "which", "their", "by", "his", "would", "this", "been", "after", "than", "on",
          "an", "not", "they", "will", "about");

  private static final double SURELY_ENGLISH = 0.25;
  private static final int FEWEST_WORDS = 6;

  /** ISO 639-3, as the model has it, to BCP 47, which prefers two letters. */
  private static final Map<String, String> TAGS =
      Stream.of(Locale.getISOLanguages())
          .collect(
              Collectors.toMap(
                  code -> Locale.of(code).getISO3Language(), code -> code, (one, other) -> one));

  private static final class Model {
    private static final LanguageDetector DETECTOR = load();

    private static LanguageDetector load() {
      try (InputStream in =
          Objects.requireNonNull(LanguageDetector.class.getResourceAsStream(MODEL), MODEL)) {
        return new LanguageDetectorME(new LanguageDetectorModel(in));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private Languages() {}

  /**
   * A BCP 47 tag; empty for a text that is too short, or short and of several languages perhaps.
   */
  static Optional<String> of(String text) {
    String begin = text.length() <= ENOUGH ? text : text.substring(0, ENOUGH);
    if (isSurelyEnglish(begin)) {
      return Optional.of("en");
    }
    long letters = begin.codePoints().mapToLong(Languages::weight).sum();
    if (letters < FEWEST_LETTERS) {
      return Optional.empty();
    }
    Language[] likely = Model.DETECTOR.predictLanguages(begin);
    String tag = tag(likely[0].getLang());
    double next =
        Stream.of(likely)
            .filter(language -> !tag(language.getLang()).equals(tag))
            .mapToDouble(Language::getConfidence)
            .max()
            .orElse(0);
    return letters < MANY_LETTERS && likely[0].getConfidence() < CLEAR * next
        ? Optional.empty()
        : Optional.of(tag);
  }

  /** A syllable or an ideograph says as much as several letters. */
  private static long weight(int point) {
    if (!Character.isLetter(point)) {
      return 0;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA -> 3;
      default -> 1;
    };
  }

  private static String tag(String iso3) {
    return switch (iso3) {
      case "cmn" -> "zh";
      case "nob" -> "nb";
      case "fas", "pes" -> "fa";
      case "lvs" -> "lv";
      case "ekk" -> "et";
      case "plt" -> "mg";
      case "zlm" -> "ms";
      default -> TAGS.getOrDefault(iso3, iso3);
    };
  }

  private static boolean isSurelyEnglish(String text) {
    int words = 0;
    int english = 0;
    boolean article = false;
    Matcher word = WORD.matcher(text);
    while (words < WORDS && word.find()) {
      words++;
      String lower = word.group().toLowerCase(Locale.ROOT);
      english += ENGLISH.contains(lower) ? 1 : 0;
      article |= lower.equals("the");
    }
    // Of a sentence alone the model is unsure; no other language has this article.
    return english >= SURELY_ENGLISH * words && (words >= 20 || words >= FEWEST_WORDS && article);
  }
}
