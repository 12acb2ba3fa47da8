package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People named right after their office: "Russian Defense Minister Sergei Shoigu". */
final class TitledPeople {

  /** Why a person known by title and surname alone is one of his own. */
  static final String SURNAMED = "a surname with its title";

  static final String DECIDED = "short name, decided by its title";

  private static final String PERSON = "Person";

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Tokens tokens;
  private final Optional<String> date;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final ShortNames shortNames;
  private final SentenceStates states;
  private final ArticleActors actors;
  private final Namesakes namesakes;

  TitledPeople(
      Reading reading, ShortNames shortNames, SentenceStates states, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.units = reading.units;
    this.at = reading.at;
    this.over = reading.over;
    this.shortNames = shortNames;
    this.states = states;
    this.actors = actors;
    this.namesakes = new Namesakes(reading, actors);
  }

  /** The person named right after a title, if any. */
  @Nullable Hit personAfter(int token) {
    if (token < tokens.size && !tokens.has(token, Tokens.LINE_START)) {
      int p = token;
      while (p < tokens.size
          && (p == 0 || tokens.sentence[p] == tokens.sentence[p - 1])
          && (gazetteer.is(tokens.symbol[p], Gazetteer.HONORIFIC) || tokens.is(p, '.'))) {
        p++;
      }
      Hit hit =
          p < tokens.size && (p == token || tokens.sentence[p] == tokens.sentence[p - 1])
              ? at[p]
              : null;
      if (hit != null && actors.isPerson(hit)) {
        return hit;
      }
    }
    return null;
  }

  /** The person named right after a title, or after the post: "envoy to Cuba Nobody". */
  @Nullable Hit personBehind(Run run) {
    int p = run.to();
    if (run.head().type() != NominalGroups.Type.OFFICE
        || p + 1 >= tokens.size
        || !tokens.word(p).equals("to")
        || !gazetteer.is(tokens.symbol[p - 1], Gazetteer.POSTED)) {
      return personAfter(p);
    }
    int q = gazetteer.is(tokens.symbol[p + 1], Gazetteer.DETERMINER) ? p + 2 : p + 1;
    Hit post = q < tokens.size ? at[q] : null;
    return post != null && !post.demonym && actors.stateLike(post) ? personAfter(post.to) : null;
  }

  /** The person named at the token, or after the office named there. */
  @Nullable Hit titledAt(int token, HeadRuns runs) {
    Hit person = token < tokens.size && at[token] != null ? personAfter(token) : null;
    if (person != null) {
      return person;
    }
    Run office = token < tokens.size ? runs.run(token, false, false) : null;
    return office == null || office.head().type() != NominalGroups.Type.OFFICE
        ? null
        : personAfter(office.to());
  }

  /** A single capitalised word of no list after a title: "Finance Minister Koizumi". */
  int loneSurname(int token) {
    if (token < tokens.size
        && tokens.has(token, Tokens.WORD)
        && over[token] == null
        && reading.unknownCapital(token)
        && !tokens.has(token, Tokens.LINE_START)
        && !tokens.has(token, Tokens.HYPHEN_BEFORE)
        && tokens.sentence[token] == tokens.sentence[token - 1]) {
      return token + 1;
    }
    return token;
  }

  int loneTitled(@Nullable Hit bearer, int from, int end, Run run, String joint) {
    String surname = tokens.words(run.to(), end);
    Optional<EntityId> state =
        bearer == null || bearer.against || !joint.isEmpty()
            ? Optional.empty()
            : actors.stateOf(bearer);
    Entity holder = surnamed(surname, run, bearer, state);
    if (holder != null) {
      shortNames.surname(surname, holder.id(), from, end);
      Unit unit =
          new Unit(
              from, end, List.of(holder), Form.NAME, "the only holder of that office so called");
      unit.office = run.head().canonical();
      units.add(unit);
      return end;
    }
    if (bearer == null) {
      state = home(from, run);
    }
    String label = tokens.words(run.headFrom(), end);
    EntityId id =
        new EntityId("person/" + Words.slug(state.map(s -> s.value() + " ").orElse("") + label));
    Optional<EntityId> known = state;
    Entity entity =
        actors.newcomers.computeIfAbsent(id, none -> new Entity(id, PERSON, label, known));
    shortNames.surname(surname, id, from, end);
    Unit unit = new Unit(from, end, List.of(entity), Form.NAME, SURNAMED);
    unit.office = run.head().canonical();
    units.add(unit);
    return end;
  }

  /** "President Menem", "Argentine President Menem": whom no list calls by the surname alone. */
  private @Nullable Entity surnamed(
      String surname, Run run, @Nullable Hit bearer, Optional<EntityId> state) {
    boolean title = tokens.has(run.to() - 1, Tokens.CAPITAL);
    if (bearer == null ? !title : state.isEmpty()) {
      return null;
    }
    List<EntityTables.Role> roles =
        gazetteer.officeHolders().called(surname, run.head().canonical(), state, date);
    return OfficeHolders.only(roles).flatMap(person -> tables.entity(person, date)).orElse(null);
  }

