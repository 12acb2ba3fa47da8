package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom "the Yugoslav president" means where the article has named one who held that office: who
 * holds it on the day is known only of articles with a date.
 */
final class NamedHolders {

  private final Reading reading;
  private final Discourse discourse;
  private final Map<EntityId, Entity> people = new LinkedHashMap<>();
  private final Map<String, Entity> holders = new HashMap<>();
  private final Map<EntityId, String> offices = new HashMap<>();

  NamedHolders(Reading reading, Discourse discourse) {
    this.reading = reading;
    this.discourse = discourse;
  }

  /** Remembers who was told with which office. */
  void tell(Entity person, String office) {
    reading.gazetteer.nouns.calledBy(office).forEach(word -> holders.put(word, person));
    offices.put(person.id(), office);
  }

  /** The office by which the article introduced a person. */
  Optional<String> office(EntityId person) {
    return Optional.ofNullable(offices.get(person));
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
    if (office.state().isEmpty()) {
      // "the Commonwealth secretary-general"
      List<Entity> told =
          office.id().value().endsWith("/" + unit.office)
              ? people.values().stream()
                  .filter(person -> unit.office.equals(offices.get(person.id())))
                  .toList()
              : List.of();
      if (told.size() == 1) {
        unit.means(told, Form.ANAPHOR, "the one named before who held that office");
      }
      return;
    }
    if (!office.id().value().equals(office.state().get().value() + "/" + unit.office)) {
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

  /**
   * Who bears the office: the last one told with it, or the only one whom the first sentence names,
   * where the other is not spoken of in the sentence or the one before.
   */
  @Nullable Entity holder(Unit unit, Run run) {
    String office = run.head().canonical();
    Entity last = holders.get(office);
    Set<Entity> titled = new HashSet<>();
    for (Unit named : discourse.sentence(0)) {
      if (Discourse.isPerson(named)) {
        titled.addAll(named.entities);
      }
    }
    Entity main = titled.size() == 1 ? titled.iterator().next() : null;
    if (last == null
        || main == null
        || main.id().equals(last.id())
        || !reading
            .gazetteer
            .nouns
            .calledBy(offices.getOrDefault(main.id(), ""))
            .contains(office)) {
      return last;
    }
    int sentence = reading.tokens.sentence[unit.from];
    List<Unit> near = new ArrayList<>(discourse.before(sentence, unit.from));
    near.addAll(discourse.sentence(sentence - 1));
    return near.stream().anyMatch(other -> other.entities.contains(last)) ? last : main;
  }

  private boolean held(EntityId person, EntityId state, String office) {
    return reading.tables.roles(person).stream()
        .filter(role -> role.of().equals(state))
        .filter(role -> reading.date.map(role::holdsAt).orElse(true))
        .anyMatch(role ->
            office.equals("leader") && role.relation().equals("leads")
                || role.title()
                    .filter(title -> reading.gazetteer.nouns.isOffice(title, office))
                    .isPresent());
  }
}
