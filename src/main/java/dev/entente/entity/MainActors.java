package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states an article speaks of most, itself or through their organs and people. */
final class MainActors {

  private static final List<String> SITES = List.of("City", "Place");

  static final Set<String> COLONIES = Set.of("colony", "colonies", "colonial", "protectorate");
  static final Set<String> REPORTERS =
      Set.of("television", "tv", "radio", "agency", "broadcaster", "media", "newspaper");

  private final Map<EntityId, Integer> counts = new LinkedHashMap<>();
  private final Map<String, Set<EntityId>> organs = new HashMap<>();
  private final List<EntityId> ranked;
  private final Optional<EntityId> dateline;
  private final int undecided;

  MainActors(Reading reading) {
    EntityId reported = null;
    for (Unit unit : reading.units) {
      if (unit.form == Form.ANAPHOR) {
        continue;
      }
      for (Entity entity : unit.entities) {
        Optional<EntityId> state =
            reading.tables.isState(entity.id()) ? Optional.of(entity.id()) : entity.state();
        if (state.isEmpty() || reports(entity)) {
          continue;
        }
        if (unit.form == Form.DESCRIPTION && entity.id().value().startsWith(state.get() + "/")) {
          organs
              .computeIfAbsent(
                  entity.id().value().substring(state.get().value().length() + 1),
                  none -> new LinkedHashSet<>())
              .add(state.get());
        }
        if (Discourse.isPerson(entity)) {
          title(reading, unit)
              .ifPresent(slug ->
                  organs.computeIfAbsent(slug, none -> new LinkedHashSet<>()).add(state.get()));
        }
        if (unit.form == Form.DEMONYM && COLONIES.contains(after(reading, unit))) {
          continue;
        }
        if (reported == null
            && reading.tables.isState(entity.id())
            && reading.tokens.has(unit.from, Tokens.LINE_START)
            && (reading.tokens.is(unit.to, '\u2014')
                || reading.tokens.is(unit.to, '\u2013')
                || reading.tokens.is(unit.to, '-'))) {
          reported = state.get();
        }
        if (SITES.contains(entity.kind())) {
          if (reported == null && reading.tokens.has(unit.from, Tokens.LINE_START)) {
            reported = state.get();
          }
        } else {
          counts.merge(state.get(), 1, Integer::sum);
        }
      }
    }
    undecided = reading.undecidedStates();
    ranked = new ArrayList<>(counts.keySet());
    ranked.sort(Comparator.comparing((EntityId id) -> -count(id)));
    dateline = Optional.ofNullable(reported);
  }

  private static final Set<String> HEADS = Set.of("president", "king", "queen", "chancellor");

  /** "President X": there is more than one president where others are told of too. */
  private static Optional<String> title(Reading reading, Unit unit) {
    for (int i = unit.from; i < unit.to && reading.tokens.isWord(i); i++) {
      String word = reading.tokens.word(i).toLowerCase(Locale.ROOT);
      if (HEADS.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private static String after(Reading reading, Unit unit) {
    return reading.tokens.isWord(unit.to)
        ? reading.tokens.word(unit.to).toLowerCase(Locale.ROOT)
        : "";
  }

  /** A medium reports about others. */
  static boolean reports(Entity entity) {
    String id = entity.id().value();
    return entity.kind().equals("MediaOrganisation")
        || REPORTERS.contains(id.substring(id.lastIndexOf('-') + 1));
  }

  private int count(EntityId state) {
    return counts.getOrDefault(state, 0);
  }

  private int count(int rank) {
    return rank < ranked.size() ? count(ranked.get(rank)) : 0;
  }

  /** The state whose organ of that name the article tells of, if it tells of one state's alone. */
  Optional<EntityId> onlyWith(String slug) {
    Set<EntityId> states = organs.getOrDefault(slug, Set.of());
    return states.size() == 1 ? Optional.of(states.iterator().next()) : Optional.empty();
  }

  boolean names(EntityId state) {
    return counts.containsKey(state);
  }

  /** The one named at least twice, and twice as often as any other or in the dateline too. */
  Optional<EntityId> dominant() {
    if (ranked.isEmpty()) {
      return dateline;
    }
    boolean most = count(0) >= 2 * Math.max(count(1), undecided) && count(0) > 1;
    if (most) {
      return Optional.of(ranked.get(0));
    }
    return dateline.filter(state -> count(state) > 0 && count(state) == count(0));
  }

  /** The two that are named clearly more often than any third, each more than once; or none. */
  List<EntityId> pair() {
    return count(1) >= 2 && 2 * count(1) >= 3 * count(2) ? ranked.subList(0, 2) : List.of();
  }

  /** Of the given states the only one named, or the one named twice as often as the others. */
  Optional<EntityId> among(List<String> states) {
    List<EntityId> named = ranked.stream().filter(id -> states.contains(id.value())).toList();
    if (named.isEmpty() || named.size() > 1 && count(named.get(0)) < 2 * count(named.get(1))) {
      return Optional.empty();
    }
    return Optional.of(named.get(0));
  }
}
