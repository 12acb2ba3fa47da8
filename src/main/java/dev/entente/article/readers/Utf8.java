package dev.entente.article.readers;

/** Lengths in UTF-8. */
final class Utf8 {

  private Utf8() {}

  /** How many bytes the text has; a lone surrogate counts as three. */
  static long length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80) {
        // A pair is four bytes, one more for each of its two units.
        length += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
      }
    }
    return length;
  }
}
