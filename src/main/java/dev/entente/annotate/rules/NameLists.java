package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists of three names or more, "A, B, the C and D", of which the parser sees the first and the
 * last only: it takes the second for an apposition and the rest for another clause.
 */
final class NameLists {

  /**
   * A list that was shortened.
   *
   * @param first index of the name that the others are coordinated with
   * @param left names between the first and the last, in order
   * @param filling commas and articles that were left out with them
   */
  record Shortened(int first, List<Integer> left, List<Integer> filling) {}

  private final List<Token> tokens;
  private final List<Integer> words;

  private NameLists(List<Token> tokens, List<Integer> words) {
    this.tokens = tokens;
    this.words = words;
  }

  /** The lists among the words of a stretch, in order. */
  static List<Shortened> of(List<Token> tokens, List<Integer> words) {
    NameLists lists = new NameLists(tokens, words);
    List<Shortened> found = new ArrayList<>();
    int at = 0;
    while (at < words.size() - 4) {
      int begin = lists.isName(at) ? lists.afterSetting(at) : at;
      int end = lists.isName(begin) ? lists.read(begin, found) : begin;
      at = Math.max(at, end) + 1;
    }
    return found;
  }

  /** "In Geneva, Russia, Iran and Turkey signed": the place at the front is in no list. */
  private int afterSetting(int name) {
    boolean setting =
        name > 0
            && tokens.get(words.get(name - 1)).tag().equals("IN")
            && (name == 1 || word(name - 2).matches("[,:;\"]|``|''|and|but"));
    return setting && isComma(name + 1) ? name + 2 : name;
  }

  /** Adds the list that begins at a name, if one does; returns the place of its last word. */
  private int read(int begin, List<Shortened> found) {
    List<Integer> left = new ArrayList<>();
    List<Integer> filling = new ArrayList<>();
    int at = begin;
    while (isComma(at + 1)) {
      int name = isThe(at + 2) ? at + 3 : at + 2;
      if (!isName(name)) {
        break;
      }
      for (int i = at + 1; i < name; i++) {
        filling.add(words.get(i));
      }
      left.add(words.get(name));
      at = name;
    }
    int and = isComma(at + 1) ? at + 2 : at + 1;
    int last = isThe(and + 1) ? and + 2 : and + 1;
    if (left.isEmpty() || !isAnd(and) || !isName(last)) {
      return begin;
    }
    if (and == at + 2) {
      filling.add(words.get(at + 1));
    }
    found.add(new Shortened(words.get(begin), left, filling));
    return last;
  }

  private String word(int at) {
    return at < words.size() ? tokens.get(words.get(at)).word() : "";
  }

  private boolean isComma(int at) {
    return word(at).equals(",");
  }

  private boolean isThe(int at) {
    return word(at).equals("the");
  }

  private boolean isAnd(int at) {
    return word(at).equals("and") || word(at).equals("&");
  }

  private boolean isName(int at) {
    return at < words.size()
        && tokens.get(words.get(at)).tag().startsWith("NNP")
        && !word(at).endsWith("'s")
        && !word(at + 1).matches("'s?|\u2019s?")
        && !tokens.get(words.get(at)).isWeekday()
        && !tokens.get(words.get(at)).isMonth();
  }
}
