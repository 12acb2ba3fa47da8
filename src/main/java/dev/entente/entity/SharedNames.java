package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    names.plurals(found);
    reading.units.addAll(found);
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
