package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom "the president" or "the group" means among those whom the article named before. */
final class NamedBefore {

  static final String HOLDER = "the only one named before who holds that office";

  /** How many sentences back somebody may have been named whom his office alone means. */
  private static final int BACK = 2;

  private static final Set<String> FORMER = Set.of("former", "ex", "ousted", "deposed");

  private final Gazetteer gazetteer;
  private final Tokens tokens;
  private final List<Unit> units;
  private final EntityTables tables;
  private final Optional<String> date;

  NamedBefore(Reading reading) {
    this.gazetteer = reading.gazetteer;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.tables = reading.tables;
    this.date = reading.date;
  }

  /**
   * "Ban Ki-moon flew home. The secretary general said …": the only one named before who has held
   * that office.
   *
   * @param state the only state of the sentence, whose own office-holder is meant where it has one
   */
  @Nullable Entity holder(int from, Run run, Supplier<Optional<EntityId>> state) {
    boolean former = from > 0 && FORMER.contains(lower(from)) || FORMER.contains(lower(from - 1));
    int opener = FORMER.contains(lower(from - 1)) ? from - 2 : from - 1;
    if (run.head().type() != Type.OFFICE
        || run.head().plural()
        || run.head().relation().isEmpty()
        || !lower(opener).equals("the")) {
      return null;
    }
    Entity found = null;
    for (int u = units.size() - 1; u >= 0; u--) {
      Unit unit = units.get(u);
      if (tokens.sentence[from] - tokens.sentence[unit.from] > BACK) {
        break;
      }
      if (unit.form != Form.NAME
          || unit.entities.size() != 1
          || !unit.entities.get(0).kind().equals("Person")) {
        continue;
      }
      Entity person = unit.entities.get(0);
      if (offices(person, run, former).findAny().isPresent()) {
        if (found != null && !found.id().equals(person.id())) {
          return null;
        }
        found = person;
      }
    }
    if (found == null || former) {
      return found;
    }
    Optional<EntityId> here = state.get();
    boolean other =
        here.isPresent()
            && offices(found, run, false)
                .allMatch(role -> tables.isState(role.of()) && !role.of().equals(here.get()));
    return other ? null : found;
  }

  private Stream<EntityTables.Role> offices(Entity person, Run run, boolean former) {
    boolean national = gazetteer.nouns.descriptions("national").containsKey(run.head().words());
    return tables.roles(person.id()).stream()
        .filter(role ->
            role.title()
                .filter(title -> gazetteer.nouns.isOffice(title, run.head().canonical()))
                .isPresent())
        // "the president" of no party, where every state has one
        .filter(role -> !national || tables.isState(role.of()))
        .filter(role -> former || date.isEmpty() || role.holdsAt(date.get()));
  }

  private String lower(int token) {
    return token < 0 ? "" : tokens.word(token).toLowerCase(Locale.ROOT);
  }

  /** "the Guards" after "Revolutionary Guards", "the group" after the only one named before. */
  @Nullable Entity body(Run run) {
    boolean capital =
        tokens.has(run.to() - 1, Tokens.CAPITAL) && !tokens.has(run.to() - 1, Tokens.TITLE_LINE);
    String word = tokens.word(run.to() - 1).toLowerCase(Locale.ROOT);
    boolean general =
        run.to() - run.from() == 1
            && Set.of(
                    "group",
                    "movement",
                    "militia",
                    "organisation",
                    "organization",
                    "party",
                    "alliance",
                    "bloc",
                    "faction",
                    "network")
                .contains(word);
    if (!capital && !general) {
      return null;
    }
    Entity found = null;
    int sentence = tokens.sentence[run.from()];
    for (int u = units.size() - 1; u >= 0; u--) {
      Unit unit = units.get(u);
      if (unit.form != Form.NAME && !(capital && unit.form == Form.DESCRIPTION)
          || unit.entities.size() != 1
          || !ArticleActors.BODIES.contains(unit.entities.get(0).kind())) {
        continue;
      }
      if (capital) {
        if (unit.to - unit.from > 1 && tokens.word(unit.to - 1).equals(tokens.word(run.to() - 1))) {
          return unit.entities.get(0);
        }
      } else if (sentence - tokens.sentence[unit.from] <= 1
          && (Set.of("ArmedGroup", "PoliticalParty", "Organisation")
                  .contains(unit.entities.get(0).kind())
              || !word.equals("group")
                  && unit.entities.get(0).kind().equals("InternationalOrganisation"))) {
        if (found != null && !found.id().equals(unit.entities.get(0).id())) {
          return null;
        }
        found = unit.entities.get(0);
      }
    }
    return found;
  }
}
