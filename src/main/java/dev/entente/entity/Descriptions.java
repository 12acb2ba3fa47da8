package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose organ, office or group is meant by words that name nobody: "the government", "its men",
 * "the group", "the president" once an apposition has said who that is.
 */
final class Descriptions {

  private static final String PERSON = "Person";
  private static final Set<String> DETERMINERS = Set.of("the", "a", "an");

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;
  private final MainActors main;
  private final Bodies bodies;
  private final Bearers bearers;
  private final NamedHolders namedHolders;
  private final SentenceStates states;
  private final Map<String, Entity> described = new HashMap<>();
  private final Map<String, Set<EntityId>> officeStates = new HashMap<>();

  Descriptions(Reading reading, Discourse discourse, MainActors main) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
    this.main = main;
    this.bodies = new Bodies(reading, discourse);
    this.bearers = new Bearers(reading, discourse);
    this.namedHolders = new NamedHolders(reading, discourse);
    this.states = new SentenceStates(reading, reading.actors);
  }

  /** To be called once for each mention, in the order of the text. */
  void visit(Unit unit) {
    Run run = unit.bare;
    boolean personal = !unit.office.isEmpty() || run != null && Ranks.officer(run);
    if (run == null) {
      if (personal) {
        appose(unit, true);
      }
      entitle(unit);
    } else if (owners(opener(unit)) != null) {
      resolve(unit, run);
      if (personal) {
        appose(unit, true);
      }
    } else if (!personal || !appose(unit, false)) {
      resolve(unit, run);
      unnamed(unit, run);
    }
    namedHolders.settle(unit);
    if (unit.entities.size() == 1) {
      Entity entity = unit.entities.get(0);
      namedHolders.remember(entity);
      if (!unit.office.isEmpty() && entity.kind().equals(PERSON)) {
        namedHolders.tell(entity, unit.office);
      }
      if (unit.form == Form.DESCRIPTION
          && !unit.plural
          && !entity.id().value().startsWith("article/")) {
        described.put(discourse.word(unit.to - 1), entity);
      }
      if (unit.form == Form.NAME && !reading.tables.isState(entity.id())) {
        bodies.remember(unit, entity);
      }
    }
  }

  /** The body that the word alone means, "the group". */
  @Nullable Entity body(int token) {
    return bodies.of(token, token + 1);
  }

  /** The office by which the article introduced a person: {@code foreign-minister}. */
  Optional<String> office(EntityId person) {
    return namedHolders.office(person);
  }

  /** "The Kyrgyz president, Sadyr Japarov,", "Hans Grundberg, 56, the UN envoy,". */
  private boolean appose(Unit unit, boolean bearerKnown) {
    if (unit.plural) {
      return false;
    }
    Unit whose = bearers.complement(unit.to);
    Unit person = bearers.personAfter(whose == null ? unit.to : whose.to);
    if (person == null && whose == null) {
      person = bearers.personBesidePost(unit);
    }
    if (person == null) {
      return false;
    }
    Entity named = person.entities.get(0);
    Optional<EntityId> state = Optional.empty();
    if (whose != null) {
      state = discourse.stateOf(whose.entities.get(0));
    } else if (bearerKnown && unit.entities.size() == 1) {
      state = unit.entities.get(0).state();
    }
    if (state.isPresent() && named.state().isPresent() && !state.equals(named.state())) {
      return false;
    }
    Run run = unit.bare;
    if (state.isEmpty()
        && named.state().isEmpty()
        && run != null
        && !run.head().relation().isEmpty()
        && reading.runs.describedAs("national", run)) {
      // "The defense minister, General X": of the state that acts.
      state = discourse.actingState(unit.from).or(main::dominant);
    }
    Entity told = reading.actors.ofState(named, state);
    person.entities = List.of(told);
    unit.means(
        List.of(told),
        unit.bare == null ? Form.DESCRIPTION : Form.ANAPHOR,
        "the office of the person in apposition");
    return true;
  }

  /** "Government spokeswoman X": a newcomer's title that every state has. */
  private void entitle(Unit unit) {
    if (unit.office.isEmpty() || unit.entities.size() != 1) {
      return;
    }
    Optional<EntityId> own = unit.entities.get(0).state();
    if (own.isPresent()) {
      officeStates.computeIfAbsent(unit.office, none -> new HashSet<>()).add(own.get());
      return;
    }
    if (unit.form != Form.NAME || formerly(unit.from)) {
      return;
    }
    Set<EntityId> told = officeStates.getOrDefault(unit.office, Set.of());
    if (told.size() == 1 && unit.office.equals("ambassador")) {
      // "The US ambassador to Chad spoke. Ambassador Nobody said …"
      unit.entities =
          List.of(
              reading.actors.ofState(unit.entities.get(0), Optional.of(told.iterator().next())));
      return;
    }
    Map<String, List<String>> national = reading.gazetteer.nouns.descriptions("national");
    for (int to = unit.to - 1; to > unit.from; to--) {
      if (national.containsKey(lower(unit.from, to))) {
        boolean leads = reading.gazetteer.nouns.leads(unit.office);
        Optional<EntityId> state =
            leads || tokens.sentence[unit.from] == 0
                ? main.dominant()
                : discourse.actingState(unit.from).or(main::dominant);
        unit.entities = List.of(reading.actors.ofState(unit.entities.get(0), state));
        return;
      }
    }
    Optional<EntityId> about = main.dominant();
    if (about.isPresent()
        && discourse.speaksOnlyOf(tokens.sentence[unit.from], about.get())
        && domestic(unit)
        && (!Ranks.ALL.contains(unit.office)
            || discourse.onlyStateBefore(unit.from).equals(about))) {
      // "rebel spokesman X"; "Gen. Y" where the sentence speaks of his state
      unit.entities = List.of(reading.actors.ofState(unit.entities.get(0), about));
    }
  }

  private static final Set<String> FORCES =
      Set.of("army", "military", "armed-forces", "air-force", "navy");

  private static final Set<String> FORMER = Set.of("former", "ex", "ousted", "deposed");

  /** "former president X": of any state, whatever the article is about. */
  private boolean formerly(int from) {
    return FORMER.contains(discourse.word(from).toLowerCase(Locale.ROOT))
        || FORMER.contains(discourse.word(from - 1));
  }

  /** "a journalist", "a former officer": somebody, of a state that the text does not tell. */
  private void unnamed(Unit unit, Run run) {
    int before = opener(unit);
    boolean former = before < unit.from - 1 && discourse.word(unit.from - 1).equals("former");
    boolean one =
        run.head().relation().isEmpty()
                && (DETERMINERS.contains(discourse.word(before))
                    || tokens.has(unit.from, Tokens.TITLE_LINE))
            || former
            || Set.of("a", "an").contains(discourse.word(before));
    // "the official KCNA agency" describes; "as a lawmaker" is said of somebody who is named.
    boolean describes = discourse.at(unit.to) != null || discourse.word(before - 1).equals("as");
    if (unit.entities.isEmpty()
        && Ranks.officer(run)
        && !run.head().plural()
        && one
        && !describes) {
      unit.means(
          List.of(reading.actors.groupEntity(tokens.words(unit.from, unit.to), Optional.empty())),
          Form.DESCRIPTION,
          "an unnamed person");
    }
  }

  private boolean domestic(Unit unit) {
    for (int i = unit.from; i < unit.to; i++) {
      if (reading.gazetteer.is(tokens.symbol[i], Gazetteer.DOMESTIC)) {
        return true;
      }
    }
    return false;
  }

  private String lower(int from, int to) {
    return tokens.words(from, to).replace('\n', ' ').toLowerCase(Locale.ROOT);
  }

  private boolean dropped(int token) {
    return tokens.has(token, Tokens.WORD)
        && reading.gazetteer.is(tokens.symbol[token], Gazetteer.DROPPED);
  }

  /** The token before the phrase, adjectives aside, where its article or possessive stands. */
  private int opener(Unit unit) {
    int before = unit.from - 1;
    while (before >= 0 && unit.from - before <= 2 && dropped(before)) {
      before--;
    }
    return before;
  }

  private void resolve(Unit unit, Run run) {
    int before = opener(unit);
    List<Entity> owners = owners(before);
    if (owners != null) {
      possessed(unit, run, owners);
      return;
    }
    boolean definite = discourse.word(before).equals("the");
    boolean indefinite = Set.of("a", "an").contains(discourse.word(before));
    boolean former = before < unit.from - 1 && discourse.word(unit.from - 1).equals("former");
    if (definite
        && !described.containsKey(discourse.word(unit.to - 1))
        && bodies.resolve(unit, run)) {
      return;
    }
    if (run.head().type() == Type.OFFICE && definite && !former && !run.head().plural()) {
      Entity holder = namedHolders.holder(unit, run);
      if (holder != null && (unit.form == Form.ANAPHOR || agrees(unit, holder))) {
        unit.means(List.of(holder), Form.ANAPHOR, "the last one of that office");
        return;
      }
    }
    if (definite && unit.entities.isEmpty() && run.head().type() == Type.ORGAN) {
      Entity same = described.get(discourse.word(unit.to - 1));
      if (same != null
          && run.to() - run.from() == 1
          && !reading.runs.describedAs("national", run)) {
        unit.means(List.of(same), Form.ANAPHOR, "the last one described by that word");
        return;
      }
    }
    if (run.head().type() == Type.GROUP
        || unit.entities.size() == 1 && unit.entities.get(0).id().value().startsWith("article/")) {
      atHome(unit, run);
      return;
    }
    Unit joined = discourse.word(unit.from - 1).equals("and") ? discourse.at(unit.from - 2) : null;
    if (joined != null
        && joined.to == unit.from - 1
        && joined.form == Form.DESCRIPTION
        && joined.entities.size() == 1
        && Set.of(PERSON, "GovernmentBody").contains(joined.entities.get(0).kind())
        && joined.entities.get(0).state().filter(reading.tables::isState).isPresent()) {
      // "B's prime minister and foreign minister"
      EntityId state = joined.entities.get(0).state().get();
      unit.means(List.of(ofState(state, run)), Form.DESCRIPTION, "of the state of the one before");
      return;
    }
    if (indefinite
        || discourse.at(unit.from - 1) != null
        || !reading.runs.describedAs("national", run)) {
      return;
    }
    if (discourse.word(unit.to - 1).equals("regime")) {
      // Nobody calls his own government so.
      return;
    }
    boolean known = !unit.entities.isEmpty();
    boolean here = unit.reason.equals(HeadPhrases.ONLY_STATE);
    if (known
        && !here
        && (unit.form != Form.ANAPHOR || unit.reason.equals(HeadPhrases.BODY_BEFORE))) {
      return;
    }
    Optional<EntityId> acting =
        discourse.actingState(unit.from).filter(state -> reading.runs.fits(run, state));
    Optional<EntityId> about =
        FORCES.contains(reading.runs.slug(run)) ? forcesBefore(unit) : Optional.empty();
    if (about.isEmpty() && reading.runs.atHome(run)) {
      about = about(run);
    }
    if (known && acting.isEmpty() && about.isEmpty()) {
      return;
    }
    if (here) {
      about = about.or(() -> main.onlyWith(reading.runs.slug(run)));
      if (about.isEmpty() || !reading.runs.atHome(run)) {
        return;
      }
    }
    about
        .or(() -> main.onlyWith(reading.runs.slug(run)))
        .or(() -> acting)
        .or(() -> main.dominant().filter(state -> reading.runs.fits(run, state)))
        .filter(state -> discourse.knows(state, unit.from))
        .ifPresent(state ->
            unit.means(
                List.of(ofState(state, run)),
                Form.ANAPHOR,
                "of the state that acts or that the article is about"));
  }

  /** "Turkish jets struck camps in northern Iraq, the army said": whose troops have just acted. */
  private Optional<EntityId> forcesBefore(Unit unit) {
    Set<EntityId> states = new HashSet<>();
    for (Unit before : discourse.before(tokens.sentence[unit.from], unit.from)) {
      if (before.entities.size() == 1
          && before.entities.get(0).kind().equals("GovernmentBody")
          && reading.gazetteer.is(tokens.symbol[before.to - 1], Gazetteer.ABROAD)) {
        before.entities.get(0).state().ifPresent(states::add);
      }
    }
    return states.size() == 1 ? Optional.of(states.iterator().next()) : Optional.empty();
  }

  /** The state that the article is about, among those that can have such an organ. */
  private Optional<EntityId> about(Run run) {
    List<String> fitting = reading.runs.limitedTo(run);
    return fitting.isEmpty() ? main.dominant() : main.among(fitting);
  }

  /**
   * "government troops", "protesters": of the state that the article is about, where their sentence
   * names no other.
   */
  private void atHome(Unit unit, Run run) {
    if (unit.entities.size() != 1
        || unit.entities.get(0).state().isPresent()
        || !unit.entities.get(0).id().value().startsWith("article/")
        || !unit.reason.equals("an unnamed group")
        || discourse.at(unit.from - 1) != null) {
      return;
    }
    boolean national = reading.runs.ofNational(run);
    if (!national && !domestic(unit)) {
      return;
    }
    int sentence = tokens.sentence[unit.from];
    Optional<EntityId> about =
        about(run)
            .or(() -> discourse.spokenOf(sentence).filter(state -> reading.runs.fits(run, state)));
    if (about.isPresent()
        && discourse.speaksOnlyOf(sentence, about.get())
        && !states.guests.onlyAbroad(unit.from, about.get())) {
      unit.entities = List.of(owned(unit, about.get()));
      unit.reason = "an unnamed group, of the state that the article is about";
    }
  }

  private Entity owned(Unit unit, EntityId state) {
    return reading.actors.groupEntity(tokens.words(unit.from, unit.to), Optional.of(state));
  }

  private static boolean agrees(Unit unit, Entity holder) {
    return unit.entities.size() != 1
        || unit.entities.get(0).state().isEmpty()
        || unit.entities.get(0).state().equals(holder.state());
  }

  /** The organ or office-holder of a state that the words tell. */
  Entity ofState(EntityId state, Run run) {
    String slug = reading.runs.slug(run);
    if (run.head().plural() && run.head().type() == Type.OFFICE) {
      return owned(reading.tables.entity(state).orElseThrow(), run, Optional.of(state));
    }
    return run.head().type() == Type.OFFICE
        ? reading.actors.officeHolder(state, run, slug, Optional.of(state))
        : reading.actors.organ(state, slug, run.head().kind(), Optional.of(state));
  }

  /** Who stands in the possessive before the token; null where none does, empty if unknown. */
  private @Nullable List<Entity> owners(int token) {
    if (token < 0) {
      return null;
    }
    Unit owner;
    if (tokens.isPossessive(token)) {
      owner = token > 0 ? discourse.at(token - 1) : null;
    } else {
      String word = discourse.word(token);
      if (word.equals("whose")) {
        owner = token > 1 && tokens.is(token - 1, ',') ? discourse.at(token - 2) : null;
        if (owner != null && discourse.lists.coordinated(owner) && plural(token + 1)) {
          return discourse.lists.joined(owner);
        }
      } else if (Set.of("its", "his", "her", "their", "our", "my").contains(word)) {
        owner = discourse.at(token);
      } else {
        return null;
      }
    }
    return owner == null ? List.of() : owner.entities;
  }

  /** "A and B, whose armies clashed": several of them belong to all who are joined. */
  private boolean plural(int token) {
    Unit unit = discourse.at(token);
    return unit != null && unit.plural;
  }

  private void possessed(Unit unit, Run run, List<Entity> owners) {
    if (owners.isEmpty() || owners.size() > 3) {
      return;
    }
    List<Entity> meant = new ArrayList<>();
    for (Entity owner : owners) {
      meant.add(possessed(run, owner));
    }
    unit.means(meant, Form.DESCRIPTION, "of the one in the possessive before");
  }

  private Entity possessed(Run run, Entity owner) {
    boolean state = reading.tables.isState(owner.id());
    Optional<EntityId> of = state ? Optional.of(owner.id()) : owner.state();
    boolean several = run.head().plural();
    String slug = reading.runs.slug(run);
    if (bodies.fightsFor(run, owner)) {
      return owner;
    }
    switch (run.head().type()) {
      case GROUP -> {
        return owned(owner, run, isPartner(run) ? seat(run.to()) : of);
      }
      case ORGAN -> {
        if (state) {
          return reading.actors.organ(owner.id(), slug, run.head().kind(), of);
        }
        if (owner.kind().equals(PERSON) && of.isPresent()) {
          Optional<String> office = office(owner.id()).filter(name -> name.endsWith("-minister"));
          if (slug.equals("ministry") && office.isPresent()) {
            slug = office.get().replace("-minister", "-ministry");
            return reading.actors.organ(of.get(), slug, run.head().kind(), of);
          }
          if (reading.runs.describedAs("national", run)) {
            return reading.actors.organ(of.get(), slug, run.head().kind(), of);
          }
        }
        return owned(owner, run, of);
      }
      case OFFICE -> {
        if (several) {
          return owned(owner, run, of);
        }
        return state
            ? reading.actors.officeHolder(owner.id(), run, slug, of)
            : reading.actors.organ(owner.id(), slug, run.head().kind(), of);
      }
    }
    throw new IllegalStateException("no such type of head: " + run.head().type());
  }

  /** "its allies in B": of the state they are in. */
  private Optional<EntityId> seat(int token) {
    Unit place = discourse.word(token).equals("in") ? discourse.at(token + 1) : null;
    return place == null || place.entities.size() != 1
        ? Optional.empty()
        : discourse.stateOf(place.entities.get(0));
  }

  private boolean isPartner(Run run) {
    return reading.gazetteer.nouns.words("apposed").containsKey(run.head().words())
        || PluralWords.OTHERS.contains(run.head().words());
  }

  private Entity owned(Entity owner, Run run, Optional<EntityId> state) {
    return reading.actors.groupEntity(
        ArticleActors.possessive(owner.label()) + tokens.words(run.from(), run.to()), state);
  }
}
