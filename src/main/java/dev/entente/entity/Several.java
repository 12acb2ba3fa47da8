package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whom words for three and more mean: "the three countries", "the trio". */
final class Several {

  private final Tokens tokens;
  private final Discourse discourse;
  private final Pairs pairs;

  Several(Reading reading, Discourse discourse, Pairs pairs) {
    this.tokens = reading.tokens;
    this.discourse = discourse;
    this.pairs = pairs;
  }

  private static final List<String> NUMBERS =
      List.of("three", "four", "five", "six", "seven", "eight");

  /** How many sentences back those may stand whom "the three countries" means. */
  private static final int BACK = 2;

  private static final List<String> GROUPS = List.of("trio", "quartet", "quintet");

  /**
   * "the three countries", "the four western powers", "the trio": as many states or bodies as were
   * last named together; returns the token after them, or the first where nobody was.
   */
  int refer(int i) {
    int group = GROUPS.indexOf(discourse.word(i + 1)) + 3;
    if (group >= 3 && discourse.at(i + 1) == null) {
      return together(i, i + 2, group, people -> true);
    }
    int count = NUMBERS.indexOf(discourse.word(i + 1)) + 3;
    if (count < 3) {
      return i;
    }
    if (discourse.finite(i + 2)) {
      return together(i, i + 2, count, people -> true);
    }
    int p = i + 2;
    if (!PluralWords.STATES.contains(discourse.word(p))
        && !PluralWords.PEOPLE.contains(discourse.word(p))) {
      p++;
    }
    boolean people = PluralWords.PEOPLE.contains(discourse.word(p));
    // "the three allies" may be somebody else's.
    if (PluralWords.OTHERS.contains(discourse.word(p))
        || !people && !PluralWords.STATES.contains(discourse.word(p))) {
      return i;
    }
    Unit covered = discourse.at(p);
    if (covered != null && covered.form != Form.DESCRIPTION) {
      return i;
    }
    return together(i, p + 1, count, kind -> kind == people);
  }

  /** Whether a finite verb follows a number that stands alone: "the two met". */
  private int together(int from, int to, int count, Predicate<Boolean> kind) {
    for (int back = 0; back <= BACK && back <= tokens.sentence[from]; back++) {
      int sentence = tokens.sentence[from] - back;
      List<Unit> units =
          back == 0 ? discourse.before(sentence, from) : discourse.sentence(sentence);
      Map<EntityId, Entity> last = Map.of();
      for (List<Unit> group : discourse.lists.plurals(units)) {
        Map<EntityId, Entity> all = Discourse.union(group);
        if (all.size() == count
            && all.values().stream().allMatch(entity -> kind.test(Discourse.isPerson(entity)))) {
          last = all;
        }
      }
      if (!last.isEmpty()) {
        return pairs.paired(from, to, last, "as many as were named together before");
      }
    }
    return from;
  }
}
