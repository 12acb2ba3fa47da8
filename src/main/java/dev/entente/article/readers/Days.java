package dev.entente.article.readers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days of publication in the many ways that pages, feeds and exports write them. */
final class Days {

  private static final Pattern ISO =
      Pattern.compile("((?:19|20)\\d\\d)-(\\d{1,2})(?:-(\\d{1,2}))?(?:[T ].*)?");
  private static final Pattern COMPACT =
      Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?\\d{6}Z?)?");
  private static final Pattern SLASHED =
      Pattern.compile("((?:19|20)\\d\\d)[/.](\\d{1,2})[/.](\\d{1,2})(?:[T ].*)?");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
  private static final Pattern IN_URL =
      Pattern.compile(
          "[/.=_-]((?:19|20)\\d\\d)[/_-]?(0[1-9]|1[0-2]|[a-z]{3})[/_-]?(0[1-9]|[12]\\d|3[01])(?=[/._?&-]|$)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(\\d{1,2})(?:st|nd|rd|th)?[ .-]+(\\p{L}{3,9})[., -]+|(\\p{L}{3,9})\\.?[ -]+(\\d{1,2})(?:st|nd|rd|th)?,?[ -]+)((?:19|20)\\d\\d)");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Days() {}

  /**
   * The day that the words name, {@code YYYY-MM-DD} ({@code YYYY-MM} where they name no day), in
   * the time zone of the words; empty where they name none. Dates such as 04/05/2024, which people
   * read in two ways, are left alone.
   */
  static Optional<String> of(String raw) {
    String words = raw.strip();
    Matcher iso = ISO.matcher(words);
    if (iso.matches()) {
      return iso.group(3) == null
          ? month(iso.group(1), iso.group(2))
          : day(iso.group(1), iso.group(2), iso.group(3));
    }
    for (Pattern pattern : List.of(COMPACT, SLASHED)) {
      Matcher numbers = pattern.matcher(words);
      if (numbers.matches()) {
        return day(numbers.group(1), numbers.group(2), numbers.group(3));
      }
    }
    if (EPOCH.matcher(words).matches()) {
      long number = Long.parseLong(words);
      Instant instant =
          words.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      return Optional.of(instant.atZone(ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE));
    }
    Matcher named = WORDS.matcher(words);
    if (words.length() < 200 && named.find()) {
      boolean dayFirst = named.group(1) != null;
      return day(
          named.group(5),
          number(dayFirst ? named.group(2) : named.group(3)),
          dayFirst ? named.group(1) : named.group(4));
    }
    return Optional.empty();
  }

  /** The day in an address such as {@code https://example.org/2024/02/15/talks}. */
  static Optional<String> inUrl(String url) {
    Matcher numbers = IN_URL.matcher(url.toLowerCase(Locale.ROOT));
    while (numbers.find()) {
      String month = numbers.group(2);
      Optional<String> day =
          day(
              numbers.group(1),
              Character.isDigit(month.charAt(0)) ? month : number(month),
              numbers.group(3));
      if (day.isPresent()) {
        return day;
      }
    }
    return Optional.empty();
  }

  /** "February" and "Feb" are "2"; what is no month is "0", a day that there is not. */
  private static String number(String month) {
    String begin = month.toLowerCase(Locale.ROOT).substring(0, 3);
    return String.valueOf(MONTHS.indexOf(begin) + 1);
  }

  private static Optional<String> month(String year, String month) {
    return day(year, month, "1").map(day -> day.substring(0, 7));
  }

  private static Optional<String> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
              .toString());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
