package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Pairings.Pair;
import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Mention;
import dev.entente.statement.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fills the places of a trigger with the actors of its sentence. */
final class Arguments {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Acts acts;
  private final Doers doers;
  private final Complements complements;
  private final Reciprocals reciprocals;
  private final Places places;
  private final Pairings pairings;
  private final FartherArguments farther;
  private final ArgumentClusters clusters;

  /**
   * @param acts what the article told before this sentence
   */
  Arguments(Sentence sentence, Lexicon lexicon, Grammar grammar, Conditions conditions, Acts acts) {
    this.sentence = sentence;
    this.acts = acts;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
    this.doers = new Doers(sentence, grammar, lexicon, conditions);
    this.complements = new Complements(sentence, grammar, lexicon);
    this.reciprocals = new Reciprocals(tree, grammar);
    this.clusters = new ArgumentClusters(tree, grammar, conditions);
    this.places = new Places(sentence, lexicon, grammar, doers, complements, clusters);
    this.pairings = new Pairings(sentence, conditions, lexicon);
    this.farther = new FartherArguments(sentence, lexicon, grammar, conditions, places, pairings);
  }

  /** For the constructions whose own clause leaves a place empty. */
  FartherArguments farther() {
    return farther;
  }

  /** Whether the word has several objects, and the construction only some of them. */
  boolean hasObjectOfItsOwn(Trigger trigger, int anchor) {
    return Stream.concat(trigger.subject().stream(), trigger.object().stream())
        .anyMatch(place -> !clusters.of(trigger, anchor, place).isEmpty());
  }

