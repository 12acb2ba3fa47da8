package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that share a word: "North and South Korea", "the two Koreas". */
final class SharedNames {

  private final Reading reading;
  private final Tokens tokens;

  private SharedNames(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
  }

  static void find(Reading reading) {
    SharedNames names = new SharedNames(reading);
    List<Unit> found = new ArrayList<>();
    for (Unit unit : reading.units) {
      names.first(unit).ifPresent(found::add);
    }
    names.plurals(found);
    reading.units.addAll(found);
  }

  /** "North" before "and South Korea", which names somebody with the last word of that name. */
  private Optional<Unit> first(Unit second) {
    int joint = second.from - 1;
    int from = second.from - 2;
    boolean joined =
        second.form == Form.NAME
            && second.to - second.from == 2
            && from >= 0
            && (tokens.is(joint, ',') || tokens.word(joint).equals("and"));
    if (!joined || reading.over[from] != null || !tokens.has(from, Tokens.CAPITAL)) {
      return Optional.empty();
    }
    List<Entity> named =
        reading.tables.named(tokens.word(from) + " " + tokens.word(second.to - 1)).stream()
            .filter(
                entity -> second.entities.stream().anyMatch(e -> e.kind().equals(entity.kind())))
            .toList();
    return named.size() == 1 && reading.units.stream().noneMatch(unit -> unit.from == from)
        ? Optional.of(new Unit(from, from + 1, named, Form.NAME, "shares the name's last word"))
        : Optional.empty();
  }

  private void plurals(List<Unit> found) {
    Map<String, List<String>> pairs = reading.gazetteer.nouns.descriptions("pair");
    for (int i = 0; i < tokens.size; i++) {
      List<String> two =
          tokens.has(i, Tokens.CAPITAL) ? pairs.get(tokens.word(i).toLowerCase(Locale.ROOT)) : null;
      if (two == null || reading.over[i] != null) {
        continue;
      }
      List<Entity> both =
          two.stream().flatMap(id -> reading.tables.entity(new EntityId(id)).stream()).toList();
      Unit unit = new Unit(i, i + 1, both, Form.NAME, "a word for the two");
      unit.plural = true;
      found.add(unit);
    }
  }
}
