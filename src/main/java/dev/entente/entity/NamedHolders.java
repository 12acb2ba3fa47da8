package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom "the Yugoslav president" means where the article has named one who held that office: who
 * holds it on the day is known only of articles with a date.
 */
final class NamedHolders {

  private final Reading reading;
  private final Map<EntityId, Entity> people = new LinkedHashMap<>();

  NamedHolders(Reading reading) {
    this.reading = reading;
  }

  /** Remembers whom the text names, in its order. */
  void remember(Entity entity) {
    if (Discourse.isPerson(entity)) {
      people.put(entity.id(), entity);
    }
  }

  /** Lets a state's office that nobody known fills mean the only one named before who held it. */
  void settle(Unit unit) {
    if (unit.office.isEmpty()
        || unit.plural
        || unit.entities.size() != 1
        || !(unit.form == Form.DESCRIPTION || unit.form == Form.ANAPHOR)) {
      return;
    }
    Entity office = unit.entities.get(0);
    if (office.state().isEmpty()
        || !office.id().value().equals(office.state().get().value() + "/" + unit.office)) {
      return;
    }
    List<Entity> holders =
        people.values().stream()
            .filter(person -> held(person.id(), office.state().get(), unit.office))
            .toList();
    if (holders.size() == 1) {
      unit.means(holders, Form.ANAPHOR, "the one named before who held that office");
    }
  }

  private boolean held(EntityId person, EntityId state, String office) {
    return reading.tables.roles(person).stream()
        .filter(role -> role.of().equals(state))
        .filter(role -> reading.date.map(role::holdsAt).orElse(true))
        .anyMatch(role ->
            role.title()
                .filter(title -> reading.gazetteer.nouns.isOffice(title, office))
                .isPresent());
  }
}
