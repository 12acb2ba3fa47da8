package dev.entente.serve;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/** What one step of a query may do with values, where no row is looked at that could stop it. */
final class Bounds {

  /** Characters of a string that a query makes. */
  static final int LONGEST_STRING = 1 << 20;

  /** Of a number that is computed with. */
  static final int MOST_DIGITS = 1_000;

  /** Comparisons of characters that one look-up of a string in another may take. */
  private static final long MOST_COMPARISONS = 1L << 30;

  private static final int STRIDE = 1 << 10;

  private Bounds() {}

  /**
   * Ends the query that this thread runs, and gives what is to be thrown. Throwing alone would not
   * do: Jena takes a filter that fails for one that does not hold, and logs what it does not know.
   */
  static RuntimeException refuse(Problem problem) {
    Watch watch = Watch.current();
    if (watch == null) {
      return problem;
    }
    watch.stop(problem);
    return new ExprEvalException(problem.getMessage());
  }

  static void check() {
    Watch watch = Watch.current();
    if (watch != null) {
      check(watch);
    }
  }

  private static void check(Watch watch) {
    Problem why = watch.stopped();
    if (why != null) {
      throw new ExprEvalException(why.getMessage());
    }
  }

  /**
   * @throws Problem if a string of that many characters may not be made
   */
  static void requireLength(long characters) {
    if (characters > LONGEST_STRING) {
      throw refuse(
          new Problem(
              Problem.TOO_LARGE,
              "the query makes a string of more than %,d characters".formatted(LONGEST_STRING)));
    }
  }

  /**
   * @throws Problem if the value is a number of more digits than anything is counted with
   */
  static void requireShort(NodeValue value) {
    if (value.asString().length() > MOST_DIGITS) {
      throw refuse(
          new Problem(
              Problem.TOO_LARGE,
              "the query computes with a value of more than %,d digits".formatted(MOST_DIGITS)));
    }
  }

  /**
   * @throws Problem if looking for the one in the other could take too long
   */
  static void requireSearchable(String text, String part) {
    if ((long) text.length() * part.length() > MOST_COMPARISONS) {
      throw refuse(
          new Problem(
              Problem.TOO_LARGE,
              "the query looks for a string of %,d characters in one of %,d"
                  .formatted(part.length(), text.length())));
    }
  }

  static Matcher matcher(Pattern pattern, String text) {
    Watch watch = Watch.current();
    return watch == null ? pattern.matcher(text) : pattern.matcher(new Watched(text, watch));
  }

  /** A text that can be read no longer than its query may run. */
  private static final class Watched implements CharSequence {
    private final CharSequence text;
    private final Watch watch;
    private int reads;

    private Watched(CharSequence text, Watch watch) {
      this.text = text;
      this.watch = watch;
    }

    @Override
    public char charAt(int index) {
      if ((++reads & (STRIDE - 1)) == 0) {
        check(watch);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
