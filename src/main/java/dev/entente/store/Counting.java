package dev.entente.store;

import dev.entente.statement.Certainty;
import dev.entente.statement.Stance;
import dev.entente.statement.Standing;
import dev.entente.statement.Tense;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * Decides which statements of one relationship count and as what: counts count what was said, not
 * how often somebody noticed.
 */
final class Counting {

  /** A person's statement before a machine's, then in the order of the text. */
  private static final Comparator<Said> ORDER =
      Comparator.comparing((Said said) -> !said.human())
          .thenComparing(said -> said.article().name().getURI())
          .thenComparing(Said::span)
          .thenComparing(said -> said.statement().getURI());

  private final Representation representation;

  Counting(Representation representation) {
    this.representation = representation;
  }

  /** A statement that counts. */
  record Counted(Said said, Standing as) {}

  /** The statements that count, in a stable order. */
  List<Counted> count(List<Said> statements) {
    List<Said> candidates =
        new ArrayList<>(
            statements.stream()
                .filter(said -> said.human() || !said.article().complete())
                .sorted(ORDER)
                .toList());
    dropTitles(candidates);
    dropNoticedTwice(candidates);
    dropCopies(candidates);
    return dropRepeatedNarration(
        candidates.stream().map(said -> new Counted(said, as(said))).toList());
  }

  /** As what a single statement counts. */
  Standing as(Said said) {
    if (!said.affirmed()) {
      return Standing.DENIED;
    }
    boolean ownWord = isOwnWord(said);
    if (said.happened()
        && said.certainty() == Certainty.CERTAIN
        && (said.stance() == Stance.COMMITTED || ownWord)) {
      return Standing.STATED;
    }
    if (said.happened() && !said.narrated() && !ownWord) {
      return Standing.ALLEGED;
    }
    return said.tense() == Tense.FUTURE && said.certainty() != Certainty.POSSIBLE
        ? Standing.PLANNED
        : Standing.POSSIBLE;
  }

  /** Said by its subject or who represents it; of a symmetric relation, by either side. */
  private boolean isOwnWord(Said said) {
    return said.source()
        .map(source ->
            speaksFor(source, said.subject(), said)
                || (said.relation().symmetric() && speaksFor(source, said.object(), said)))
        .orElse(false);
  }

  private boolean speaksFor(Node source, Node actor, Said said) {
    return source.equals(actor) || representation.represents(source, actor, said.article());
  }

  private record InArticle(Node article, boolean affirmed) {}

  /** A title counts only where the body has none. */
  private static void dropTitles(List<Said> candidates) {
    Set<InArticle> bodies = new HashSet<>();
    for (Said said : candidates) {
      if (!said.inTitle()) {
        bodies.add(new InArticle(said.article().name(), said.affirmed()));
      }
    }
    candidates.removeIf(said ->
        said.inTitle() && bodies.contains(new InArticle(said.article().name(), said.affirmed())));
  }

  private record SameWords(Node article, boolean affirmed, String source) {}

  /** Different annotators about the same words count once. */
  private static void dropNoticedTwice(List<Said> candidates) {
    Map<SameWords, List<Said>> kept = new HashMap<>();
    candidates.removeIf(said -> {
      List<Said> earlier =
          kept.computeIfAbsent(
              new SameWords(said.article().name(), said.affirmed(), sourceKey(said)),
              none -> new ArrayList<>());
      boolean noticed =
          earlier.stream()
              .anyMatch(other ->
                  !other.annotator().equals(said.annotator())
                      && other.span().overlaps(said.span()));
      if (!noticed) {
        earlier.add(said);
      }
      return noticed;
    });
  }

  private static String sourceKey(Said said) {
    return said.source()
        .map(Node::getURI)
        .orElseGet(() -> said.unnamed().map(words -> "unnamed").orElse("narrated"));
  }

  /** Of near-identical copies of one article, one is counted: the original where it is here. */
  private static void dropCopies(List<Said> candidates) {
    Map<SameWords, Node> counted = new HashMap<>();
    for (Said said : candidates) {
      Node original = said.article().copyOf();
      Node name = said.article().name();
      counted.merge(
          new SameWords(original, said.affirmed(), sourceKey(said)),
          name,
          (one, other) ->
              one.equals(original) || other.equals(original)
                  ? original
                  : one.getURI().compareTo(other.getURI()) <= 0 ? one : other);
    }
    candidates.removeIf(said ->
        !said.article()
            .name()
            .equals(
                counted.get(
                    new SameWords(said.article().copyOf(), said.affirmed(), sourceKey(said)))));
  }

  private record Narration(String narrator, Standing as) {}

  /** What a publisher narrates counts once for each thing that it makes of it. */
  private static List<Counted> dropRepeatedNarration(List<Counted> candidates) {
    Set<Narration> narrated = new HashSet<>();
    return candidates.stream()
        .filter(counted ->
            !counted.said().narrated()
                || narrated.add(new Narration(counted.said().article().narrator(), counted.as())))
        .toList();
  }
}
