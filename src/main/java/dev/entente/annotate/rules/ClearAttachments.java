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

  /** Nouns of what an act tells somebody. */
  private static final Set<String> SIGNALS =
      Set.of(
          "affront",
          "blow",
          "challenge",
          "concession",
          "gesture",
          "insult",
          "message",
          "nod",
          "rebuff",
          "rebuke",
          "reply",
          "response",
          "retort",
          "setback",
          "signal",
          "slight",
          "slap",
          "snub",
          "threat",
          "tribute",
          "warning");

  private static final Set<String> LETTERS =
      Set.of(
          "cable",
          "email",
          "e-mail",
          "letter",
          "memo",
          "memorandum",
          "message",
          "note",
          "petition",
          "statement",
          "telegram");

  private final ClearTree tree;

  ClearAttachments(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 2; i < tree.size(); i++) {
      ofObject(i);
      ofRecipient(i);
      whereFiled(i);
      forReceived(i);
      forStay(i);
      ofSignal(i);
      ofLetter(i);
      whoDoesSo(i);
      onceMore(i);
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

  /** "sold arms to A for its war": whoever gets them needs them for it. */
  private void forReceived(int preposition) {
    int receiver = preposition - 1;
    int to = tree.head(receiver);
    if (tree.is(preposition, "prep")
        && tree.lower(preposition).equals("for")
        && tree.is(receiver, "pobj")
        && tree.lower(to).equals("to")
        && tree.head(to) == tree.head(preposition)
        && SUPPLYING.contains(tree.lemma(tree.head(preposition)))
        && tree.child(tree.child(preposition, "pobj"), "poss") != 0) {
      tree.hang(preposition, receiver, "prep");
    }
  }

  /** "A, in B for talks with C, praised": A is in B for them. */
  private void forStay(int preposition) {
    int place = preposition - 1;
    int in = tree.head(place);
    int verb = tree.head(preposition);
    if (tree.is(preposition, "prep")
        && tree.lower(preposition).equals("for")
        && tree.is(place, "pobj")
        && tree.hasTag(place, "NNP", "NNPS")
        && tree.lower(in).matches("in|at")
        && tree.head(in) == verb
        && tree.lower(tree.first(in) - 1).equals(",")
        && tree.isVerb(verb)
        && preposition < verb) {
      tree.hang(preposition, place, "prep");
    }
  }

  /** "left in a snub to A", "as a warning to A": to whom the noun speaks. */
  private void ofSignal(int to) {
    int noun = to - 1;
    int preposition = tree.head(noun);
    if (tree.is(to, "prep")
        && tree.lower(to).matches("to|at|for|against")
        && SIGNALS.contains(tree.lemma(noun))
        && tree.is(noun, "pobj")
        && tree.lower(preposition).matches("in|as")
        && tree.head(preposition) == tree.head(to)) {
      tree.hang(to, noun, "prep");
    }
  }

  /** "sent a letter to A asking for help": the letter asks. */
  private void ofLetter(int participle) {
    int verb = tree.head(participle);
    int letter = tree.child(verb, "dobj");
    if (tree.is(participle, "advcl")
        && tree.hasTag(participle, "VBG")
        && letter > verb
        && letter < participle
        && LETTERS.contains(tree.lemma(letter))
        && tree.child(participle, "mark", "nsubj", "prep") != participle - 1
        && !tree.lower(tree.first(participle) - 1).equals(",")
        && tree.first(participle) == participle) {
      tree.hang(participle, letter, "acl");
    }
  }

  /** "denied once more that it had armed A": what was denied. */
  private void onceMore(int clause) {
    int adverb = tree.head(clause);
    int verb = tree.head(adverb);
    if (tree.is(clause, "ccomp")
        && tree.is(adverb, "advmod")
        && tree.lower(adverb).equals("more")
        && tree.isVerb(verb)
        && tree.lower(tree.child(clause, "mark")).equals("that")) {
      tree.hang(clause, verb, "ccomp");
    }
  }

  /** "talked about A providing shells", "warned against A arming B": what A does. */
  private void whoDoesSo(int gerund) {
    int name = gerund - 1;
    int preposition = tree.head(name);
    if (tree.is(gerund, "advcl", "pcomp", "acl")
        && tree.hasTag(gerund, "VBG")
        && tree.is(name, "pobj")
        && tree.hasTag(name, "NNP", "NNPS")
        && tree.lower(preposition)
            .matches("over|about|of|against|regarding|concerning|without|despite")
        && tree.head(gerund) != name
        && tree.child(gerund, "nsubj", "aux") == 0) {
      tree.hang(gerund, preposition, "pcomp");
      tree.hang(name, gerund, "nsubj");
    }
  }
}
