package dev.entente.entity;

import dev.entente.entity.EntityTables.Role;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who held an office of a state, by surname: "President Menem" without a first name. */
final class OfficeHolders {

  private final EntityTables tables;
  private final NominalGroups nouns;
  private final Map<String, List<Role>> bySurname = new HashMap<>();

  OfficeHolders(EntityTables tables, NominalGroups nouns) {
    this.tables = tables;
    this.nouns = nouns;
    Set<String> surnameFirst = nouns.words("surname_first").keySet();
    for (EntityTables.Actor actor : tables.actors()) {
      if (!actor.kind().equals("Person")) {
        continue;
      }
      List<Role> roles =
          tables.roles(actor.id()).stream().filter(role -> tables.isState(role.of())).toList();
      String[] words = Words.fold(actor.name()).split(" ");
      if (roles.isEmpty() || words.length < 2) {
        continue;
      }
      for (Role role : roles) {
        if (surnameFirst.contains(role.of().value())) {
          add(words[0], role);
        } else {
          String surname = "";
          for (int i = words.length - 1; i > 0 && i >= words.length - 3; i--) {
            surname = surname.isEmpty() ? words[i] : words[i] + " " + surname;
            add(surname, role);
          }
        }
      }
    }
  }

  private void add(String surname, Role role) {
    bySurname.computeIfAbsent(surname, none -> new ArrayList<>(1)).add(role);
  }

  /**
   * Who of that surname held the office, at the date where there is one; of the state, where it is
   * known.
   *
   * @param office canonical name of the office, as {@link NominalGroups#office(String)} gives it
   */
  List<Role> called(
      String surname, String office, Optional<EntityId> state, Optional<String> date) {
    return bySurname.getOrDefault(Words.fold(surname), List.of()).stream()
        .filter(role -> state.isEmpty() || state.get().equals(role.of()))
        .filter(role -> role.title().filter(title -> nouns.isOffice(title, office)).isPresent())
        .filter(role -> date.isEmpty() || role.holdsAt(date.get()))
        .toList();
  }

  /** The only state that somebody of the surname led, at the date where there is one. */
  Optional<EntityId> leading(String surname, Optional<String> date) {
    return onlyState(
        bySurname.getOrDefault(Words.fold(surname), List.of()).stream()
            .filter(role -> role.relation().equals("leads"))
            .filter(role -> date.isEmpty() || role.holdsAt(date.get()))
            .toList());
  }

  /** The only person among the holders. */
  static Optional<EntityId> only(List<Role> roles) {
    Set<EntityId> people = new LinkedHashSet<>();
    roles.forEach(role -> people.add(role.holder()));
    return people.size() == 1 ? Optional.of(people.iterator().next()) : Optional.empty();
  }

  /** The only state whose office they held: father and son, two of one name. */
  static Optional<EntityId> onlyState(List<Role> roles) {
    Set<EntityId> states = new LinkedHashSet<>();
    roles.forEach(role -> states.add(role.of()));
    return states.size() == 1 ? Optional.of(states.iterator().next()) : Optional.empty();
  }
}
