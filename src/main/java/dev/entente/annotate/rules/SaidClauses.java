package dev.entente.annotate.rules;

import java.util.Optional;
import java.util.Set;

/** Mends clauses that somebody says and that the parser hung elsewhere. */
final class SaidClauses {

  /** Words of the longest "known as A" between a speaker and the verb. */
  private static final int ADDITION = 10;

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  SaidClauses(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int verb) {
    ofOccasion(verb);
    subjectOfWhatIsSaid(verb);
    contentBeforeSpeech(verb);
    speakerBehind(verb);
    speakerBefore(verb);
    titleOfSpeaker(verb);
    speechOfSubject(verb);
    behindThat(verb);
    besideSpeech(verb);
    behindEvent(verb);
    besidePerfect(verb);
  }

  /** "told another story, saying A had crossed the line, cut wires and shot B": A did all that. */
  private void besidePerfect(int verb) {
    int above = tree.head(verb);
    if (above == ParsedSentence.NONE
        || above > verb
        || !tree.is(verb, "conj")
        || !tree.token(verb).tag().matches("VB[DN]")
        || !tree.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark").isEmpty()) {
      return;
    }
    for (int speech : tree.children(above, "advcl")) {
      Optional<Integer> said = tree.child(speech, "ccomp");
      if (!tree.token(speech).tag().equals("VBG")
          || !lexicon.words("speech_act").contains(tree.lemma(speech))
          || said.isEmpty()
          || said.get() > verb
          || tree.children(said.get(), "aux").stream()
              .noneMatch(had -> tree.lemma(had).equals("have"))) {
        continue;
      }
      boolean listed = tree.children(verb, "cc").isEmpty() && tree.lemma(verb - 1).equals(",");
      if (listed || !tree.children(said.get(), "conj").isEmpty()) {
        tree.rehang(verb, said.get(), "conj");
        return;
      }
    }
  }

