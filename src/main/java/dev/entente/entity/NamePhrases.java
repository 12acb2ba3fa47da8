package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Head;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases that begin with a name: "Turkish forces", "South Korea's intelligence agency". */
final class NamePhrases {

  /** Nouns behind a name that only repeat what it is. */
  private static final Set<String> REPEATING =
      Set.of(
          "militia",
          "movement",
          "group",
          "party",
          "organisation",
          "organization",
          "agency",
          "network",
          "alliance",
          "forum",
          "coalition",
          "bloc");

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final List<Unit> units;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final SentenceStates states;
  private final HeadRuns runs;
  private final ArticleActors actors;
  private final BearerPhrases bearerPhrases;
  private final PeoplePhrases peoples;
  private final DescribedPeople descriptions;

  NamePhrases(
      Reading reading,
      SentenceStates states,
      HeadRuns runs,
      ArticleActors actors,
      TitledPeople titles) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.units = reading.units;
    this.at = reading.at;
    this.over = reading.over;
    this.states = states;
    this.runs = runs;
    this.actors = actors;
    this.bearerPhrases = new BearerPhrases(reading, states, runs, actors, titles);
    this.descriptions = new DescribedPeople(reading, runs, actors);
    this.peoples = new PeoplePhrases(reading, states, actors);
  }

  int fromName(Hit hit) {
    if (hit.trap) {
      return trap(hit);
    }
    Entity own = actors.entityOf(hit);
    boolean person = actors.isPerson(hit);
    int next = hit.to;
    boolean possessive = next < tokens.size && tokens.isPossessive(next);
    int k = possessive ? next + 1 : next;
    String joint = "";
    if (!possessive
        && k < tokens.size
        && tokens.has(k, Tokens.HYPHEN_BEFORE)
        && over[k] == null
        && tokens.has(k, Tokens.WORD)) {
      joint = tokens.word(k);
      k++;
      while (k < tokens.size && tokens.has(k, Tokens.HYPHEN_BEFORE) && over[k] == null) {
        k++;
      }
    }
    List<Hit> bearers = new ArrayList<>();
    bearers.add(hit);
    if (!possessive && joint.isEmpty() && !person) {
      k = bearerPhrases.coordinated(hit, bearers, k);
    }
    if (own == null
        && hit.actor == null
        && hit.newcomer == null
        && bearers.size() == 1
        && !person) {
      return unresolved(hit);
    }
    // "US Congress", "Iranian Revolutionary Guards": the name that follows is of that state.
    Hit following = k < tokens.size ? at[k] : null;
    if (following != null
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && (hit.demonym || actors.stateLike(hit))
        && following.actor != null
        && ArticleActors.BODIES.contains(actors.kindOf(following.actor))
        && sameState(hit, following)) {
      Unit unit =
          new Unit(
              hit.from,
              following.to,
              List.of(actors.entityOf(following)),
              Form.NAME,
              following.reason);
      units.add(unit);
      return afterBody(unit, following);
    }
    if (person && !possessive) {
      int end = joint.isEmpty() ? government(hit) : hit.to;
      return end > hit.to ? end : plain(hit);
    }
    if (following != null
        && hit.demonym
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && !hit.against
        && following.actor != null
        && (actors.kindOf(following.actor).equals("Organisation")
            || actors.kindOf(following.actor).equals("GovernmentBody")
                && following.names.stream().noneMatch(Gazetteer.Name::metonym))
        && !sameState(hit, following)) {
      // "Turkish Red Crescent", "Belarusian KGB": a national body of a name that many have.
      String label = tokens.words(hit.from, following.to);
      EntityId id = new EntityId("organisation/" + Words.slug(label));
      Entity entity =
          actors.newcomers.computeIfAbsent(
              id, none -> new Entity(id, "Organisation", label, actors.stateOf(hit)));
      units.add(
          new Unit(
              hit.from,
              following.to,
              List.of(entity),
              Form.NAME,
              "a national body, of " + actors.stateName(hit)));
      return following.to;
    }
    if (hit.demonym && joint.isEmpty() && !possessive && bearers.size() == 1) {
      int end = peoples.phrase(hit);
      if (end > hit.to) {
        return end;
      }
    }
    Run run =
        k < tokens.size && !tokens.has(k, Tokens.LINE_START)
            ? runs.run(k, !possessive && !hit.demonym && joint.isEmpty())
            : null;
    if (run != null
        && !possessive
        && joint.isEmpty()
        && (!hit.demonym && gazetteer.is(tokens.symbol[run.from()], Gazetteer.QUANTITY)
            || !(hit.demonym && hit.names.stream().allMatch(Gazetteer.Name::demonym))
                && tokens.word(run.from()).endsWith("ed")
                && run.from() + 1 < run.to()
                && (gazetteer.is(
                        tokens.symbol[run.from() + 1], Gazetteer.QUANTITY | Gazetteer.DETERMINER)
                    || over[run.from() + 1] != null))) {
      // "gave the Philippines two cargo planes", "Kenya jailed two officers": another phrase
      // begins.
      run = null;
    }
    if (run != null
        && (!possessive && joint.isEmpty() && repeats(hit, run)
            || gazetteer.nouns.words("apposed").containsKey(run.head().words())
            || possessive && gazetteer.nouns.words("kin").containsKey(run.head().words()))) {
      // "the ruling Nobody party" is Nobody; "a close U.S. ally", "Nobody's cousin": the noun
      // relates somebody else to the name before it.
      run = null;
    }
    boolean within = !possessive && hit.actor != null && hasMembers(hit.actor);
    if (run != null
        && PluralWords.OTHERS.contains(run.head().words())
        && !within
        && !isOwned(hit.from)) {
      // "A's neighbours" are others, of no state that the text tells; "its Arab allies" are Arab,
      // "NATO allies" its members.
      run = null;
    }
    if (run == null
        && hit.demonym
        && following != null
        && following.demonym
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && tokens.sentence[following.from] == tokens.sentence[hit.from]
        && !tokens.has(following.from, Tokens.HYPHEN_BEFORE)) {
      Run after = runs.run(following.to, false);
      if (after != null) {
        run = new Run(k, after.to(), after.head(), after.headFrom(), after.compound());
      } else if (following.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))) {
        // "Bosnian Serbs": a people within a state.
        String words = tokens.words(hit.from, following.to);
        units.add(
            actors.group(
                hit.from,
                following.to,
                words,
                actors.stateOf(hit),
                "a people of " + actors.stateName(hit)));
        return following.to;
      }
    }
    if (run == null
        && following != null
        && following.actor != null
        && bearers.size() == 1
        && joint.isEmpty()
        && !hit.against
        && (hit.demonym || possessive && actors.stateLike(hit))
        && actors.kindOf(following.actor).equals("InternationalOrganisation")
        && tokens.sentence[following.from] == tokens.sentence[hit.from]) {
      Run after = runs.run(following.to, false);
      if (after != null && after.head().type() == Type.OFFICE && !after.head().plural()) {
        // "the Danish UN envoy"
        run = new Run(k, after.to(), after.head(), after.headFrom(), after.compound());
      }
    }
    if (run == null && hit.demonym && joint.isEmpty() && !possessive) {
      int end = peoples.phrase(hit);
      if (end > hit.to) {
        return end;
      }
    }
    if (run == null
        && orgName(k, possessive) > k
        && !possessive
        && bearers.size() == 1
        && joint.isEmpty()
        && !hit.against) {
      int end = orgName(k, false);
      String label = tokens.words(hit.from, end);
      EntityId id = new EntityId("organisation/" + Words.slug(label));
      Entity entity =
          actors.newcomers.computeIfAbsent(
              id, none -> new Entity(id, "Organisation", label, actors.stateOf(hit)));
      units.add(
          new Unit(
              hit.from,
              end,
              List.of(entity),
              Form.NAME,
              "a name that no list holds, of " + actors.stateName(hit)));
      return end;
    }
    if (run == null) {
      return plain(hit);
    }
    return bearerPhrases.phrase(hit, bearers, run, possessive, joint);
  }

  private boolean hasMembers(EntityId actor) {
    return actors.kindOf(actor).equals("InternationalOrganisation");
  }

  /** "the Bush administration": the government of the state of all who are called so. */
  private int government(Hit hit) {
    Run run = runs.run(hit.to, false, false);
    if (run == null
        || run.head().type() != Type.ORGAN
        || !Set.of("government", "administration", "cabinet", "junta")
            .contains(run.head().canonical())
        || run.from() != run.headFrom()) {
      return hit.to;
    }
    Optional<EntityId> state = actors.sharedState(hit);
    if (state.isEmpty()) {
      return hit.to;
    }
    Entity government = actors.organ(state.get(), run.head().canonical(), run.head().kind(), state);
    units.add(
        new Unit(
            hit.from, run.to(), List.of(government), Form.DESCRIPTION, "named after its head"));
    actors.lastOrgan.put(run.head().canonical(), government);
    return run.to();
  }

  private int trap(Hit hit) {
    int to = hit.to;
    while (to < tokens.size
        && tokens.has(to, Tokens.CAPITAL)
        && over[to] == null
        && !tokens.has(to, Tokens.LINE_START)) {
      boolean head = gazetteer.is(tokens.symbol[to], Gazetteer.NAME_HEAD);
      to++;
      if (head) {
        break;
      }
    }
    int from = hit.from;
    if (to == hit.to && from >= 2 && tokens.symbol[from - 1] == grammar.of) {
      from -= 2;
    }
    if (from < hit.from && !units.isEmpty() && units.get(units.size() - 1).to > from) {
      return hit.to;
    }
    int headToken = from < hit.from ? from : to - 1;
    String kind = gazetteer.headKinds.getOrDefault(tokens.symbol[headToken], "Event");
    if (kind.equals("Event")) {
      return to;
    }
    String label = tokens.words(from, to);
    EntityId id = new EntityId(TextActors.prefix(kind) + Words.slug(label));
    Optional<EntityId> home =
        kind.equals("MediaOrganisation") || kind.equals("Company")
            ? actors.sharedState(hit)
            : Optional.empty();
    Entity entity = actors.newcomers.computeIfAbsent(id, none -> new Entity(id, kind, label, home));
    units.add(
        new Unit(
            from,
            to,
            List.of(entity),
            Form.NAME,
            "a name that no list holds; its parts are no actors"));
    return to;
  }

  private int unresolved(Hit hit) {
    Run run = null;
    int next = hit.to;
    if (next < tokens.size && !tokens.isPossessive(next)) {
      run = hit.demonym ? runs.run(next, false) : null;
    }
    int to = run == null ? hit.to : run.to();
    Head organ = hit.demonym ? null : runs.headAt(hit.from);
    Optional<EntityId> only = states.soleState(hit.from);
    if (organ != null && organ.type() == Type.ORGAN && only.isPresent()) {
      // "sent tanks to close Congress": the one that the sentence's state has.
      String slug = Words.slug(organ.canonical());
      units.add(
          new Unit(
              hit.from,
              to,
              List.of(actors.organ(only.get(), slug, organ.kind(), only)),
              Form.DESCRIPTION,
              HeadPhrases.ONLY_STATE));
      return to;
    }
    units.add(
        new Unit(
            hit.from,
            to,
            List.of(),
            hit.demonym ? Form.DEMONYM : Form.NAME,
            hit.reason.isEmpty() ? "nothing decides who is meant" : hit.reason));
    return to;
  }

  private int plain(Hit hit) {
    Entity entity = actors.entityOf(hit);
    boolean named = hit.names.stream().anyMatch(n -> !n.demonym() && !n.type().equals("combining"));
    Form form = hit.demonym && !named ? Form.DEMONYM : hit.metonym ? Form.METONYM : Form.NAME;
    String reason = hit.reason;
    if (hit.ethnic) {
      units.add(
          actors.group(
              hit.from - 1,
              hit.to,
              tokens.words(hit.from - 1, hit.to),
              states.whereSettled(hit.from),
              "a people, not a state; where they are, by the states of the sentence"));
      return hit.to;
    }
    if (entity == null && actors.isPerson(hit)) {
      entity = descriptions.titledBefore(hit);
      reason = entity == null ? reason : "short for the one named with a title before";
    }
    if (entity == null && actors.isPerson(hit)) {
      Optional<EntityId> shared = actors.sharedState(hit).filter(state -> speaksOf(state, hit));
      if (shared.isPresent()) {
        // "Assad", father or son.
        entity = actors.bearer(tokens.words(hit.from, hit.to), shared.get());
        reason = "one of several of that name, all of " + shared.get();
      }
    }
    if (entity != null
        && hit.newcomer != null
        && entity.state().isEmpty()
        && Set.of("Organisation", "MediaOrganisation").contains(entity.kind())) {
      boolean party = tokens.word(hit.to - 1).equals("Party");
      Optional<EntityId> home =
          party ? states.homeState(hit.to - 1) : states.homeOf(hit.from, hit.to);
      boolean medium = entity.kind().equals("MediaOrganisation");
      entity = actors.ofState(entity, medium ? states.groundOf(hit.from, hit.to, true) : home);
    }
    if (entity != null
        && hit.newcomer != null
        && entity.kind().equals("Person")
        && entity.state().isEmpty()) {
      entity = actors.ofState(entity, descriptions.told(hit));
    }
    Unit unit =
        new Unit(
            hit.from,
            hit.to,
            entity == null ? List.of() : List.of(entity),
            form,
            reason.isEmpty() ? "nothing decides who is meant" : reason);
    unit.plural =
        hit.demonym
            && hit.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))
            && tokens.word(hit.to - 1).endsWith("s");
    units.add(unit);
    return afterBody(unit, hit);
  }

  /** Whether the article names the state, or the bearer of the name speaks or owns. */
  private boolean speaksOf(EntityId state, Hit hit) {
    int next = hit.to;
    return reading.votes.containsKey(state)
        || hit.names.size() > 1
            && next < tokens.size
            && (tokens.isPossessive(next)
                || gazetteer.is(tokens.symbol[next], Gazetteer.AUXILIARY));
  }

  /** "Amal militia", "Hamas movement": a noun that only repeats what the name is. */
  private int afterBody(Unit unit, Hit hit) {
    if (hit.actor == null
        || unit.to >= tokens.size
        || !ArticleActors.BODIES.contains(actors.kindOf(hit.actor))) {
      return unit.to;
    }
    String word = reading.wordOf(tokens.symbol[unit.to]);
    if (REPEATING.contains(word)) {
      Unit longer = new Unit(unit.from, unit.to + 1, unit.entities, unit.form, unit.reason);
      units.set(units.size() - 1, longer);
      return longer.to;
    }
    return unit.to;
  }

  /** Whether the phrase behind a body's name is one noun that only repeats what it is. */
  private boolean repeats(Hit hit, Run run) {
    return hit.actor != null
        && run.from() == hit.to
        && run.to() == hit.to + 1
        && REPEATING.contains(reading.wordOf(tokens.symbol[run.from()]))
        && ArticleActors.BODIES.contains(actors.kindOf(hit.actor));
  }

  private boolean isOwned(int token) {
    return token > 0
        && (tokens.isPossessive(token - 1)
            || Set.of("its", "his", "her", "their", "our")
                .contains(tokens.word(token - 1).toLowerCase(Locale.ROOT)));
  }

  private boolean sameState(Hit left, Hit right) {
    Optional<EntityId> state = actors.stateOf(left);
    return state.isPresent() && state.equals(actors.stateOf(right));
  }

  /** The end of a capitalised organisation's name that goes on at this token, or the token. */
  private int orgName(int from, boolean possessive) {
    int p = from;
    int best = from;
    boolean org = false;
    while (p < tokens.size
        && p - from < 9
        && tokens.has(p, Tokens.WORD)
        && !tokens.has(p, Tokens.LINE_START)
        && !tokens.has(p, Tokens.TITLE_LINE)
        && !possessive) {
      if (over[p] != null && !(at[p] != null && at[p].demonym)) {
        break;
      }
      if (tokens.has(p, Tokens.CAPITAL) && !gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
        org |= gazetteer.is(tokens.symbol[p], Gazetteer.ORG_HEAD);
        p++;
        if (org) {
          best = p;
        }
      } else if (p > from
          && org
          && gazetteer.is(tokens.symbol[p], Gazetteer.PREPOSITION)
          && (tokens.symbol[p] == grammar.of || tokens.word(p).equals("for"))) {
        p++;
      } else {
        break;
      }
    }
    return best;
  }
}
