package dev.entente.article;

/** Cleans a text at the door, so that what is stored is legal in XML and its offsets are stable. */
public final class ArticleText {

  private ArticleText() {}

  /**
   * Removes a byte order mark, turns CR and CRLF into LF, and replaces NUL, lone surrogates and
   * whatever is illegal in XML 1.0 (section 2.2, Char) by U+FFFD. No Unicode normalisation, so that
   * quotes keep the article's own characters.
   */
  public static String normalise(String raw) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int width = Character.charCount(codePoint);
      if (codePoint == '\r') {
        clean.append('\n');
        if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          width = 2;
        }
      } else if (legalInXml(codePoint)) {
        clean.appendCodePoint(codePoint);
      } else {
        clean.append('\uFFFD');
      }
      i += width;
    }
    return clean.toString();
  }

  private static boolean legalInXml(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }
}
