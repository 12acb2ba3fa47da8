package dev.entente.annotate.rules;

/** Mends sentences whose subject is an "it" that means nobody. */
final class ItTakes {

  private final ParsedSentence tree;

  ItTakes(ParsedSentence tree) {
    this.tree = tree;
  }

  /** "It took A to free B": whoever it took did so. */
  void repair(int verb) {
    if (!tree.lemma(verb).equals("take") || !tree.isFinite(verb)) {
      return;
    }
    for (int it : tree.children(verb, "nsubj")) {
      for (int taken : tree.children(verb, "obj")) {
        int deed = deed(verb, taken);
        if (tree.lemma(it).equals("it")
            && it < verb
            && taken > verb
            && tree.token(taken).tag().startsWith("NNP")
            && deed != ParsedSentence.NONE
            && tree.rehang(deed, verb, "xcomp")) {
          tree.relabel(it, "expl");
          tree.relabel(taken, "nsubj");
          return;
        }
      }
    }
  }

  /** The first infinitive behind whoever it took that no other verb governs. */
  private int deed(int verb, int taken) {
    for (int deed = taken + 1; deed < tree.size(); deed++) {
      if (new Grammar(tree).isInfinitive(deed) && tree.children(deed, "nsubj").isEmpty()) {
        for (int above : tree.ancestors(deed)) {
          if (tree.token(above).isVerb()) {
            return above == verb ? deed : ParsedSentence.NONE;
          }
        }
        return ParsedSentence.NONE;
      }
    }
    return ParsedSentence.NONE;
  }
}
