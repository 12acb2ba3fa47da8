package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.article.Span;
import dev.entente.statement.Certainty;
import dev.entente.statement.EntityId;
import dev.entente.statement.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whoever denies what others just said of them: "…, which B denied", "B has denied the charge". The
 * denial stands beside the allegation, with the denier as its source.
 */
final class Denials {

  /** How many sentences back a denial may reach. */
  private static final int REACH = 2;

  /**
   * Who denies, and how.
   *
   * @param words the verb with what it denies
   */
  private record Denial(Actor denier, Span cue, Span words) {}

  private final Lexicon lexicon;
  private final List<List<Finding>> before = new ArrayList<>();

  Denials(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Goes over a sentence that is not parsed. */
  void pass() {
    before.add(List.of());
  }

  /** What the sentence denies of its own relations, else of those right before it. */
  List<Finding> of(Sentence sentence, List<Finding> found) {
    List<Finding> denied = new ArrayList<>();
    ParsedSentence tree = sentence.tree();
    for (Token verb : tree.tokens()) {
      if (!denies(tree, verb.index()) || !isOfWhatWasSaid(sentence, verb.index())) {
        continue;
      }
      for (int subject : subjects(sentence, verb.index())) {
        for (Actor denier : sentence.actors(subject)) {
          Denial denial = new Denial(denier, verb.span(), words(tree, verb));
          denied.addAll(
              sumsUp(sentence, verb.index()) ? denied(denial, found) : allegations(denial, found));
        }
      }
    }
    before.add(found);
    return denied;
  }

  private static Span words(ParsedSentence tree, Token verb) {
    return tree.children(verb.index(), "obj").stream()
        .filter(object -> object > verb.index())
        .map(object -> tree.token(object).span())
        .reduce(verb.span(), Span::union);
  }

  private boolean denies(ParsedSentence tree, int verb) {
    return tree.token(verb).isVerb()
        && tree.isFinite(verb)
        && (lexicon.words("denying").contains(tree.lemma(verb))
            || derides(tree, verb)
            || hasNothingToDo(tree, verb))
        && tree.children(verb, "advmod", "neg", "cc", "aux").stream()
            .noneMatch(word ->
                tree.lemma(word).matches("not|n't|never|neither|nor")
                    || tree.token(word).tag().equals("MD"))
        && (verb == 0 || !tree.lemma(verb - 1).equals("nor"));
  }

  /** "called the accusation absurd". */
  private boolean derides(ParsedSentence tree, int verb) {
    return lexicon.words("naming").contains(tree.lemma(verb))
        && tree.children(verb, "xcomp", "obj", "ccomp").stream()
            .anyMatch(word -> lexicon.words("slur").contains(tree.lemma(word)));
  }

  /** "had nothing to do with it", "had no part in the attack". */
  private boolean hasNothingToDo(ParsedSentence tree, int verb) {
    if (!tree.lemma(verb).equals("have")) {
      return false;
    }
    for (int object : tree.children(verb, "obj")) {
      int next = object + 1;
      boolean none =
          tree.matches(List.of("nothing", "to", "do", "with"), object)
              || lexicon.words("share").contains(tree.lemma(object))
                  && next < tree.size()
                  && tree.lemma(next).equals("in")
                  && tree.children(object, "det").stream()
                      .anyMatch(det -> tree.lemma(det).equals("no"));
      int what = tree.lemma(object).equals("nothing") ? object + 4 : object + 2;
      if (none && what < tree.size() && tree.lemma(what).matches("it|this|that|these|the|such")) {
        return true;
      }
    }
    return false;
  }

  /** The subjects, else the actor right before: "an accusation B called absurd" parses badly. */
  private static List<Integer> subjects(Sentence sentence, int verb) {
    List<Integer> subjects = sentence.tree().children(verb, "nsubj");
    return subjects.isEmpty() && verb > 0 && sentence.isActor(verb - 1)
        ? List.of(verb - 1)
        : subjects;
  }

  /**
   * "denied the charge", "denied any role", "denied it", ", which B denied", ", a claim B
   * dismissed".
   */
  private boolean isOfWhatWasSaid(Sentence sentence, int verb) {
    ParsedSentence tree = sentence.tree();
    if (hasNothingToDo(tree, verb)) {
      return true;
    }
    for (int object : tree.children(verb, "obj")) {
      if (object > verb) {
        return tree.token(object).tag().equals("PRP")
            ? tree.lemma(object).equals("it") && !sentence.isActor(object)
            : isBare(tree, object)
                && (isAllegation(tree, object) && isDefinite(tree, object)
                    || lexicon.words("involvement").contains(tree.lemma(object)));
      }
    }
    if (!derides(tree, verb) && !tree.children(verb, "ccomp", "xcomp").isEmpty()) {
      return false;
    }
    int begin =
        subjects(sentence, verb).stream()
            .filter(subject -> !tree.token(subject).tag().startsWith("W"))
            .filter(sentence::isActor)
            .map(subject -> tree.is(subject, "nsubj") ? tree.subtree(subject).getFirst() : subject)
            .findFirst()
            .orElse(0);
    int word = begin - 1;
    if (word > 0 && tree.lemma(word).equals("which") && tree.lemma(word - 1).equals(",")) {
      return true;
    }
    if (word > 0 && tree.lemma(word).equals("that")) {
      word--;
    }
    int first = word > 0 && tree.lemma(word).equals("something") ? word : word - 1;
    return first > 0
        && tree.lemma(first - 1).equals(",")
        && (first == word || isAllegation(tree, word) && tree.lemma(first).matches("an?"));
  }

  /** "the army had chased its ship, a claim that B denied": what the sentence itself says. */
  private boolean sumsUp(Sentence sentence, int verb) {
    ParsedSentence tree = sentence.tree();
    int word = tree.subtree(verb).getFirst();
    word = tree.lemma(word).equals("that") ? word - 1 : word;
    return word > 2
        && isAllegation(tree, word)
        && tree.lemma(word - 1).matches("an?")
        && tree.lemma(word - 2).equals(",")
        && !isAllegation(tree, word - 3);
  }

  private boolean isAllegation(ParsedSentence tree, int noun) {
    return lexicon.words("accusation").contains(tree.lemma(noun));
  }

  /** Whether it does not say itself what is denied. */
  private static boolean isBare(ParsedSentence tree, int noun) {
    return tree.children(noun, "nmod", "acl", "ccomp", "nmod:poss").isEmpty();
  }

  private static boolean isDefinite(ParsedSentence tree, int noun) {
    return tree.children(noun, "det").stream()
        .anyMatch(determiner -> tree.lemma(determiner).matches("the|this|that|these|those"));
  }

  private List<Finding> allegations(Denial denial, List<Finding> found) {
    List<Finding> own = denied(denial, found);
    for (int i = before.size() - 1; own.isEmpty() && i >= Math.max(0, before.size() - REACH); i--) {
      own = denied(denial, before.get(i));
    }
    return own;
  }

  private List<Finding> denied(Denial denial, List<Finding> told) {
    EntityId country = denial.denier().entity().country();
    List<Finding> denied = new ArrayList<>();
    for (Finding finding : told) {
      boolean concerned =
          finding.subject().entity().country().equals(country)
              || finding.relation().symmetric()
                  && finding.object().entity().country().equals(country);
      boolean alleged =
          !finding.judgement().sources().isEmpty()
              && finding.judgement().sources().stream()
                  .noneMatch(source ->
                      source
                          .actor()
                          .filter(actor -> actor.entity().country().equals(country))
                          .isPresent());
      boolean itself =
          finding.sentence().tree().token(finding.anchor()).span().equals(denial.cue());
      if (concerned
          && alleged
          && !itself
          && !finding.judgement().negated()
          && !finding.relation().background()
          && !lexicon.words("speech_relation").contains(finding.relation().name())) {
        denied.add(negated(finding, denial));
      }
    }
    return denied;
  }

  private static Finding negated(Finding finding, Denial denial) {
    Actor denier = denial.denier();
    Judgement judgement = new Judgement(Optional.of(Certainty.CERTAIN));
    judgement.negate();
    finding.judgement().tense().ifPresent(judgement::forceTense);
    judgement.add(
        new Judgement.Source(
            Optional.of(denier),
            denier.entity().label(),
            denier.span(),
            denial.cue(),
            Stance.UNCOMMITTED));
    judgement.because("denied by " + denier.entity().id().value());
    return new Finding(
        finding.sentence(),
        finding.trigger(),
        finding.relation(),
        finding.anchor(),
        finding.subject(),
        finding.object(),
        judgement,
        finding.consumed(),
        Optional.of(denier.span().union(denial.words())),
        finding.disputed());
  }
}
