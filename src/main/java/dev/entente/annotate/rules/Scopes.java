package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a relation by what governs its trigger: negation, modality and tense reach what stands
 * below them in the tree (FactBank's source-introducing and selecting predicates), and speech verbs
 * bring the sources (PARC).
 */
final class Scopes {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Conditions conditions;
  private final Grammar grammar;
  private final Attributions attributions;
  private final Supplements supplements;
  private final Phrases phrases;
  private final Tenses tenses;
  private final Presuppositions presuppositions;
  private final Negations negations;
  private final Coverage coverage;
  private final Blame blame;

  Scopes(Sentence sentence, Lexicon lexicon, Grammar grammar, Conditions conditions) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.conditions = conditions;
    this.grammar = grammar;
    this.attributions = new Attributions(sentence, lexicon, grammar);
    this.supplements = new Supplements(tree, lexicon);
    this.phrases = new Phrases(tree, lexicon);
    this.tenses = new Tenses(tree, grammar);
    this.presuppositions = new Presuppositions(sentence, lexicon, grammar, conditions);
    this.negations = new Negations(tree, lexicon, conditions);
    this.coverage = new Coverage(tree, grammar);
    this.blame = new Blame(tree, grammar, lexicon);
  }

  /**
   * Judges a construction at its anchor. A row that fixes its certainty means the wish or plan
   * itself ("seek closer ties"), which then weakens and postpones nothing.
   */
  Judgement judge(int anchor, Trigger trigger) {
    Judgement judgement = new Judgement(trigger.certainty());
    if (presuppositions.isGiven(anchor, trigger)) {
      weigh(anchor, judgement);
      return judgement;
    }
    boolean answered = trigger.object().contains("clause");
    boolean standing = presuppositions.stands(anchor, trigger);
    collect(anchor, trigger, answered, standing, judgement);
    accompanied(anchor).flatMap(tenses::of).ifPresent(judgement::offerTense);
    if (trigger.polarity().equals(Optional.of(Polarity.NEGATED))) {
      judgement.negate();
    }
    trigger.tense().ifPresent(judgement::forceTense);
    return judgement;
  }

  /**
   * "criticised the launch, urging B to …": the verb that a participle without a mark goes with.
   */
  private Optional<Integer> accompanied(int participle) {
    return tree.token(participle).tag().equals("VBG")
            && tree.is(participle, "advcl", "dep")
            && tree.preposition(participle).isEmpty()
            && tree.children(participle, "aux").isEmpty()
        ? Optional.of(tree.head(participle)).filter(verb -> tree.token(verb).isVerb())
        : Optional.empty();
  }

  /** "dismissed A's accusations": what was said in words was said, whoever dismisses it. */
  private boolean isVoiced(int anchor, Trigger trigger) {
    return tree.token(anchor).isNoun()
        && (trigger.object().contains("clause") || lexicon.states(trigger, "speech_relation"));
  }

  /** "a claim by A", "A's claim": a saying whose speaker stands with it. */
  private boolean hasVoice(int noun) {
    return tree.children(noun, "nmod", "nmod:poss").stream()
        .anyMatch(word ->
            sentence.isActor(word)
                && (tree.is(word, "nmod:poss") || tree.preposition(word).equals("by")));
  }

  private boolean dismisses(int word, boolean answered) {
    boolean denies =
        lexicon.cues(tree.token(word)).stream()
            .anyMatch(cue -> cue.type() == Cue.Type.DENIAL && cue.scope().contains("obj"));
    return (denies || lexicon.words("answering").contains(tree.lemma(word)))
        && (answered || !tree.lemma(word).equals("deny"));
  }

  private void collect(
      int anchor, Trigger trigger, boolean answered, boolean standing, Judgement judgement) {
    boolean voiced = isVoiced(anchor, trigger);
    weigh(anchor, judgement);
    boolean factual = true;
    boolean aside = presuppositions.isAside(anchor, trigger);
    boolean added = false;
    boolean besideSpeech = false;
    int node = anchor;
    attributions.bystanders(node, ParsedSentence.NONE, judgement);
    while (tree.head(node) != ParsedSentence.NONE) {
      int head = tree.head(node);
      String relation = tree.relation(node);
      if (relation.equals("conj")) {
        shareModals(node, head, judgement, factual);
        node = head;
        if (!added) {
          attributions.bystanders(node, ParsedSentence.NONE, judgement);
        }
        continue;
      }
      added |= supplements.isOne(node);
      aside |=
          relation.equals("acl:relcl") && !(node == anchor && blame.tellsOfAct(node))
              || relation.equals("appos");
      boolean dismissed =
          voiced
              && tree.is(node, "obj", "nsubj:pass")
              && dismisses(head, answered || hasVoice(node));
      int opposed = node == anchor ? presuppositions.opposed(anchor, trigger) : ParsedSentence.NONE;
      if (node == anchor && dismissed || opposed != ParsedSentence.NONE) {
        factual = false;
        node = opposed == ParsedSentence.NONE ? head : tree.head(opposed);
        attributions.bystanders(node, ParsedSentence.NONE, judgement);
        continue;
      }
      boolean clausal = CLAUSAL.contains(relation);
      boolean governed =
          !added && govern(node, governor(node), judgement, factual, clausal || !aside);
      if (factual) {
        factual =
            !judgement.presupposed()
                && (governed || passes(node, head) && !(standing && node == anchor));
        if (factual) {
          if (tree.token(head).isVerb() || tree.child(head, "cop").isPresent()) {
            if (!relation.equals("nsubj")
                || governed
                || lexicon.words("occurrence").contains(tree.lemma(head))) {
              weighGovernor(head, node, judgement, lendsTense(anchor, node));
            }
          } else {
            weigh(head, judgement);
          }
        }
      }
      // "…, A said, waving B's account aside": A does so, and says something else.
      int below = besideSpeech ? node : ParsedSentence.NONE;
      besideSpeech = relation.equals("advcl");
      node = head;
      if (!added) {
        attributions.bystanders(node, below, judgement);
      }
    }
  }

  /** Whether what stands directly above may say when: not over another noun between. */
  private boolean lendsTense(int anchor, int node) {
    return tree.token(anchor).isVerb() || tree.firstConjunct(anchor) == node || anchor == node;
  }

  /** Whether factuality goes on upwards over a word that is no cue. */
  private boolean passes(int node, int head) {
    Token above = tree.token(head);
    String relation = tree.relation(node);
    // "is in B for talks"
    boolean there =
        relation.equals("obl")
            && tree.preposition(node).equals("for")
            && tree.child(head, "cop").isPresent();
    if (above.isNoun() && !there) {
      return !sentence.isActor(head)
          && (relation.equals("nmod") && !ASIDE.contains(tree.preposition(node))
              || relation.equals("compound")
              || relation.equals("amod")
              || relation.equals("acl")
              || relation.equals("nmod:poss"));
    }
    if (above.isVerb()) {
      return switch (relation) {
        // "called the raid a breach of the pact": named now, done before
        case "obj", "xcomp", "nsubj:pass" ->
            !relation.equals("xcomp")
                || !tree.token(node).isNoun()
                || !lexicon.words("naming").contains(above.lemma());
        // "is helping B build a dam"
        case "ccomp" -> above.lemma().equals("help") && tree.token(node).tag().equals("VB");
        case "obl", "advcl" ->
            isNonFinite(node) && !tree.preposition(node).isEmpty() && !isEarlier(node);
        case "nsubj" -> lexicon.words("occurrence").contains(above.lemma());
        default -> false;
      };
    }
    return there || above.isAdjective() && (relation.equals("xcomp") || relation.equals("ccomp"));
  }

  /** "no progress towards its demands": the noun above says nothing about these. */
  private static final Set<String> ASIDE =
      Set.of("toward", "towards", "over", "despite", "amid", "after", "since", "following");

  /**
   * "will not renew the deal, two days after ending it": what came before is not denied with it.
   */
  private boolean isEarlier(int clause) {
    int begin = tree.subtree(clause).getFirst();
    return tree.preposition(clause).matches("after|since|despite")
        && tree.token(clause).tag().equals("VBG")
        && begin > 0
        && tree.lemma(begin - 1).equals(",");
  }

  private boolean isNonFinite(int node) {
    String tag = tree.token(node).tag();
    return tag.equals("VBG") && tree.children(node, "aux").isEmpty() || tree.token(node).isNoun();
  }

  /** "will meet and discuss": a later verb without its own auxiliary shares the first one's. */
  private void shareModals(int node, int head, Judgement judgement, boolean factual) {
    if (factual
        && tree.token(node).isVerb()
        && tree.token(head).isVerb()
        && tree.children(node, "aux", "aux:pass", "nsubj").isEmpty()
        && !hasOwnTense(node, head)) {
      for (int auxiliary : tree.children(head, "aux")) {
        if (auxiliary < node) {
          applyHead(auxiliary, judgement);
        }
      }
      negations
          .ofParticipant(head, ParsedSentence.NONE, "nsubj", "nsubj:pass")
          .ifPresent(cue -> apply(cue.cue(), cue.at(), judgement));
      boolean either =
          tree.children(node, "cc").stream().anyMatch(word -> tree.lemma(word).matches("n?or"));
      // "did not A and B": the bare form stands under "did" with its "not"; "but" would end it.
      boolean bare =
          tree.token(node).tag().equals("VB")
              && tree.children(node, "cc").stream()
                  .noneMatch(word -> tree.lemma(word).equals("but"));
      if (either || bare && !tree.children(head, "aux").isEmpty()) {
        for (int adverb : tree.children(head, "advmod", "neg")) {
          if (adverb < head) {
            negations.at(adverb).ifPresent(cue -> apply(cue.cue(), cue.at(), judgement));
          }
        }
      }
      tenses.of(head).ifPresent(judgement::offerTense);
    }
  }

  /** "would not meet A but praised B": a past form of its own stands under no modal. */
  private boolean hasOwnTense(int verb, int first) {
    String tag = tree.token(verb).tag();
    List<Integer> auxiliaries = tree.children(first, "aux", "aux:pass");
    return (tag.equals("VBD") || tag.equals("VBN"))
        && !auxiliaries.isEmpty()
        && auxiliaries.stream()
            .allMatch(word -> tree.token(word).tag().equals("MD") || tree.lemma(word).equals("do"));
  }

  /** What hangs on the word itself: not, never, no, may, reportedly, planned, if. */
  private void weigh(int word, Judgement judgement) {
    Token token = tree.token(word);
    if (token.tag().equals("VBD") || isPastPassive(word)) {
      // "a day later, A attacked B", "was arrested and later deported": no adverb makes a past
      // tense future.
      judgement.offerTense(Tense.PAST);
    }
    for (int child : tree.children(word)) {
      if (tree.is(
          child,
          "advmod",
          "neg",
          "det",
          "aux",
          "amod",
          "mark",
          "cc",
          "obl",
          "nmod",
          "case",
          "cc:preconj",
          "compound",
          "dep",
          "expl")) {
        applyHead(child, judgement);
      }
    }
    negations
        .ofParticipant(word, ParsedSentence.NONE, "nsubj", "nsubj:pass", "obj", "iobj")
        .ifPresent(cue -> apply(cue.cue(), cue.at(), judgement));
    phrases.of(word).forEach(phrase -> apply(phrase.cue(), phrase.at(), judgement));
    if (token.isVerb()) {
      tenses.of(word).ifPresent(judgement::offerTense);
    } else {
      planned(word, judgement);
      tree.child(word, "cop").flatMap(tenses::of).ifPresent(judgement::offerTense);
    }
  }

  /** "the exercise that A and B plan to hold". */
  private void planned(int noun, Judgement judgement) {
    for (int clause : tree.children(noun, "acl:relcl")) {
      if (tree.children(clause, "xcomp").isEmpty()) {
        continue;
      }
      lexicon.cues(tree.token(clause)).stream()
          .filter(cue -> cue.type() == Cue.Type.PLAN && cue.scope().contains("comp"))
          .findFirst()
          .ifPresent(cue -> apply(cue, clause, judgement));
    }
  }

  /** The same for a word above the trigger; its tense counts for what has none of its own. */
  private void weighGovernor(int word, int below, Judgement judgement, boolean lendsTense) {
    for (int child : tree.children(word)) {
      if (tree.is(child, "advmod", "neg", "aux", "mark")) {
        applyHead(child, judgement);
      }
    }
    negations
        .ofParticipant(word, below, "nsubj", "nsubj:pass")
        .ifPresent(cue -> apply(cue.cue(), cue.at(), judgement));
    phrases.of(word).forEach(phrase -> apply(phrase.cue(), phrase.at(), judgement));
    if (lendsTense) {
      Optional<Tense> tense =
          tree.token(word).isVerb() ? tenses.of(word) : tree.child(word, "cop").flatMap(tenses::of);
      tense.ifPresent(judgement::offerTense);
    }
  }

  private void applyHead(int word, Judgement judgement) {
    for (Cue cue : lexicon.cues(tree.token(word))) {
      if ((cue.scope().contains("head") && cue.pos() != PartOfSpeech.NOUN
              || cue.opensClause() && tree.is(word, "mark") && !tellsTheEnd(word))
          && conditions.hold(cue.where(), word)) {
        apply(cue, word, judgement);
        return;
      }
    }
  }

  /** "marched until the police arrested A": one thing happened, then the other. */
  private boolean tellsTheEnd(int mark) {
    int verb = tree.head(mark);
    return tree.lemma(mark).matches("until|till")
        && tree.token(verb).tag().equals("VBD")
        && tree.head(verb) != ParsedSentence.NONE
        && tree.token(tree.head(verb)).tag().equals("VBD");
  }

  private void apply(Cue cue, int word, Judgement judgement) {
    if (cue.negates()) {
      judgement.negate();
    }
    cue.certainty().ifPresent(judgement::weaken);
    cue.tense()
        .ifPresent(tense -> {
          if (cue.type() == Cue.Type.MODAL || cue.type() == Cue.Type.PLAN) {
            if (judgement.tense().isEmpty() || tense == Tense.FUTURE) {
              judgement.forceTense(tense);
            }
          } else {
            judgement.offerTense(tense);
          }
        });
    // "is weighing whether to ease sanctions" tells of something possible.
    if (cue.type() == Cue.Type.CONDITION
        && !(tree.head(word) != ParsedSentence.NONE && grammar.isInfinitive(tree.head(word)))) {
      judgement.suppose();
    }
    if (cue.stance().equals(Optional.of(Stance.DOUBTING))) {
      judgement.doubt();
    }
    judgement.because(cue.id() + " '" + tree.token(word).word() + "'");
  }

  /** What is said in a clause is said with all its asides; what is only named is not. */
  private static final Set<String> CLAUSAL = Set.of("ccomp", "xcomp", "parataxis", "csubj");

  /**
   * The word above; of "the fear is that A attacks B" and "rumour has it that A attacks B" the noun
   * that the clause explains.
   */
  private int governor(int node) {
    int head = tree.head(node);
    boolean explains =
        tree.lemma(head).equals("be")
            || tree.lemma(head).equals("have")
                && tree.children(head, "obj").stream()
                    .anyMatch(object -> tree.lemma(object).equals("it"));
    return tree.is(node, "ccomp") && explains
        ? tree.child(head, "nsubj").filter(noun -> tree.token(noun).isNoun()).orElse(head)
        : head;
  }

  /** Applies what the governing word says of the word below it; whether it was a cue for it. */
  private boolean govern(
      int node, int head, Judgement judgement, boolean factual, boolean attributable) {
    boolean governed = false;
    for (Cue cue : lexicon.cues(tree.token(head))) {
      if (!coverage.reaches(cue, node) || !conditions.hold(cue.where(), head)) {
        continue;
      }
      if (presuppositions.isDeniedRumour(cue, head)) {
        return true;
      }
      if (factual) {
        if (presuppositions.holds(cue, head)) {
          judgement.presuppose();
          judgement.because(cue.id() + " asked for '" + tree.token(head).word() + "'");
          return true;
        }
        boolean negatedSpeech = negations.reach(head, node);
        if (cue.negates()) {
          judgement.negate();
        }
        if (negatedSpeech && (cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.FACTIVE)) {
          // weighGovernor will negate; a negated saying leaves the content open, not false.
          judgement.negate();
          judgement.weaken(Certainty.POSSIBLE);
        } else if (negatedSpeech && cue.type() == Cue.Type.BELIEF) {
          judgement.weaken(Certainty.PROBABLE);
        } else if (negatedSpeech && cue.negates()) {
          judgement.weaken(Certainty.POSSIBLE);
        }
        cue.certainty().ifPresent(judgement::weaken);
        cue.tense()
            .ifPresent(tense -> {
              if (!tree.isFinite(node)) {
                judgement.forceTense(tense);
              } else {
                judgement.offerTense(tense);
              }
            });
        if (cue.type() == Cue.Type.CONDITION) {
          judgement.suppose();
        }
        if (cue.stance().equals(Optional.of(Stance.DOUBTING))) {
          judgement.doubt();
        }
        judgement.because(cue.id() + " '" + tree.token(head).word() + "'");
      }
      if (cue.attributes() && attributable && (factual || cue.type() != Cue.Type.REFUSAL)) {
        attributions.attribute(cue, head, node, judgement);
      }
      governed = true;
      break;
    }
    return governed;
  }

  private boolean isPastPassive(int word) {
    return tree.token(word).tag().equals("VBN")
        && grammar.isPassive(word)
        && !grammar.isInfinitive(word)
        && tree.children(tree.firstConjunct(word), "aux", "aux:pass").stream()
            .allMatch(auxiliary -> tree.token(auxiliary).tag().equals("VBD"))
        && tree.child(tree.firstConjunct(word), "aux:pass").isPresent();
  }
}
