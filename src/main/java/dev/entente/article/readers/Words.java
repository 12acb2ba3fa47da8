package dev.entente.article.readers;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What all readers do with the words that a document gives of itself. */
final class Words {

  private static final Pattern MARKUP =
      Pattern.compile("<(?:p|div|br|span|a|h[1-6]|ul|li|strong|em|b|i|figure|img)\\b[^<>]*>", 2);

  private static final java.util.Map<String, String> LANGUAGES =
      Arrays.stream(Locale.getISOLanguages())
          .collect(
              Collectors.toMap(
                  code ->
                      Locale.forLanguageTag(code)
                          .getDisplayLanguage(Locale.ENGLISH)
                          .toLowerCase(Locale.ROOT),
                  code -> code,
                  (one, other) -> one));

  private Words() {}

  static String oneLine(String words) {
    return words.strip().replaceAll("\\s+", " ");
  }

  static String clipped(String words, int length) {
    return words.length() <= length ? words : words.substring(0, length - 1) + "…";
  }

  /** The names of authors in a byline: "By Jane Doe and Ann Lee", "Doe, Jane; Lee, Ann". */
  static List<String> names(String byline) {
    String names = oneLine(byline).replaceFirst("(?i)^by:? ", "");
    if (names.startsWith("[") && names.endsWith("]")) {
      names = names.substring(1, names.length() - 1).replaceAll("[\"']", "");
    }
    return Arrays.stream(
            names.split(names.contains(";") ? "\\s*;\\s*" : "\\s*(?:,|&|\\band\\b|\\|)\\s*"))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && name.length() <= 100 && !name.contains("://"))
        .distinct()
        .toList();
  }

  /** A BCP 47 tag of a tag, its POSIX form (en_GB) or the English name of a language. */
  static Optional<String> languageTag(String words) {
    String language = words.strip().replace('_', '-').replaceFirst("\\..*$", "");
    String code = LANGUAGES.get(language.toLowerCase(Locale.ROOT));
    try {
      String tag =
          new Locale.Builder()
              .setLanguageTag(code == null ? language : code)
              .build()
              .toLanguageTag();
      return Optional.of(tag).filter(known -> !known.equals("und"));
    } catch (IllformedLocaleException noTag) {
      return Optional.empty();
    }
  }

  /** The text below its headline, unless it begins with it already. */
  static String under(Optional<String> title, String text) {
    String body = text.strip();
    return title
        .filter(headline -> !beginsWith(body, headline))
        .map(headline -> headline + "\n\n" + body)
        .orElse(body);
  }

  private static boolean beginsWith(String body, String headline) {
    String begin = oneLine(clipped(body, headline.length() + 200));
    return begin.startsWith(headline)
        && (begin.length() == headline.length()
            || !Character.isLetterOrDigit(begin.codePointAt(headline.length())));
  }

  /** Exports often leave the HTML of the page in the text. */
  static String withoutMarkup(String text) {
    return MARKUP.matcher(text).find() ? Pages.plain(text) : text;
  }
}
