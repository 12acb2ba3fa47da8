package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that begin with a noun: "the government of Sudan", "rebels in the north", "the ministry".
 */
final class HeadPhrases {

  static final String ONLY_STATE = "told by its words, of the only state of the sentence";
  static final String BODY_BEFORE = "the body named before";

  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final SentenceStates states;
  private final HeadRuns runs;
  private final ArticleActors actors;
  private final Optional<String> date;
  private final TitledPeople titles;
  private final HeadNeighbours neighbours;
  private final NamedBefore before;
  private final LedBodies leaders;

  HeadPhrases(
      Reading reading,
      SentenceStates states,
      HeadRuns runs,
      ArticleActors actors,
      TitledPeople titles) {
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.at = reading.at;
    this.over = reading.over;
    this.states = states;
    this.runs = runs;
    this.actors = actors;
    this.date = reading.date;
    this.titles = titles;
    this.neighbours = new HeadNeighbours(reading, actors);
    this.before = new NamedBefore(reading);
    this.leaders = new LedBodies(reading, runs, actors, titles);
  }

  int fromHead(int start) {
    Unit last = units.isEmpty() ? null : units.get(units.size() - 1);
    boolean afterName = last != null && last.to == start && last.form == Form.NAME;
    Run run = runs.run(start, afterName, false);
    if (run == null
        || mass(start, run)
        || neighbours.held(run)
        || neighbours.verb(run)
        || neighbours.direction(run)) {
      return start + 1;
    }
    int from = run.from();
    boolean group = run.head().type() == Type.GROUP;
    while (from < run.headFrom()
        && (group
            ? quantity(from)
            : gazetteer.is(tokens.symbol[from], Gazetteer.DROPPED) && runs.headAt(from) == null)) {
      from++;
    }
    while (group && from < run.headFrom() && tokens.has(from, Tokens.HYPHEN_BEFORE)) {
      from++;
    }
    if (from < run.headFrom()
        && Set.of("his", "her").contains(tokens.word(from).toLowerCase(Locale.ROOT))) {
      // An honorific ("His Majesty") only where nothing is owned.
      from++;
    }
    if (group
        && from == start
        && !gazetteer.nouns.words("apposed").containsKey(run.head().words())
        && neighbours.compounded(from)) {
      from--;
    }
    run = new Run(from, run.to(), run.head(), run.headFrom(), run.compound());
    if (PluralWords.OTHERS.contains(run.head().words()) && !afterPossessive(from)) {
      // "allies": whose is not told.
      return run.to();
    }
    if (quantity(run.headFrom())
        && run.to() < tokens.size
        && !tokens.has(run.to(), Tokens.LINE_START)
        && (tokens.word(run.to()).equals("of") || tokens.has(run.to(), Tokens.CAPITAL))) {
      // "thousands of dollars"; people only where nothing else is counted: "hundreds protested"
      return run.to();
    }
    Hit person = run.head().plural() ? null : titles.personAfter(run.to());
    if (person != null && run.head().type() != Type.ORGAN) {
      return titles.titled(null, from, person, run, "");
    }
    if (!run.head().plural() && run.head().type() == Type.OFFICE) {
      int end = titles.loneSurname(run.to());
      if (end > run.to()) {
        return titles.loneTitled(null, from, end, run, "");
      }
    }
    if (leaders.isSurnameBefore(from, run)) {
      return leaders.bySurname(from, run);
    }
    // "the government of Sudan", "President of Ghana", "rebels in the Ivory Coast"
    int p = preposition(run.to());
    int preposition = p < tokens.size ? tokens.symbol[p] : Symbols.UNKNOWN;
    if (gazetteer.is(preposition, Gazetteer.WITHIN)) {
      preposition = grammar.in;
    }
    if (preposition >= 0
        && (preposition == grammar.of
            || preposition == grammar.in
            || preposition == grammar.from
            || preposition == grammar.forWord && run.head().canonical().equals("spokesperson"))) {
      int q = p + 1;
      while (q < tokens.size
          && (gazetteer.is(tokens.symbol[q], Gazetteer.DETERMINER)
              || gazetteer.is(tokens.symbol[q], Gazetteer.PLACE_WORD | Gazetteer.DROPPED)
                  && over[q] == null)) {
        q++;
      }
      q = behindCompound(q);
      Hit hit = q < tokens.size ? at[q] : null;
      Hit described = preposition == grammar.of ? neighbours.bodyBehindNoun(q, hit) : null;
      hit = described == null ? hit : described;
      Hit head = preposition == grammar.of ? titles.titledAt(q, runs) : null;
      Optional<EntityId> led = head == null ? Optional.empty() : actors.sharedState(head);
      if (led.isPresent()
          && run.head().type() == Type.ORGAN
          && tokens.sentence[q] == tokens.sentence[from]) {
        return leaders.by(from, run, led.get());
      }
      if (hit != null && preposition == grammar.forWord) {
        // "a spokeswoman for China's Taiwan Affairs Office" is the office's.
        int body = hit.to < tokens.size && tokens.isPossessive(hit.to) ? hit.to + 1 : hit.to;
        Hit named = body < tokens.size ? at[body] : null;
        if (named != null
            && named.actor != null
            && ArticleActors.BODIES.contains(actors.kindOf(named.actor))) {
          hit = named;
        }
      }
      if (hit != null
          && !hit.trap
          && !actors.isPerson(hit)
          && actors.entityOf(hit) != null
          && tokens.sentence[q] == tokens.sentence[from]
          && !(preposition != grammar.of && afterPossessive(from))
          && !(preposition != grammar.of
              && hit.to < tokens.size
              && tokens.isPossessive(hit.to)
              && states.guests.abroad(hit.to))) {
        return complement(from, run, hit, preposition, q);
      }
    }
    Optional<EntityId> loyal =
        (group || run.head().plural()) && !afterPossessive(from)
            ? loyalty(run.to())
            : Optional.empty();
    if (loyal.isPresent()) {
      Entity entity = actors.groupEntity(tokens.words(from, run.to()), loyal);
      Unit unit =
          new Unit(
              from,
              run.to(),
              List.of(entity),
              Form.DESCRIPTION,
              "an unnamed group, of the state of those it is loyal to");
      unit.plural = run.head().plural();
      units.add(unit);
      actors.lastOrgan.put(run.head().canonical(), entity);
      return run.to();
    }
    return bare(from, run);
  }

