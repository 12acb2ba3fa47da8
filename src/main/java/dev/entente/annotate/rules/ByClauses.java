package dev.entente.annotate.rules;

import java.util.Set;

/** Gives a gerund with "by" what stands behind its object and the parser hung above it. */
final class ByClauses {

  private static final Set<String> JOINTS = Set.of("with", "of", "for", "from", "into");

  private final ParsedSentence tree;

  ByClauses(ParsedSentence tree) {
    this.tree = tree;
  }

  /** "replied by charging A with arming B", "by accusing A of spying". */
  void repair(int inner) {
    int above = tree.head(inner);
    if (above == ParsedSentence.NONE
        || !tree.token(inner).tag().equals("VBG")
        || !tree.is(inner, "advcl", "acl")
        || !JOINTS.contains(tree.preposition(inner))) {
      return;
    }
    int joint = tree.subtree(inner).getFirst();
    if (joint == 0 || !tree.is(joint, "mark", "case")) {
      return;
    }
    for (int gerund : tree.children(above, "advcl", "obl")) {
      if (gerund > above
          && gerund < joint
          && tree.token(gerund).tag().equals("VBG")
          && tree.preposition(gerund).equals("by")
          && tree.children(gerund, "obj").stream()
              .anyMatch(object -> tree.subtree(object).getLast() == joint - 1)) {
        tree.rehang(inner, gerund, "advcl");
        return;
      }
    }
  }
}