  /** The pairs that the construction relates at the word; empty where a place stays empty. */
  List<Pair> pairs(Trigger trigger, int anchor) {
    boolean symmetric = trigger.relation().map(Relation::symmetric).orElse(false);
    boolean named = namesBoth(trigger, anchor);
    for (String place : trigger.subject()) {
      // "concern in B", not "fears about a build-up in B"
      List<Actor> subjects =
          named && place.equals("subj")
              ? List.of()
              : place.equals("in") && trigger.pos() == PartOfSpeech.NOUN
                  ? sentence.actors(grammar.ownComplements(anchor, "in"))
                  : pairings.withoutMeans(
                      places.fill(place, anchor, trigger), place, anchor, trigger);
      if (subjects.isEmpty()) {
        continue;
      }
      if (place.equals("between") || place.equals("among")) {
        List<Pair> pairs = reciprocals.eachOther(subjects, symmetric);
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
      for (String objectPlace : trigger.object()) {
        List<Pair> judged =
            objectPlace.equals("obj") ? List.of() : judged(subjects, anchor, trigger);
        if (!judged.isEmpty()) {
          return judged;
        }
        if (symmetric && objectPlace.equals("between")) {
          // "announced an agreement between A and B"
          List<Pair> own = reciprocals.eachOther(places.fill(objectPlace, anchor, trigger), true);
          if (!own.isEmpty()) {
            return own;
          }
        }
        if (objectPlace.equals("accuser")) {
          for (Actor subject : subjects) {
            List<Pair> said =
                pairings.across(
                    List.of(subject), acts.speakers(sentence, anchor, subject), trigger);
            if (!said.isEmpty()) {
              return said;
            }
          }
          continue;
        }
        if (symmetric && isWithMeans(subjects, objectPlace, anchor, trigger)) {
          continue;
        }
        List<Pair> pairs =
            objectPlace.equals("each") || reciprocals.isReciprocal(objectPlace, anchor)
                ? reciprocals.eachOther(
                    objectPlace.equals("each")
                        ? reciprocals.all(subjects, anchor, sentence)
                        : subjects,
                    symmetric)
                : acrossOrBeyond(subjects, objectPlace, anchor, trigger).stream()
                    .filter(pair -> !pairings.isOwnPlace(pair, trigger))
                    .toList();
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
      List<Pair> pairs = judged(subjects, anchor, trigger);
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    List<Pair> ofEvent = ofEvent(trigger, anchor);
    return ofEvent.isEmpty() ? targeted(trigger, anchor) : ofEvent;
  }

  /** "A and B began a drill with 9,000 troops": several sides, and nobody else but a means. */
  private boolean isWithMeans(List<Actor> subjects, String place, int anchor, Trigger trigger) {
    if (subjects.size() < 2 || place.equals("each") || !trigger.object().contains("each")) {
      return false;
    }
    List<Actor> objects = places.fill(place, anchor, trigger);
    return !objects.isEmpty()
        && objects.stream().allMatch(Places::isNameless)
        && subjects.stream().noneMatch(Places::isNameless);
  }

  /**
   * "The raid killed two officers", "The communique condemned B": whose raid and whose words were
   * told before.
   */
  private List<Pair> ofEvent(Trigger trigger, int anchor) {
    if (trigger.pos() != PartOfSpeech.VERB || trigger.relation().isEmpty()) {
      return List.of();
    }
    Relation relation = trigger.relation().get();
    boolean harms = relation.score().filter(score -> score < 0).isPresent();
    boolean speaks = lexicon.words("speech_relation").contains(relation.name());
    for (int event : grammar.subjects(anchor)) {
      String noun = tree.lemma(event);
      boolean violent = harms && lexicon.words("violence").contains(noun);
      boolean spoken = speaks && lexicon.words("document").contains(noun);
      if (sentence.isActor(event) || !violent && !spoken) {
        continue;
      }
      for (String place : trigger.object()) {
        List<Pair> pairs = new ArrayList<>();
        for (Actor object : places.fill(place, anchor, trigger)) {
          pairs.addAll(
              pairings.across(acts.owners(sentence, event, object), List.of(object), trigger));
        }
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
    }
    return List.of();
  }

  /**
   * "agreed new Russia sanctions", "its Ukraine invasion": where somebody else does what a noun
   * says, the name of a place right before it tells to whom.
   */
  private List<Pair> targeted(Trigger trigger, int anchor) {
    boolean directed =
        trigger.pos() == PartOfSpeech.NOUN
            && lexicon.states(trigger, "targeting_relation")
            && trigger.subject().contains("subj")
            && trigger.object().stream().anyMatch(TARGET::contains);
    if (!directed) {
      return List.of();
    }
    List<Actor> targets =
        sentence.at(tree.children(anchor, "compound")).stream()
            .filter(actor -> actor.mention().form() == Mention.Form.NAME)
            .filter(actor -> lexicon.words("target_kind").contains(actor.entity().kind()))
            .toList();
    return targets.isEmpty()
        ? List.of()
        : pairings.across(doers.besides(anchor), targets, trigger).stream()
            .filter(pair -> !pairings.isOwnPlace(pair, trigger))
            .toList();
  }

  private static final Set<String> TARGET = Set.of("on", "against", "to", "from", "in", "of");

  /**
   * "announced an agreement between A and B", "hailed the ceasefire between A and B": a noun that
   * names its own two has no others for doers.
   */
  private boolean namesBoth(Trigger trigger, int anchor) {
    return trigger.pos() == PartOfSpeech.NOUN
        && trigger.subject().contains("between")
        && sentence.actors(grammar.complements(anchor, "between")).size() > 1;
  }

  /** "condemned the launch", "is angry about the move": those whose act is judged. */
  private List<Pair> judged(List<Actor> subjects, int anchor, Trigger trigger) {
    boolean inClause =
        trigger.object().contains("xsubj") && lexicon.states(trigger, "verdict_relation");
    List<Integer> words = new ArrayList<>();
    if (inClause) {
      // "called the move a provocation", "said the decision was unacceptable"
      words.addAll(complements.subjects(anchor, true));
    }
    if (lexicon.words("verdict").contains(tree.lemma(anchor))) {
      words.addAll(grammar.objects(anchor));
      for (String preposition : List.of("about", "over", "to", "against", "at", "of", "with")) {
        words.addAll(grammar.complements(anchor, preposition));
      }
    }
    boolean voices =
        trigger.where().stream()
                .anyMatch(condition -> condition.key().equals("obj") && !condition.negated())
            && lexicon.states(trigger, "verdict_relation");
    if (voices) {
      // "took issue with the launch", "voiced alarm at the move"
      for (String preposition : List.of("about", "over", "against", "at", "with")) {
        if (trigger.object().contains(preposition)) {
          words.addAll(grammar.complements(anchor, preposition));
        }
      }
    }
    boolean saysOfWords =
        !trigger.where().isEmpty() && lexicon.states(trigger, "dismissing_relation");
    List<Pair> pairs = new ArrayList<>();
    for (Actor subject : subjects) {
      for (int word : words) {
        if (tree.token(word).isNoun() && sentence.alone(word).isEmpty()) {
          acts.doers(sentence, word, subject).forEach(doer -> pairs.add(new Pair(subject, doer)));
        } else if (saysOfWords && isWhatWasSaid(word)) {
          acts.speakers(sentence, word, subject)
              .forEach(doer -> pairs.add(new Pair(subject, doer)));
        }
      }
    }
    return pairs;
  }

  /** "it", "this", "all of it", where no actor is meant. */
  private boolean isWhatWasSaid(int word) {
    return tree.lemma(word).matches("it|this|that|all")
        && sentence.at(word).isEmpty()
        && !sentence.mention(word).isPresent();
  }

  /** "its border with B": where the possessor is the doer, the complement is meant. */
  private List<Pair> acrossOrBeyond(
      List<Actor> subjects, String place, int anchor, Trigger trigger) {
    List<Actor> objects = new ArrayList<>(places.fill(place, anchor, trigger));
    // "was backed by A and B": those who do it are not done to each other.
    objects.removeIf(
        object -> subjects.stream().anyMatch(subject -> subject.token() == object.token()));
    if (!pairings.asksFor(trigger, place)) {
      // "massed two divisions opposite B": what the construction asks for by name is its means.
      objects = new ArrayList<>(pairings.besidesMeans(objects, anchor, trigger));
    }
    if (!objects.isEmpty() && trigger.object().contains(place + "+")) {
      objects.addAll(places.nameless(place, anchor));
    }
    List<Pair> pairs = pairings.across(subjects, objects, trigger);
    if (!pairs.isEmpty() || objects.isEmpty() || trigger.pos() == PartOfSpeech.ADJ) {
      return pairs;
    }
    List<Integer> words =
        place.equals("obj") ? grammar.objects(anchor) : grammar.nearbyComplements(anchor, place);
    Set<Actor> beyond = new LinkedHashSet<>();
    words.forEach(word -> beyond.addAll(sentence.beyondPossessor(word)));
    return pairings.across(subjects, new ArrayList<>(beyond), trigger);
  }
}
