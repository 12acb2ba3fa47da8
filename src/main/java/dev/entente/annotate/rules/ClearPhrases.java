package dev.entente.annotate.rules;

import java.util.Set;

/** What belongs to which noun, where the parser is led astray by a word that looks like another. */
final class ClearPhrases {

  /** Verbs behind whose object stands what somebody says or thinks of it. */
  private static final Set<String> JUDGING =
      Set.of("brand", "call", "consider", "declare", "deem", "find", "label", "pronounce", "term");

  private static final String DISTANCE =
      "miles?|kilomet(?:re|er)s?|kms?|met(?:re|er)s?|yards?|feet|blocks?|minutes";

  private final ClearTree tree;

  ClearPhrases(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      moreThan(i);
      objectBeforeTime(i);
      distance(i);
      turned(i);
      judged(i);
      closed(i);
      participle(i);
      unwelcome(i);
      whoAfterOffice(i);
    }
  }

  /** "buys more than a third of it": what is more than that is the third. */
  private void moreThan(int more) {
    int than = more + 1;
    int noun = tree.lower(than).equals("than") ? tree.child(than, "pobj") : 0;
    if (tree.lower(more).matches("more|less|fewer")
        && tree.head(than) == more
        && tree.isNoun(noun)
        && tree.lower(than + 1).matches("an?|half|one")
        && tree.is(more, "dobj", "nsubj", "nsubjpass", "pobj", "attr")) {
      tree.hang(noun, tree.head(more), tree.relation(more));
      tree.hang(more, noun, "advmod");
      tree.hang(than, more, "fixed");
    }
  }

  /** "trained with ships east of A the week before": a preposition governs what is next to it. */
  private void objectBeforeTime(int time) {
    int preposition = tree.head(time);
    if (!tree.is(time, "pobj")
        || !tree.isPreposition(preposition)
        || !ClearStyle.isTime(tree.lemma(time))) {
      return;
    }
    for (int noun = preposition + 1; noun < tree.first(time); noun++) {
      int above = tree.head(noun);
      if (tree.isNoun(noun)
          && (above < preposition || above > time)
          && tree.first(noun) == preposition + 1) {
        tree.hang(noun, preposition, "pobj");
        tree.hang(time, tree.head(preposition), "npadvmod");
        int side = noun + 1;
        if (tree.lower(side).matches("(?:north|south)?(?:east|west)?") && tree.head(side) == noun) {
          tree.hang(side, noun, "advmod");
        }
        return;
      }
    }
  }

  /** "a base sixty miles from A": so many miles are from there, not the base. */
  private void distance(int from) {
    int miles = from - 1;
    if (tree.lower(from).matches("from|off")
        && tree.is(from, "prep")
        && tree.lower(miles).matches(DISTANCE)
        && tree.head(from) != miles
        && tree.isNoun(tree.head(from))) {
      tree.hang(from, miles, "prep");
    }
  }

  /** "A, a rebel turned minister, has met B": what somebody became. */
  private void turned(int turned) {
    int before = turned - 1;
    int after = turned + 1;
    if (!tree.lower(turned).equals("turned")
        || !tree.isNoun(before)
        || !tree.hasTag(after, "NN", "NNS", "JJ")
        || !tree.is(before, "nsubj")
        || tree.head(before) != turned
        || tree.head(after) != turned
        || !tree.lower(tree.first(before) - 1).equals(",")
        || !tree.lower(after + 1).equals(",")) {
      return;
    }
    int name = tree.first(before) - 2;
    int verb = after + 2;
    while (tree.is(verb, "aux", "auxpass", "advmod", "neg")) {
      verb++;
    }
    if (!tree.isVerb(verb)
        || tree.head(verb) != turned && tree.head(verb) != after
        || tree.child(verb, "nsubj", "nsubjpass") != 0) {
      return;
    }
    tree.hang(verb, tree.head(turned), tree.relation(turned));
    for (int child : tree.children(turned)) {
      if (child != before && child != after) {
        tree.hang(child, verb, tree.relation(child));
      }
    }
    tree.hang(name, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
    tree.hang(before, name, "appos");
    tree.hang(turned, before, "acl");
  }

  /** "called A's remark insulting": a participle alone behind an object says what it is. */
  private void judged(int participle) {
    int object = participle - 1;
    int verb = tree.head(object);
    if (tree.is(participle, "acl")
        && tree.hasTag(participle, "VBG", "JJ")
        && tree.head(participle) == object
        && tree.is(object, "dobj")
        && JUDGING.contains(tree.lemma(verb))
        && tree.last(participle) == participle) {
      tree.hang(participle, verb, "oprd");
    }
  }

  /** "told reporters, calling the matter closed": reporters are told and the matter is closed. */
  private void closed(int participle) {
    int object = participle - 1;
    int verb = tree.head(object);
    int told = tree.head(participle);
    int subject = tree.child(participle, "nsubj");
    if (!tree.is(participle, "ccomp")
        || !tree.hasTag(participle, "VBN", "VBD")
        || !tree.is(object, "dobj")
        || !tree.hasTag(verb, "VBG")
        || !JUDGING.contains(tree.lemma(verb))
        || tree.head(verb) != told
        || tree.child(participle, "dobj", "aux", "auxpass", "mark") != 0) {
      return;
    }
    tree.hang(participle, verb, "oprd");
    if (subject != 0 && subject > told && subject < verb) {
      tree.hang(subject, told, "dobj");
    }
  }

  /** "declared the envoy persona non grata": three words for what he is from then on. */
  private void unwelcome(int persona) {
    int grata = persona + 2;
    int person = persona - 1;
    int verb = tree.first(person) - 1;
    if (!tree.lower(persona).equals("persona")
        || !tree.lower(grata).equals("grata")
        || !tree.isNoun(person)
        || !JUDGING.contains(tree.lemma(verb))) {
      return;
    }
    tree.hang(persona, verb, "oprd");
    tree.hang(persona + 1, persona, "amod");
    tree.hang(grata, persona, "amod");
    tree.hang(person, verb, "dobj");
  }

  /** "troops backing A killed B": of two subjects the second is what the first are backing. */
  private void participle(int participle) {
    int people = participle - 1;
    int object = tree.head(participle);
    if (tree.hasTag(participle, "VBG")
        && tree.is(participle, "compound", "amod")
        && object > participle
        && tree.hasTag(people, "NNS")
        && tree.is(people, "nsubj", "nsubjpass")
        && tree.is(object, "nsubj", "nsubjpass")
        && tree.head(people) == tree.head(object)) {
      tree.hang(participle, people, "acl");
      tree.hang(object, participle, "dobj");
    }
  }

  /** "A, the commissioner for fisheries, who flew to B": the one who does so bears the name. */
  private void whoAfterOffice(int verb) {
    int thing = tree.head(verb);
    int preposition = tree.head(thing);
    int office = tree.head(preposition);
    int who = tree.first(verb);
    if (tree.is(verb, "relcl")
        && tree.is(thing, "pobj")
        && tree.hasTag(thing, "NN", "NNS")
        && tree.lower(preposition).matches("for|of")
        && tree.is(office, "appos")
        && tree.hasTag(office, "NN")
        && tree.hasTag(tree.head(office), "NNP")
        && tree.lower(who).equals("who")
        && tree.lower(who - 1).equals(",")
        && !tree.hasTag(verb, "VBP")) {
      tree.hang(verb, office, "relcl");
    }
  }
}
