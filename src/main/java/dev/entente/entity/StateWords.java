package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which state "the country", "the island" or "the state" means. */
final class StateWords {

  static final Set<String> STATE_WORD =
      Set.of("country", "nation", "kingdom", "republic", "regime");

  private final Reading reading;
  private final Tokens tokens;
  private final MainActors main;
  private final Discourse discourse;

  StateWords(Reading reading, MainActors main, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.main = main;
    this.discourse = discourse;
  }

  /** "the island", "the Gulf state": the state of the article that it describes. */
  int describedState(int i) {
    Map<String, List<String>> known = reading.gazetteer.nouns.descriptions("state");
    for (int to = Math.min(i + 3, tokens.size); to > i + 1; to--) {
      List<String> states =
          known.get(tokens.words(i + 1, to).toLowerCase(Locale.ROOT).replace('\n', ' '));
      if (states == null || tokens.sentence[to - 1] != tokens.sentence[i]) {
        continue;
      }
      Unit last = discourse.at(to - 1);
      if (last != null && last.to > to
          || discourse.word(to).equals("of")
          || tokens.has(i + 1, Tokens.CAPITAL) && to == i + 2) {
        return i;
      }
      EntityId state = main.among(states).orElse(null);
      if (state == null) {
        return i;
      }
      for (int k = i; k < to; k++) {
        Unit covered = discourse.at(k);
        if (covered != null) {
          discourse.remove(covered, tokens.sentence[i]);
        }
      }
      discourse.add(
          new Unit(
              i,
              to,
              List.of(reading.tables.entity(state).orElseThrow()),
              Form.ANAPHOR,
              "the state of the article that it describes"));
      return to;
    }
    return i;
  }

  private @Nullable Entity onlyState(int token) {
    int sentence = tokens.sentence[token];
    Entity here = onlyState(discourse.before(sentence, token));
    boolean none =
        discourse.before(sentence, token).stream().allMatch(unit -> unit.entities.isEmpty());
    return here == null && none && discourse.sameParagraph(sentence)
        ? onlyState(discourse.sentence(sentence - 1))
        : here;
  }

  @Nullable Entity onlyState(List<Unit> units) {
    Map<EntityId, Entity> states = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        if (reading.tables.isState(entity.id())) {
          states.put(entity.id(), entity);
        } else {
          entity
              .state()
              .flatMap(reading.tables::entity)
              .ifPresent(state -> states.put(state.id(), state));
        }
      }
    }
    return states.size() == 1 ? states.values().iterator().next() : null;
  }

  /** "the state's": returns the token after the noun, or the token. */
  int possessor(int i) {
    if (!discourse.word(i + 1).equals("state") || !tokens.isPossessive(i + 2)) {
      return i;
    }
    Entity state =
        discourse.actingState(i).or(main::dominant).flatMap(reading.tables::entity).orElse(null);
    if (state == null) {
      return i;
    }
    Unit covered = discourse.at(i + 1);
    if (covered != null) {
      discourse.remove(covered, tokens.sentence[i]);
    }
    discourse.add(
        new Unit(
            i,
            i + 2,
            List.of(state),
            Form.ANAPHOR,
            "the state that acts or that the article is about"));
    return i + 2;
  }

  /** "the country": returns the token after the noun, or the token after the article. */
  int country(int i) {
    int p = i + 1;
    if (!STATE_WORD.contains(discourse.word(p))
        || discourse.at(p) != null
        || discourse.word(p + 1).equals("of")) {
      return i + 1;
    }
    Entity state =
        discourse
            .actingState(i)
            .flatMap(reading.tables::entity)
            .or(() -> Optional.ofNullable(onlyState(i)))
            .or(() -> main.dominant().flatMap(reading.tables::entity))
            .orElse(null);
    discourse.add(
        new Unit(
            i,
            p + 1,
            state == null ? List.of() : List.of(state),
            Form.ANAPHOR,
            state == null
                ? "the text before does not name one state"
                : "the state that acts, or the only one before"));
    return p + 1;
  }
}
