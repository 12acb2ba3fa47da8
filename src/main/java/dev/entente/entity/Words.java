package dev.entente.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folding and slugs of words. */
public final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");

  private Words() {}

  /** Lower case without diacritics, apostrophes and dots; hyphens and white space are one space. */
  public static String fold(String words) {
    String plain = strip(words).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    boolean space = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '-' || Character.isWhitespace(c)) {
        space = folded.length() > 0;
      } else if (c != '\'' && c != '\u2019' && c != '.') {
        if (space) {
          folded.append(' ');
          space = false;
        }
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /** Letters without their diacritics; letters that do not decompose get their usual Latin form. */
  static String strip(String words) {
    int i = 0;
    while (i < words.length() && words.charAt(i) < 128) {
      i++;
    }
    if (i == words.length()) {
      return words;
    }
    String decomposed =
        MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
    return decomposed
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("đ", "d")
        .replace("Đ", "D")
        .replace("ı", "i")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("Æ", "Ae")
        .replace("œ", "oe")
        .replace("þ", "th")
        .replace("ð", "d")
        .replace("ə", "a")
        .replace("Ə", "A");
  }

  /** ASCII letters, digits and hyphens, at most 60, never empty: names without any become "x". */
  static String slug(String words) {
    String plain =
        strip(words).toLowerCase(Locale.ROOT).replace("'", "").replace("’", "").replace(".", "");
    String slug = OUTER_HYPHENS.matcher(NOT_SLUG.matcher(plain).replaceAll("-")).replaceAll("");
    if (slug.length() > 60) {
      slug = OUTER_HYPHENS.matcher(slug.substring(0, 60)).replaceAll("");
    }
    return slug.isEmpty() ? "x" + Integer.toHexString(words.hashCode()) : slug;
  }
}
