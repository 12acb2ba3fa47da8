package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/** Mends what verbs of naming say of something: "called B's remark insulting". */
final class Namings {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  Namings(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int verb) {
    if (tree.token(verb).isVerb() && tree.lemma(verb).equals("find")) {
      quotedAdjective(verb);
    }
    if (!tree.token(verb).isVerb()
        || !lexicon.words("naming").contains(tree.lemma(verb))
            && !lexicon.words("regarding").contains(tree.lemma(verb))) {
      return;
    }
    Optional<Integer> what =
        tree.children(verb).stream()
            .filter(child -> child < verb && tree.lemma(child).equals("what"))
            .findFirst();
    if (what.isPresent()) {
      insteadOfWhat(verb, what.get());
    } else {
      adjective(verb);
      quoted(verb);
      quotedAdjective(verb);
    }
  }

  /** "unease about what he called B's adventures" is unease about these. */
  private void insteadOfWhat(int verb, int what) {
    int head = tree.head(verb);
    Optional<Integer> named =
        tree.children(verb, "obj", "xcomp", "obl", "dep").stream()
            .filter(word -> word > verb && tree.token(word).isNoun())
            .filter(word -> List.of("", "as").contains(tree.preposition(word)))
            .findFirst();
    if (head == ParsedSentence.NONE || head > what || named.isEmpty()) {
      return;
    }
    int noun = named.get();
    if (what > 1
        && tree.lemma(what - 1).equals("in")
        && tree.lemma(what - 2).equals(",")
        && lexicon.words("slur").contains(tree.lemma(noun))) {
      // "A sent troops, in what B called a provocation": B judges what A did.
      tree.rehang(verb, head, "advcl");
      tree.rehang(what - 1, verb, "mark");
      return;
    }
    boolean behindPreposition = tree.token(what - 1).tag().matches("IN|TO");
    String relation = !tree.token(head).isVerb() ? "nmod" : behindPreposition ? "obl" : "obj";
    if (!behindPreposition
        && (!tree.token(head).isVerb() || !tree.children(head, "obj").isEmpty())) {
      return;
    }
    tree.children(noun, "case").forEach(as -> tree.relabel(as, "dep"));
    if (tree.rehang(noun, head, relation)) {
      if (behindPreposition) {
        tree.rehang(what - 1, noun, "case");
      }
      tree.rehang(verb, noun, "acl");
    }
  }

  /** The adjective behind the object, which was taken for another clause. */
  private void adjective(int verb) {
    for (int word : tree.children(verb, "dep", "ccomp", "advcl")) {
      boolean ofObject =
          tree.children(word, "nsubj").stream().anyMatch(noun -> noun > verb && noun < word);
      if (ofObject
          && tree.token(word).tag().matches("VBG|VBN|JJ")
          && tree.children(word, "aux", "aux:pass", "cop", "obj").isEmpty()) {
        tree.relabel(word, "xcomp");
      }
    }
  }

  /** What stands between quotation marks behind the object. */
  private void quoted(int verb) {
    for (int object : tree.children(verb, "iobj", "obj")) {
      for (int noun : tree.children(object, "dep", "appos")) {
        int begin = tree.subtree(noun).getFirst();
        if (tree.token(noun).isNoun()
            && begin > object
            && (opensQuotation(begin) || opensQuotation(begin - 1))
            && tree.rehang(noun, verb, "xcomp")) {
          tree.rehang(object, noun, "nsubj");
          return;
        }
      }
    }
  }

  /** "found the move "shameful"": an adjective in quotation marks behind its noun judges it. */
  private void quotedAdjective(int verb) {
    for (int object : tree.children(verb, "obj")) {
      for (int word : tree.children(object, "amod", "acl", "dep")) {
        if (word > object
            && tree.token(word).tag().matches("JJ|VBN|VBG")
            && tree.children(word, "obj", "obl").isEmpty()
            && opensQuotation(word - 1)) {
          tree.rehang(word, verb, "xcomp");
          return;
        }
      }
    }
  }

  private boolean opensQuotation(int token) {
    return tree.token(token).word().matches("\"|``|\u201c");
  }
}
