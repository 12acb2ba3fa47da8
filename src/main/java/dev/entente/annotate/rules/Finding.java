package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.article.Span;
import dev.entente.statement.Relation;
import java.util.Optional;
import java.util.Set;

/**
 * A relation found in a sentence: the construction, its anchor word, its two actors, and how it is
 * said.
 *
 * @param consumed words that the construction itself takes up
 * @param denial the words that deny it, where these stand apart from it
 */
record Finding(
    Sentence sentence,
    Trigger trigger,
    Relation relation,
    int anchor,
    Actor subject,
    Actor object,
    Judgement judgement,
    Set<Integer> consumed,
    Optional<Span> denial) {

  Finding {
    consumed = Set.copyOf(consumed);
  }

  Span anchorSpan() {
    return sentence.tree().token(anchor).span();
  }
}
