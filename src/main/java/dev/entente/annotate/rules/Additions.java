package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts whom "along with" names among those beside whom it stands. */
final class Additions {

  private static final Set<String> BESIDE = Set.of("along with", "together with", "as well as");

  /** These count only between commas: troops fight "alongside" others. */
  private static final Set<String> BETWEEN_COMMAS =
      Set.of("alongside", "in addition to", "in common with", "in concert with");

  private final ParsedSentence tree;

  private Additions(ParsedSentence tree) {
    this.tree = tree;
  }

  static void repair(ParsedSentence tree) {
    Additions additions = new Additions(tree);
    for (int i = 0; i < tree.size(); i++) {
      additions.subject(i);
      additions.amongThem(i);
    }
  }

  /** "Ten states, among them A and B, agreed": named as "including" names them. */
  private void amongThem(int them) {
    if (!tree.lemma(them).matches("they|them")
        || !tree.preposition(them).equals("among")
        || them < 2
        || !tree.is(them, "nmod", "obl", "dep")) {
      return;
    }
    int group = tree.head(them);
    for (int named : tree.children(them)) {
      if (named == them + 1 || named > them && tree.token(named).isNoun()) {
        if (tree.token(group).isNoun() && tree.rehang(named, group, "nmod")) {
          tree.rehang(them - 1, named, "case");
          tree.rehang(them, them - 1, "fixed");
        }
        return;
      }
    }
  }

  /** "A, along with B, condemned …", "Together with B, A sent …". */
  private void subject(int added) {
    if (!tree.is(added, "obl", "nmod", "dep") || !tree.token(added).isNoun()) {
      return;
    }
    String preposition = tree.preposition(added);
    int governor = tree.head(added);
    if (governor == ParsedSentence.NONE) {
      return;
    }
    if (tree.lemma(governor).equals("together") && preposition.equals("with")) {
      preposition = "together with";
      governor = tree.head(governor);
    }
    if (preposition.equals("with") && tree.lemma(begin(added)).matches("together|along")) {
      preposition = tree.lemma(begin(added)) + " with";
    }
    boolean beside = BESIDE.contains(preposition);
    if (governor == ParsedSentence.NONE || !beside && !BETWEEN_COMMAS.contains(preposition)) {
      return;
    }
    subject(governor, added)
        .filter(subject -> stands(added, subject, beside) || isShared(added, subject))
        .ifPresent(subject -> add(added, subject));
  }

  /** Whom a clause of its own describes shares it with nobody: "A, which hosts B, … with C". */
  private void add(int added, int subject) {
    boolean described =
        added > tree.head(subject) && tree.child(subject, "acl:relcl", "acl").isPresent();
    tree.rehang(
        added,
        described ? tree.head(subject) : subject,
        described ? tree.relation(subject) : "conj");
    if (described) {
      tree.children(added, "case").forEach(with -> tree.relabel(with, "cc"));
    }
  }

  private boolean stands(int added, int subject, boolean beside) {
    int begin = begin(added);
    List<Integer> own = tree.subtree(subject);
    boolean closed = begins(tree.subtree(added).getLast() + 1, ",");
    if (subject > added) {
      boolean opens = begin == 0 || begins(begin - 1, ",") || begins(begin - 1, "that");
      return opens && beside && closed;
    }
    int last = own.contains(added) ? begin - 1 : own.getLast();
    boolean opened = begins(begin - 1, ",");
    boolean behind = last == begin - 1 || opened && last >= begin - 2;
    return behind && (beside || opened && closed);
  }

  /** "A left the union together with B": one name beside another, with no third between them. */
  private boolean isShared(int added, int subject) {
    int verb = tree.head(subject);
    int begin = begin(added);
    return verb != ParsedSentence.NONE
        && tree.is(subject, "nsubj", "nsubj:pass")
        && tree.subtree(verb).contains(added)
        && isName(added)
        && isName(subject)
        && subject < verb
        && verb < begin
        && (tree.lemma(begin).equals("together") || tree.lemma(begin).equals("along"))
        && (tree.lemma(verb).matches("leave|quit|join|boycott|attend|back")
            || isOnlyName(added, verb));
  }

  private boolean isOnlyName(int added, int verb) {
    return tree.children(verb, "obj", "iobj", "obl").stream()
        .noneMatch(word ->
            word != added
                && isName(word)
                && tree.token(word).name().equals(tree.token(added).name()));
  }

  private boolean isName(int word) {
    return tree.token(word).tag().startsWith("NNP");
  }

  private int begin(int added) {
    int first = tree.subtree(added).getFirst();
    return first > 0 && tree.lemma(first - 1).equals("together") ? first - 1 : first;
  }

  private boolean begins(int index, String word) {
    return index >= 0 && index < tree.size() && tree.lemma(index).equals(word);
  }

  /** The subject beside which the phrase hangs, or on which it hangs. */
  private Optional<Integer> subject(int governor, int added) {
    if (tree.is(governor, "nsubj", "nsubj:pass")) {
      return Optional.of(governor);
    }
    return tree.token(governor).isVerb()
        ? tree.children(governor, "nsubj", "nsubj:pass").stream()
            .filter(subject -> subject != added && tree.token(subject).isNoun())
            .findFirst()
        : Optional.empty();
  }
}
