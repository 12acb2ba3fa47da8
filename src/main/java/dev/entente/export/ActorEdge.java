package dev.entente.export;

import dev.entente.statement.Certainty;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All counted statements of one source, target, relation and polarity.
 *
 * @param id the relationship's 24 hexadecimal digits, with {@code -denied} behind them if negated
 * @param counts how many of the statements count as what
 * @param sources who says so, each once, sorted
 * @param first earliest date, of any precision
 * @param last latest date
 * @param confidence mean over the statements that have one
 * @param certainty the surest of the statements
 * @param standing of the relationship
 * @param plover PLOVER type of most of the statements, the first by name where there are several
 * @param quotes at most three
 */
record ActorEdge(
    String id,
    EntityId source,
    EntityId target,
    Relation relation,
    Polarity polarity,
    Map<Standing, Integer> counts,
    List<String> sources,
    Optional<String> first,
    Optional<String> last,
    Optional<Double> confidence,
    Certainty certainty,
    Standing standing,
    Optional<String> plover,
    Group group,
    List<Quote> quotes) {

  /** The most quotes that an edge carries. */
  static final int QUOTES = 3;

  /**
   * Words of an article.
   *
   * @param source who says so, in words
   */
  record Quote(String words, String source, String article, String title, Optional<String> issued) {

    /** For a reader: the words, who says so and where. */
    String cited() {
      return "“%s” (%s%s)".formatted(words, title, issued.map(date -> ", " + date).orElse(""));
    }
  }

  boolean affirmed() {
    return polarity == Polarity.AFFIRMED;
  }

  boolean contested() {
    return standing == Standing.CONTESTED;
  }

  /** How an edge is drawn, so that only what is stated looks like a fact. */
  enum Stroke {
    SOLID,
    /** Contested. */
    DASHED,
    /** Alleged, planned, possible or denied. */
    DOTTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Stroke stroke() {
    if (contested()) {
      return Stroke.DASHED;
    }
    return affirmed() && standing == Standing.STATED ? Stroke.SOLID : Stroke.DOTTED;
  }

  /** How many statements there are. */
  int statements() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of statements; none for what is denied, so that it draws nobody together. */
  int weight() {
    return affirmed() ? statements() : 0;
  }

  int count(Standing as) {
    return counts.getOrDefault(as, 0);
  }

  /** {@code SUPPLIES_ARMS_TO}, and {@code DENIED_SUPPLIES_ARMS_TO} where it is negated. */
  String type() {
    String type =
        relation
            .name()
            .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|[^\\p{L}\\p{N}]+", "_")
            .toUpperCase(Locale.ROOT);
    return affirmed() ? type : "DENIED_" + type;
  }

  /** For people: "supplies arms to", "denied: supplies arms to". */
  String label() {
    return affirmed() ? relation.label() : "denied: " + relation.label();
  }
}
