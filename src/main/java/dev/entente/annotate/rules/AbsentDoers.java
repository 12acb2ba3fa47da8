package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;

/** Whose act a verb tells that has no doer of its own. */
final class AbsentDoers {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  AbsentDoers(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  List<Actor> of(int verb, boolean throughEvents) {
    List<Actor> found = throughEvents ? supporters(verb) : List.of();
    return found.isEmpty() ? deniers(verb) : found;
  }

  /** "imposed sanctions targeting B", "launched strikes that hit B": whose acts those are. */
  private List<Actor> supporters(int verb) {
    for (int act : grammar.subjects(verb)) {
      int support = tree.head(act);
      if (tree.is(act, "obj")
          && support != verb
          && lexicon.words("support").contains(tree.lemma(support))
          && lexicon.triggers(tree.token(act)).stream()
              .anyMatch(row -> row.pos() == PartOfSpeech.NOUN)) {
        return subjectsBut(act, support);
      }
    }
    return List.of();
  }

  /** "denied that any arms had been sent to B": whoever denies it speaks of its own side. */
  private List<Actor> deniers(int verb) {
    int above = tree.head(verb);
    boolean denied =
        grammar.isPassive(verb)
            && above != ParsedSentence.NONE
            && tree.is(verb, "ccomp")
            && lexicon.words("denying").contains(tree.lemma(above))
            && tree.children(verb, "obl", "obl:agent").stream()
                .noneMatch(agent -> tree.preposition(agent).equals("by"));
    if (!denied) {
      return List.of();
    }
    List<Actor> deniers = subjectsBut(verb, above);
    // "A denied that its planes had been hit" speaks of somebody else's act.
    boolean own =
        sentence.actors(grammar.surfaceSubjects(verb, 0)).stream()
            .anyMatch(hit ->
                deniers.stream()
                    .anyMatch(by -> by.entity().country().equals(hit.entity().country())));
    return own || grammar.surfaceSubjects(verb, 0).stream().anyMatch(this::isOwned)
        ? List.of()
        : deniers;
  }

  private boolean isOwned(int noun) {
    return tree.child(noun, "nmod:poss").isPresent();
  }

  private List<Actor> subjectsBut(int word, int verb) {
    return sentence.actors(
        grammar.subjects(verb).stream().filter(subject -> subject != word).toList());
  }
}
