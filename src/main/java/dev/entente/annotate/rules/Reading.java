package dev.entente.annotate.rules;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text as the parser should read it: as long as the article's, unit by unit, so that every
 * offset holds in both.
 */
final class Reading {

  private static final Set<String> KEPT =
      Set.of("I", "US", "USA", "UK", "UN", "EU", "U.S.", "U.K.", "U.N.", "E.U.");

  /** "on X. Then": no initial of a name, so that a sentence ends there. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "(?<=\\b(?:on|to|via|platform|site|network) )X(?=\\.[\"\u201D]?\\s+[\"\u201C]?\\p{Lu})");

  /** "they [the rebels]": what only explains a pronoun, whose sentence is whole without it. */
  private static final Pattern EXPLAINED =
      Pattern.compile(
          "(?i)(?<=\\b(?:he|him|his|she|her|it|its|they|them|their)) \\[\\p{L}[^\\]\\[\\n]{1,40}\\]");

  /** "[t]he", "[Niger] denied it": what a quotation alters, without its brackets. */
  private static final Pattern ALTERED =
      Pattern.compile("\\[(?:(\\p{L})\\](?=\\p{Ll})|(\\p{L}[^\\]\\[\\n]{1,40})\\])");

  private Reading() {}

  /**
   * Typographic apostrophes become plain ones, which repairs parses and possessives, and the name
   * of the platform X at the end of a sentence a digit, behind which it can end; the brackets of
   * quotations go. Nothing changes its length.
   */
  static String of(String text) {
    String whole = EXPLAINED.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    String plain =
        ALTERED
            .matcher(whole)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(1) != null ? "  " + found.group(1) : " " + found.group(2) + " "));
    return PLATFORM
        .matcher(plain)
        .replaceAll("1")
        .replace('\u2019', '\'')
        .replace('\u2018', '\'')
        .replace('\u02BC', '\'')
        .replace('\u00A0', ' ')
        .replace('\u2013', '-')
        .replace('\u2011', '-')
        .replace('\u2010', '-');
  }

  /**
   * A headline in title case has most of its long words capitalised and is read by the parser as
   * one long name.
   */
  static boolean isTitleCased(String line) {
    int long_ = 0;
    int capital = 0;
    for (String word : line.split("[^\\p{L}'-]+")) {
      if (word.length() > 3) {
        long_++;
        if (Character.isUpperCase(word.charAt(0))) {
          capital++;
        }
      }
    }
    return long_ >= 3 && capital >= 0.8 * long_;
  }

  /**
   * Lowers a word that is capitalised only because its headline is.
   *
   * @param isName whether the word stands in a name
   */
  static String lowered(String word, boolean isName) {
    if (isName || word.isEmpty() || KEPT.contains(word)) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() == word.length() ? lower : word;
  }
}
