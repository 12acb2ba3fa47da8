package dev.entente.annotate.rules;

import java.util.Set;

/** What a preposition belongs to: the noun right before it, or the verb. */
final class ClearAttachments {

  /** Verbs that go nowhere: what stands behind their object says which one it is. */
  private static final Set<String> STOPPING =
      Set.of(
          "shut",
          "shutter",
          "halt",
          "stop",
          "suspend",
          "freeze",
          "scrap",
          "cancel",
          "abandon",
          "terminate",
          "discontinue",
          "resume",
          "restore",
          "curtail",
          "curb",
          "disrupt");

  /** Verbs whose "to" says who gets something, and whose "for" may say what for. */
  private static final Set<String> SUPPLYING =
      Set.of("supply", "give", "sell", "send", "provide", "lend", "deliver", "ship", "donate");

  private final ClearTree tree;

  ClearAttachments(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 2; i < tree.size(); i++) {
      ofObject(i);
      ofRecipient(i);
      whereFiled(i);
    }
  }

  /** "shut the pipeline to A", "suspend its projects in A": which pipeline and projects. */
  private void ofObject(int preposition) {
    int noun = preposition - 1;
    int verb = tree.head(preposition);
    if (tree.is(preposition, "prep")
        && tree.lower(preposition).matches("to|in|from|with|into")
        && STOPPING.contains(tree.lemma(verb))
        && tree.is(noun, "dobj")
        && tree.isNoun(noun)
        && tree.head(noun) == verb
        && !ClearStyle.isTime(tree.lemma(tree.child(preposition, "pobj")))
        && !tree.hasTag(tree.child(preposition, "pobj"), "CD")) {
      tree.hang(preposition, noun, "prep");
    }
  }

  /** "sold gold to traders in A": where those are who get it. */
  private void ofRecipient(int in) {
    int people = in - 1;
    int to = tree.head(people);
    int verb = tree.head(in);
    if (tree.is(in, "prep")
        && tree.lower(in).matches("in|near|inside")
        && tree.is(people, "pobj")
        && tree.hasTag(people, "NNS")
        && tree.lower(to).equals("to")
        && tree.head(to) == verb
        && (SUPPLYING.contains(tree.lemma(verb)) || tree.lemma(verb).equals("smuggle"))
        && tree.hasTag(tree.child(in, "pobj"), "NNP", "NNPS")
        && !ClearStyle.isTime(tree.lemma(tree.child(in, "pobj")))) {
      tree.hang(in, people, "prep");
    }
  }

  /** "filed a complaint against A's tariffs in Geneva": where it was filed. */
  private void whereFiled(int in) {
    int thing = tree.head(in);
    int against = tree.head(thing);
    int complaint = tree.head(against);
    int verb = tree.head(complaint);
    if (tree.is(in, "prep")
        && tree.lower(in).equals("in")
        && tree.is(thing, "pobj")
        && tree.lower(against).equals("against")
        && tree.is(complaint, "dobj")
        && tree.lemma(verb).matches("file|lodge|bring")
        && tree.hasTag(tree.child(in, "pobj"), "NNP")) {
      tree.hang(in, verb, "prep");
    }
  }
}
