package dev.entente.export;

import dev.entente.statement.Standing;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The events between two actors within a month, added up. */
final class DyadMonth {

  /** A month without events. */
  static final DyadMonth NOTHING = new DyadMonth();

  /** Events of one group of relations. */
  static final class OfGroup {
    private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    private double scores;
    private int scored;
  }

  private final Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
  private final Map<String, OfGroup> groups = new TreeMap<>();
  private final Set<String> articles = new HashSet<>(2);
  private int contested;
  private int byValidity;
  private int byArticle;

  void add(
      Standing as,
      String group,
      Optional<Double> score,
      boolean contested,
      Dating.Basis basis,
      String article) {
    counts.merge(as, 1, Integer::sum);
    OfGroup own = groups.computeIfAbsent(group, none -> new OfGroup());
    own.counts.merge(as, 1, Integer::sum);
    if (as != Standing.DENIED && score.isPresent()) {
      own.scores += score.get();
      own.scored++;
    }
    articles.add(article);
    this.contested += contested ? 1 : 0;
    byValidity += basis == Dating.Basis.VALIDITY ? 1 : 0;
    byArticle += basis == Dating.Basis.ARTICLE ? 1 : 0;
  }

  /** Another event's article says the same. */
  void seenIn(String article) {
    articles.add(article);
  }

  int events() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  int count(Standing as) {
    return counts.getOrDefault(as, 0);
  }

  int count(String group, Standing as) {
    OfGroup own = groups.get(group);
    return own == null ? 0 : own.counts.getOrDefault(as, 0);
  }

  /** All events of the group but denials. */
  int affirmed(String group) {
    OfGroup own = groups.get(group);
    return own == null
        ? 0
        : own.counts.entrySet().stream()
            .filter(entry -> entry.getKey() != Standing.DENIED)
            .mapToInt(Map.Entry::getValue)
            .sum();
  }

  /** Mean over the events of {@link #affirmed}, to four digits. */
  Optional<Double> score(String group) {
    OfGroup own = groups.get(group);
    return own == null || own.scored == 0
        ? Optional.empty()
        : Optional.of(Math.round(own.scores / own.scored * 1e4) / 1e4);
  }

  int contested() {
    return contested;
  }

  int by(Dating.Basis basis) {
    return switch (basis) {
      case VALIDITY -> byValidity;
      case ARTICLE -> byArticle;
      case NONE -> events() - byValidity - byArticle;
    };
  }

  int articles() {
    return articles.size();
  }
}
