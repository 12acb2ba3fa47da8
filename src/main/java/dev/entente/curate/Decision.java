package dev.entente.curate;

import dev.entente.store.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody decides, before it is known what about.
 *
 * @param reviewer who signs it
 * @param reason empty where none is given
 * @param seen the ids of all verdicts about the same that the reviewer knew of; empty where nobody
 *     asks
 */
public record Decision(
    Verdict.Judgement judgement, String reviewer, String reason, Optional<Set<String>> seen) {

  /** One that holds whatever others have decided. */
  public Decision(Verdict.Judgement judgement, String reviewer, String reason) {
    this(judgement, reviewer, reason, Optional.empty());
  }
}
