package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.statement.Certainty;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a relation is said: collected on the way from its trigger to the top of the sentence. */
final class Judgement {

  /**
   * Who says it, as the sentence names them.
   *
   * @param actor empty where the words name nobody ("sources")
   * @param cue the word that links the source to what it says
   */
  record Source(Optional<Sentence.Actor> actor, String words, Span span, Span cue, Stance stance) {}

  private final boolean meant;
  private boolean negated;
  private Certainty certainty;
  private Optional<Tense> tense = Optional.empty();
  private boolean hypothetical;
  private boolean asserted;
  private boolean doubted;
  private boolean presupposed;
  private final List<Source> sources = new ArrayList<>();
  private final List<String> why = new ArrayList<>();

  /**
   * @param fixed a certainty that nothing met on the way changes
   */
  Judgement(Optional<Certainty> fixed) {
    this.meant = fixed.isPresent();
    this.certainty = fixed.orElse(Certainty.CERTAIN);
  }

  void negate() {
    negated = !negated;
  }

  /** The least certain of what was met holds. */
  void weaken(Certainty met) {
    if (!meant && met.compareTo(certainty) > 0) {
      certainty = met;
    }
  }

  /** The nearest to the trigger holds. */
  void offerTense(Tense met) {
    if (tense.isEmpty()) {
      tense = Optional.of(met);
    }
  }

  void forceTense(Tense met) {
    tense = Optional.of(met);
  }

  /** Whether a plan or wish above is what the construction itself says. */
  boolean meant() {
    return meant;
  }

  /** It holds now, whatever is asked for above. */
  void presuppose() {
    presupposed = true;
    offerTense(Tense.PRESENT);
  }

  boolean presupposed() {
    return presupposed;
  }

  void suppose() {
    hypothetical = true;
  }

  /** "would not say whether A armed B, as C alleges": somebody says so after all. */
  void assertAnyway() {
    asserted = true;
  }

  void doubt() {
    doubted = true;
  }

  void add(Source source) {
    boolean known =
        sources.stream()
            .anyMatch(other ->
                other.span().equals(source.span())
                    || (other.actor().isPresent()
                        && source.actor().isPresent()
                        && other
                            .actor()
                            .get()
                            .entity()
                            .id()
                            .equals(source.actor().get().entity().id())));
    if (!known) {
      sources.add(source);
    }
  }

  void because(String reason) {
    why.add(reason);
  }

  boolean negated() {
    return negated;
  }

  Certainty certainty() {
    return certainty;
  }

  Optional<Tense> tense() {
    return tense;
  }

  boolean hypothetical() {
    return hypothetical && !asserted;
  }

  boolean doubted() {
    return doubted;
  }

  /** Innermost first. */
  List<Source> sources() {
    return sources;
  }

  List<String> why() {
    return why;
  }
}
