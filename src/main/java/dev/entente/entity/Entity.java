package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.Optional;

/**
 * An actor, from the entity tables or first met in a text.
 *
 * @param kind name of an actor kind of the ontology
 * @param label what people call it
 * @param state the state it represents or belongs to, where one is known; empty for a state itself
 */
public record Entity(EntityId id, String kind, String label, Optional<EntityId> state) {

  /**
   * @throws IllegalArgumentException if kind or label is blank
   */
  public Entity {
    if (kind.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException("entity " + id + " needs a kind and a label");
    }
  }

  /** The state it represents or belongs to; itself where none is known. */
  public EntityId country() {
    return state.orElse(id);
  }
}
