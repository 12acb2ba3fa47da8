package dev.entente.article;

/**
 * A stretch of an article's text, half-open, counted in UTF-16 units as {@link String} counts them:
 * an emoji outside the basic plane is two units long.
 */
public record Span(int begin, int end) implements Comparable<Span> {

  /**
   * @throws IllegalArgumentException if begin is negative or the stretch is empty or backwards
   */
  public Span {
    if (begin < 0) {
      throw new IllegalArgumentException("begin " + begin + " must be >= 0");
    }
    if (end <= begin) {
      throw new IllegalArgumentException("end " + end + " must be > begin " + begin);
    }
  }

  public int length() {
    return end - begin;
  }

  public boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  public boolean overlaps(Span other) {
    return begin < other.end && other.begin < end;
  }

  /** The smallest span that holds both. */
  public Span union(Span other) {
    return new Span(Math.min(begin, other.begin), Math.max(end, other.end));
  }

  /**
   * The words of the text at this span.
   *
   * @throws IndexOutOfBoundsException if the text ends before this span does
   */
  public String of(String text) {
    return text.substring(begin, end);
  }

  /** By begin, then by end. */
  @Override
  public int compareTo(Span other) {
    int byBegin = Integer.compare(begin, other.begin);
    return byBegin != 0 ? byBegin : Integer.compare(end, other.end);
  }

  /** {@code begin-end}, the form of the statement table's span columns. */
  @Override
  public String toString() {
    return begin + "-" + end;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException if the words are not two whole numbers with a hyphen between
   */
  public static Span parse(String words) {
    int hyphen = words.indexOf('-');
    try {
      return new Span(
          Integer.parseInt(words.substring(0, Math.max(hyphen, 0)).strip()),
          Integer.parseInt(words.substring(hyphen + 1).strip()));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "a span is written begin-end, such as 12-30, not '" + words + "'", notANumber);
    }
  }
}
