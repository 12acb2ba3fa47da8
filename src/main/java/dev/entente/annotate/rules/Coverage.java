package dev.entente.annotate.rules;

import java.util.Set;

/** Tells whether what a cue changes reaches a word below it, by how that hangs there. */
final class Coverage {

  private final ParsedSentence tree;
  private final Grammar grammar;

  Coverage(ParsedSentence tree, Grammar grammar) {
    this.tree = tree;
    this.grammar = grammar;
  }

  boolean reaches(Cue cue, int node) {
    String relation = tree.relation(node);
    Set<String> scope = cue.scope();
    return switch (relation) {
      case "ccomp", "xcomp", "csubj", "acl" ->
          // "talks brokered by A": a participle tells about the talks, not what they are on.
          scope.contains("comp")
                  && !(relation.equals("acl") && tree.token(node).tag().equals("VBN"))
              || scope.contains(tree.preposition(node));
      case "advcl", "dep" -> {
        if (isAside(node)) {
          yield false;
        }
        String preposition = tree.preposition(node);
        yield preposition.isEmpty() || preposition.equals("that") || preposition.equals("to")
            ? scope.contains("comp") && relation.equals("dep")
                || scope.contains("comp") && grammar.isInfinitive(node)
                || scope.contains("comp") && preposition.equals("that")
            : scope.contains(preposition);
      }
      case "parataxis" -> scope.contains("comp") && cue.type() == Cue.Type.SPEECH;
      case "obj", "nsubj:pass", "iobj" -> scope.contains("obj");
      case "nsubj" -> scope.contains("subj");
      case "compound", "amod" -> scope.contains("mod") || scope.contains("of");
      case "nmod", "obl" -> scope.contains(tree.preposition(node));
      case "nmod:poss" -> scope.contains("poss");
      default -> false;
    };
  }

  /** "abstained, citing …": what stands behind a comma is no complement. */
  private boolean isAside(int participle) {
    int first = tree.subtree(participle).getFirst();
    return tree.token(participle).tag().equals("VBG")
        && first == participle
        && first > tree.head(participle)
        && first > 0
        && tree.lemma(first - 1).equals(",");
  }
}
