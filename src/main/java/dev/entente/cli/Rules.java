package dev.entente.cli;

import dev.entente.annotate.rules.Lexicon;
import dev.entente.annotate.rules.Limits;
import dev.entente.annotate.rules.Precision;
import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.NominalGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Puts the rule annotator together, and holds the options that bound it. */
final class Rules {

  /** Within a lexicon folder: how often each rule was right on gold. */
  static final String PRECISION_FILE = "precision.csv";

  /** The same, of what people judged: {@code curate report --learn} writes it. */
  private static final String JUDGED_FILE = "judged.csv";

  @Option(
      names = "--max-characters",
      paramLabel = "N",
      description = "Skip an article that is longer (default: 200000).")
  private int characters = Limits.USUAL.characters();

  @Option(
      names = "--max-words",
      paramLabel = "N",
      description = "Leave a sentence of more words unread (default: 200).")
  private int words = Limits.USUAL.words();

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      description = "Leave the rest of an article that takes longer unread (default: 60).")
  private long seconds = Limits.USUAL.time().toSeconds();

  /** The rule annotator of a domain, its words, actors and counts read and checked. */
  static RuleAnnotator of(Domain domain) {
    Path lexicon = domain.folder().lexicon();
    return new RuleAnnotator(
        domain.entities(),
        new Gazetteer(domain.entities(), NominalGroups.load(List.of(lexicon))),
        Lexicon.load(lexicon, domain.vocabulary()),
        Precision.load(lexicon.resolve(PRECISION_FILE))
            .plus(Precision.load(lexicon.resolve(JUDGED_FILE))));
  }

  /** Whom the cells of statement tables mean in a domain. */
  static KnownActors actors(Domain domain) {
    Path lexicon = domain.folder().lexicon();
    return new KnownActors(
        domain.entities(), new Gazetteer(domain.entities(), NominalGroups.load(List.of(lexicon))));
  }

  /**
   * The annotator within the limits that the options give.
   *
   * @throws IllegalArgumentException unless all are above zero
   */
  RuleAnnotator bounded(RuleAnnotator rules) {
    return rules.within(new Limits(characters, words, Duration.ofSeconds(seconds)));
  }

  /**
   * When an article is given up altogether: beyond the time in which the annotator, which looks at
   * the clock between two sentences, ends by itself.
   */
  Duration hardLimit() {
    return Duration.ofSeconds(2 * seconds + 30);
  }
}
