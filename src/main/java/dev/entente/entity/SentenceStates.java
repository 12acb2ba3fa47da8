package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one state that a sentence speaks of, where it speaks of one alone. */
final class SentenceStates {

  private static final EntityId NONE = new EntityId("none");
  private static final EntityId SEVERAL = new EntityId("several");

  private static final Set<String> STATES =
      Set.of("country", "countries", "nation", "nations", "state", "states", "power", "powers");

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final List<EntityId> soleStates = new ArrayList<>();
  private final Map<EntityId, Integer> votes;
  private final ArticleActors actors;
  private final HeadRuns runs;
  final Guests guests;
  private final int undecided;

  SentenceStates(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.at = reading.at;
    this.over = reading.over;
    this.votes = reading.votes;
    this.actors = actors;
    this.runs = new HeadRuns(reading);
    this.guests = new Guests(reading, actors);
    this.undecided = reading.undecidedStates();
    findSoleStates();
  }

  void findSoleStates() {
    int count = tokens.size == 0 ? 0 : tokens.sentence[tokens.size - 1] + 1;
    for (int i = 0; i < count; i++) {
      soleStates.add(NONE);
    }
    List<Hit> companies = new ArrayList<>();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit == null || hit.trap || hit.against || patron(hit)) {
        continue;
      }
      if (reading.oneOfSeveralStates(hit)) {
        soleStates.set(tokens.sentence[i], SEVERAL);
      } else if (company(hit) || guests.aside(hit)) {
        companies.add(hit);
      } else if (hit.actor != null && !reports(hit) && !counterpart(hit)) {
        actors.stateOf(hit.actor).ifPresent(state -> speaksOf(hit, state));
      }
    }
    for (Hit company : companies) {
      if (soleStates.get(tokens.sentence[company.from]).equals(NONE)) {
        actors.stateOf(company).ifPresent(state -> speaksOf(company, state));
      }
    }
  }

  private void speaksOf(Hit hit, EntityId state) {
    int sentence = tokens.sentence[hit.from];
    EntityId known = soleStates.get(sentence);
    soleStates.set(sentence, known.equals(NONE) || known.equals(state) ? state : SEVERAL);
  }

  /** Companies work anywhere, whatever state they are of. */
  private boolean company(Hit hit) {
    return hit.actor != null && actors.kindOf(hit.actor).equals("Company");
  }

  /** "the talks in South Africa": where others meet. */
  private boolean venue(int before) {
    return before > 0 && gazetteer.is(tokens.symbol[before - 1], Gazetteer.GATHERING);
  }

  /**
   * A medium or a body of many states, which speaks of others, or its state; and a power that
   * ruled: "French colony".
   */
  private boolean reports(Hit hit) {
    if (hit.actor != null
        && (actors.kindOf(hit.actor).equals("MediaOrganisation") || actors.everywhere(hit.actor))) {
      return true;
    }
    int next = hit.to;
    if (next < tokens.size && tokens.isPossessive(next)) {
      next++;
      Hit owned = next < tokens.size ? at[next] : null;
      return owned != null
          && owned.actor != null
          && actors.kindOf(owned.actor).equals("MediaOrganisation");
    }
    return hit.demonym
        && next < tokens.size
        && tokens.has(next, Tokens.WORD)
        && (MainActors.COLONIES.contains(tokens.word(next).toLowerCase(Locale.ROOT))
            || MainActors.REPORTERS.contains(tokens.word(next).toLowerCase(Locale.ROOT)));
  }

  /** Whether the name says who stands behind a group, not whose it is: "Iranian-backed gunmen". */
  boolean patron(Hit hit) {
    return hit.to < tokens.size
        && tokens.has(hit.to, Tokens.HYPHEN_BEFORE)
        && "patron"
            .equals(
                gazetteer.nouns.words("suffix").get(tokens.word(hit.to).toLowerCase(Locale.ROOT)));
  }

  /** The only state of the name's sentence but its own. */
  Optional<EntityId> otherState(Hit hit) {
    Optional<EntityId> own = actors.stateOf(hit);
    Set<EntityId> others = new LinkedHashSet<>();
    int sentence = tokens.sentence[hit.from];
    int from = hit.from;
    while (from > 0 && tokens.sentence[from - 1] == sentence) {
      from--;
    }
    for (int i = from; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      Hit other = at[i];
      if (other != null && !other.trap) {
        actors
            .stateOf(other)
            .filter(state -> !Optional.of(state).equals(own))
            .ifPresent(others::add);
      }
    }
    return others.size() == 1 ? Optional.of(others.iterator().next()) : Optional.empty();
  }

  Optional<EntityId> soleState(int token) {
    EntityId state = soleStates.get(tokens.sentence[token]);
    return state.equals(NONE) || state.equals(SEVERAL) ? Optional.empty() : Optional.of(state);
  }

  /**
   * "Ethnic Kyrgyz torched Uzbek homes in Osh": the only state of the sentence, else the only one
   * in which it says that something happens.
   */
  Optional<EntityId> whereSettled(int token) {
    Optional<EntityId> sole = soleState(token);
    if (sole.isPresent()) {
      return sole;
    }
    Hit people = at[token];
    Optional<EntityId> beside =
        people != null && people.ethnic ? otherState(people) : Optional.empty();
    if (beside.isPresent()) {
      return beside;
    }
    int sentence = tokens.sentence[token];
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == sentence) {
      from--;
    }
    Set<EntityId> places = new LinkedHashSet<>();
    for (int i = from + 1; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      Hit hit = at[i];
      boolean owner =
          hit != null && (hit.demonym || hit.to < tokens.size && tokens.isPossessive(hit.to));
      if (hit != null
          && !hit.trap
          && !owner
          && !actors.isPerson(hit)
          && gazetteer.is(tokens.symbol[i - 1], Gazetteer.PLACE_PREPOSITION)) {
        actors.stateOf(hit).ifPresent(places::add);
      }
    }
    return places.size() == 1 ? Optional.of(places.iterator().next()) : Optional.empty();
  }

  /**
   * The only state of the sentence, where the sentence speaks of something in it or of it ("in
   * Abidjan", "Haiti's", "Algerian") and of nobody travelling, so that an office without a state
   * can be its.
   */
  Optional<EntityId> homeState(int token) {
    Optional<EntityId> state = soleState(token);
    if (state.isEmpty()) {
      return state;
    }
    int sentence = tokens.sentence[token];
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == sentence) {
      from--;
    }
    boolean home = false;
    for (int i = from; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      if (gazetteer.is(tokens.symbol[i], Gazetteer.MOTION)) {
        return Optional.empty();
      }
      Hit hit = at[i];
      if (hit != null && actors.stateOf(hit).equals(state)) {
        int before = i - 1;
        boolean belonging = hit.demonym || hit.to < tokens.size && tokens.isPossessive(hit.to);
        boolean placed =
            before >= 0
                && (gazetteer.is(
                        tokens.symbol[before], Gazetteer.PLACE_PREPOSITION | Gazetteer.PLACE_WORD)
                    || tokens.symbol[before] == grammar.of);
        home |= belonging ? !guests.abroad(hit.to) : placed;
      }
    }
    return home ? state : Optional.empty();
  }

  /** "Rwandan Hutus", "two Rwandan generals": people of the demonym, who may be anywhere. */
  private boolean people(Hit hit) {
    if (!hit.demonym) {
      return false;
    }
    if (hit.names.stream().allMatch(name -> name.type().equals("demonym_noun"))) {
      return true;
    }
    int p = hit.to;
    if (hit.from > 0
        && gazetteer.is(tokens.symbol[hit.from - 1], Gazetteer.QUANTITY)
        && (p >= tokens.size
            || !tokens.has(p, Tokens.WORD)
            || gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION))) {
      // "one Filipino"
      return true;
    }
    while (p < tokens.size
        && p - hit.to < 3
        && tokens.has(p, Tokens.WORD)
        && tokens.sentence[p] == tokens.sentence[hit.from]) {
      Hit next = at[p];
      if (next != null && next.actor != null) {
        return actors.kindOf(next.actor).equals("Community");
      }
      NominalGroups.Head head =
          gazetteer.opensHead(tokens.symbol[p]) && at[p] == null ? runs.headAt(p) : null;
      if (head != null) {
        boolean counted =
            hit.from > 0 && gazetteer.is(tokens.symbol[hit.from - 1], Gazetteer.QUANTITY);
        return head.plural() && (counted || head.type() != NominalGroups.Type.ORGAN);
      }
      if (gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
        break;
      }
      p++;
    }
    return counted(hit);
  }

  /** "five French consular staff", "58 Swiss, Japanese and other tourists". */
  private boolean counted(Hit hit) {
    int p = hit.from - 1;
    while (p > 0 && (tokens.is(p, ',') || tokens.symbol[p] == grammar.and)) {
      Hit before = tokens.is(p - 1, ',') ? null : over[p - 1];
      if (before == null || !before.demonym) {
        return false;
      }
      p = before.from - 1;
    }
    return p >= 0
        && (gazetteer.is(tokens.symbol[p], Gazetteer.QUANTITY)
            || Character.isDigit(tokens.word(p).charAt(0)));
  }

  /** "the ambassador to Kenya": the other side, not where they are. */
  private boolean counterpart(Hit hit) {
    int p = hit.from - 1;
    if (p > 0 && tokens.symbol[p] == grammar.the) {
      p--;
    }
    return p > 0
        && tokens.word(p).equals("to")
        && gazetteer.is(tokens.symbol[p - 1], Gazetteer.POSTED);
  }

  /**
   * The home state of the sentence, if some of the words mean people who act at home, and if the
   * article names no other state more often.
   */
  Optional<EntityId> homeOf(int from, int to) {
    for (int i = from; i < to; i++) {
      if (gazetteer.is(tokens.symbol[i], Gazetteer.DOMESTIC)) {
        return homeState(i).filter(this::mostNamed);
      }
    }
    return Optional.empty();
  }

  /** As {@link #homeOf}, for those without a name, who are seldom spoken of from abroad. */
  Optional<EntityId> groundOf(int from, int to, boolean national) {
    if (STATES.contains(tokens.word(to - 1))) {
      return Optional.empty();
    }
    for (int i = from; i < to; i++) {
      if (national || gazetteer.is(tokens.symbol[i], Gazetteer.DOMESTIC)) {
        Set<EntityId> visitors = new LinkedHashSet<>();
        Optional<EntityId> ground = ownGround(i, visitors);
        return ground.equals(scene(i)) && ground.isPresent()
            ? ground
            : ground.filter(state -> mostNamed(state, visitors));
      }
    }
    return Optional.empty();
  }

  /** Where a sentence begins with a place: "In Addis Ababa, the government said". */
  private Optional<EntityId> scene(int token) {
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == tokens.sentence[token]) {
      from--;
    }
    Hit place = from + 1 < tokens.size ? at[from + 1] : null;
    return place != null
            && !place.demonym
            && tokens.word(from).equals("In")
            && place.to < tokens.size
            && tokens.is(place.to, ',')
        ? actors.stateOf(place)
        : Optional.empty();
  }

  /**
   * The only state of the sentence but those whose embassies, soldiers or goods are there: "marched
   * to the Chinese embassy in Hanoi". Where somebody travels, only a state whose people or bodies
   * the sentence names ("Togo's army", "Turkish police"), not one that is gone to or left, unless
   * it is where the embassy or the soldiers are.
   *
   * @param visitors is filled with the states of those who are there
   */
  private Optional<EntityId> ownGround(int token, Set<EntityId> visitors) {
    int sentence = tokens.sentence[token];
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == sentence) {
      from--;
    }
    Set<EntityId> named = new LinkedHashSet<>();
    Set<EntityId> holders = new LinkedHashSet<>();
    Set<EntityId> seats = new LinkedHashSet<>();
    Set<EntityId> media = new LinkedHashSet<>();
    Set<EntityId> companies = new LinkedHashSet<>();
    Set<EntityId> fighters = new LinkedHashSet<>();
    Set<EntityId> troubled = new LinkedHashSet<>();
    boolean belonging = false;
    boolean placed = false;
    boolean travel = false;
    boolean led = false;
    for (int i = from; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      Hit hit = at[i];
      if (hit == null || hit.trap || hit.against || patron(hit)) {
        continue;
      }
      if (reading.oneOfSeveralStates(hit)) {
        return Optional.empty();
      }
      Optional<EntityId> state = actors.stateOf(hit);
      if (state.isEmpty()) {
        continue;
      }
      if (company(hit) || guests.aside(hit)) {
        companies.add(state.get());
        continue;
      }
      if (reports(hit)) {
        if (hit.demonym) {
          media.add(state.get());
        }
        continue;
      }
      if (hit.actor != null
          && (actors.kindOf(hit.actor).equals("ArmedGroup") || actors.branched(hit.actor))) {
        fighters.add(state.get());
        continue;
      }
      boolean owner =
          hit.demonym
              || hit.to < tokens.size
                  && (tokens.isPossessive(hit.to) || gazetteer.opensHead(tokens.symbol[hit.to]));
      int before = i - 1;
      while (before > 0
          && (tokens.symbol[before] == grammar.the
              || gazetteer.is(tokens.symbol[before], Gazetteer.DROPPED))) {
        before--;
      }
      boolean within =
          before >= 0
              && (gazetteer.is(
                      tokens.symbol[before], Gazetteer.PLACE_PREPOSITION | Gazetteer.PLACE_WORD)
                  || tokens.symbol[before] == grammar.of);
      if (owner && guests.abroad(hit.to) || counterpart(hit) || guests.mediates(hit.to)) {
        (guests.held(hit.to) && !counterpart(hit) ? holders : visitors).add(state.get());
        continue;
      }
      if (within && venue(before)) {
        continue;
      }
      named.add(state.get());
      if (owner && troubled(hit.to) && !actors.power(state.get())) {
        troubled.add(state.get());
      }
      belonging |= owner;
      placed |= within;
      travel |= !owner && gone(i);
      led |= actors.leads(hit, state.get());
      if ((within && !owner || !people(hit)) && !actors.isPerson(hit)) {
        seats.add(state.get());
      }
    }
    if (named.isEmpty() && visitors.isEmpty() && !holders.isEmpty()) {
      // "rebels attacked an Angolan convoy"
      return holders.size() == 1 ? Optional.of(holders.iterator().next()) : Optional.empty();
    }
    visitors.addAll(holders);
    if (named.isEmpty()) {
      // Armed groups fight beyond their state; where none other is named they fight at home.
      named.addAll(fighters);
      belonging |= !fighters.isEmpty();
    }
    if (named.isEmpty() && visitors.isEmpty() && companies.size() == 1) {
      return Optional.of(companies.iterator().next());
    }
    if (named.isEmpty()) {
      // "Nigerian soldiers shot at protesters" may be anywhere; a medium speaks of its own state.
      return visitors.isEmpty() && media.size() == 1
          ? Optional.of(media.iterator().next())
          : Optional.empty();
    }
    if (troubled.size() == 1) {
      // "an end to Burundi's war", whoever mediates
      return Optional.of(troubled.iterator().next());
    }
    Set<EntityId> ground = named.size() > 1 && placed ? seats : named;
    return ground.size() == 1 && (belonging || led || placed && (!travel || !visitors.isEmpty()))
        ? Optional.of(ground.iterator().next())
        : Optional.empty();
  }

  /** "Burundi's intractable civil war", "the Liberian conflict": what happens within a state. */
  private boolean troubled(int token) {
    int from = token < tokens.size && tokens.isPossessive(token) ? token + 1 : token;
    for (int i = from; i < Math.min(from + 4, tokens.size); i++) {
      if (!tokens.has(i, Tokens.WORD)
          || at[i] != null
          || gazetteer.is(tokens.symbol[i], Gazetteer.FUNCTION)) {
        return false;
      }
      if (gazetteer.is(tokens.symbol[i], Gazetteer.TROUBLE)) {
        return true;
      }
    }
    return false;
  }

  /** "flew to Albania", "left Haiti": somebody travels there or from there. */
  private boolean gone(int place) {
    if (place > 0 && tokens.word(place - 1).matches("near|outside|around")) {
      return false;
    }
    for (int i = place - 1, left = 5;
        i >= 0 && left > 0 && tokens.sentence[i] == tokens.sentence[place];
        i--, left--) {
      if (!tokens.has(i, Tokens.WORD)) {
        return false;
      }
      if (gazetteer.is(tokens.symbol[i], Gazetteer.MOTION)) {
        return true;
      }
    }
    return false;
  }

  private boolean mostNamed(EntityId state) {
    return mostNamed(state, Set.of());
  }

  /** Whether no state is named more often but those whose people are only guests. */
  private boolean mostNamed(EntityId state, Set<EntityId> visitors) {
    if (undecided > votes.getOrDefault(state, 0)) {
      return false;
    }
    // An ambiguous name that the article confirms has no vote of its own.
    int own = Math.max(1, votes.getOrDefault(state, 0));
    return votes.entrySet().stream()
        .allMatch(other ->
            other.getKey().equals(state)
                || visitors.contains(other.getKey())
                || other.getValue() <= own);
  }
}
