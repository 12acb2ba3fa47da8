package dev.entente.annotate.rules;

import java.util.List;

/** Mends tags of words that only the whole sentence shows to be wrong. */
final class WordTags {

  private final List<Token> words;
  private final Lexicon lexicon;

  private WordTags(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** The same words, some with other tags; the list itself is changed. */
  static List<Token> mended(List<Token> words, Lexicon lexicon) {
    WordTags tags = new WordTags(words, lexicon);
    for (int i = 1; i < words.size(); i++) {
      tags.demonstrative(i);
      tags.motion(i);
      tags.goingOn(i);
    }
    return words;
  }

  /** "rejected that idea": "that" points at a noun which nothing follows that could be its verb. */
  private void demonstrative(int at) {
    if (!words.get(at).word().equals("that")
        || !words.get(at).tag().matches("IN|WDT")
        || !words.get(at - 1).tag().matches("VB.?")
        || at + 2 >= words.size()
        || !words.get(at + 1).tag().equals("NN")) {
      return;
    }
    String next = words.get(at + 2).tag();
    boolean ends = next.matches("[.,:;]|CC|''|``");
    boolean goesOn =
        next.matches("IN|RB|TO") && words.stream().skip(at + 2).noneMatch(WordTags::isFinite);
    if (ends || goesOn) {
      tag(at, "DT");
    }
  }

  /** "The minister travels to B": a sentence has a verb. */
  private void motion(int at) {
    if (!words.get(at).tag().equals("NNS")
        || !words.get(at - 1).tag().startsWith("NN")
        || at + 2 >= words.size()
        || !words.get(at + 1).word().equals("to")
        || !words.get(at + 2).tag().startsWith("NNP")
        || words.stream().anyMatch(WordTags::isFinite)) {
      return;
    }
    if (lexicon.words("motion").contains(words.get(at).readAs("VBZ").lemma())) {
      tag(at, "VBZ");
    }
  }

  /** "went on bombing B": not on a bombing. */
  private void goingOn(int at) {
    if (at > 1
        && at + 1 < words.size()
        && words.get(at).tag().equals("NN")
        && words.get(at).word().endsWith("ing")
        && words.get(at - 1).word().equals("on")
        && words.get(at - 2).lemma().matches("go|keep|carry|insist")
        && (words.get(at + 1).tag().matches("NNPS?|DT|PRP.?|JJ|NNS")
            || Character.isUpperCase(words.get(at + 1).word().charAt(0)))) {
      tag(at, "VBG");
    }
  }

  private static boolean isFinite(Token word) {
    return word.tag().matches("VB[DZP]|MD");
  }

  private void tag(int at, String tag) {
    words.set(at, words.get(at).readAs(tag));
  }
}
