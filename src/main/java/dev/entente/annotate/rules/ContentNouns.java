package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;
import java.util.Set;

/**
 * Whose offer or move it is in "A offered to mediate, an offer that B rejected", whose words in "A
 * said its men were fired on, a charge that B rejected", whose deed "something B denies", ", which
 * B denounced" and "in what B called" mean.
 */
final class ContentNouns {

  private static final List<String> CLASSES =
      List.of("proposal", "act_noun", "said_noun", "summing");

  /** Words between the noun and the verb that judges it, such as its subject. */
  private static final int REACH = 12;

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  ContentNouns(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /** Who acts in the clause that the noun before the verb sums up; empty where none does. */
  List<Actor> doers(int verb) {
    for (int noun = verb - 1; noun > 1 && noun >= verb - REACH; noun--) {
      if (tree.lemma(noun).equals(",") || tree.lemma(noun).equals(";")) {
        return meansClause(noun + 1, verb) ? actorsBefore(noun, false) : List.of();
      }
      if (tree.lemma(noun).equals("what")
          && tree.lemma(noun - 1).equals("in")
          && tree.lemma(noun - 2).equals(",")) {
        return actorsBefore(noun - 2, false);
      }
      if (sumsUp(tree, lexicon, noun)) {
        boolean said = lexicon.words("said_noun").contains(tree.lemma(noun));
        return tree.children(noun, "nmod:poss").isEmpty() && sentence.actors(noun).isEmpty()
            ? actorsBefore(comma(tree, noun), said)
            : List.of();
      }
    }
    return List.of();
  }

  /** "A closed the border, which B denounced": the pronoun is what B denounced. */
  private boolean meansClause(int pronoun, int verb) {
    List<Integer> subjects = tree.children(verb, "nsubj");
    // "fined A, which B calls a threat": what B always says is about A.
    return tree.lemma(pronoun).equals("which")
        && !tree.token(verb).tag().matches("VBZ|VBP")
        && tree.head(pronoun) == verb
        && !subjects.isEmpty()
        && subjects.stream().allMatch(subject -> subject > pronoun);
  }

  /**
   * Whether the noun stands behind a comma for the whole clause before: ", a claim", ", a step".
   */
  static boolean sumsUp(ParsedSentence tree, Lexicon lexicon, int noun) {
    return tree.token(noun).isNoun()
        && CLASSES.stream().anyMatch(name -> lexicon.words(name).contains(tree.lemma(noun)))
        && comma(tree, noun) > 0;
  }

  /** The comma before "a move", "an unusual offer", "something"; 0 where none stands there. */
  private static int comma(ParsedSentence tree, int noun) {
    if (tree.lemma(noun).equals("something")) {
      return tree.lemma(noun - 1).equals(",") ? noun - 1 : 0;
    }
    int word = noun - 1;
    while (word > 0 && tree.token(word).tag().matches("JJ.*|NN|RB.*")) {
      word--;
    }
    return word > 1
            && Set.of("a", "an").contains(tree.lemma(word))
            && tree.lemma(word - 1).equals(",")
        ? word - 1
        : 0;
  }

  /** Of the sentence's own verb, or of one coordinated with it; of a saying, who says so. */
  private List<Actor> actorsBefore(int comma, boolean said) {
    for (int verb = comma - 1; verb >= 0; verb--) {
      boolean own =
          tree.is(verb, "root")
              || tree.is(verb, "conj", "parataxis") && tree.is(tree.firstConjunct(verb), "root");
      if (own && tree.isFinite(verb)) {
        // "A said that B had left, a move …": the move is B's.
        boolean speaks = lexicon.words("speech_act").contains(tree.lemma(verb));
        List<Integer> clauses =
            tree.children(verb, "ccomp").stream().filter(clause -> clause < comma).toList();
        return sentence.actors(
            clauses.isEmpty() || said && speaks
                ? grammar.subjects(verb)
                : clauses.stream().flatMap(clause -> grammar.subjects(clause).stream()).toList());
      }
    }
    return List.of();
  }
}
