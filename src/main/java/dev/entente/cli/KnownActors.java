package dev.entente.cli;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.entity.CapitalisedNames;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import dev.entente.evaluate.Actors;
import dev.entente.statement.EntityId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the actor cells of statement tables mean, by the entity tables, the gazetteer's reading of a
 * label ("Kyrgyz border guards"), and the actors that annotated articles brought.
 */
final class KnownActors implements Actors {

  private static final ArticleId LABEL = new ArticleId("label");
  private static final String UNNAMED = "_:";

  private final EntityTables tables;
  private final Gazetteer gazetteer;
  private final Map<String, Optional<String>> states = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  KnownActors(EntityTables tables, Gazetteer gazetteer) {
    this.tables = tables;
    this.gazetteer = gazetteer;
  }

  /** Takes in the actors that no table holds. */
  void met(ArticleId article, Collection<Entity> actors) {
    actors.forEach(actor -> meet(article, actor));
  }

  private String meet(ArticleId article, Entity actor) {
    String id =
        TextActors.wordsOfUnnamed(article, actor.id())
            .map(words -> UNNAMED + words)
            .orElse(actor.id().value());
    if (tables.entity(actor.id()).isEmpty()) {
      states.merge(
          id, actor.state().map(EntityId::value), (old, found) -> old.isPresent() ? old : found);
    }
    return id;
  }

  @Override
  public Set<String> meant(String cell) {
    return cell.isBlank() ? Set.of() : known.computeIfAbsent(cell, this::find);
  }

  private Set<String> find(String cell) {
    if (cell.startsWith(UNNAMED) || states.containsKey(cell)) {
      return Set.of(cell);
    }
    String[] newcomer = cell.split(":", 3);
    if (newcomer.length == 3 && newcomer[0].equals("new")) {
      return Set.of(TextActors.newcomer(newcomer[1], newcomer[2]).value());
    }
    Optional<EntityId> id = id(cell);
    if (id.filter(value -> tables.actor(value).isPresent()).isPresent()) {
      return Set.of(tables.canonical(id.get()).value());
    }
    if (id.isPresent() && cell.contains("/")) {
      return Set.of(cell);
    }
    Set<String> found = new LinkedHashSet<>();
    tables.named(cell).forEach(entity -> found.add(entity.id().value()));
    if (found.isEmpty()) {
      found.addAll(read(cell));
    }
    return found;
  }

  /** Reads a label as a text of its own: whoever is meant by all of it. */
  private Set<String> read(String label) {
    Article text = new Article(LABEL, label, ArticleDetails.UNKNOWN);
    Set<String> found = new LinkedHashSet<>();
    for (Mention mention : gazetteer.mentions(text, new CapitalisedNames())) {
      boolean whole =
          mention.span().end() == label.length()
              && label.substring(0, mention.span().begin()).matches("(?i)((the|a|an) )?");
      if (whole && mention.entities().size() == 1) {
        found.add(meet(LABEL, mention.entities().getFirst()));
      }
    }
    return found;
  }

  @Override
  public Optional<String> state(String id) {
    if (states.containsKey(id)) {
      return states.getOrDefault(id, Optional.empty());
    }
    return id(id).flatMap(value -> tables.state(value, Optional.empty())).map(EntityId::value);
  }

  @Override
  public boolean isState(String id) {
    return id(id).filter(tables::isState).isPresent();
  }

  private static Optional<EntityId> id(String cell) {
    try {
      return Optional.of(new EntityId(cell));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
