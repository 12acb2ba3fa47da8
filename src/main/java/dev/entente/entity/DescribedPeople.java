package dev.entente.entity;

import dev.entente.entity.NominalGroups.Head;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which state somebody is whom no list holds, by what stands beside the name: "Ana Nobody, a
 * Kenyan lawyer", "militants led by Ana Nobody".
 */
final class DescribedPeople {

  /** Words between the article and the noun of a description. */
  private static final int LONGEST = 6;

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private final Gazetteer gazetteer;
  private final Tokens tokens;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final HeadRuns runs;
  private final ArticleActors actors;

  DescribedPeople(Reading reading, HeadRuns runs, ArticleActors actors) {
    this.gazetteer = reading.gazetteer;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.at = reading.at;
    this.runs = runs;
    this.actors = actors;
  }

  /** "President Nobody … Mr. Nobody": the surname of several, of whom a title has told which. */
  @Nullable Entity titledBefore(Hit hit) {
    for (int u = units.size() - 1; u >= 0 && hit.to - hit.from == 1; u--) {
      Unit unit = units.get(u);
      if ((unit.reason.equals(TitledPeople.SURNAMED) || unit.reason.equals(TitledPeople.DECIDED))
          && !unit.entities.isEmpty()
          && tokens.word(unit.to - 1).equals(tokens.word(hit.from))) {
        return unit.entities.get(0);
      }
    }
    return null;
  }

  /** The state told by the description behind the name or by those whom the person leads. */
  Optional<EntityId> told(Hit person) {
    Optional<EntityId> behind = behind(person.to);
    return behind.isPresent() ? behind : led(person.from);
  }

  /** ", a Kenyan lawyer", ", a former Chadian rebel". */
  private Optional<EntityId> behind(int comma) {
    if (comma + 2 >= tokens.size || !tokens.is(comma, ',')) {
      return Optional.empty();
    }
    int p = comma + 1;
    if (ARTICLES.contains(tokens.word(p))) {
      p++;
    } else if (at[p] == null || !at[p].demonym) {
      return Optional.empty();
    }
    Hit state = null;
    for (int end = p + LONGEST;
        p < Math.min(end, tokens.size)
            && tokens.has(p, Tokens.WORD)
            && tokens.sentence[p] == tokens.sentence[comma];
        p++) {
      Hit hit = at[p];
      if (hit != null) {
        boolean apart = hit.to < tokens.size && tokens.has(hit.to, Tokens.HYPHEN_BEFORE);
        if (!hit.demonym || hit.against || apart || state != null) {
          return Optional.empty();
        }
        state = hit;
        p = hit.to - 1;
        continue;
      }
      Head head = gazetteer.opensHead(tokens.symbol[p]) ? runs.headAt(p) : null;
      if (state != null && head != null && !head.plural()) {
        return actors.stateOf(state);
      }
      if (gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "rebels led by", "soldiers loyal to": whoever leads a group of one state is of it. */
  private Optional<EntityId> led(int from) {
    Unit group = units.isEmpty() ? null : units.get(units.size() - 1);
    boolean leading =
        from > 2
            && (tokens.word(from - 1).equals("by")
                    && Set.of("led", "headed", "commanded").contains(tokens.word(from - 2))
                || tokens.word(from - 1).equals("to") && tokens.word(from - 2).equals("loyal"));
    return leading && group != null && group.to == from - 2 && group.entities.size() == 1
        ? group.entities.get(0).state()
        : Optional.empty();
  }
}
