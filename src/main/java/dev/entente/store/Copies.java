package dev.entente.store;

import dev.entente.article.MinHash;
import dev.entente.article.Shingles;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Which articles are near-identical copies of others, as wire stories are in many papers. The
 * articles are taken by date, so that the first one is the original, whatever order they came in.
 * Of each 128 bytes are in memory, and of each original 16 keys, by which a copy finds it without
 * being compared with all others.
 */
final class Copies {

  /** Texts that share so much of their shingles are copies; measured as Jaccard similarity. */
  static final double ALIKE = 0.7;

  /** Beyond these the estimate is sure enough; between them the texts themselves are compared. */
  private static final double SURELY = 0.9;

  private static final double HARDLY = 0.5;

  /** Comparisons for one article: texts made of one template could else all meet all others. */
  private static final int MOST_COMPARED = 200;

  private record Candidate(Node name, String issued, String textHash, MinHash signature) {}

  private final DatasetGraph data;
  private final Map<String, Node> byText = new HashMap<>();
  private final List<Candidate> originals = new ArrayList<>();
  private final Buckets buckets = new Buckets();

  private Copies(DatasetGraph data) {
    this.data = data;
  }

  /** From each copy to its original, which is no copy itself. */
  static Map<Node, Node> find(DatasetGraph data) {
    Map<Node, String> issued = new HashMap<>();
    Map<Node, String> hashes = new HashMap<>();
    each(data, Terms.ISSUED, issued);
    each(data, Terms.TEXT_HASH, hashes);
    List<Candidate> candidates = new ArrayList<>();
    data.findNG(Node.ANY, Node.ANY, Terms.TEXT_SIGNATURE, Node.ANY)
        .forEachRemaining(quad -> {
          Node name = quad.getSubject();
          candidates.add(
              new Candidate(
                  name,
                  issued.getOrDefault(name, "9999"),
                  hashes.getOrDefault(name, ""),
                  MinHash.parse(quad.getObject().getLiteralLexicalForm())));
        });
    candidates.sort(
        Comparator.comparing(Candidate::issued)
            .thenComparing(candidate -> candidate.name().getURI()));
    Copies copies = new Copies(data);
    Map<Node, Node> found = new HashMap<>();
    for (Candidate candidate : candidates) {
      copies.original(candidate).ifPresent(original -> found.put(candidate.name(), original));
    }
    return found;
  }

  private static void each(DatasetGraph data, Node property, Map<Node, String> values) {
    data.findNG(Node.ANY, Node.ANY, property, Node.ANY)
        .forEachRemaining(quad -> {
          if (quad.getObject().isLiteral() && quad.getGraph().equals(quad.getSubject())) {
            values.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm());
          }
        });
  }

  /** What the article is a copy of; else it may be the original of others from now on. */
  private Optional<Node> original(Candidate candidate) {
    Node same = byText.get(candidate.textHash());
    if (same != null) {
      return Optional.of(same);
    }
    long[] bands = candidate.signature().bands();
    Optional<Node> alike =
        buckets.originals(bands, MOST_COMPARED).stream()
            .map(originals::get)
            .filter(original -> isCopy(candidate, original))
            .findFirst()
            .map(Candidate::name);
    if (alike.isEmpty()) {
      buckets.add(bands, originals.size());
      originals.add(candidate);
    }
    if (!candidate.textHash().isEmpty()) {
      byText.put(candidate.textHash(), alike.orElse(candidate.name()));
    }
    return alike;
  }

  private boolean isCopy(Candidate one, Candidate other) {
    double estimate = one.signature().similarity(other.signature());
    if (estimate >= SURELY || estimate < HARDLY) {
      return estimate >= SURELY;
    }
    Optional<String> text = text(one.name());
    Optional<String> original = text(other.name());
    return text.isPresent() && original.isPresent()
        ? Shingles.similarity(text.get(), original.get()) >= ALIKE
        : estimate >= ALIKE;
  }

  private Optional<String> text(Node article) {
    return Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(article), article, Terms.TEXT))
        .map(Node::getLiteralLexicalForm);
  }
}
