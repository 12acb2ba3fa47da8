package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.stanford.nlp.ling.TaggedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tree in the Clear style while it is mended and turned: words are numbered from 1, and 0 is
 * above the root.
 */
class ClearTree {

  final List<TaggedWord> words;
  final String[] lemmas;
  final int[] heads;
  final String[] relations;

  ClearTree(NLPNode[] nodes, List<TaggedWord> words) {
    this.words = words;
    heads = new int[nodes.length];
    relations = new String[nodes.length];
    lemmas = new String[nodes.length];
    for (int i = 1; i < nodes.length; i++) {
      NLPNode head = nodes[i].getDependencyHead();
      heads[i] = head == null ? 0 : head.getID();
      relations[i] = nodes[i].getDependencyLabel();
      lemmas[i] = nodes[i].getLemma();
    }
  }

  /** Two repairs of one odd sentence may hang words on each other: these go to the root. */
  void breakCircles() {
    int root = 0;
    for (int i = 1; i < heads.length; i++) {
      root = root == 0 && heads[i] == 0 ? i : root;
    }
    for (int i = 1; i < heads.length; i++) {
      if (!reachesTop(i)) {
        heads[i] = root;
        relations[i] = root == 0 ? "root" : "dep";
        root = root == 0 ? i : root;
      }
    }
  }

  private boolean reachesTop(int word) {
    int above = word;
    for (int steps = 0; steps < heads.length && above != 0; steps++) {
      above = heads[above];
    }
    return above == 0;
  }

  boolean isPreposition(int word) {
    return is(word, "prep", "agent")
        || hasTag(word, "IN", "TO")
            && (is(word, "dative")
                || is(word, "conj", "root", "pcomp", "advcl", "dep")
                    && child(word, "pobj", "pcomp") != 0);
  }

  boolean isVerb(int word) {
    return tag(word).startsWith("VB");
  }

  /** Whether it has a tense of its own, or by an auxiliary. */
  boolean isFinite(int verb) {
    return hasTag(verb, "VBD", "VBZ", "VBP")
        || isVerb(verb)
            && children(verb).stream()
                .anyMatch(be -> is(be, "aux", "auxpass") && hasTag(be, "VBD", "VBZ", "VBP", "MD"));
  }

  boolean isNoun(int word) {
    return tag(word).startsWith("NN");
  }

  boolean isNominal(int word) {
    return tag(word).startsWith("NN")
        || tag(word).startsWith("PRP")
        || hasTag(word, "CD", "DT", "WP");
  }

  boolean hasInfinitiveMark(int verb) {
    return children(verb).stream()
        .anyMatch(child -> child < verb && hasTag(child, "TO") && is(child, "aux"));
  }

  /** Words and what is above their root. */
  int size() {
    return heads.length;
  }

  /** The head of a word; 0 for the root and for what is no word. */
  int head(int word) {
    return word < heads.length ? heads[word] : 0;
  }

  /** The head of each word, as a copy. */
  int[] heads() {
    return heads.clone();
  }

  String relation(int word) {
    return word == 0 ? "" : relations[word];
  }

  String lemma(int word) {
    return word == 0 ? "" : lemmas[word];
  }

  /** Hangs a word elsewhere, unless that makes a circle. */
  void hang(int word, int head, String relation) {
    for (int above = head; above != 0; above = heads[above]) {
      if (above == word) {
        return;
      }
    }
    heads[word] = head;
    relations[word] = relation;
  }

  /** Puts a word at the place of a verb, which becomes its auxiliary or copula. */
  void promote(int said, int verb, String relation) {
    heads[said] = heads[verb];
    relations[said] = relations[verb];
    heads[verb] = said;
    relations[verb] = relation;
    for (int child : children(verb)) {
      heads[child] = said;
    }
  }

  /** The first word below a word, itself included, punctuation left aside. */
  int first(int word) {
    return first(word, heads.length);
  }

  private int first(int word, int depth) {
    int found = word;
    for (int child : children(word)) {
      if (!is(child, "punct") && depth > 0) {
        found = Math.min(found, first(child, depth - 1));
      }
    }
    return found;
  }

  /** The last word below a word, itself included, punctuation left aside. */
  int last(int word) {
    return last(word, heads.length);
  }

  private int last(int word, int depth) {
    int found = word;
    for (int child : children(word)) {
      if (!is(child, "punct") && depth > 0) {
        found = Math.max(found, last(child, depth - 1));
      }
    }
    return found;
  }

  boolean is(int word, String... any) {
    return word > 0 && word < heads.length && List.of(any).contains(relations[word]);
  }

  boolean hasTag(int word, String... any) {
    return List.of(any).contains(tag(word));
  }

  String tag(int word) {
    return word < 1 || word > words.size() ? "" : words.get(word - 1).tag();
  }

  String lower(int word) {
    return word < 1 || word > words.size()
        ? ""
        : words.get(word - 1).word().toLowerCase(Locale.ROOT);
  }

  /** The first child in one of these relations; 0 if there is none. */
  int child(int head, String... any) {
    for (int i = 1; i < heads.length; i++) {
      if (heads[i] == head && is(i, any)) {
        return i;
      }
    }
    return 0;
  }

  List<Integer> children(int head) {
    List<Integer> found = new ArrayList<>();
    for (int i = 1; i < heads.length; i++) {
      if (heads[i] == head) {
        found.add(i);
      }
    }
    return found;
  }
}
