package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a noun means that one name or several stand before: "Turkish forces", "US and British
 * officials".
 */
final class BearerPhrases {

  /** Longer lists are no prose, and would take quadratic time. */
  private static final int LONGEST_LIST = 50;

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Grammar grammar;
  private final Tokens tokens;
  private final Optional<String> date;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final SentenceStates states;
  private final HeadRuns runs;
  private final ArticleActors actors;
  private final TitledPeople titles;

  BearerPhrases(
      Reading reading,
      SentenceStates states,
      HeadRuns runs,
      ArticleActors actors,
      TitledPeople titles) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.units = reading.units;
    this.at = reading.at;
    this.states = states;
    this.runs = runs;
    this.actors = actors;
    this.titles = titles;
  }

  int coordinated(Hit hit, List<Hit> bearers, int k) {
    int p = hit.to;
    boolean joined = false;
    while (p + 1 < tokens.size && bearers.size() < LONGEST_LIST) {
      int joint = p;
      boolean and = !tokens.is(joint, ',');
      if (!and) {
        joint++;
      }
      if (joint < tokens.size
          && (tokens.symbol[joint] == grammar.and || tokens.symbol[joint] == grammar.or)) {
        // "halted deliveries to Mali, and Polish officials …"
        if (joint > p && bearers.size() == 1 && !bearers.get(0).demonym) {
          break;
        }
        joint++;
        and = true;
      } else if (joint == p
          && !(tokens.has(p, Tokens.HYPHEN_BEFORE) && at[p] != null && at[p].demonym)) {
        break;
      }
      Hit other = joint < tokens.size ? at[joint] : null;
      if (other == null
          || other.trap
          || !(other.demonym || shortForm(other))
          || other.actor == null
          // "Rangoon and Burmese rebels": the capital is no bearer of the noun.
          || bearers.size() == 1 && hit.metonym && other.actor.equals(hit.actor)
          || !(bearers.get(bearers.size() - 1).demonym
              || shortForm(bearers.get(bearers.size() - 1)))) {
        break;
      }
      bearers.add(other);
      joined = and;
      p = other.to;
    }
    if (bearers.size() > 1) {
      Run run = runs.run(p, false);
      Hit last = bearers.get(bearers.size() - 1);
      if (run == null
          // "In Lebanon, Syrian forces", but "Pakistani, Indian troops"
          || !joined && !bearers.stream().allMatch(bearer -> bearer.demonym)
          || !last.demonym
          || !(run.head().plural() || endsPlural(run))
          || titles.personAfter(run.to()) != null) {
        bearers.subList(1, bearers.size()).clear();
        return k;
      }
      return p;
    }
    return k;
  }

  private boolean shortForm(Hit hit) {
    return hit.demonym || hit.actor != null && tables.isState(hit.actor);
  }

  private boolean endsPlural(Run run) {
    return tokens.word(run.to() - 1).endsWith("s") || run.head().words().endsWith("police");
  }

  int phrase(Hit hit, List<Hit> bearers, Run run, boolean possessive, String joint) {
    Hit person = run.head().plural() ? null : titles.personBehind(run);
    if (person != null && run.head().type() != Type.ORGAN) {
      return titles.titled(hit, hit.from, person, run, joint);
    }
    if (person == null && !run.head().plural() && run.head().type() == Type.OFFICE) {
      int end = titles.loneSurname(run.to());
      if (end > run.to()) {
        return titles.loneTitled(hit, hit.from, end, run, joint);
      }
    }
    Hit named = stateNamed(run);
    if (named != null) {
      Entity state = actors.entityOf(named);
      if (state != null) {
        units.add(new Unit(hit.from, named.to, List.of(state), Form.NAME, named.reason));
        return named.to;
      }
    }
    List<Entity> meant = new ArrayList<>();
    List<Hit> parts = new ArrayList<>();
    String reason = "";
    boolean group = false;
    for (Hit bearer : bearers) {
      Optional<EntityId> state =
          bearer.ethnic
              ? states.whereSettled(bearer.from)
              : local(bearer, run)
                  ? states.groundOf(run.from(), run.to(), true)
                  : secedes(run)
                      ? placeAfter(run).or(() -> actors.stateOf(bearer))
                      : bearer.against
                          ? ground(run, bearer)
                          : states.patron(bearer)
                              ? sponsored(run, bearer)
                              : actors.stateOf(bearer).or(() -> ground(run, bearer));
      boolean affiliate = bearer.against || !joint.isEmpty();
      EntityId base = actors.base(bearer);
      if (base == null) {
        continue;
      }
      parts.add(bearer);
      String slug = runs.slug(run);
      switch (run.head().type()) {
        case ORGAN -> {
          if (affiliate) {
            meant.add(actors.groupEntity(tokens.words(bearer.from, run.to()), state));
            group = true;
            reason =
                joint.isEmpty()
                    ? "a group not of that state"
                    : "a group that is " + joint + " with " + base;
          } else {
            meant.add(actors.organ(base, slug, run.head().kind(), state));
            reason = "an organ told by its words";
          }
        }
        case OFFICE -> {
          if (affiliate || run.head().plural()) {
            meant.add(actors.groupEntity(phraseWords(bearer, bearers, run), state));
            group = true;
            reason = "holders of an office";
          } else {
            Entity holder = actors.officeHolder(base, run, slug, state);
            meant.add(holder);
            reason =
                holder.id().value().contains("/")
                    ? "an office, its holder not known"
                    : "holder of the office at " + date.orElse("any date");
          }
        }
        case GROUP -> {
          meant.add(actors.groupEntity(phraseWords(bearer, bearers, run), state));
          group = true;
          reason = state.isPresent() ? "an unnamed group" : "an unnamed group, its state unknown";
        }
      }
    }
    Unit unit = new Unit(hit.from, run.to(), meant, Form.DESCRIPTION, reason);
    unit.plural = run.head().plural() || bearers.size() > 1;
    unit.parts = parts.size() > 1 ? parts : List.of();
    unit.office = run.head().type() == Type.OFFICE ? run.head().canonical() : "";
    units.add(unit);
    if (!group && meant.size() == 1) {
      actors.lastOrgan.put(runs.slug(run), meant.get(0));
    } else if (meant.size() == 1) {
      actors.lastOrgan.put(run.head().canonical(), meant.get(0));
    }
    return run.to();
  }

  /**
   * "pro-Kurdish lawmakers", "the Tutsi army": of the state that the sentence speaks of, where the
   * people named live there, or where the name says only what they are for or against.
   */
  private Optional<EntityId> ground(Run run, Hit bearer) {
    EntityId named = bearer.actor;
    if (named == null) {
      return Optional.empty();
    }
    boolean people = actors.kindOf(named).equals("Community");
    if (!people && !bearer.against) {
      return Optional.empty();
    }
    return states
        .groundOf(run.from(), run.to(), run.head().type() == Type.ORGAN || runs.ofNational(run))
        .filter(state ->
            people
                ? bearer.against || gazetteer.tables.states(named, date).contains(state)
                : !actors.stateOf(bearer).equals(Optional.of(state)));
  }

  /** "Nobody's local subsidiary", "Muslim Brotherhood members": of the state they are in. */
  private boolean local(Hit bearer, Run run) {
    EntityId actor = bearer.actor;
    if (actor == null) {
      return false;
    }
    if (actors.branched(actor)) {
      return reading.votes.size() > 1;
    }
    boolean local = false;
    for (int i = run.from(); i < run.to(); i++) {
      local |= tokens.word(i).equals("local");
    }
    return local && actors.kindOf(actor).equals("Company");
  }

  /** "the Central Asian republic of Uzbekistan": the state that the words describe. */
  private @Nullable Hit stateNamed(Run run) {
    int of = run.to();
    Hit hit = of + 1 < tokens.size && tokens.word(of).equals("of") ? at[of + 1] : null;
    return hit != null
            && !hit.trap
            && !hit.demonym
            && hit.actor != null
            && gazetteer.tables.isState(hit.actor)
            && !(hit.to < tokens.size && tokens.isPossessive(hit.to))
            && gazetteer
                .nouns
                .descriptions("noun")
                .containsKey(tokens.word(run.to() - 1).toLowerCase(Locale.ROOT))
        ? hit
        : null;
  }

  /** "Albanian separatists in Kosovo" are of what they want to leave. */
  private static boolean secedes(Run run) {
    return run.head().canonical().matches("separatists?|secessionists?");
  }

  private Optional<EntityId> placeAfter(Run run) {
    Hit hit =
        run.to() + 1 < tokens.size && tokens.symbol[run.to()] == grammar.in
            ? at[run.to() + 1]
            : null;
    return hit == null || hit.trap ? Optional.empty() : actors.stateOf(hit);
  }

  /** "Iranian-backed gunmen": of where they act, else of the other state of the sentence. */
  private Optional<EntityId> sponsored(Run run, Hit bearer) {
    return states
        .groundOf(run.from(), run.to(), false)
        .or(() ->
            states
                .otherState(bearer)
                .filter(state -> !states.guests.onlyAbroad(bearer.from, state)));
  }

  private String phraseWords(Hit bearer, List<Hit> bearers, Run run) {
    return bearers.size() == 1
        ? tokens.words(bearer.from, run.to())
        : tokens.words(bearer.from, bearer.to) + " " + tokens.words(run.from(), run.to());
  }
}
