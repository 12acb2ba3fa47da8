package dev.entente.store;

import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A statement with some cells of its row read otherwise, by the reviewer who says so. */
public final class Correction {

  /** The columns of the statement table that can be corrected; actors are ids. */
  public static final Set<String> COLUMNS =
      Set.of(
          "subject",
          "relation",
          "object",
          "polarity",
          "certainty",
          "tense",
          "attribution",
          "source",
          "source_label",
          "cue",
          "stance",
          "context",
          "valid_from",
          "valid_to");

  private Correction() {}

  /**
   * The corrected form.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public static Statement apply(
      Statement original, Map<String, String> cells, String reviewer, Vocabulary vocabulary) {
    for (String column : cells.keySet()) {
      if (!COLUMNS.contains(column)) {
        throw new IllegalArgumentException(
            "there is no '%s' to correct; there are %s"
                .formatted(column, String.join(", ", COLUMNS.stream().sorted().toList())));
      }
    }
    return new Statement(
        claim(original.claim(), cells, vocabulary),
        attribution(original.attribution(), cells),
        original.evidence(),
        new Annotation(
            reviewer,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            original.annotation().event(),
            List.of(),
            Optional.empty()));
  }

  private static Claim claim(Claim claim, Map<String, String> cells, Vocabulary vocabulary) {
    Optional<String> from =
        cells.containsKey("valid_from")
            ? value(cells, "valid_from")
            : claim.validity().flatMap(Validity::from);
    Optional<String> to =
        cells.containsKey("valid_to")
            ? value(cells, "valid_to")
            : claim.validity().flatMap(Validity::to);
    Optional<String> context =
        cells.containsKey("context") ? value(cells, "context") : claim.context();
    context
        .filter(word -> !vocabulary.contexts().contains(word))
        .ifPresent(word -> {
          throw new IllegalArgumentException("'%s' is no context".formatted(word));
        });
    return new Claim(
        value(cells, "subject").map(EntityId::new).orElse(claim.subject()),
        value(cells, "relation")
            .map(name ->
                vocabulary
                    .relation(name)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "relation '%s' is not in the ontology; nearest: %s"
                                .formatted(
                                    name, String.join(", ", vocabulary.relationsLike(name))))))
            .orElse(claim.relation()),
        value(cells, "object").map(EntityId::new).orElse(claim.object()),
        value(cells, "polarity").map(Polarity::parse).orElse(claim.polarity()),
        value(cells, "certainty").map(Certainty::parse).orElse(claim.certainty()),
        value(cells, "tense").map(Tense::parse).orElse(claim.tense()),
        from.isPresent() || to.isPresent() ? Optional.of(new Validity(from, to)) : Optional.empty(),
        context);
  }

  private static Attribution attribution(Attribution was, Map<String, String> cells) {
    Stance stance = value(cells, "stance").map(Stance::parse).orElse(was.stance());
    Optional<String> cue = cells.containsKey("cue") ? value(cells, "cue") : was.cue();
    Optional<EntityId> source =
        cells.containsKey("source") ? value(cells, "source").map(EntityId::new) : was.source();
    String kind =
        value(cells, "attribution")
            .orElse(
                cells.containsKey("source") && source.isPresent() && was.source().isEmpty()
                    ? "reported"
                    : was.kind());
    return switch (kind) {
      case "narrated" -> new Attribution.Narrated(stance);
      case "unnamed" ->
          new Attribution.Unnamed(
              value(cells, "source_label")
                  .orElse(was instanceof Attribution.Unnamed unnamed ? unnamed.words() : ""),
              cue,
              was.via(),
              stance);
      case "quoted" -> new Attribution.Quoted(speaker(source), cue, was.via(), stance);
      case "reported" -> new Attribution.Reported(speaker(source), cue, was.via(), stance);
      default ->
          throw new IllegalArgumentException(
              "'%s' is no attribution; it is narrated, quoted, reported or unnamed"
                  .formatted(kind));
    };
  }

  private static EntityId speaker(Optional<EntityId> source) {
    return source.orElseThrow(() -> new IllegalArgumentException("who says it? name a source"));
  }

  private static Optional<String> value(Map<String, String> cells, String column) {
    return Optional.ofNullable(cells.get(column)).filter(value -> !value.isBlank());
  }
}
