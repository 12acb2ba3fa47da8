package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whoever does what others just did: "A cut ties with B, and C followed suit", "C did likewise".
 */
final class Followers {

  private List<Finding> before = List.of();

  /** Goes over a sentence that is not parsed. */
  void pass() {
    before = List.of();
  }

  /** What the sentence says of others who do the same as it, or the one before it, tells. */
  List<Finding> of(Sentence sentence, List<Finding> found) {
    List<Finding> followed = new ArrayList<>();
    ParsedSentence tree = sentence.tree();
    for (Token verb : tree.tokens()) {
      if (!follows(tree, verb.index())) {
        continue;
      }
      List<Finding> own =
          found.stream().filter(finding -> finding.anchor() < verb.index()).toList();
      List<Finding> told = own.isEmpty() ? before : own;
      for (int subject : tree.children(verb.index(), "nsubj")) {
        for (Actor follower : sentence.actors(subject)) {
          followed.addAll(same(follower, verb, told));
        }
      }
    }
    followed.addAll(likewise(sentence, found));
    before = found;
    return followed;
  }

  /** "A condemned B, as did C", "…, and so have C and D". */
  private static List<Finding> likewise(Sentence sentence, List<Finding> found) {
    ParsedSentence tree = sentence.tree();
    List<Finding> followed = new ArrayList<>();
    for (int as = 1; as + 2 < tree.size(); as++) {
      int begin = as + 2;
      boolean said =
          tree.lemma(as).matches("as|so")
              && tree.token(as + 1).word().matches("did|does|do|has|have|had");
      if (!said || tree.lemma(as - 1).matches("just|such|as|if")) {
        continue;
      }
      int verb = as;
      List<Finding> acts =
          found.stream()
              .filter(finding -> finding.anchor() < verb && tree.isFinite(finding.anchor()))
              .filter(finding -> !tree.isPassive(finding.anchor()))
              .filter(finding -> !isRelative(tree, finding.anchor()))
              .toList();
      int subject = begin;
      while (subject + 1 < tree.size() && tree.head(subject) == subject + 1) {
        subject++;
      }
      List<Integer> subjects = new ArrayList<>(List.of(subject));
      subjects.addAll(tree.children(subject, "conj"));
      for (Actor follower : sentence.actors(subjects)) {
        followed.addAll(same(follower, tree.token(as + 1), acts));
      }
    }
    return followed;
  }

  /** "A, which trains B's soldiers, praised C, as did D". */
  private static boolean isRelative(ParsedSentence tree, int verb) {
    return tree.is(tree.firstConjunct(verb), "acl:relcl");
  }

  private static boolean follows(ParsedSentence tree, int verb) {
    String lemma = tree.lemma(verb);
    boolean suit =
        lemma.equals("follow")
            && tree.children(verb, "obj").stream()
                .anyMatch(object -> tree.lemma(object).matches("suit|example"));
    boolean likewise =
        lemma.equals("do")
            && tree.token(verb).isVerb()
            && verb + 1 < tree.size()
            && (tree.lemma(verb + 1).equals("likewise")
                || tree.matches(List.of("the", "same"), verb + 1));
    return (suit || likewise)
        && tree.isFinite(verb)
        && tree.children(verb, "advmod", "neg", "aux").stream()
            .noneMatch(word ->
                tree.lemma(word).matches("not|n't|never") || tree.token(word).tag().equals("MD"));
  }

  /** The last act told of somebody else, once more with the follower as its subject. */
  private static List<Finding> same(Actor follower, Token verb, List<Finding> told) {
    List<Finding> acts =
        told.stream()
            .filter(finding -> !finding.relation().background() && !finding.judgement().negated())
            .filter(finding -> !finding.subject().entity().equals(follower.entity()))
            .filter(
                finding -> !finding.object().entity().country().equals(follower.entity().country()))
            .toList();
    if (acts.isEmpty()) {
      return List.of();
    }
    Finding last = acts.getLast();
    List<Finding> same = new ArrayList<>();
    for (Finding act : acts) {
      if (act.anchor() == last.anchor() && act.subject().equals(last.subject())) {
        same.add(
            new Finding(
                act.sentence(),
                act.trigger(),
                act.relation(),
                act.anchor(),
                follower,
                act.object(),
                act.judgement(),
                act.consumed(),
                Optional.of(follower.span().union(verb.span())),
                act.disputed()));
      }
    }
    return same;
  }
}
