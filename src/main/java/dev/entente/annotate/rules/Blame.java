package dev.entente.annotate.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whom verbs of accusation, praise and thanks make answer for something. */
final class Blame {

  private static final Set<String> CULPRIT =
      Set.of("culprit", "perpetrator", "mastermind", "author", "organiser", "organizer", "suspect");

  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  Blame(ParsedSentence tree, Grammar grammar, Lexicon lexicon) {
    this.tree = tree;
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /**
   * Whom a verb judges for what a word says ("accused B of an attack", "thanked B for its help"):
   * they did it, not the one who judges.
   *
   * @param reason a complement of the verb
   */
  List<Integer> blamed(int reason) {
    int verb = tree.head(reason);
    String preposition = tree.preposition(reason);
    if (verb == ParsedSentence.NONE) {
      return List.of();
    }
    List<Integer> culprits = culprits(reason);
    if (!culprits.isEmpty()) {
      return culprits;
    }
    if (!tree.token(verb).isVerb()
        || !tree.is(reason, "obl", "nmod", "advcl")
        || !preposition.matches("of|for|over|with|because of|after")) {
      return List.of();
    }
    boolean judges =
        lexicon.cues(tree.token(verb)).stream()
                .anyMatch(
                    cue -> cue.type() == Cue.Type.ACCUSATION && cue.scope().contains(preposition))
            || lexicon.words("judging").contains(tree.lemma(verb))
                && preposition.matches("for|over|because of|after");
    return judges
        ? grammar.objects(verb).stream().filter(object -> object < reason).toList()
        : List.of();
  }

  /** "named B as the culprit in the raid", "pointed the finger at B over the raid". */
  private List<Integer> culprits(int reason) {
    String preposition = tree.preposition(reason);
    int head = tree.head(reason);
    boolean culprit = CULPRIT.contains(tree.lemma(head)) && tree.preposition(head).equals("as");
    int verb = culprit ? tree.head(head) : head;
    if (verb == ParsedSentence.NONE || !tree.token(verb).isVerb()) {
      return List.of();
    }
    culprit |=
        tree.children(verb, "obl").stream()
            .anyMatch(as -> CULPRIT.contains(tree.lemma(as)) && tree.preposition(as).equals("as"));
    if (culprit && preposition.matches("in|of|behind|for")) {
      return grammar.objects(verb).stream().filter(object -> object < reason).toList();
    }
    boolean points =
        tree.lemma(verb).equals("point")
            && grammar.objects(verb).stream().anyMatch(what -> tree.lemma(what).equals("finger"));
    return points && preposition.matches("over|for|after")
        ? grammar.nearbyComplements(verb, "at").stream().filter(whom -> whom < reason).toList()
        : List.of();
  }

  /**
   * "broke off relations with B over its raid", "imposed tariffs on B for its …": with whom, on
   * whom.
   *
   * @param reason a complement of the verb, or of its object
   */
  List<Integer> punished(int reason) {
    int verb = tree.head(reason);
    if (verb != ParsedSentence.NONE && tree.is(verb, "obj") && !tree.token(verb).isVerb()) {
      verb = tree.head(verb);
    }
    if (verb == ParsedSentence.NONE
        || !lexicon.words("punishing").contains(tree.lemma(verb))
        || !tree.preposition(reason).matches("for|over|because of|after")) {
      return List.of();
    }
    int punishing = verb;
    return Stream.of("with", "on", "from", "against", "to")
        .flatMap(preposition -> grammar.nearbyComplements(punishing, preposition).stream())
        .filter(whom -> whom < reason)
        .limit(1)
        .toList();
  }

  /** "the hack that paralysed B": whether a relative clause says what the act before it did. */
  boolean tellsOfAct(int verb) {
    return tree.is(verb, "acl:relcl")
        && grammar.subjects(verb).contains(tree.head(verb))
        // whose words those are is asked elsewhere: "rejected a law that bans imports"
        && !lexicon.words("document").contains(tree.lemma(tree.head(verb)))
        && lexicon.triggers(tree.token(tree.head(verb))).stream()
            .anyMatch(row -> row.pos() == PartOfSpeech.NOUN);
  }
}
