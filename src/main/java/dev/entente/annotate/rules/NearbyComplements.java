package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the complements of a word that the parser hung on one of its neighbours. */
final class NearbyComplements {

  /** Prepositions of what else happened: "agreed after talks with B" is no agreement with B. */
  static final Set<String> BESIDE =
      Set.of("after", "following", "before", "amid", "despite", "since", "ahead of");

  /** "in support of B", "in violation of B's law": what is done aside from the verb. */
  private static final String ASIDE =
      "support|solidarity|coordination|cooperation|collaboration|partnership|conjunction|retaliation"
          + "|response|violation|breach|defiance";

  /** Nouns whose "of" only gives their name: "an attack on A in the city of B" is not B's. */
  private static final Set<String> CALLED =
      Set.of(
          "city",
          "town",
          "village",
          "port",
          "capital",
          "province",
          "region",
          "district",
          "state",
          "island",
          "area",
          "month",
          "suburb",
          "county",
          "department");

  /** "shelled a village on the orders of B": B did it and does not suffer it. */
  private static final String BIDDING =
      "approval|authority|behalf|behest|blessing|command|instruction|invitation|name|order|request";

  private final ParsedSentence tree;
  private final Grammar grammar;

  NearbyComplements(ParsedSentence tree, Grammar grammar) {
    this.tree = tree;
    this.grammar = grammar;
  }

  /** As {@link Grammar#nearbyComplements}. */
  List<Integer> of(int word, String preposition) {
    Set<Integer> found = new LinkedHashSet<>(grammar.complements(word, preposition));
    if (!found.isEmpty()) {
      return new ArrayList<>(found);
    }
    below(word, preposition, found, 0);
    int noun = tree.head(word);
    if (found.isEmpty() && tree.is(word, "acl:relcl") && grammar.objects(word).contains(noun)) {
      // "the treaty with B, which A tore up"
      found.addAll(grammar.complements(noun, preposition));
    }
    int current = word;
    for (int step = 0; step < 3 && found.isEmpty(); step++) {
      int head = tree.head(current);
      if (head == ParsedSentence.NONE
          || !tree.is(
                  current,
                  "obj",
                  "nmod",
                  "obl",
                  "nsubj:pass",
                  "nsubj",
                  "conj",
                  "compound",
                  "xcomp",
                  "amod",
                  "dep")
              && !isGerundOf(current)) {
        break;
      }
      for (int child : grammar.complements(head, preposition)) {
        if (child > word || grammar.isAntecedent(child, head)) {
          found.add(child);
        }
      }
      current = head;
      if (tree.token(head).isVerb()) {
        break;
      }
    }
    return new ArrayList<>(found);
  }

  /** "accused A of selling pictures to B": the parser hangs "to B" on either verb. */
  private boolean isGerundOf(int verb) {
    return tree.token(verb).tag().equals("VBG")
        && tree.is(verb, "advcl", "acl", "obl", "nmod")
        && Control.OBJECT.contains(tree.preposition(verb));
  }

  private void below(int word, String preposition, Set<Integer> found, int depth) {
    if (depth > 2) {
      return;
    }
    for (int child :
        tree.children(word, "obj", "nsubj:pass", "obl", "nmod", "xcomp", "advmod", "conj")) {
      boolean after = child > word || tree.is(child, "nsubj:pass");
      if (found.isEmpty()
          && after
          && !tree.token(child).isVerb()
          && !(preposition.equals("with") && BESIDE.contains(tree.preposition(child)))
          && !(preposition.equals("with")
              && tree.lemma(child).matches("border|frontier|boundary")
              && tree.preposition(child).matches("near|at|close to"))
          && !(preposition.equals("of")
              && (CALLED.contains(tree.lemma(child)) || tree.lemma(child).matches(BIDDING)))
          && !(preposition.equals("to") && tree.preposition(child).equals("with"))
          && !(tree.preposition(child).equals("in")
              && tree.lemma(child).matches(ASIDE)
              && tree.child(child, "det").isEmpty())) {
        found.addAll(grammar.complements(child, preposition));
        if (found.isEmpty()) {
          ofParticiple(child, preposition, found);
        }
        if (found.isEmpty() && tree.token(child).tag().equals("NNP")) {
          // "recalled Nobody, its envoy to B"
          for (int apposition : tree.children(child, "appos")) {
            found.addAll(grammar.complements(apposition, preposition));
          }
        }
        below(child, preposition, found, depth + 1);
      }
    }
  }

  /**
   * "lifted sanctions imposed on B", "fired shells aimed at B": the participle says of the noun
   * whom it concerns.
   */
  private void ofParticiple(int noun, String preposition, Set<Integer> found) {
    boolean at = preposition.equals("at");
    if (at || preposition.matches("on|upon|against|to|with")) {
      for (int participle : tree.children(noun, "acl")) {
        if (participle > noun
            && tree.token(participle).tag().matches("VB[DN]")
            && (!at || tree.lemma(participle).matches("aim|direct|level|target|point"))) {
          found.addAll(grammar.complements(participle, preposition));
        }
      }
    }
    // "lifted the sanctions that it imposed on B"
    if (preposition.matches("on|upon|against")) {
      for (int clause : tree.children(noun, "acl:relcl")) {
        if (tree.lemma(clause).matches("impose|slap|place|put|levy|inflict|introduce|adopt")) {
          found.addAll(grammar.complements(clause, preposition));
        }
      }
    }
  }
}
