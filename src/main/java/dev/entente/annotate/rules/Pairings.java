package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import dev.entente.statement.EntityId;
import dev.entente.statement.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which of the actors at two places a construction can relate to each other. */
final class Pairings {

  /** Two actors that a construction relates. */
  record Pair(Actor subject, Actor object) {}

  private final ParsedSentence tree;
  private final Conditions conditions;
  private final Lexicon lexicon;
  private final OwnSide ownSide;

  Pairings(Sentence sentence, Conditions conditions, Lexicon lexicon) {
    this.tree = sentence.tree();
    this.conditions = conditions;
    this.lexicon = lexicon;
    this.ownSide = new OwnSide(tree, sentence, lexicon);
  }

  List<Pair> across(List<Actor> subjects, List<Actor> objects, Trigger trigger) {
    List<Pair> pairs = new ArrayList<>();
    for (Actor subject : subjects) {
      for (Actor object : objects) {
        if (!ownSide.isGroup(object, subject)
            && !subject.entity().id().equals(object.entity().id())
            && (!subject.entity().state().equals(Optional.of(object.entity().id()))
                || isRebellion(subject, trigger))
            && !OwnSide.isOrgan(object, subject)
            && !(trigger.relation().filter(this::alleges).isPresent()
                && OwnSide.isSpeaker(subject, object))
            && !isWithin(object, subject, trigger)
            && !isTitle(object, subject)
            && !isTheirs(object, subject, objects)
            && !isOneOfThem(subject, object, trigger)
            && !isReflexive(object)
            && !ownSide.isWhere(subject, object)) {
          pairs.add(new Pair(subject, object));
        }
      }
    }
    return pairs;
  }

  /** "A and B carried messages between them": nobody goes between himself and another. */
  private static boolean isOneOfThem(Actor subject, Actor object, Trigger trigger) {
    return object.mention().form() == Mention.Form.PRONOUN
        && object.mention().entities().contains(subject.entity())
        && trigger.relation().filter(Relation::symmetric).isEmpty();
  }

  /** "the right of B to defend itself": done to nobody but whoever does it. */
  private boolean isReflexive(Actor object) {
    return object.token() != ParsedSentence.NONE
        && tree.lemma(object.token()).matches("(?:him|her|it|them)sel(?:f|ves)");
  }

  private boolean alleges(Relation relation) {
    return lexicon.words("allegation").contains(relation.name());
  }

  /**
   * "detained in B", "closed the consulate in B": a place at home is where the act happens, unless
   * the relation is one that is done to places.
   */
  boolean isOwnPlace(Pair pair, Trigger trigger) {
    Optional<EntityId> state = pair.object().entity().state();
    boolean there = trigger.object().contains("there");
    // "a crackdown on Uyghurs": the people of a place at home are not where it happens.
    boolean people =
        pair.object().mention().form() == Mention.Form.DEMONYM
            && tree.token(pair.object().token()).isNoun();
    return state.isPresent()
        && !people
        && lexicon.words("place_kind").contains(pair.object().entity().kind())
        && trigger
            .relation()
            .filter(relation -> lexicon.words("place_relation").contains(relation.name()) && !there)
            .isEmpty()
        && (state.get().equals(pair.subject().entity().id())
            || state.equals(pair.subject().entity().state()));
  }

  /** "bought nuclear submarines": what is bought is not who sells it. */
  List<Actor> withoutMeans(List<Actor> subjects, String place, int anchor, Trigger trigger) {
    return place.equals("obj") && asksFor(trigger, place)
        ? besidesMeans(subjects, anchor, trigger)
        : subjects;
  }

  List<Actor> besidesMeans(List<Actor> actors, int anchor, Trigger trigger) {
    Set<Integer> means = conditions.consumed(trigger, anchor);
    return actors.stream()
        .filter(actor -> !(means.contains(actor.token()) && Places.isNameless(actor)))
        .toList();
  }

  /** "free prisoners": the words that the construction asks for stand at the object's own place. */
  static boolean asksFor(Trigger trigger, String place) {
    String key = place.replace("+", "");
    return trigger.where().stream()
        .anyMatch(condition -> condition.key().equals(key) && !condition.negated());
  }

  /**
   * "B's rebels attacked B": a nameless group may turn against its own state, and an armed group
   * come to terms with it.
   */
  private static boolean isRebellion(Actor subject, Trigger trigger) {
    String kind = subject.entity().kind();
    boolean harms =
        trigger.relation().flatMap(Relation::score).filter(score -> score < 0).isPresent();
    boolean mutual = trigger.relation().filter(Relation::symmetric).isPresent();
    return kind.equals(TextActors.UNNAMED_KIND) && harms
        || kind.equals("ArmedGroup") && (harms || mutual);
  }

  /** "were rammed by a gunboat of the navy": what a verb's subject is of is not its object. */
  private boolean isWithin(Actor object, Actor subject, Trigger trigger) {
    return trigger.pos() == PartOfSpeech.VERB
        && object.token() != subject.token()
        && tree.is(object.token(), "nmod")
        && tree.head(object.token()) == subject.token()
        && tree.preposition(object.token()).equals("of");
  }

  /** "A and B defended their raids": what is theirs is not the other's. */
  private boolean isTheirs(Actor object, Actor subject, List<Actor> objects) {
    return object.token() != ParsedSentence.NONE
        && tree.token(object.token()).tag().equals("PRP$")
        && objects.stream()
            .anyMatch(other ->
                other.token() == object.token()
                    && other.entity().id().equals(subject.entity().id()));
  }

  /** "a treaty with the president of A", "aid for the people of A": whose they are does not act. */
  private boolean isTitle(Actor object, Actor subject) {
    // Who is told in another sentence has no token here.
    return subject.token() != ParsedSentence.NONE
        && tree.head(subject.token()) == object.token()
        && tree.is(subject.token(), "nmod")
        && tree.preposition(subject.token()).equals("of")
        && (object.entity().kind().equals("Person")
            || object.entity().kind().equals(TextActors.UNNAMED_KIND));
  }
}
