package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mends lists of subjects that the parser coordinated with what opens the sentence. */
final class OpeningLists {

  private static final Set<String> TIMES =
      Set.of("hour", "day", "week", "month", "year", "decade", "minute");

  private final ParsedSentence tree;

  OpeningLists(ParsedSentence tree) {
    this.tree = tree;
  }

  /**
   * "After talks between A and B, C and D sent …", "At talks in B, C and D signed …", "Years after
   * breaking off ties, C and D agreed …": between stand two, elsewhere one, and whoever follows
   * their comma is the subject of the verb behind, where it has none.
   */
  void repair(int first) {
    String preposition = tree.preposition(first);
    if (preposition.isEmpty() && !isObjectOfGerund(first)) {
      return;
    }
    boolean pair = preposition.equals("between");
    List<Integer> members = pair ? coordinatedBehind(first) : listedBehind(first);
    if (members.size() < 2) {
      return;
    }
    int last = pair ? members.getFirst() : first;
    int subject = pair ? members.get(1) : members.getFirst();
    if (last + 1 >= tree.size()
        || pair && tree.children(last, "cc").isEmpty()
        || !pair && !isListBehind(last + 1, members)
        || !tree.token(last + 1).word().equals(",")) {
      return;
    }
    int verb = tree.subtree(members.getLast()).getLast() + 1;
    while (verb < tree.size()
        && (tree.is(verb, "aux", "aux:pass", "advmod") || tree.lemma(verb).matches("each|both"))) {
      verb++;
    }
    if (verb >= tree.size() || !tree.token(verb).tag().matches("VB[DNPZ]?")) {
      return;
    }
    for (int other : tree.children(verb, "nsubj", "nsubj:pass")) {
      if (tree.lemma(other).equals("both") && tree.rehang(other, verb, "advmod")) {
        continue;
      }
      if (!TIMES.contains(tree.lemma(other)) || !tree.rehang(other, verb, "obl:npmod")) {
        return;
      }
    }
    if (tree.rehang(subject, verb, "nsubj")) {
      members.stream()
          .filter(member -> member > subject)
          .forEach(member -> tree.rehang(member, subject, "conj"));
    }
  }

  private boolean isObjectOfGerund(int noun) {
    return tree.is(noun, "obj") && tree.token(tree.head(noun)).tag().equals("VBG");
  }

  private List<Integer> coordinatedBehind(int first) {
    return tree.coordinated(first).stream().filter(member -> member > first).sorted().toList();
  }

  /** What is coordinated with a noun, or with what it is a complement of. */
  private List<Integer> listedBehind(int first) {
    List<Integer> found = new ArrayList<>(coordinatedBehind(first));
    if (!found.isEmpty() && tree.is(first, "nmod")) {
      for (int member : tree.coordinated(tree.head(first))) {
        if (member > first) {
          found.add(member);
        }
      }
    }
    return found.stream().sorted().toList();
  }

  /** Whether a list with "and" begins right behind a comma. */
  private boolean isListBehind(int comma, List<Integer> members) {
    int begin = tree.subtree(members.getFirst()).getFirst();
    return (begin == comma + 1 || begin == comma + 2 && tree.token(comma + 1).tag().equals("DT"))
        && !tree.children(members.getLast(), "cc").isEmpty();
  }
}
