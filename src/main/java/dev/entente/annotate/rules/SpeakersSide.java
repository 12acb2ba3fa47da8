package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;

/**
 * Finds whose dealings somebody speaks of who names only the other side: "officials said talks with
 * B had failed" are the officials' own talks.
 */
final class SpeakersSide {

  private static final String MEDIA = "MediaOrganisation";

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;

  SpeakersSide(Sentence sentence, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
  }

  /** Who says the clause of a noun; empty where the clause has an actor of its own. */
  List<Actor> of(int noun) {
    if (!tree.children(noun, "nmod:poss").isEmpty()) {
      return List.of();
    }
    int clause = noun;
    for (int above : tree.ancestors(noun)) {
      if (isSpeech(above)) {
        return tree.is(clause, "ccomp") && isAlone(noun, above) ? speakers(above) : List.of();
      }
      // "talks with B failed, officials said"
      for (int said : tree.children(above, "parataxis")) {
        if (isSpeech(said) && tree.is(noun, "nsubj", "nsubj:pass") && tree.head(noun) == above) {
          return speakers(said);
        }
      }
      if (hasSomebody(above)) {
        return List.of();
      }
      clause = above;
    }
    return List.of();
  }

  private boolean isSpeech(int word) {
    return tree.token(word).isVerb()
        && lexicon.cues(tree.token(word)).stream()
            .anyMatch(cue -> cue.type() == Cue.Type.SPEECH && cue.scope().contains("comp"));
  }

  /** Whether no other actor stands between the verb of speech and the noun. */
  private boolean isAlone(int noun, int speech) {
    for (int word = speech + 1; word < noun; word++) {
      if (sentence.isActor(word) || tree.token(word).tag().startsWith("PRP")) {
        return false;
      }
    }
    return speech < noun;
  }

  private boolean hasSomebody(int verb) {
    return tree.children(verb, "nsubj", "nsubj:pass").stream()
        .anyMatch(
            subject -> sentence.isActor(subject) || tree.token(subject).tag().startsWith("PRP"));
  }

  private List<Actor> speakers(int speech) {
    return sentence.actors(tree.children(speech, "nsubj")).stream()
        .filter(actor -> !Places.isNameless(actor) && !actor.entity().kind().equals(MEDIA))
        .toList();
  }
}
