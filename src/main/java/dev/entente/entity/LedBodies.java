package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Governments told by whoever leads them: "the Carter administration". */
final class LedBodies {

  private final Reading reading;
  private final HeadRuns runs;
  private final ArticleActors actors;
  private final TitledPeople titles;

  LedBodies(Reading reading, HeadRuns runs, ArticleActors actors, TitledPeople titles) {
    this.reading = reading;
    this.runs = runs;
    this.actors = actors;
    this.titles = titles;
  }

  /** "the Nobody administration": behind a capitalised word of no list. */
  boolean isSurnameBefore(int from, Run run) {
    return from == run.headFrom()
        && from > 1
        && Set.of("government", "administration", "cabinet", "junta")
            .contains(run.head().canonical())
        && titles.loneSurname(from - 1) == from
        && reading.tokens.symbol[from - 2] == reading.grammar.the
        && !reading.tokens.has(from, Tokens.LINE_START);
  }

  /** "the Carter administration": of the only state that somebody of that surname led. */
  int bySurname(int from, Run run) {
    Optional<EntityId> state =
        reading.gazetteer.officeHolders().leading(reading.tokens.word(from - 1), reading.date);
    if (state.isPresent()) {
      return by(from - 1, run, state.get());
    }
    reading.units.add(
        new Unit(from, run.to(), List.of(), Form.DESCRIPTION, "who leads it is in no list"));
    return run.to();
  }

  /** "the government of President X": of the state of whoever leads it. */
  int by(int from, Run run, EntityId state) {
    String slug = runs.slug(run);
    Entity entity = actors.organ(state, slug, run.head().kind(), Optional.of(state));
    Unit unit = new Unit(from, run.to(), List.of(entity), Form.DESCRIPTION, "told by who leads it");
    unit.plural = run.head().plural();
    reading.units.add(unit);
    actors.lastOrgan.put(slug, entity);
    return run.to();
  }
}
