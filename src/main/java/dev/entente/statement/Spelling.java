package dev.entente.statement;

/** How far words are apart in their letters, for messages that name what may have been meant. */
public final class Spelling {

  private Spelling() {}

  /**
   * Levenshtein's distance in UTF-16 units: the least number of letters to insert, drop or change.
   * Upper and lower case differ.
   */
  public static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] =
            Math.min(Math.min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
