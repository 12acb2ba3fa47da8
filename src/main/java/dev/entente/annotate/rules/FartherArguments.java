package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Pairings.Pair;
import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.TextActors;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills the places that a clause leaves empty from further off: by order, by what was told. */
final class FartherArguments {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Conditions conditions;
  private final Lexicon lexicon;
  private final Places places;
  private final Pairings pairings;
  private final WordOrder wordOrder;
  private final SpeakersSide speakersSide;

  FartherArguments(
      Sentence sentence,
      Lexicon lexicon,
      Grammar grammar,
      Conditions conditions,
      Places places,
      Pairings pairings) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.conditions = conditions;
    this.lexicon = lexicon;
    this.places = places;
    this.pairings = pairings;
    this.wordOrder = new WordOrder(sentence, grammar, lexicon);
    this.speakersSide = new SpeakersSide(sentence, lexicon);
  }

  /**
   * "lifted the sanctions", "signed the pact": whom what was told before concerned, where the
   * sentence itself does not say.
   */
  List<Pair> told(Trigger trigger, int anchor, Told told) {
    if (trigger.pos() != PartOfSpeech.VERB
        || trigger.onlyPromises()
        || trigger.relation().filter(relation -> !relation.background()).isEmpty()) {
      return List.of();
    }
    List<Integer> nouns =
        conditions.consumed(trigger, anchor).stream()
            .filter(word -> tree.token(word).isNoun() && grammar.objects(anchor).contains(word))
            .toList();
    boolean saysWhom =
        trigger.object().stream()
            .filter(place -> !place.matches("obj|each|xsubj|ifsubj|whensubj|beside|clause|there"))
            .anyMatch(
                place -> !grammar.nearbyComplements(anchor, place.replace("+", "")).isEmpty());
    if (nouns.isEmpty() || saysWhom) {
      return List.of();
    }
    for (String place : trigger.subject()) {
      if (place.equals("between") || place.equals("among")) {
        continue;
      }
      List<Actor> subjects =
          pairings.withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      for (Actor subject : subjects) {
        if (Places.isNameless(subject)) {
          continue;
        }
        for (int noun : nouns) {
          Optional<Actor> other = told.otherSide(sentence, noun, subject);
          if (other.isPresent()) {
            return pairings.across(List.of(subject), List.of(other.get()), trigger);
          }
        }
      }
    }
    return List.of();
  }

  /**
   * "B lodged a protest": against whoever has just harmed B, where B does not say; "voiced concern
   * and pressed C" is about C.
   */
  List<Pair> grieved(Trigger trigger, int anchor, Told told) {
    if (trigger.pos() != PartOfSpeech.VERB
        || !trigger.subject().contains("subj")
        || !lexicon.states(trigger, "verdict_relation")) {
      return List.of();
    }
    List<Integer> nouns =
        grammar.objects(anchor).stream()
            .filter(word -> lexicon.words("grievance").contains(tree.lemma(word)))
            .filter(word -> conditions.consumed(trigger, anchor).contains(word))
            .filter(word -> tree.children(word, "nmod").isEmpty())
            .toList();
    if (nouns.isEmpty()) {
      return List.of();
    }
    // "voiced concern and pressed B": whom the next verb confronts too.
    List<Actor> next =
        tree.children(anchor, "conj").stream()
            .filter(verb -> tree.children(verb, "nsubj", "nsubj:pass").isEmpty())
            .flatMap(verb -> sentence.actors(tree.children(verb, "obj")).stream())
            .filter(actor -> !Places.isNameless(actor))
            .toList();
    if (!next.isEmpty()) {
      return pairings.across(places.fill("subj", anchor, trigger), next, trigger);
    }
    for (Actor subject : places.fill("subj", anchor, trigger)) {
      Optional<Actor> other = told.offender(sentence, nouns.getFirst(), subject);
      if (other.isPresent()) {
        return pairings.across(List.of(subject), List.of(other.get()), trigger);
      }
    }
    return List.of();
  }

  /** "A offered to mediate, an offer that B rejected": what is judged is of whoever did it. */
  List<Pair> ofContent(Trigger trigger, int anchor) {
    boolean whole =
        trigger.object().contains("obj")
            && grammar.objects(anchor).stream()
                .filter(object -> !lexicon.words("slur").contains(tree.lemma(object)))
                .allMatch(object -> object < anchor);
    // "an insinuation at which B took offence"
    boolean atWhich =
        trigger.object().contains("at")
            && grammar.complements(anchor, "at").stream().allMatch(word -> word < anchor);
    if (trigger.pos() != PartOfSpeech.VERB
        || !(whole || atWhich)
        || !lexicon.states(trigger, "verdict_relation")) {
      return List.of();
    }
    List<Actor> doers = new ContentNouns(sentence, grammar, lexicon).doers(anchor);
    if (doers.isEmpty()) {
      return List.of();
    }
    for (String place : trigger.subject()) {
      List<Actor> subjects =
          pairings.withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      if (!subjects.isEmpty()) {
        return pairings.across(subjects, doers, trigger);
      }
    }
    return List.of();
  }

  /** "said relations with B had improved": the other side is whoever says so. */
  List<Pair> ofSpeaker(Trigger trigger, int anchor) {
    if (trigger.pos() != PartOfSpeech.NOUN || !trigger.subject().contains("between")) {
      return List.of();
    }
    List<Actor> speakers = speakersSide.of(anchor);
    for (String place : trigger.object()) {
      if (speakers.isEmpty() || !place.matches("with|to|towards?")) {
        continue;
      }
      List<Pair> pairs = pairings.across(speakers, places.fill(place, anchor, trigger), trigger);
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    return List.of();
  }

  /** Where the tree leaves a place empty: who stands there by the order of the words. */
  List<Pair> inOrder(Trigger trigger, int anchor) {
    if (trigger.relation().filter(relation -> !relation.background()).isEmpty()
        || trigger.onlyPromises()
        || trigger.pos() == PartOfSpeech.ADJ) {
      return List.of();
    }
    List<Actor> subjects = List.of();
    for (String place : trigger.subject()) {
      if (place.equals("between") || place.equals("among")) {
        return List.of();
      }
      subjects = pairings.withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      if (subjects.isEmpty() && trigger.pos() == PartOfSpeech.VERB) {
        subjects = pairings.besidesMeans(wordOrder.fill(place, anchor), anchor, trigger);
      }
      if (!subjects.isEmpty()) {
        break;
      }
      if (trigger.pos() == PartOfSpeech.NOUN) {
        return List.of();
      }
    }
    for (String place : trigger.object()) {
      List<Actor> objects = places.fill(place, anchor, trigger);
      if (objects.isEmpty()) {
        objects = pairings.besidesMeans(wordOrder.fill(place, anchor), anchor, trigger);
      }
      List<Pair> pairs =
          pairings.across(subjects, objects, trigger).stream()
              .filter(pair -> !pairings.isOwnPlace(pair, trigger))
              .filter(pair -> !places.suffers(pair.object().token(), trigger))
              .filter(pair ->
                  tree.firstConjunct(pair.subject().token())
                      != tree.firstConjunct(pair.object().token()))
              .toList();
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    return List.of();
  }

  /** Prepositions that say where, when or how, not whom an act concerns. */
  private static final Set<String> CIRCUMSTANCE =
      Set.of(
          "in",
          "at",
          "since",
          "after",
          "before",
          "by",
          "during",
          "near",
          "via",
          "despite",
          "without",
          "like",
          "as",
          "amid",
          "following",
          "under",
          "through",
          "until",
          "because of",
          "according to",
          "than",
          "including",
          "for");

  /**
   * The doers with the nearest actor further right in the clause, infinitives included: the place
   * {@code near} of constructions that only promise something.
   */
  List<Pair> nearest(Trigger trigger, int anchor) {
    for (String place : trigger.subject()) {
      if (place.equals("self") || place.equals("in") || place.equals("from")) {
        continue;
      }
      List<Actor> subjects = places.fill(place, anchor, trigger);
      if (subjects.isEmpty()) {
        continue;
      }
      Set<Integer> means = conditions.consumed(trigger, anchor);
      for (int word : tree.subtree(anchor, child -> concerns(child, anchor))) {
        if (word > anchor
            && (sentence.isActor(word) || isGoods(word))
            && !tree.token(word).tag().equals("PRP$")
            && !means.contains(word)) {
          // "offered to sell planes": what is promised is not to whom.
          List<Actor> near =
              sentence.actors(word).stream()
                  .filter(actor -> !actor.entity().kind().equals(TextActors.UNNAMED_KIND))
                  .toList();
          List<Pair> pairs = pairings.across(subjects, near, trigger);
          if (!pairs.isEmpty()) {
            return pairs;
          }
        }
      }
    }
    return List.of();
  }

  /** "threatened to impose a tariff on Chinese goods": things of whoever stands before them. */
  private boolean isGoods(int word) {
    return tree.preposition(word).matches("on|against")
        && lexicon.words("goods").contains(tree.lemma(word))
        && !sentence.actors(word).isEmpty();
  }

  private boolean concerns(int child, int anchor) {
    int head = tree.head(child);
    int above = tree.head(head);
    // "undertook to let B in": whoever is let do something.
    boolean let =
        tree.is(child, "ccomp") && lexicon.words("letting").contains(tree.lemma(head))
            || tree.is(child, "nsubj")
                && above != ParsedSentence.NONE
                && lexicon.words("letting").contains(tree.lemma(above));
    return child > anchor
        && (let
            || conditions.staysInClause(child)
                && !tree.is(child, "nsubj", "nsubj:pass", "obl:tmod", "conj", "acl", "appos")
                // "goods bound for B" says whom the act concerns.
                && (!CIRCUMSTANCE.contains(tree.preposition(child))
                    || lexicon.words("destined").contains(tree.lemma(head))));
  }
}
