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
 * @param disputed whether two parsers read the sentence and the tree of one alone led to it
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
    Optional<Span> denial,
    boolean disputed) {

  Finding {
    consumed = Set.copyOf(consumed);
  }

  Finding inOneParse() {
    return new Finding(
        sentence, trigger, relation, anchor, subject, object, judgement, consumed, denial, true);
  }

  /** The rule's name, by which its precision is counted. */
  String rule() {
    return disputed ? trigger.id() + Precision.ONE_PARSE : trigger.id();
  }

  Span anchorSpan() {
    return sentence.tree().token(anchor).span();
  }
}
