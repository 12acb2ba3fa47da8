package dev.entente.entity;

import dev.entente.statement.EntityId;
import dev.entente.statement.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds pairs of actors that may be one, for a person to decide in {@code same-as.csv}. */
public final class Duplicates {

  /** Two actors and what they share. */
  public record Pair(EntityId one, EntityId other, String reason) {}

  private static final Set<String> PLACES = Set.of("Country", "Territory", "City", "Place");

  private final EntityTables tables;
  private final Map<Set<EntityId>, Pair> found = new LinkedHashMap<>();
  private final Set<Set<EntityId>> decided = new HashSet<>();

  private Duplicates(EntityTables tables) {
    this.tables = tables;
    tables.decisions().forEach(decision -> decided.add(Set.of(decision.actor(), decision.other())));
  }

  /**
   * Pairs nobody has decided upon yet: one Wikidata item, one unambiguous name, one value in a
   * scheme, the same words in another order, or names of one kind and state that differ by a
   * letter.
   */
  public static List<Pair> among(EntityTables tables) {
    Duplicates duplicates = new Duplicates(tables);
    duplicates.byItem();
    duplicates.byIdentifier();
    duplicates.byName();
    duplicates.byWords();
    duplicates.byLetters();
    return List.copyOf(duplicates.found.values());
  }

  private void byItem() {
    Map<String, List<EntityId>> items = new LinkedHashMap<>();
    for (EntityTables.Actor actor : tables.actors()) {
      actor
          .wikidata()
          .ifPresent(
              item -> items.computeIfAbsent(item, none -> new ArrayList<>()).add(actor.id()));
    }
    items.forEach((item, ids) -> pairs(ids, "both are Wikidata's " + item));
  }

  private void byIdentifier() {
    Map<String, List<EntityId>> codes = new LinkedHashMap<>();
    for (EntityTables.Actor actor : tables.actors()) {
      for (EntityTables.Identifier identifier : tables.identifiers(actor.id())) {
        if (identifier.scheme().equals("lei")) {
          codes
              .computeIfAbsent("lei " + identifier.value(), none -> new ArrayList<>())
              .add(actor.id());
        }
      }
    }
    codes.forEach((code, ids) -> pairs(ids, "both have the code " + code));
  }

  private void byName() {
    Map<String, Set<EntityId>> names = new LinkedHashMap<>();
    for (EntityTables.Actor actor : tables.actors()) {
      names
          .computeIfAbsent(Words.fold(actor.name()), none -> new LinkedHashSet<>())
          .add(actor.id());
      for (EntityTables.Alias alias : tables.aliases(actor.id())) {
        if (!alias.ambiguous()
            && !alias.type().startsWith("demonym")
            && !alias.type().endsWith("metonym")) {
          names
              .computeIfAbsent(Words.fold(alias.text()), none -> new LinkedHashSet<>())
              .add(actor.id());
        }
      }
    }
    names.forEach((name, ids) -> {
      List<EntityId> alike = new ArrayList<>(ids);
      for (int i = 0; i < alike.size(); i++) {
        for (int j = i + 1; j < alike.size(); j++) {
          if (comparable(alike.get(i), alike.get(j))) {
            pair(alike.get(i), alike.get(j), "both are called \"" + name + "\"");
          }
        }
      }
    });
  }

  private void byWords() {
    Map<String, List<EntityId>> sorted = new LinkedHashMap<>();
    for (EntityTables.Actor actor : tables.actors()) {
      String[] words = Words.fold(actor.name()).split(" ");
      if (words.length >= 2) {
        Arrays.sort(words);
        sorted
            .computeIfAbsent(
                actor.kind() + " " + String.join(" ", words), none -> new ArrayList<>())
            .add(actor.id());
      }
    }
    sorted.forEach((words, ids) -> pairs(ids, "the same words in another order"));
  }

  /** Names that differ by one letter have the same first or the same second half. */
  private void byLetters() {
    Map<String, List<EntityTables.Actor>> halves = new HashMap<>();
    for (EntityTables.Actor actor : tables.actors()) {
      String name = Words.fold(actor.name());
      if (name.length() >= 9 && !PLACES.contains(actor.kind())) {
        int half = name.length() / 2 - 1;
        halves
            .computeIfAbsent(
                actor.kind() + "<" + name.substring(0, half), none -> new ArrayList<>())
            .add(actor);
        halves
            .computeIfAbsent(
                actor.kind() + ">" + name.substring(name.length() - half),
                none -> new ArrayList<>())
            .add(actor);
      }
    }
    halves
        .values()
        .forEach(group -> {
          for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size(); j++) {
              String one = Words.fold(group.get(i).name());
              String other = Words.fold(group.get(j).name());
              if (Math.abs(one.length() - other.length()) <= 1
                  && Spelling.distance(one, other) == 1
                  && !Character.isDigit(one.charAt(one.length() - 1))
                  && sameState(group.get(i).id(), group.get(j).id())) {
                pair(
                    group.get(i).id(),
                    group.get(j).id(),
                    "the names differ by one letter, and their state is the same");
              }
            }
          }
        });
  }

  private boolean comparable(EntityId one, EntityId other) {
    String left = tables.actor(one).map(EntityTables.Actor::kind).orElse("");
    String right = tables.actor(other).map(EntityTables.Actor::kind).orElse("");
    return PLACES.contains(left) == PLACES.contains(right)
        && left.equals("Person") == right.equals("Person")
        && (!PLACES.contains(left) || left.equals(right) && sameState(one, other));
  }

  private boolean sameState(EntityId one, EntityId other) {
    return tables.state(one, Optional.empty()).equals(tables.state(other, Optional.empty()));
  }

  private void pairs(List<EntityId> ids, String reason) {
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        pair(ids.get(i), ids.get(j), reason);
      }
    }
  }

  private void pair(EntityId one, EntityId other, String reason) {
    Set<EntityId> key = Set.copyOf(List.of(one, other));
    if (key.size() == 2 && !decided.contains(key)) {
      found.putIfAbsent(key, new Pair(one, other, reason));
    }
  }
}
