package dev.entente.export;

import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Statement;
import java.util.Comparator;
import java.util.Optional;

/** What statements are added up by; the ends of a symmetric relation stand in the order of ids. */
record EdgeKey(EntityId source, Relation relation, EntityId target, Polarity polarity)
    implements Comparable<EdgeKey> {

  private static final Comparator<EdgeKey> ORDER =
      Comparator.comparing(EdgeKey::source)
          .thenComparing(EdgeKey::target)
          .thenComparing(key -> key.relation().name())
          .thenComparing(EdgeKey::polarity);

  /** Empty where both sides are handed up to one state. */
  static Optional<EdgeKey> of(
      Statement statement, StoredArticle article, View view, Filter filter) {
    Claim claim = statement.claim();
    EntityId source = view.rolledUp(claim.subject(), claim, article, filter);
    EntityId target = view.rolledUp(claim.object(), claim, article, filter);
    if (source.equals(target)) {
      return Optional.empty();
    }
    boolean turned = claim.relation().symmetric() && source.compareTo(target) > 0;
    return Optional.of(
        new EdgeKey(
            turned ? target : source,
            claim.relation(),
            turned ? source : target,
            claim.polarity()));
  }

  static EdgeKey of(ActorEdge edge) {
    return new EdgeKey(edge.source(), edge.relation(), edge.target(), edge.polarity());
  }

  @Override
  public int compareTo(EdgeKey other) {
    return ORDER.compare(this, other);
  }
}