  /** "forces loyal to ousted President X": the state of whom they follow. */
  private Optional<EntityId> loyalty(int token) {
    if (token + 2 >= tokens.size
        || !tokens.word(token).equals("loyal")
        || !tokens.word(token + 1).equals("to")) {
      return Optional.empty();
    }
    for (int p = token + 2;
        p < Math.min(token + 9, tokens.size) && tokens.sentence[p] == tokens.sentence[token];
        p++) {
      Hit hit = at[p];
      if (hit != null) {
        Optional<EntityId> state = hit.trap ? Optional.empty() : actors.stateOf(hit);
        return state.isPresent() ? state : actors.sharedState(hit);
      }
      if (tokens.has(p, Tokens.WORD)
          && tokens.symbol[p] != grammar.the
          && gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "the Russian-led alliance" is not Russia's: what follows a name with its hyphen. */
  private int behindCompound(int token) {
    Hit hit = token < tokens.size ? at[token] : null;
    if (hit == null
        || hit.to >= tokens.size
        || !tokens.has(hit.to, Tokens.HYPHEN_BEFORE)
        || over[hit.to] != null) {
      return token;
    }
    int p = hit.to;
    while (p < tokens.size && tokens.has(p, Tokens.HYPHEN_BEFORE) && over[p] == null) {
      p++;
    }
    return p;
  }

  /** "seized power": no power that acts. */
  private boolean mass(int start, Run run) {
    return run.head().words().equals("power")
        && run.to() == start + 1
        && (start == 0
            || !gazetteer.is(tokens.symbol[start - 1], Gazetteer.DETERMINER)
                && !tokens.isPossessive(start - 1));
  }

  /** Where a preposition may stand: after "based", "active" and the like, or at the token. */
  private int preposition(int token) {
    return token + 1 < tokens.size
            && !tokens.has(token, Tokens.LINE_START)
            && gazetteer.is(tokens.symbol[token], Gazetteer.SEATED)
            && tokens.symbol[token + 1] == grammar.in
        ? token + 1
        : token;
  }

  private int complement(int from, Run run, Hit hit, int preposition, int q) {
    Optional<EntityId> state = actors.stateOf(hit);
    EntityId base = actors.base(hit);
    if (state.isPresent()
        && hit.names.stream().anyMatch(Name::metonym)
        && (HeadRuns.national(run) && runs.describedAs("national", run)
            || run.head().type() == Type.OFFICE && runs.ofNational(run))) {
      // "the foreign ministry in Kinshasa", "a foreign ministry official in Kinshasa"
      base = state.get();
    }
    String slug = runs.slug(run);
    boolean of = preposition == grammar.of;
    boolean more =
        hit.to < tokens.size
            && (tokens.isPossessive(hit.to)
                || hit.demonym
                || tokens.has(hit.to, Tokens.HYPHEN_BEFORE));
    boolean group = run.head().type() == Type.GROUP || run.head().plural();
    if (group
        && of
        && !more
        && !run.head().plural()
        && base != null
        && actors.isState(base)
        && gazetteer.nouns.descriptions("noun").containsKey(run.head().words())) {
      // "the republic of Uzbekistan"
      Entity republic = actors.entityOf(hit);
      if (republic != null) {
        units.add(new Unit(from, hit.to, List.of(republic), Form.NAME, hit.reason));
        return hit.to;
      }
    }
    boolean fighting = of || preposition == grammar.from;
    Entity named = group && fighting && !more ? actors.entityOf(hit) : null;
    if (named != null
        && gazetteer
            .nouns
            .descriptions("force")
            .getOrDefault(run.head().words(), List.of())
            .contains(named.kind())) {
      Unit unit =
          new Unit(from, run.to(), List.of(named), Form.DESCRIPTION, "those who fight for it");
      unit.plural = run.head().plural();
      units.add(unit);
      return run.to();
    }
    if (group && !of && Set.of("neighbouring", "neighboring").contains(tokens.word(q - 1))) {
      // "rebels based in neighbouring Guinea" are of the state beside it.
      state = Optional.empty();
    } else if (group && state.isEmpty()) {
      // "supporters of the Movement", which no list holds
      state = states.groundOf(from, run.to(), false);
    }
    Entity entity;
    if (group || base == null) {
      entity =
          of && !hit.demonym && base != null && actors.isState(base)
              ? actors.groupEntity(tokens.words(from, hit.to), state)
              : actors.groupEntity(
                  tokens.words(from, run.to()), tokens.words(run.to(), hit.to), state);
    } else if (run.head().type() == Type.ORGAN) {
      entity = actors.organ(base, slug, run.head().kind(), state);
    } else {
      entity = actors.officeHolder(base, run, slug, state);
    }
    int to = of && !more && !group ? hit.to : run.to();
    Unit unit =
        new Unit(
            from,
            to,
            List.of(entity),
            Form.DESCRIPTION,
            group
                ? "an unnamed group, of " + state.map(EntityId::value).orElse("nobody known")
                : "told by its words and " + tokens.words(q, hit.to));
    unit.plural = run.head().plural();
    unit.office = run.head().type() == Type.OFFICE ? run.head().canonical() : "";
    units.add(unit);
    actors.lastOrgan.put(group ? run.head().canonical() : slug, entity);
    return to;
  }

  private boolean afterPossessive(int from) {
    int p = from - 1;
    while (p >= 0
        && from - p <= 2
        && tokens.has(p, Tokens.WORD)
        && gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED)) {
      p--;
    }
    return p >= 0
        && (tokens.isPossessive(p)
            || Set.of("its", "their", "his", "her", "our", "my", "whose")
                .contains(tokens.word(p).toLowerCase(Locale.ROOT)));
  }

  private int bare(int from, Run run) {
    int before = units.size();
    int end = describe(from, run);
    if (units.size() > before && !units.get(units.size() - 1).reason.equals(NamedBefore.HOLDER)) {
      units.get(units.size() - 1).bare = run;
    }
    return end;
  }

  private int describe(int from, Run run) {
    boolean definite = from > 0 && tokens.symbol[from - 1] == grammar.the;
    boolean afterPossessive = afterPossessive(from);
    String slug = runs.slug(run);
    if (run.to() < tokens.size
        && at[run.to()] != null
        && !tokens.has(run.to(), Tokens.LINE_START)
        && (run.head().type() == Type.GROUP || at[run.to()].isShip())
        && !run.head().plural()) {
      // "its ally Japan", "the destroyer USS Nobody": the name says who.
      return run.to();
    }
    if (run.head().type() == Type.GROUP
        && !run.head().plural()
        && gazetteer.nouns.words("apposed").containsKey(run.head().words())) {
      Unit named = neighbours.apposed(from);
      if (named != null) {
        units.add(
            new Unit(
                from, run.to(), named.entities, Form.ANAPHOR, "in apposition to the name before"));
      }
      // "the country" is left to coreference.
      return run.to();
    }
    Entity body = definite ? before.body(run) : null;
    if (body != null) {
      units.add(new Unit(from, run.to(), List.of(body), Form.ANAPHOR, BODY_BEFORE));
      return run.to();
    }
    if (run.head().type() == Type.GROUP || run.head().plural()) {
      Entity earlier = definite ? actors.lastOrgan.get(run.head().canonical()) : null;
      if (earlier != null && !run.head().plural() && earlier.label().endsWith("s")) {
        // "the firm" is none of "Chilean firms".
        earlier = null;
      }
      Optional<EntityId> home =
          neighbours
              .beside(from, run)
              .or(() -> neighbours.sender(from, run))
              .or(() -> neighbours.master(from, run.to()))
              .or(() -> neighbours.at(from, run.to()))
              .or(() -> states.groundOf(from, run.to(), runs.ofNational(run)));
      Unit unit =
          new Unit(
              from,
              run.to(),
              List.of(
                  earlier != null
                      ? earlier
                      : actors.groupEntity(tokens.words(from, run.to()), home)),
              Form.DESCRIPTION,
              earlier != null
                  ? "the group named before"
                  : home.isPresent()
                      ? "an unnamed group, of the state that it is told of with"
                      : "an unnamed group");
      unit.plural = run.head().plural();
      units.add(unit);
      return run.to();
    }
    if (afterPossessive) {
      Unit unit =
          new Unit(from, run.to(), List.of(), Form.DESCRIPTION, "the text does not say whose");
      unit.office = run.head().type() == Type.OFFICE ? run.head().canonical() : "";
      unit.tentative = true;
      units.add(unit);
      return run.to();
    }
    Entity earlier = actors.lastOrgan.get(slug);
    if (earlier != null && (definite || run.head().type() == Type.ORGAN)) {
      Unit unit =
          new Unit(from, run.to(), List.of(earlier), Form.ANAPHOR, "named before in the article");
      unit.office = run.head().type() == Type.OFFICE ? run.head().canonical() : "";
      units.add(unit);
      return run.to();
    }
    if (definite && run.head().type() == Type.OFFICE) {
      for (int u = units.size() - 1; u >= 0; u--) {
        if (units.get(u).office.equals(run.head().canonical())
            && units.get(u).entities.size() == 1) {
          units.add(
              new Unit(
                  from,
                  run.to(),
                  units.get(u).entities,
                  Form.ANAPHOR,
                  "the last one of that office"));
          return run.to();
        }
      }
    }
    Entity holder = before.holder(from, run, () -> states.soleState(from));
    if (holder != null) {
      Unit unit = new Unit(from, run.to(), List.of(holder), Form.ANAPHOR, NamedBefore.HOLDER);
      unit.office = run.head().canonical();
      units.add(unit);
      return run.to();
    }
    boolean described = runs.describedAs("national", run);
    // "the presidents of both countries" are of none alone.
    boolean ofSeveral =
        tokens.word(run.to() - 1).endsWith("s")
            && run.to() + 1 < tokens.size
            && tokens.word(run.to()).equals("of")
            && Set.of("both", "the", "all").contains(tokens.word(run.to() + 1));
    if (ofSeveral) {
      return run.to();
    }
    Optional<EntityId> state = HeadRuns.national(run) ? states.soleState(from) : Optional.empty();
    if (state.isEmpty() && (described || HeadRuns.national(run))) {
      state = states.groundOf(from, run.to(), described);
    }
    boolean foreign = run.head().words().equals("regime");
    // "threatened force": no soldiers of anybody.
    boolean violence = !definite && tokens.word(run.to() - 1).equals("force");
    state = state.or(() -> neighbours.master(from, run.to()));
    state =
        state.filter(only ->
            !violence
                && !states.guests.onlySpeaks(from, only)
                && !states.guests.onlyAbroad(from, only)
                && !(foreign && states.guests.acts(from, only)));
    if (state.isPresent()) {
      Entity entity =
          run.head().type() == Type.ORGAN
              ? actors.organ(state.get(), slug, run.head().kind(), state)
              : actors.officeHolder(state.get(), run, slug, state);
      Unit unit = new Unit(from, run.to(), List.of(entity), Form.DESCRIPTION, ONLY_STATE);
      unit.office = run.head().type() == Type.OFFICE ? run.head().canonical() : "";
      units.add(unit);
      return run.to();
    }
    units.add(new Unit(from, run.to(), List.of(), Form.DESCRIPTION, "the text does not say whose"));
    return run.to();
  }

  private boolean quantity(int token) {
    return gazetteer.is(tokens.symbol[token], Gazetteer.QUANTITY);
  }
}
