package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;

/** Who sent the weapon that does what a verb says. */
final class Launches {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Launches(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /**
   * "fired a missile that flew over B", "shells fired from A fell in B", "shells from A fell in B":
   * whoever sent the weapon on its way.
   */
  List<Actor> of(int verb) {
    for (int weapon : grammar.subjects(verb)) {
      for (int sent : tree.children(weapon, "acl")) {
        if (tree.token(sent).tag().matches("VB[DN]")
            && lexicon.words("launching").contains(tree.lemma(sent))) {
          List<Integer> by = grammar.complements(sent, "by");
          return sentence.actors(by.isEmpty() ? grammar.complements(sent, "from") : by);
        }
      }
      int launch = tree.head(weapon);
      if (tree.is(weapon, "obj", "nsubj:pass")
          && launch != verb
          && lexicon.words("launching").contains(tree.lemma(launch))) {
        return sentence.actors(
            grammar.subjects(launch).stream().filter(subject -> subject != weapon).toList());
      }
      List<Actor> sender = sentence.actors(grammar.ownComplements(weapon, "from"));
      if (!sender.isEmpty() && lexicon.words("weapons").contains(tree.lemma(weapon))) {
        return sender;
      }
    }
    return List.of();
  }
}
