package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Pairings.Pair;
import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.TextActors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those who do something to each other. */
final class Reciprocals {

  private final ParsedSentence tree;
  private final Grammar grammar;

  Reciprocals(ParsedSentence tree, Grammar grammar) {
    this.tree = tree;
    this.grammar = grammar;
  }

  /**
   * Each with each of the others, in the order of the text; in both directions where the relation
   * has one.
   */
  List<Pair> eachOther(List<Actor> actors, boolean symmetric) {
    if (actors.stream().allMatch(actor -> actor.mention().reason().equals(TextActors.EITHER))) {
      // "each accused the other of breaking the truce"
      return List.of();
    }
    Map<String, Actor> distinct = new LinkedHashMap<>();
    actors.forEach(actor -> distinct.putIfAbsent(actor.entity().id().value(), actor));
    List<Actor> members = new ArrayList<>(distinct.values());
    if (members.stream().filter(member -> !Places.isNameless(member)).count() > 1) {
      // "ships and aircraft of A, B and C took part": the means are no parties.
      members.removeIf(Places::isNameless);
    }
    if (members.stream().anyMatch(Reciprocals::isPerson)) {
      members.removeIf(this::isAdjectiveOfCoordinated);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      for (int j = i + 1; j < members.size(); j++) {
        pairs.add(new Pair(members.get(i), members.get(j)));
        if (!symmetric) {
          pairs.add(new Pair(members.get(j), members.get(i)));
        }
      }
    }
    return pairs;
  }

  /** "A and B, who had traded fire": a clause behind the last of several may be about all. */
  List<Actor> all(List<Actor> subjects, int verb, Sentence sentence) {
    int last = tree.head(verb);
    if (subjects.size() != 1
        || !tree.is(verb, "acl:relcl")
        || !tree.is(last, "conj")
        || subjects.getFirst().token() != last) {
      return subjects;
    }
    List<Actor> all = sentence.actors(List.of(tree.firstConjunct(last)));
    return all.contains(subjects.getFirst()) ? all : subjects;
  }

  private static boolean isPerson(Actor actor) {
    return actor.entity().kind().equals("Person");
  }

  /** "the Kenyan and Peruvian presidents X and Y": the first adjective tells only whose X is. */
  private boolean isAdjectiveOfCoordinated(Actor actor) {
    return tree.token(actor.token()).tag().equals("JJ")
        && actor.token() + 1 < tree.size()
        && tree.lemma(actor.token() + 1).equals("and");
  }

  /**
   * "fired at each other", "taxed each other's goods", "criticized one another", where the parser
   * takes "one" for the head.
   */
  boolean isReciprocal(String place, int anchor) {
    List<Integer> words =
        switch (place) {
          case "obj", "iobj" -> tree.children(anchor, "obj", "iobj");
          default -> grammar.nearbyComplements(anchor, place);
        };
    List<Integer> all = new ArrayList<>(words);
    words.forEach(word -> all.addAll(tree.children(word, "nmod:poss")));
    return all.stream()
        .anyMatch(word ->
            word > 0
                && (tree.lemma(word).matches("other|another")
                        && tree.lemma(word - 1).matches("each|one")
                    || tree.lemma(word).equals("one")
                        && word + 1 < tree.size()
                        && tree.lemma(word + 1).equals("another")
                    || tree.token(word).word().equals("other")
                        && tree.lemma(word - 1).equals("the")));
  }
}
