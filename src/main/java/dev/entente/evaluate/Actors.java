package dev.entente.evaluate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a comparison has to know about actors; who calls it looks them up in the entity tables. */
public interface Actors {

  /**
   * Everybody whom an actor cell can mean: an id, {@code _:words}, {@code new:Kind:Name} or a
   * label; empty where nobody is known by it.
   */
  Set<String> meant(String cell);

  /** The state that an actor is, represents, leads or lies in. */
  Optional<String> state(String id);

  /** Whether the actor is a state. */
  boolean isState(String id);

  /**
   * Whether a predicted actor is the gold one: the same id, or the same words where no id is known.
   *
   * @param label what people call the predicted actor, or empty text
   * @param byCountry whether an organ, office-holder or capital may stand for its state where
   *     either side is a state; person against person stays strict
   */
  default boolean same(String gold, String predicted, String label, boolean byCountry) {
    Set<String> left = meant(gold);
    Set<String> byId = meant(predicted);
    Set<String> right = byId.isEmpty() ? meant(label) : byId;
    if (left.stream().anyMatch(right::contains)) {
      return true;
    }
    if (byCountry
        && (left.stream().anyMatch(this::isState) || right.stream().anyMatch(this::isState))) {
      Set<String> states = states(left);
      return states(right).stream().anyMatch(states::contains);
    }
    String called = words(label.isEmpty() ? predicted : label);
    // "his partners" and "Macron's partners": whose they are may be told more clearly.
    return words(gold).equals(called)
        || withoutPossessor(gold).equals(gold) && words(gold).equals(withoutPossessor(called));
  }

  /** Without whose it is: "Macron's", "the rebels'". */
  private static String withoutPossessor(String words) {
    return words.replaceFirst("^[^'’]+['’](?:s |(?<=s['’]) )", "");
  }

  private Set<String> states(Set<String> actors) {
    return actors.stream().flatMap(actor -> state(actor).stream()).collect(Collectors.toSet());
  }

  /** The words of an actor cell as they compare: no determiner, no case, no form's prefix. */
  static String words(String cell) {
    return cell.replaceFirst("^_:|^new:[^:]*:", "")
        .replace('-', ' ')
        .strip()
        .replaceFirst("^(?i)(the|a|an|some|several|its|their|his|her)\\s+", "")
        .toLowerCase(Locale.ROOT);
  }
}
