package dev.entente.annotate;

import dev.entente.article.ArticleId;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.TextActors;
import dev.entente.statement.ActorKind;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds whom the actor cells of one article mean: an id, {@code _:words} for a group without a
 * name, {@code new:Kind:Name} for a newcomer, or a name that the entity tables know.
 */
final class ActorCells {

  private final ArticleId article;
  private final Optional<String> date;
  private final EntityTables tables;
  private final Vocabulary vocabulary;
  private final Map<EntityId, Entity> met = new LinkedHashMap<>();

  ActorCells(ArticleId article, Optional<String> date, EntityTables tables, Vocabulary vocabulary) {
    this.article = article;
    this.date = date;
    this.tables = tables;
    this.vocabulary = vocabulary;
  }

  /** Everybody met so far whom the tables do not hold. */
  List<Entity> met() {
    return List.copyOf(met.values());
  }

  /**
   * @param label what people call the actor, where the table says so
   * @throws IllegalArgumentException if nobody or more than one can be meant, saying who comes near
   */
  Entity resolve(String cell, Optional<String> label) {
    if (cell.startsWith("_:")) {
      String words = cell.substring(2).strip();
      if (words.isEmpty()) {
        throw new IllegalArgumentException("'_:' must be followed by words, such as _:rebels");
      }
      return meet(
          TextActors.unnamed(article, words),
          TextActors.UNNAMED_KIND,
          label.orElse(words.replace('-', ' ')),
          Optional.empty());
    }
    if (cell.startsWith("new:")) {
      String[] parts = cell.split(":", 3);
      if (parts.length < 3 || parts[2].isBlank()) {
        throw new IllegalArgumentException(
            "'%s' must read new:Kind:Name, such as new:Person:Jane Doe".formatted(cell));
      }
      String kind = parts[1].strip();
      String name = parts[2].strip();
      return meet(TextActors.newcomer(kind, name), kind, name, Optional.empty());
    }
    Optional<EntityId> id = id(cell);
    Optional<Entity> known = id.flatMap(value -> tables.entity(value, date));
    return known.or(() -> id.flatMap(value -> fromText(value, label))).orElseGet(() -> named(cell));
  }

  private static Optional<EntityId> id(String cell) {
    try {
      return Optional.of(new EntityId(cell));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  /** Ids that machines write for actors of texts: {@code person/jane-doe}, {@code fiji/navy}. */
  private Optional<Entity> fromText(EntityId id, Optional<String> label) {
    int slash = id.value().indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String first = id.value().substring(0, slash);
    String name =
        label.orElse(id.value().substring(id.value().lastIndexOf('/') + 1).replace('-', ' '));
    Optional<String> unnamed = TextActors.wordsOfUnnamed(article, id);
    if (unnamed.isPresent()) {
      return Optional.of(meet(id, TextActors.UNNAMED_KIND, name, Optional.empty()));
    }
    return switch (first) {
      case "person" -> Optional.of(meet(id, "Person", name, Optional.empty()));
      case "place" -> Optional.of(meet(id, "Place", name, Optional.empty()));
      case "organisation" -> Optional.of(meet(id, "Organisation", name, Optional.empty()));
      default -> {
        EntityId bearer = new EntityId(id.value().substring(0, id.value().lastIndexOf('/')));
        yield tables
            .entity(bearer, date)
            .map(owner ->
                meet(id, "GovernmentBody", name, owner.state().or(() -> Optional.of(owner.id()))));
      }
    };
  }

  private Entity named(String words) {
    List<Entity> called = tables.named(words);
    if (called.size() == 1) {
      return called.get(0);
    }
    if (called.size() > 1) {
      throw new IllegalArgumentException(
          "'%s' may mean %s; write the id of the one that is meant"
              .formatted(
                  words,
                  called.stream()
                      .map(entity -> entity.id().value())
                      .sorted()
                      .collect(Collectors.joining(" or "))));
    }
    List<String> near = tables.labelsLike(words.replace('-', ' '), 3);
    throw new IllegalArgumentException(
        "no entity is called '%s'; %swrite _:words for a group without a name, new:Kind:Name for a newcomer"
            .formatted(words, near.isEmpty() ? "" : "nearest: " + String.join(", ", near) + "; "));
  }

  private Entity meet(EntityId id, String kind, String label, Optional<EntityId> state) {
    if (vocabulary.kind(kind).isEmpty()) {
      throw new IllegalArgumentException(
          "the ontology has no actor kind '%s'; nearest: %s"
              .formatted(
                  kind,
                  Nearest.to(kind, vocabulary.kinds().stream().map(ActorKind::name).toList())));
    }
    return met.computeIfAbsent(id, none -> new Entity(id, kind, label, state));
  }
}
