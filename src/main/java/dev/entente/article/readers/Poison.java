package dev.entente.article.readers;

/** A file that cannot be read as an article, or as articles any further. */
final class Poison extends Exception {

  private static final long serialVersionUID = 1;

  private final String position;

  /**
   * @param position where in the file, such as {@code line 12}; empty where it is the whole
   * @param reason one line that says what is wrong and, where something can be done, what
   */
  Poison(String position, String reason) {
    super(reason);
    this.position = position;
  }

  String position() {
    return position;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
