package dev.entente.article;

/** Cleans a text at the door, so that what is stored is legal in XML and its offsets are stable. */
public final class ArticleText {

  private ArticleText() {}

  /**
   * A clean text.
   *
   * @param cleaning what had to be replaced in it
   */
  public record Cleaned(String text, Cleaning cleaning) {}

  /** The text of {@link #clean} alone. */
  public static String normalise(String raw) {
    return clean(raw).text();
  }

  /**
   * Removes a byte order mark, turns CR and CRLF into LF, and replaces NUL, lone surrogates and
   * whatever is illegal in XML 1.0 (section 2.2, Char) by U+FFFD. No Unicode normalisation, so that
   * quotes keep the article's own characters.
   */
  public static Cleaned clean(String raw) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    int nuls = 0;
    int surrogates = 0;
    int illegal = 0;
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
        if (codePoint == 0) {
          nuls++;
        } else if (Character.getType(codePoint) == Character.SURROGATE) {
          surrogates++;
        } else {
          illegal++;
        }
      }
      i += width;
    }
    return new Cleaned(clean.toString(), new Cleaning(nuls, surrogates, illegal));
  }

  private static boolean legalInXml(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }
}