  int titled(@Nullable Hit bearer, int from, Hit person, Run run, String joint) {
    Entity entity = actors.entityOf(person);
    Optional<EntityId> state =
        bearer == null || bearer.against || !joint.isEmpty()
            ? Optional.empty()
            : actors.stateOf(bearer);
    String reason = person.reason;
    Optional<EntityId> told = state;
    if (bearer == null && person.newcomer != null) {
      state = home(from, run);
    }
    if (person.actor != null && entity != null && serves(person.actor, state)) {
      entity = new Entity(entity.id(), entity.kind(), entity.label(), state);
    }
    Entity holder =
        person.newcomer == null
            ? null
            : surnamed(tokens.words(person.from, person.to), run, bearer, told);
    if (holder != null) {
      entity = holder;
      reason = "the only holder of that office so called";
    } else if (person.newcomer != null && entity != null) {
      Entity known = actors.newcomers.get(entity.id());
      if (known != null && known.state().isEmpty() && state.isPresent()) {
        entity = new Entity(known.id(), known.kind(), known.label(), state);
        actors.newcomers.put(known.id(), entity);
        reason =
            bearer == null
                ? "a name that no list holds; the only state of the sentence"
                : "a name that no list holds; its state from the title";
      }
    } else if (entity == null && person.actor == null && !person.names.isEmpty()) {
      if (state.isEmpty() && bearer == null) {
        // "President Assad", father or son, is of Syria.
        state = actors.sharedState(person);
      }
      EntityId match = bearing(person, state);
      if (match == null) {
        match = holding(person, run.head().canonical(), state);
      }
      if (match == null && date.isEmpty()) {
        match = namesakes.contemporary(person, run.head().canonical(), state);
      }
      if (match != null) {
        entity = tables.entity(match, date).orElse(null);
        reason = DECIDED;
      }
    }
    if (entity == null && person.actor == null) {
      String label = tokens.words(run.headFrom(), person.to);
      EntityId id =
          new EntityId("person/" + Words.slug(state.map(s -> s.value() + " ").orElse("") + label));
      Optional<EntityId> of = state;
      entity = actors.newcomers.computeIfAbsent(id, none -> new Entity(id, PERSON, label, of));
      reason = SURNAMED;
    }
    Unit unit =
        new Unit(from, person.to, entity == null ? List.of() : List.of(entity), Form.NAME, reason);
    unit.office = run.head().canonical();
    units.add(unit);
    return person.to;
  }

  /** "Serbian President Slobodan Milosevic", who led another state too. */
  private boolean serves(EntityId person, Optional<EntityId> state) {
    return state.isPresent()
        && tables.isState(state.get())
        && tables.roles(person).stream().anyMatch(role -> role.of().equals(state.get()));
  }

  /** For those who lead a state or act at home (judges, mayors), the home state of the sentence. */
  private Optional<EntityId> home(int from, Run run) {
    for (int i = from - 1; i >= 0 && from - i <= 4; i--) {
      if (tokens.isPossessive(i)) {
        // "Guatemalan coffee growers' leader X"
        continue;
      }
      if (!tokens.has(i, Tokens.WORD)) {
        break;
      }
      Hit hit = over[i];
      if (hit != null) {
        // "American freelance journalist X"
        if (hit.demonym && !hit.against) {
          return actors.stateOf(hit);
        }
        break;
      }
      if (gazetteer.is(tokens.symbol[i], Gazetteer.FUNCTION)) {
        break;
      }
    }
    return run.head().relation().equals("leads")
        ? states.homeState(from)
        : states
            .homeOf(run.from(), run.to())
            .or(() ->
                reading.runs.describedAs("national", run)
                    ? states.groundOf(from, run.to(), true)
                    : Optional.empty());
  }

  /** The only one of the name who held the office at the article's date. */
  private @Nullable EntityId holding(Hit person, String office, Optional<EntityId> state) {
    if (date.isEmpty() || state.isEmpty()) {
      return null;
    }
    List<EntityId> bearers = person.names.stream().map(Name::actor).toList();
    List<EntityId> holders =
        tables.holders(state.get(), office, date.get(), gazetteer.nouns).stream()
            .map(EntityTables.Role::holder)
            .distinct()
            .filter(bearers::contains)
            .toList();
    return holders.size() == 1 ? holders.get(0) : null;
  }

  private @Nullable EntityId bearing(Hit person, Optional<EntityId> state) {
    List<EntityId> fitting =
        person.names.stream()
            .map(Name::actor)
            .distinct()
            .filter(actor -> state.isPresent() && tables.state(actor, date).equals(state))
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }
}
