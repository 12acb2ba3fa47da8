package dev.entente.export;

/** Text within HTML and SVG. */
final class Markup {

  private Markup() {}

  /** The words as they must stand in an element or between the quotation marks of an attribute. */
  static String escape(String words) {
    return Xml.clean(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
