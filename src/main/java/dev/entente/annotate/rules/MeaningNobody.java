package dev.entente.annotate.rules;

import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.List;

/** Tells where words that elsewhere mean somebody mean nobody who acts. */
final class MeaningNobody {

  private MeaningNobody() {}

  /** "warned on Facebook": where something is said. */
  static boolean isMedium(ParsedSentence tree, Token token, Lexicon lexicon) {
    return token.index() > 0
        && tree.lemma(token.index() - 1).matches("on|via")
        && lexicon.words("media").contains(token.lemma());
  }

  /** "told reporters that": they listen, and whatever the parser makes of them, do nothing else. */
  static boolean isListener(ParsedSentence tree, Token token, Lexicon lexicon) {
    return token.index() > 0
        && token.lemma().matches("reporter|journalist|correspondent")
        && lexicon.words("addressing").contains(tree.lemma(token.index() - 1));
  }

  /** "to ship tanks", "likely to press B": what somebody does is no group of that name. */
  static boolean isDone(Token token, Mention mention) {
    return mention.form() == Mention.Form.DESCRIPTION
        && mention.span().begin() == token.span().begin()
        && token.tag().matches("VB[PZD]?")
        && mention.entities().stream()
            .allMatch(entity -> entity.kind().equals(TextActors.UNNAMED_KIND));
  }

  /** "defended the launch at the United Nations": where it is spoken of. */
  static boolean isForum(List<Sentence.Actor> actors) {
    return actors.stream()
        .anyMatch(actor -> actor.entity().kind().equals("InternationalOrganisation"));
  }

  /**
   * "a raid inside A angered B", "floods in A cut off B": where an attack is made is not who makes
   * it, and what befalls a place is nobody's act.
   */
  static boolean isScene(ParsedSentence tree, int noun, String preposition, Lexicon lexicon) {
    String happening = tree.lemma(noun);
    boolean befalls =
        lexicon.words("disaster").contains(happening)
            || lexicon.words("trouble").contains(happening);
    boolean attack =
        lexicon.words("violence").contains(happening)
            && lexicon.words("hostile").contains(happening)
            && !happening.equals("crackdown");
    return tree.is(noun, "nsubj")
        && (attack && preposition.matches("in|inside|near")
            || befalls && preposition.matches("in|inside|near|across|along|off|around|at"));
  }
}
