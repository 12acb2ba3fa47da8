package dev.entente.annotate.rules;

import java.util.List;

/** Mends phrases that begin with a number, an ordinal or a word for some of many. */
final class CountWords {

  private final ParsedSentence tree;

  CountWords(ParsedSentence tree) {
    this.tree = tree;
  }

  void repair(int word) {
    namedOne(word);
    partitive(word);
    ordinalInApposition(word);
  }

  /** "One of these, A, threatened": the name says which. */
  private void namedOne(int count) {
    if (!tree.token(count).tag().equals("CD")
        || !tree.is(count, "nsubj", "nsubj:pass", "obj", "obl", "nmod")
        || tree.children(count, "nmod").stream()
            .noneMatch(word ->
                tree.lemma(word).matches("this|these|that|those|they")
                    && tree.head(word) == count)) {
      return;
    }
    for (int name : tree.children(count, "appos")) {
      if (tree.token(name).tag().startsWith("NNP")) {
        String relation = tree.relation(count);
        if (tree.rehang(name, tree.head(count), relation)) {
          tree.rehang(count, name, "nummod");
        }
        return;
      }
    }
  }

  /** "two of the officials", "many of its ships": what counts them describes them. */
  private void partitive(int count) {
    if (tree.head(count) == ParsedSentence.NONE
        || !tree.is(count, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj")
        || !tree.token(count).tag().matches("CD|JJ|JJS|DT")
        || !tree.token(count).tag().equals("CD")
            && !tree.lemma(count).matches("many|several|more|most|some|all")) {
      return;
    }
    for (int noun : tree.children(count, "nmod")) {
      List<Integer> of = tree.children(noun, "case");
      if (of.size() == 1
          && of.getFirst() == count + 1
          && tree.lemma(of.getFirst()).equals("of")
          && tree.token(noun).isPlural()) {
        String relation = tree.relation(count);
        List<Integer> others =
            tree.children(count).stream().filter(child -> child != noun).toList();
        tree.rehang(noun, tree.head(count), relation);
        tree.rehang(count, noun, "nummod");
        tree.relabel(of.getFirst(), "dep");
        for (int other : others) {
          if (!tree.is(other, "advmod", "punct", "compound")) {
            tree.rehang(other, noun, tree.relation(other));
          }
        }
        return;
      }
    }
  }

  /** "the visit, the first by A to B in years": the ordinal stands for the noun before. */
  private void ordinalInApposition(int ordinal) {
    int noun = tree.head(ordinal);
    if (!tree.is(ordinal, "appos")
        || noun == ParsedSentence.NONE
        || !tree.lemma(ordinal).matches("first|second|third|fourth|fifth|last|latest")) {
      return;
    }
    for (int complement : tree.children(ordinal, "nmod", "obl")) {
      tree.rehang(complement, noun, "nmod");
    }
  }

  /** "A's five-day visit": the possessor that a number with a hyphen cut off from its noun. */
  void possessorBeforeNumber(int mark) {
    int possessor = mark - 1;
    if (!tree.token(mark).tag().equals("POS")
        || !tree.is(mark, "dep")
        || possessor < 0
        || !tree.token(possessor).isNoun()
        || !tree.is(possessor, "dep")
        || mark + 1 >= tree.size()
        || !tree.token(mark + 1).tag().equals("CD")) {
      return;
    }
    int noun = mark + 1;
    while (noun < tree.size()
        && (tree.is(noun, "dep", "compound", "amod") || !tree.token(noun).isNoun())) {
      if (tree.token(noun).isVerb() || noun - mark > 7) {
        return;
      }
      noun++;
    }
    if (noun < tree.size() && tree.rehang(possessor, noun, "nmod:poss")) {
      tree.rehang(mark, possessor, "case");
      for (int between = mark + 1; between < noun; between++) {
        if (tree.is(between, "dep")) {
          tree.rehang(between, noun, "dep");
        }
      }
    }
  }
}