  /**
   * "blamed A for a war that was nearly over and said …": an event says nothing, but whoever told
   * of it.
   */
  private void behindEvent(int verb) {
    int clause = tree.head(verb);
    if (clause == ParsedSentence.NONE
        || !tree.is(verb, "conj")
        || !tree.token(verb).tag().equals("VBD")
        || !lexicon.words("reporting").contains(tree.lemma(verb))
        || !tree.is(clause, "acl:relcl")
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int event = tree.head(clause);
    boolean happens =
        tree.lemma(event).matches("war|conflict|dispute|crisis|quarrel|row|standoff|feud")
            || lexicon.words("combat").contains(tree.lemma(event))
            || lexicon.words("act_noun").contains(tree.lemma(event))
            || lexicon.words("agreement").contains(tree.lemma(event));
    int main = tree.head(event);
    while (main != ParsedSentence.NONE
        && !(tree.token(main).isVerb() && tree.isFinite(main) && main < event)) {
      main = tree.head(main);
    }
    if (happens && main != ParsedSentence.NONE && tree.token(main).tag().equals("VBD")) {
      tree.rehang(verb, main, "conj");
    }
  }

  /**
   * "A said B had armed rebels, while C protested", "…, and in May C protested": a clause behind a
   * comma that tells what somebody else did meanwhile or at another time is no longer A's.
   */
  private void besideSpeech(int verb) {
    int said = tree.head(verb);
    if (said == ParsedSentence.NONE
        || said > verb
        || !tree.is(verb, "advcl", "conj")
        || !tree.isFinite(verb)
        || tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int speech = tree.is(said, "ccomp") ? tree.head(said) : ParsedSentence.NONE;
    if (speech == ParsedSentence.NONE || speech > said) {
      return;
    }
    if (!lexicon.words("reporting").contains(tree.lemma(speech))) {
      if (tellsClause(speech) && isToldBeside(verb, said)) {
        tree.rehang(verb, speech, "conj");
      }
      return;
    }
    boolean meanwhile =
        tree.is(verb, "advcl")
            && tree.children(verb, "mark").stream()
                .anyMatch(mark -> isBehindComma(mark) && tree.lemma(mark).matches("while|whereas"));
    boolean later =
        tree.is(verb, "conj")
            && tree.children(verb, "obl", "obl:tmod").stream().anyMatch(this::isTimeBehindAnd);
    if (meanwhile || later || isToldBeside(verb, said)) {
      tree.rehang(verb, speech, tree.relation(verb));
    }
  }

  /**
   * "A found that B had armed rebels, and C blamed D": what was said stands a tense further back
   * than what goes on behind the comma.
   */
  private boolean isToldBeside(int verb, int said) {
    boolean back =
        tree.children(said, "aux").stream()
            .anyMatch(
                word -> tree.lemma(word).equals("have") && tree.token(word).tag().equals("VBD"));
    boolean past =
        tree.token(verb).tag().equals("VBD")
            && tree.children(verb, "aux", "aux:pass", "cop", "mark").isEmpty();
    boolean perfect = isPerfect(verb) && isPerfect(tree.head(said)) && !isPerfect(said);
    return (back && past || perfect)
        && tree.is(verb, "conj")
        && tree.children(verb, "nsubj").stream()
            .map(subject -> tree.subtree(subject).getFirst() - 1)
            .anyMatch(and -> and > 0 && tree.lemma(and).equals("and") && isBehindComma(and));
  }

  private boolean isPerfect(int verb) {
    return tree.children(verb, "aux").stream()
        .anyMatch(
            word -> tree.lemma(word).equals("have") && tree.token(word).tag().matches("VB[ZP]"));
  }

  private boolean isBehindComma(int word) {
    return word > 0 && tree.lemma(word - 1).equals(",");
  }

  /** ", and in May", ", and last year". */
  private boolean isTimeBehindAnd(int time) {
    int and = tree.subtree(time).getFirst() - 1;
    boolean date =
        tree.token(time).isMonth()
            || tree.token(time).isWeekday()
            || tree.token(time).word().matches("(19|20)[0-9]{2}")
            || tree.lemma(time).matches("year|month|week|day");
    return date && and > 0 && tree.lemma(and).equals("and") && isBehindComma(and);
  }

  /** "vowed on its channel, A's own, that B would burn": a clause with "that" is what is said. */
  private void behindThat(int verb) {
    int speech = tree.head(verb);
    if (speech == ParsedSentence.NONE
        || speech > verb
        || !tree.is(verb, "parataxis", "dep", "advcl")
        || !isSpeech(speech)
        || !tree.children(speech, "ccomp").isEmpty()) {
      return;
    }
    boolean that =
        tree.children(verb, "mark").stream()
            .anyMatch(
                mark -> tree.lemma(mark).equals("that") && tree.preposition(verb).equals("that"));
    if (that && !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      tree.relabel(verb, "ccomp");
    }
  }

  /** "claimed in a speech that B had armed A": what is said hangs on who speaks, not on when. */
  private void ofOccasion(int clause) {
    int occasion = tree.head(clause);
    if (!tree.is(clause, "ccomp", "acl", "dep") || occasion == ParsedSentence.NONE) {
      return;
    }
    while (tree.is(occasion, "nmod") && tree.token(tree.head(occasion)).isNoun()) {
      // "in a speech to farmers that …"
      occasion = tree.head(occasion);
    }
    int speech = tree.head(occasion);
    int first = tree.subtree(clause).getFirst();
    if (!tree.is(occasion, "obl", "nmod")
        || occasion > clause
        || speech > occasion
        || !tree.preposition(occasion).matches("in|at|during|on|before|to")
        || !isSpeech(speech) && !isCharge(speech)
        || !tree.lemma(first).equals("that")
        || tree.children(clause, "nsubj", "nsubj:pass").stream()
            .noneMatch(subject -> subject > first)
        || !tree.children(speech, "ccomp", "xcomp", "obj").isEmpty()) {
      return;
    }
    tree.rehang(clause, speech, "ccomp");
  }

  /** "…, the mission, known as A, said": the noun before the verb, over what is added to it. */
  private void speakerBefore(int verb) {
    if (!tree.is(verb, "parataxis")
        || verb < 3
        || !tree.isFinite(verb)
        || !isSpeech(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int speaker = verb - 1;
    if (tree.is(verb - 2, "appos") && tree.token(verb - 2).tag().startsWith("NNP")) {
      // "by B's move, its chairman, Mr A, said"
      int title = tree.head(verb - 2);
      tree.rehang(verb - 2, verb, "nsubj");
      if (tree.is(title, "obj") && title == verb - 4) {
        tree.rehang(title, verb - 2, "appos");
      }
      return;
    }
    if (tree.lemma(speaker).equals(",")) {
      do {
        speaker--;
      } while (speaker > 0 && verb - speaker < ADDITION && !tree.lemma(speaker).equals(","));
      speaker--;
    }
    if (speaker < 1 || !tree.token(speaker).isNoun() || tree.is(speaker, "compound")) {
      return;
    }
    int begin = tree.subtree(speaker).getFirst();
    if (begin > 0 && tree.lemma(begin - 1).equals(",")) {
      tree.rehang(speaker, verb, "nsubj");
    }
  }

  /** "talks about trade and travel, its chairman, A, said": the title is who speaks. */
  private void titleOfSpeaker(int verb) {
    Optional<Integer> name = tree.child(verb, "nsubj");
    if (name.isEmpty() || name.get() > verb || !isSpeech(verb) || !tree.isFinite(verb)) {
      return;
    }
    int begin = tree.subtree(name.get()).getFirst();
    int title = begin - 2;
    if (title < 2
        || !tree.token(name.get()).tag().startsWith("NNP")
        || !tree.lemma(begin - 1).equals(",")
        || !tree.is(title, "conj", "appos", "nmod", "obl", "obj")
        || !tree.token(title).tag().equals("NN")
        || !tree.lemma(verb - 1).equals(",")) {
      return;
    }
    int first = tree.subtree(title).getFirst();
    if (first > 0
        && first < title
        && tree.lemma(first - 1).equals(",")
        && tree.token(first).tag().matches("PRP\\$|DT|NNPS?|JJ")
        && tree.rehang(title, name.get(), "appos")) {
      tree.rehang(begin - 1, name.get(), "punct");
    }
  }

  /** "criticised the decision, which touches B, and said that …": no decision said so. */
  private void speechOfSubject(int verb) {
    int clause = tree.head(verb);
    int noun = tree.is(verb, "conj") ? tree.head(clause) : ParsedSentence.NONE;
    if (noun == ParsedSentence.NONE
        || !tree.is(clause, "acl:relcl")
        || !lexicon.words("act_noun").contains(tree.lemma(noun))
        || !isSpeech(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    int above = tree.head(noun);
    if (above != ParsedSentence.NONE && above < noun && tree.isFinite(above)) {
      tree.rehang(verb, above, "conj");
    }
  }

  private boolean isSpeech(int verb) {
    return tree.token(verb).isVerb()
        && lexicon.cues(tree.token(verb)).stream().anyMatch(cue -> cue.type() == Cue.Type.SPEECH);
  }

  /** "found that", "showed that": verbs whose clause is known from their subject. */
  private boolean tellsClause(int verb) {
    return tree.token(verb).isVerb()
        && lexicon.cues(tree.token(verb)).stream()
            .anyMatch(cue -> cue.attributes() && cue.scope().contains("comp"));
  }

  private boolean isCharge(int verb) {
    return tree.token(verb).isVerb()
        && lexicon.cues(tree.token(verb)).stream()
            .anyMatch(cue -> cue.type() == Cue.Type.ACCUSATION && cue.scope().contains("comp"));
  }

  /** "'Never,' complained A, calling on B to stop": the name behind the verb is its subject. */
  private void speakerBehind(int speaker) {
    int verb = tree.head(speaker);
    if (!tree.is(speaker, "xcomp", "obj", "dep", "obl")
        || verb == ParsedSentence.NONE
        || verb > speaker
        || !tree.token(verb).tag().equals("VBD")
        || !tree.token(speaker).isNoun()
        || !tree.children(speaker, "case", "mark").isEmpty()
        || !tree.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass").isEmpty()
        || tree.subtree(speaker).getFirst() != verb + 1
        || verb == 0
        || !tree.token(verb - 1).tag().matches("''|``|,")) {
      return;
    }
    boolean says =
        (tree.is(verb, "parataxis", "dep")
                    && tree.head(verb) < verb
                    && tree.token(verb - 1).tag().matches("''|``")
                || tree.children(verb, "ccomp").stream().anyMatch(said -> said < verb))
            && lexicon.cues(tree.token(verb)).stream()
                .anyMatch(
                    cue -> cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.ACCUSATION);
    if (says) {
      tree.relabel(speaker, "nsubj");
    }
  }

  /** "A said B and C had agreed": what was taken for the object of "said" is the next subject. */
  private void subjectOfWhatIsSaid(int verb) {
    int speech = tree.head(verb);
    if (!tree.token(verb).isVerb()
        || !tree.is(verb, "dep", "ccomp", "xcomp")
        || speech == ParsedSentence.NONE
        || tree.children(verb, "aux", "aux:pass", "cop").isEmpty()
            && !Set.of("VBD", "VBZ", "VBP").contains(tree.token(verb).tag())
        || !tree.children(verb, "nsubj", "nsubj:pass", "mark").isEmpty()) {
      return;
    }
    Optional<Integer> object = tree.child(speech, "obj");
    boolean says =
        lexicon.cues(tree.token(speech)).stream()
            .anyMatch(cue -> cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.DENIAL);
    if (says && object.isPresent() && object.get() > speech && object.get() < verb) {
      boolean passive = tree.child(verb, "aux:pass").isPresent();
      tree.rehang(object.get(), verb, passive ? "nsubj:pass" : "nsubj");
      tree.relabel(verb, "ccomp");
    }
  }

  /**
   * "A has sent planes, officials said, as …": a clause that no word subordinates is what is said.
   */
  private void contentBeforeSpeech(int verb) {
    int speech = tree.head(verb);
    if (!tree.is(verb, "advcl", "dep")
        || speech == ParsedSentence.NONE
        || speech < verb
        || !tree.isFinite(verb)
        || tree.children(verb, "nsubj", "nsubj:pass").isEmpty()
        || !tree.children(verb, "mark").isEmpty()
        || tree.children(verb, "advmod").stream()
            .anyMatch(adverb -> tree.lemma(adverb).matches("when|while|where|how|why"))
        || !tree.children(speech, "ccomp").isEmpty()) {
      return;
    }
    boolean says =
        lexicon.cues(tree.token(speech)).stream()
            .anyMatch(cue ->
                (cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.ACCUSATION)
                    && cue.scope().contains("comp"));
    boolean behind =
        tree.children(speech, "nsubj").stream()
            .anyMatch(speaker -> speaker > verb && tree.children(speaker, "mark").isEmpty());
    if (says && behind) {
      tree.relabel(verb, "ccomp");
    }
  }
}
