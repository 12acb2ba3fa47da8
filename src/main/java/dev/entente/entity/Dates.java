package dev.entente.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Partial ISO 8601 dates ({@code YYYY}, {@code YYYY-MM}, {@code YYYY-MM-DD}), each read as the
 * whole stretch of time it names.
 */
final class Dates {

  private static final Pattern FORM =
      Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

  private Dates() {}

  static boolean isDate(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether some day of the date lies between the two bounds, both inclusive, open where empty. */
  static boolean within(String date, Optional<String> from, Optional<String> to) {
    return from.map(bound -> first(bound).compareTo(last(date)) <= 0).orElse(true)
        && to.map(bound -> first(date).compareTo(last(bound)) <= 0).orElse(true);
  }

  /** Whether the interval does not end before it begins. */
  static boolean inOrder(Optional<String> from, Optional<String> to) {
    return from.isEmpty() || to.isEmpty() || first(from.get()).compareTo(last(to.get())) <= 0;
  }

  static String first(String date) {
    return date + "0000-01-01".substring(date.length());
  }

  static String last(String date) {
    return date + "0000-12-31".substring(date.length());
  }
}
