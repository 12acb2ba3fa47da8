package dev.entente.export;

import dev.entente.statement.Statement;
import dev.entente.statement.Validity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * When a statement is about: what the text says, else the day of its article.
 *
 * @param first the earliest date, of any precision; empty where it is not known
 * @param last the latest date
 * @param basis where the dates are from
 */
record Dating(Optional<String> first, Optional<String> last, Basis basis) {

  /** Where a date is from. */
  enum Basis {
    VALIDITY,
    ARTICLE,
    NONE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Dating of(Statement statement, Optional<String> issued) {
    Optional<Validity> validity = statement.claim().validity();
    if (validity.isPresent()) {
      Optional<String> from = validity.get().from();
      Optional<String> to = validity.get().to();
      return new Dating(from.or(() -> to), to.or(() -> from), Basis.VALIDITY);
    }
    return new Dating(issued, issued, issued.isPresent() ? Basis.ARTICLE : Basis.NONE);
  }

  boolean notBefore(String day) {
    return last.map(date -> lastDay(date).compareTo(firstDay(day)) >= 0).orElse(false);
  }

  boolean notAfter(String day) {
    return first.map(date -> firstDay(date).compareTo(lastDay(day)) <= 0).orElse(false);
  }

  /** The first day of a year, month or day, {@code YYYY-MM-DD}. */
  static String firstDay(String date) {
    return switch (date.length()) {
      case 4 -> date + "-01-01";
      case 7 -> date + "-01";
      default -> date;
    };
  }

  /** The last day of a year, month or day, {@code YYYY-MM-DD}. */
  static String lastDay(String date) {
    return switch (date.length()) {
      case 4 -> date + "-12-31";
      case 7 -> YearMonth.parse(date).atEndOfMonth().toString();
      default -> LocalDate.parse(date).toString();
    };
  }
}
