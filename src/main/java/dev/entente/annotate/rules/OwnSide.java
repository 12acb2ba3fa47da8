package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.List;
import java.util.Optional;

/** Who belongs to the one side of a relation, and so cannot be its other side. */
final class OwnSide {

  private final ParsedSentence tree;
  private final Sentence sentence;
  private final Lexicon lexicon;

  OwnSide(ParsedSentence tree, Sentence sentence, Lexicon lexicon) {
    this.tree = tree;
    this.sentence = sentence;
    this.lexicon = lexicon;
  }

  /**
   * "deployed planes to back up its ground forces": a state does nothing to an organ of its own.
   */
  static boolean isOrgan(Actor organ, Actor state) {
    return organ.entity().kind().equals("GovernmentBody")
        && organ.entity().state().equals(Optional.of(state.entity().id()));
  }

  /** "a spokesman for the agency suggested that it had helped": no charge against one's own. */
  static boolean isSpeaker(Actor speaker, Actor body) {
    String id = speaker.entity().id().value();
    return id.startsWith(body.entity().id().value() + "/")
        || id.endsWith("/spokesperson")
            && body.entity().kind().equals("GovernmentBody")
            && speaker.entity().state().isPresent()
            && speaker.entity().state().equals(body.entity().state());
  }

  /** "advised its citizens": a nameless group of one's own is no actor beside oneself. */
  boolean isGroup(Actor group, Actor owner) {
    return group.entity().kind().equals(TextActors.UNNAMED_KIND)
        && !lexicon.words("counterpart").contains(tree.lemma(group.token()))
        && tree.children(group.token(), "nmod:poss").stream()
            .flatMap(possessor -> sentence.at(possessor).stream())
            .anyMatch(possessor -> possessor.entity().equals(owner.entity()));
  }

  /** "B strike kills B's rebels": the name before the noun tells where, not who strikes. */
  boolean isWhere(Actor place, Actor struck) {
    return tree.is(place.token(), "compound")
        && place.mention().form() == Mention.Form.NAME
        && struck.entity().state().equals(Optional.of(place.entity().id()));
  }

  /** "its NATO ally", "an EU candidate": a state of that body or near it, never the body. */
  static List<Actor> ofAlly(String noun, List<Actor> named) {
    return noun.matches("ally|partner|candidate|hopeful|neighbou?r|peer|newcomer|applicant")
        ? named.stream()
            .filter(actor -> !actor.entity().kind().equals("InternationalOrganisation"))
            .toList()
        : named;
  }
}
