package dev.entente.annotate.rules;

import java.util.List;
import java.util.Optional;

/** Mends whose participles are that the parser hung on the noun right before them. */
final class Participles {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  private Participles(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  static void repair(ParsedSentence tree, Lexicon lexicon) {
    Participles repairs = new Participles(tree, lexicon);
    for (int i = 0; i < tree.size(); i++) {
      repairs.beforeItsVerb(i);
      repairs.ofClause(i);
      repairs.gerundOfMainClause(i);
      repairs.ofOwner(i);
      repairs.heldHostage(i);
      repairs.called(i);
      repairs.objectForSubject(i);
      repairs.ofLast(i);
      repairs.ofPair(i);
      repairs.withParty(i);
      repairs.ofTroops(i);
      repairs.free(i);
      repairs.withReflexive(i);
    }
  }

  /** "the minister is himself expected in B": no noun is said of him, he is expected. */
  private void withReflexive(int participle) {
    Optional<Integer> be = tree.child(participle, "cop");
    if (!tree.token(participle).tag().equals("VBN") || be.isEmpty()) {
      return;
    }
    for (int subject : tree.children(participle, "nsubj")) {
      if (tree.lemma(subject).matches(".*sel(f|ves)") && subject > be.get()) {
        tree.relabel(subject, "dep");
        tree.relabel(be.get(), "aux:pass");
        tree.child(participle, "nsubj").ifPresent(word -> tree.relabel(word, "nsubj:pass"));
        return;
      }
    }
  }

  /**
   * "Ejected from B, six workers landed", "spent a year locked up by B": a past participle that
   * goes with the whole clause.
   */
  private void free(int participle) {
    int head = tree.head(participle);
    if (!tree.token(participle).tag().equals("VBN")
        || head == ParsedSentence.NONE
        || !tree.children(participle, "nsubj", "aux", "cop", "mark", "obj").isEmpty()) {
      return;
    }
    if (participle == 0
        && tree.is(participle, "dep", "advmod")
        && tree.token(head).isVerb()
        && tree.children(head, "nsubj", "nsubj:pass").stream().anyMatch(word -> word < head)) {
      tree.relabel(participle, "advcl");
    } else if (tree.is(participle, "acl")
        && tree.is(head, "obj")
        && is("spending", tree.head(head))) {
      tree.rehang(participle, tree.head(head), "advcl");
    }
  }

  /**
   * "a shell fired by A hit B", "shells fired from A fell in B": a participle behind its noun is no
   * verb of the sentence where another one follows that has no subject.
   */
  private void beforeItsVerb(int participle) {
    if (!tree.token(participle).tag().matches("VB[ND]")
        || !tree.children(participle, "aux", "aux:pass", "obj").isEmpty()) {
      return;
    }
    Optional<Integer> right =
        tree.children(participle, "nsubj", "nsubj:pass").stream()
            .filter(noun -> tree.subtree(noun).getLast() == participle - 1)
            .findFirst();
    if (right.isEmpty()) {
      return;
    }
    int thing = right.get();
    for (int complement : tree.children(participle, "obl", "obl:agent")) {
      int next = behind(complement);
      if (tree.preposition(complement).isEmpty() || next >= tree.size()) {
        continue;
      }
      int verb = tree.is(next, "aux", "aux:pass") ? tree.head(next) : next;
      // "men held by A for years left prison": spelt alike, the past form is taken for another one.
      boolean past = tree.token(verb).tag().equals("VBN") && tree.is(verb, "dep") && verb == next;
      if (!tree.isFinite(verb) && !past || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
        continue;
      }
      int above = tree.head(verb);
      if (above == participle
          || above == complement
          || tree.is(verb, "dep") && tree.ancestors(participle).contains(above)) {
        tree.promote(verb, participle);
        tree.children(participle).stream()
            .filter(child -> child < thing)
            .toList()
            .forEach(child -> tree.rehang(child, verb, tree.relation(child)));
      } else if (tree.head(participle) != verb) {
        continue;
      }
      tree.rehang(thing, verb, "nsubj");
      tree.rehang(participle, thing, "acl");
      return;
    }
  }

  /**
   * What stands behind a complement; where "by" tells who did it, also a past tense with an object
   * that was hung on the doer: "gunmen led by A killed B".
   */
  private int behind(int complement) {
    if (tree.preposition(complement).equals("by")) {
      for (int verb : tree.children(complement, "acl", "acl:relcl")) {
        if (tree.token(verb).tag().equals("VBD")
            && tree.isFinite(verb)
            && tree.child(verb, "obj", "ccomp", "xcomp").isPresent()
            && tree.subtree(verb).getFirst() == verb) {
          return verb;
        }
      }
    }
    return tree.subtree(complement).getLast() + 1;
  }

  /**
   * "attacked a base in B's south, killing three", "broke with C by recognising D", "left for B
   * carrying a letter": behind a comma or "by", and behind where somebody travels, a gerund tells
   * what the subject of the clause did, not the noun before.
   */
  private void ofClause(int gerund) {
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "acl", "nmod", "dep", "appos")
        || tree.head(gerund) == ParsedSentence.NONE
        || tree.head(gerund) > gerund
        || !tree.token(tree.head(gerund)).isNoun()
        || !tree.children(gerund, "nsubj", "nsubj:pass", "det").isEmpty()
        || is("participation", gerund)) {
      return;
    }
    int first = tree.subtree(gerund).getFirst();
    boolean behindComma = first > 0 && tree.lemma(first - 1).equals(",") && first >= gerund - 1;
    int noun = tree.head(gerund);
    boolean onTheWay =
        tree.is(noun, "obl")
            && tree.token(noun).tag().startsWith("NNP")
            && is("motion", tree.head(noun));
    // "marched through the capital demanding that B resign"
    int place = tree.is(noun, "nmod") ? tree.head(noun) : noun;
    boolean inCrowd =
        tree.is(place, "obl") && is("demonstrating", tree.head(place)) && is("chanting", gerund);
    if (!behindComma && !onTheWay && !inCrowd && !tree.preposition(gerund).equals("by")) {
      return;
    }
    Optional<Integer> verb =
        tree.ancestors(gerund).stream().filter(above -> tree.token(above).isVerb()).findFirst();
    if (verb.isPresent() && verb.get() < gerund) {
      tree.rehang(gerund, verb.get(), "advcl");
    }
  }

  /**
   * "made his first trip since the war began, flying to B": behind a comma a gerund goes on with
   * the main clause.
   */
  private void gerundOfMainClause(int gerund) {
    int inner = tree.head(gerund);
    if (inner == ParsedSentence.NONE
        || !tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "advcl")
        || !tree.is(inner, "advcl")
        || inner > gerund
        || !tree.isFinite(inner)
        || is("effect", gerund)
        || tree.children(inner, "mark").stream()
            .noneMatch(mark -> tree.lemma(mark).matches("since|when|after|before|while|as"))
        || tree.head(inner) > inner) {
      return;
    }
    int before = tree.subtree(gerund).getFirst() - 1;
    if (before > inner && tree.lemma(before).equals(",")) {
      tree.rehang(gerund, tree.head(inner), "advcl");
    }
  }

  /** "a base belonging to B", "a ship operated by B": whose the thing is. */
  private void ofOwner(int participle) {
    if (!tree.is(participle, "acl") || tree.head(participle) == ParsedSentence.NONE) {
      return;
    }
    int thing = tree.head(participle);
    boolean belongs = tree.lemma(participle).equals("belong");
    boolean kept = tree.token(participle).tag().equals("VBN") && is("operating", participle);
    boolean owned = belongs && is("property", thing);
    if (!owned && (!belongs && !kept || !is("violent_target", thing) && !is("vessel", thing))) {
      return;
    }
    for (int owner : tree.children(participle, "obl", "obl:agent", "nmod")) {
      if (tree.preposition(owner).equals(belongs ? "to" : "by")) {
        tree.rehang(owner, thing, "nmod");
      }
    }
  }

  /** "called it a violation of B's airspace": the second object is what the first is called. */
  private void called(int verb) {
    if (!tree.token(verb).isVerb() || !is("naming", verb)) {
      return;
    }
    List<Integer> objects = tree.children(verb, "obj", "iobj", "dep");
    if (objects.size() == 2
        && objects.getFirst() > verb
        && tree.token(objects.getLast()).isNoun()
        && tree.children(objects.getLast(), "det").stream()
            .anyMatch(det -> tree.lemma(det).matches("an?"))) {
      tree.relabel(objects.getFirst(), "obj");
      tree.relabel(objects.getLast(), "xcomp");
    }
  }

  /** "soldiers they had held hostage": the bare noun says what those who were held are. */
  private void heldHostage(int noun) {
    if (tree.is(noun, "obj", "nsubj:pass", "dep", "obl")
        && tree.head(noun) != ParsedSentence.NONE
        && is("captive", noun)
        && !tree.token(noun).isPlural()
        && tree.lemma(tree.head(noun)).matches("hold|take|keep")
        && tree.head(noun) < noun
        && tree.children(noun, "det", "nmod:poss", "amod", "nummod", "compound").isEmpty()) {
      tree.relabel(noun, "xcomp");
    }
  }

  /**
   * "began talks with B aimed at …", "lifted sanctions slapped on B": what was taken for the
   * participle's subject is the object of a verb that takes no clause.
   */
  private void objectForSubject(int participle) {
    int verb = tree.head(participle);
    Optional<Integer> noun = tree.child(participle, "nsubj");
    if (!tree.is(participle, "dep", "ccomp")
        || verb == ParsedSentence.NONE
        || verb > participle
        || !tree.token(verb).isVerb()
        || noun.isEmpty()
        || !tree.children(participle, "aux", "aux:pass", "cop", "mark").isEmpty()
        || !tree.children(verb, "obj", "iobj").isEmpty()
        || !tree.children(verb, "ccomp")
            .equals(tree.is(participle, "ccomp") ? List.of(participle) : List.of())
        || tree.subtree(noun.get()).getFirst() != verb + 1) {
      return;
    }
    boolean participial = tree.token(participle).tag().equals("VBN");
    if (tree.is(participle, "ccomp") || !participial) {
      if (takesClause(verb) || !isPastOfThings(participle, noun.get())) {
        return;
      }
    }
    if (tree.rehang(noun.get(), verb, "obj")) {
      tree.rehang(participle, noun.get(), "acl");
    }
  }

  private boolean takesClause(int verb) {
    return is("reporting", verb)
        || lexicon.cues(tree.token(verb)).stream().anyMatch(cue -> cue.scope().contains("comp"));
  }

  /** "sanctions slapped on B": a past form right behind several things, with what it is done to. */
  private boolean isPastOfThings(int past, int noun) {
    return tree.token(past).tag().matches("VB[DN]")
        && noun == past - 1
        && tree.token(noun).isPlural()
        && tree.children(past, "obj", "ccomp").isEmpty()
        && tree.children(past, "obl").stream()
            .anyMatch(word -> tree.preposition(word).matches("on|against|upon|by|to|with"));
  }

  /**
   * "between A and rebels fighting his rule": the common noun is described, not the name before.
   */
  private void ofLast(int participle) {
    int name = tree.head(participle);
    if (!tree.is(participle, "acl")
        || name == ParsedSentence.NONE
        || name > participle
        || !tree.token(name).tag().startsWith("NNP")) {
      return;
    }
    List<Integer> members = tree.children(name, "conj");
    if (members.isEmpty()) {
      return;
    }
    int last = members.getLast();
    if (tree.token(last).isPlural()
        && !tree.token(last).tag().startsWith("NNP")
        && tree.subtree(last).getLast() == tree.subtree(participle).getFirst() - 1) {
      tree.rehang(participle, last, "acl");
    }
  }

  /**
   * "the truce between A and B, brokered by C": behind a comma what was done to an accord or to
   * talks is not said of the last of the two.
   */
  private void ofPair(int participle) {
    int last = tree.head(participle);
    if (!tree.is(participle, "acl")
        || !tree.token(participle).tag().equals("VBN")
        || !is("arranged", participle)
        || last == ParsedSentence.NONE
        || !tree.is(last, "conj")
        || tree.subtree(participle).getFirst() == 0
        || !tree.lemma(tree.subtree(participle).getFirst() - 1).equals(",")) {
      return;
    }
    int first = tree.firstConjunct(last);
    int noun = tree.head(first);
    if (tree.preposition(first).matches("between|among|of") && noun != ParsedSentence.NONE) {
      tree.rehang(participle, noun, "acl");
    }
  }

  /** "under a deal struck last year with B": the accord is with B, whoever struck it. */
  private void withParty(int participle) {
    int noun = tree.head(participle);
    if (!tree.is(participle, "acl")
        || !tree.token(participle).tag().equals("VBN")
        || !is("arranged", participle)
        || noun == ParsedSentence.NONE
        || !tree.preposition(noun).matches("under|in line with")
        || !is("agreement", noun)) {
      return;
    }
    List<Integer> complements = tree.children(participle, "obl", "nmod", "obl:agent");
    if (complements.stream().anyMatch(word -> tree.preposition(word).equals("by"))) {
      return;
    }
    complements.stream()
        .filter(word -> tree.preposition(word).equals("with"))
        .forEach(word -> tree.rehang(word, noun, "nmod"));
  }

  /** "troops backing B's government killed …": the troops do both, and are no part of its name. */
  private void ofTroops(int gerund) {
    int noun = tree.head(gerund);
    int troops = gerund - 1;
    if (!tree.token(gerund).tag().equals("VBG")
        || !tree.is(gerund, "amod")
        || troops < 0
        || noun < gerund
        || !tree.is(troops, "compound")
        || tree.head(troops) != noun
        || !tree.token(troops).isPlural()
        || !is("troops", troops) && !is("fighter", troops) && !is("person", troops)) {
      return;
    }
    int head = tree.head(noun);
    String relation = tree.relation(noun);
    if (head == ParsedSentence.NONE) {
      return;
    }
    tree.rehang(troops, head, relation);
    tree.rehang(gerund, troops, "acl");
    tree.rehang(noun, gerund, "obj");
    for (int before : tree.children(noun)) {
      if (before < troops) {
        tree.rehang(before, troops, tree.relation(before));
      }
    }
  }

  private boolean is(String wordClass, int word) {
    return lexicon.words(wordClass).contains(tree.lemma(word));
  }
}
