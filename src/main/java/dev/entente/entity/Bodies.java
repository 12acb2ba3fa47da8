package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the bodies that an article named "the group", "the militia" or "the bloc" is. */
final class Bodies {

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;
  private final Map<EntityId, Entity> named = new LinkedHashMap<>();

  /** By the noun that heads their names: "fund" of the International Monetary Fund. */
  private final Map<String, Map<EntityId, Entity>> byHead = new HashMap<>();

  Bodies(Reading reading, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
  }

  /** Remembers whom the text names, in its order. */
  void remember(Unit unit, Entity entity) {
    named.put(entity.id(), entity);
    List<String> names = new ArrayList<>(List.of(entity.label(), tokens.words(unit.from, unit.to)));
    reading
        .tables
        .actor(entity.id())
        .flatMap(EntityTables.Actor::officialName)
        .ifPresent(names::add);
    for (String name : names) {
      String head = head(name);
      List<String> kinds = reading.gazetteer.nouns.descriptions("head").get(head);
      if (kinds != null && Discourse.isOf(kinds, entity)) {
        byHead.computeIfAbsent(head, none -> new LinkedHashMap<>()).put(entity.id(), entity);
      }
    }
  }

  /** The noun that the other words of a name describe, in lower case; empty where it is alone. */
  private static String head(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("\\s+");
    for (int i = 1; i < words.length; i++) {
      if (Set.of("of", "for", "in", "on", "against", "to").contains(words[i])) {
        return words[i - 1];
      }
    }
    return words.length < 2 ? "" : words[words.length - 1];
  }

  /** Lets the description mean its body; whether there is one. */
  boolean resolve(Unit unit, Run run) {
    Entity found =
        unit.reason.equals("the group named before") ? null : of(bareFrom(run), run.to());
    if (found == null) {
      return false;
    }
    unit.means(List.of(found), Form.ANAPHOR, "the only one of its kind named before");
    return true;
  }

  /** "guerrilla group", "Islamic militia": the noun alone, where adjectives only describe. */
  private int bareFrom(Run run) {
    int from = run.from();
    while (from < run.headFrom()
        && tokens.has(from, Tokens.WORD)
        && reading.gazetteer.is(tokens.symbol[from], Gazetteer.DROPPED)) {
      from++;
    }
    return from;
  }

  /** "NATO Secretary General X": the international body of the office of the day, or the last. */
  private Optional<Entity> ledBy(Entity person) {
    return reading.tables.roles(person.id()).stream()
        .filter(role -> reading.date.map(role::holdsAt).orElse(true))
        .max(Comparator.comparing(role -> role.validFrom().orElse("")))
        .filter(role -> reading.tables.isInternational(role.of()))
        .flatMap(role -> reading.tables.entity(role.of()));
  }

  /** "the militia": the name in apposition, the only one named, or of the sentence before. */
  @Nullable Entity of(int from, int to) {
    if (discourse.word(to).equals("of")) {
      return null;
    }
    Map<EntityId, Entity> own = byHead.getOrDefault(words(from, to), Map.of());
    if (!own.isEmpty() && !tokens.has(from, Tokens.CAPITAL)) {
      return own.size() == 1
          ? own.values().iterator().next()
          : discourse.onlyOf(own.keySet().stream().map(EntityId::value).toList(), from);
    }
    List<String> kinds = reading.gazetteer.nouns.descriptions("kind").get(words(from, to));
    if (kinds == null) {
      return null;
    }
    if (tokens.is(to, ',') && to + 1 < tokens.size) {
      Unit next = discourse.at(to + 1);
      if (next != null
          && next.form == Form.NAME
          && next.entities.size() == 1
          && Discourse.isOf(kinds, next.entities.get(0))) {
        return next.entities.get(0);
      }
    }
    List<Entity> led =
        discourse.before(tokens.sentence[from], from).stream()
            .flatMap(unit -> unit.entities.stream())
            .flatMap(person -> ledBy(person).stream())
            .filter(entity -> Discourse.isOf(kinds, entity))
            .distinct()
            .toList();
    if (led.size() == 1) {
      return led.get(0);
    }
    List<Entity> fitting =
        named.values().stream().filter(entity -> Discourse.isOf(kinds, entity)).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    // "the agency", where one of several bodies is called an agency
    List<Entity> called =
        fitting.stream()
            .filter(entity ->
                List.of(entity.label().toLowerCase(Locale.ROOT).split("[ -]"))
                    .contains(words(from, to)))
            .toList();
    return called.size() == 1 ? called.get(0) : discourse.onlyOf(kinds, from);
  }

  /** "its fighters", "the movement, whose artillery": several of a group that act for it. */
  boolean fightsFor(Run run, Entity owner) {
    return run.to() - run.from() == 1
        && reading
            .gazetteer
            .nouns
            .descriptions("force")
            .getOrDefault(run.head().words(), List.of())
            .contains(owner.kind());
  }

  private String words(int from, int to) {
    return tokens.words(from, to).replace('\n', ' ').toLowerCase(Locale.ROOT);
  }
}
