package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import dev.entente.statement.EntityId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides who a name stands for by its neighbours and by the rest of the article, or leaves it
 * open.
 */
final class NameChoice {

  private static final String PERSON = "Person";

  /** Many states have one of the same name. */
  private static final String PARTY = "PoliticalParty";

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Grammar grammar;
  private final Tokens tokens;
  private final Optional<String> date;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final Map<EntityId, Integer> votes;
  private @Nullable Set<Integer> present;
  private final ArticleActors actors;
  private final NameNeighbours neighbours;
  private final Namesakes namesakes;

  NameChoice(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.at = reading.at;
    this.over = reading.over;
    this.votes = reading.votes;
    this.actors = actors;
    this.neighbours = new NameNeighbours(reading, actors);
    this.namesakes = new Namesakes(reading, actors);
  }

  /** Decides about all names of the article. */
  void decideAll() {
    countVotes();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null) {
        decide(hit);
      }
    }
  }

  private void countVotes() {
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit == null) {
        continue;
      }
      EntityId state = null;
      boolean clear = true;
      boolean capital = hit.names.stream().anyMatch(Name::metonym);
      hit.existing(this::exists);
      for (Name name : hit.names) {
        EntityId own = tables.state(name.actor(), date).orElse(null);
        if (name.ambiguous() && !capital || own == null || state != null && !state.equals(own)) {
          clear = false;
        }
        state = own;
      }
      if (clear && state != null) {
        votes.merge(state, 1, Integer::sum);
      }
    }
  }

  private void decide(Hit hit) {
    mark(hit);
    if (neighbours.trapped(hit)) {
      hit.trap = true;
      return;
    }
    Set<EntityId> candidates = new LinkedHashSet<>();
    boolean ambiguous = false;
    boolean metonym = false;
    for (Name name : hit.names) {
      candidates.add(name.actor());
      ambiguous |= name.ambiguous() && !name.demonym();
      metonym |= name.metonym();
    }
    if (hit.names.stream().allMatch(name -> name.demonym() || name.type().equals("combining"))
        || hit.names.stream().anyMatch(Name::demonym)
            && candidates.size() == 1
            && neighbours.adjective(hit)) {
      hit.demonym = true;
    }
    if (candidates.size() > 1) {
      candidates = narrowed(hit, candidates);
      ambiguous = false;
    }
    if (candidates.size() == 1) {
      EntityId only = candidates.iterator().next();
      if (actors.kindOf(only).equals(PERSON)
          && (neighbours.givenName(hit) || neighbours.otherGivenName(hit, only))) {
        hit.reason = "part of a longer name";
        return;
      }
      boolean doubted = ambiguous && !metonym && doubtful(hit, only);
      if (doubted && (anyStates(hit, only) || actors.kindOf(only).equals(PARTY))) {
        at[hit.from] = null;
        Arrays.fill(over, hit.from, hit.to, null);
        return;
      }
      if (neighbours.elsewhere(hit, only)) {
        hit.reason = "of another place than " + only;
        return;
      }
      if (doubted || !metonym && !hit.demonym && neighbours.surname(hit, only)) {
        return;
      }
      if (metonym && neighbours.personal(hit)) {
        hit.reason = "part of a longer name";
        return;
      }
      take(hit, only);
    } else if (hit.reason.isEmpty()) {
      hit.reason =
          "ambiguous: "
              + candidates.stream().map(EntityId::value).collect(Collectors.joining(" or "))
              + "; nothing in the article decides";
    }
  }

  /** "Supreme Court": an organ that every state has, called by a name of one of them. */
  private boolean anyStates(Hit hit, EntityId actor) {
    return actors.kindOf(actor).equals("GovernmentBody")
        && gazetteer.isHead(tokens, hit.from, hit.to);
  }

  /** At the article's date, or today where it has none. */
  private boolean exists(EntityId id) {
    return tables
        .actor(id)
        .map(actor ->
            date.isPresent()
                ? Dates.within(date.get(), actor.validFrom(), actor.validTo())
                : actor.validTo().isEmpty()
                    || Set.of("ArmedGroup", "PoliticalParty").contains(actor.kind()))
        .orElse(true);
  }

  private void take(Hit hit, EntityId actor) {
    Name name =
        hit.names.stream()
            .filter(n -> n.actor().equals(actor))
            .min(Comparator.comparing(n -> n.type().equals("name") ? 0 : 1))
            .orElseThrow();
    boolean place = !tables.isState(actor);
    hit.actor = actor;
    if (name.metonym()
        && hit.names.stream().noneMatch(n -> n.actor().equals(actor) && !n.metonym())) {
      hit.metonym = true;
      if (neighbours.standsForPlace(hit)) {
        hit.reason = "the city, where something happens";
      } else {
        hit.reason = "the capital acts for its state";
      }
    } else if (hit.demonym) {
      hit.reason = "demonym";
    } else if (hit.reason.isEmpty()) {
      hit.reason =
          place
              ? "name"
              : switch (name.type()) {
                case "acronym" -> "acronym";
                case "former" -> "former name";
                case "spelling" -> "spelling";
                default -> "name";
              };
    }
  }

  private void mark(Hit hit) {
    int before = hit.from - 1;
    if (before >= 0 && tokens.has(before, Tokens.WORD)) {
      int symbol = tokens.symbol[before];
      if (gazetteer.is(symbol, Gazetteer.AGAINST)
          && (tokens.has(hit.from, Tokens.HYPHEN_BEFORE)
              || "ethnic".equals(reading.wordOf(symbol)))) {
        hit.against = true;
        hit.ethnic = "ethnic".equals(reading.wordOf(symbol));
      }
    }
  }

  /** A town that is called like something else, where nothing speaks of a place. */
  private boolean unplaced(Hit hit, EntityId actor, int support) {
    int of = hit.from - 1;
    boolean townOf =
        of > 0
            && tokens.symbol[of] == grammar.of
            && gazetteer.is(tokens.symbol[of - 1], Gazetteer.PLACE_WORD);
    if (!Set.of("City", "Place").contains(actors.kindOf(actor)) || townOf || reading.placed(hit)) {
      return false;
    }
    boolean opens =
        tokens.has(hit.from, Tokens.SENTENCE_START)
            && hit.to < tokens.size
            && !tokens.is(hit.to, ',')
            && !tokens.isPossessive(hit.to);
    return support <= 0 || opens && hit.to - hit.from == 1;
  }

  private boolean doubtful(Hit hit, EntityId actor) {
    if (tables.actor(actor).map(a -> a.kind().equals(PERSON)).orElse(false)) {
      return false;
    }
    if (neighbours.personal(hit) && !hit.demonym) {
      hit.reason = "part of a longer name";
      return true;
    }
    if (neighbours.ownedByOther(hit, actor)) {
      hit.reason = "of another state than " + actor;
      return true;
    }
    String alias = Words.fold(tokens.words(hit.from, hit.to));
    EntityId state = tables.state(actor, date).orElse(actor);
    int support = votes.getOrDefault(state, 0);
    boolean listed = false;
    for (NominalGroups.Context context : gazetteer.nouns.contexts()) {
      if (context.alias().equals(alias) && context.actor().equals(actor.value())) {
        listed |= context.speaksFor();
        for (String word : context.words()) {
          int symbol = gazetteer.symbols.find(word);
          if (present().contains(symbol)) {
            support += context.speaksFor() ? 1 : -3;
          }
        }
      }
    }
    if (reading.placed(hit)) {
      support += 3;
    }
    if (unplaced(hit, actor, support)) {
      hit.reason = "ambiguous: nothing in the article says that it is " + actor;
      return true;
    }
    if (alias.startsWith("the ") && support <= 0
        || support <= 0 && actors.kindOf(actor).equals(PARTY)
        || support <= 0
            && !votes.isEmpty()
            && anyStates(hit, actor)
            && gazetteer.nouns.descriptions("national").containsKey(alias)) {
      hit.reason = "ambiguous: nothing in the article says that it is " + actor;
      return true;
    }
    if (support < 0 || listed && support == 0 && !amongStates(hit)) {
      hit.reason = "ambiguous: nothing in the article says that it is " + actor;
      return true;
    }
    if (listed || support > 0) {
      hit.reason = "name, confirmed by the article";
    }
    return false;
  }

  /** Whether another state is named in the same sentence. */
  private boolean amongStates(Hit hit) {
    int sentence = tokens.sentence[hit.from];
    for (int i = hit.from; i >= 0 && tokens.sentence[i] == sentence; i--) {
      if (otherState(at[i], hit)) {
        return true;
      }
    }
    for (int i = hit.to; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      if (otherState(at[i], hit)) {
        return true;
      }
    }
    return false;
  }

  private boolean otherState(@Nullable Hit other, Hit hit) {
    return other != null
        && other != hit
        && other.names.stream().anyMatch(name -> tables.isState(name.actor()) && !name.ambiguous());
  }

  private Set<Integer> present() {
    if (present == null) {
      present = new HashSet<>();
      for (int i = 0; i < tokens.size; i++) {
        present.add(tokens.symbol[i]);
      }
    }
    return present;
  }

  /** Of several candidates of one name, those that the context leaves. */
  private Set<EntityId> narrowed(Hit hit, Set<EntityId> candidates) {
    Map<EntityId, Set<EntityId>> byState = new LinkedHashMap<>();
    for (EntityId actor : candidates) {
      byState
          .computeIfAbsent(tables.state(actor, date).orElse(actor), none -> new LinkedHashSet<>())
          .add(actor);
    }
    if (byState.size() == 1) {
      return within(hit, byState.values().iterator().next());
    }
    if (candidates.stream().allMatch(actor -> actors.kindOf(actor).equals(PERSON))) {
      return namesakes.ofState(hit, candidates);
    }
    if (neighbours.personal(hit) && !hit.demonym) {
      hit.reason = "part of a longer name";
      return Set.of();
    }
    EntityId best = null;
    int most = 0;
    boolean tie = false;
    for (EntityId state : byState.keySet()) {
      int count = votes.getOrDefault(state, 0) + contextVotes(hit, byState.get(state));
      if (count > most) {
        best = state;
        most = count;
        tie = false;
      } else if (count == most && count > 0) {
        tie = true;
      }
    }
    if (best == null) {
      // Nothing else in the article: a name that is nobody else's usual name still stands.
      Set<EntityId> usual = new LinkedHashSet<>();
      for (Name name : hit.names) {
        if (!name.ambiguous()) {
          usual.add(name.actor());
        }
      }
      if (usual.size() == 1) {
        return usual;
      }
      Set<EntityId> metonyms = new LinkedHashSet<>();
      for (Name name : hit.names) {
        if (name.metonym()) {
          metonyms.add(name.actor());
        }
      }
      if (metonyms.size() == 1) {
        EntityId state = metonyms.iterator().next();
        return within(hit, byState.getOrDefault(state, metonyms));
      }
      return candidates;
    }
    if (tie) {
      // "Serb police in Serbia arrested two Bosnians"
      Set<EntityId> usual =
          hit.demonym
              ? hit.names.stream()
                  .filter(name -> !name.ambiguous())
                  .map(Name::actor)
                  .filter(actor -> votes.containsKey(tables.state(actor, date).orElse(actor)))
                  .collect(Collectors.toCollection(LinkedHashSet::new))
              : Set.of();
      return usual.size() == 1 ? usual : candidates;
    }
    int others = 0;
    for (EntityId state : byState.keySet()) {
      if (!state.equals(best)) {
        others += votes.getOrDefault(state, 0);
      }
    }
    if (others * 3 > most && others > 0) {
      return candidates;
    }
    if (hit.names.stream().anyMatch(name -> name.type().equals("institution_metonym"))
        && neighbours.standsForPlace(hit)) {
      // "in Brussels", though the Union is what the article speaks of.
      List<EntityId> cities =
          candidates.stream().filter(actor -> actors.kindOf(actor).equals("City")).toList();
      if (cities.size() == 1) {
        hit.reason = "the city, where something happens";
        return Set.of(cities.get(0));
      }
    }
    hit.reason = "decided by other names of the article";
    return within(hit, byState.getOrDefault(best, candidates));
  }

  private int contextVotes(Hit hit, Set<EntityId> candidates) {
    String alias = Words.fold(tokens.words(hit.from, hit.to));
    int count = 0;
    for (NominalGroups.Context context : gazetteer.nouns.contexts()) {
      if (context.alias().equals(alias)
          && candidates.stream().anyMatch(actor -> actor.value().equals(context.actor()))) {
        for (String word : context.words()) {
          if (present().contains(gazetteer.symbols.find(word))) {
            count += context.speaksFor() ? 1 : -3;
          }
        }
      }
    }
    return count;
  }

  /** Of the candidates of one state that share a name, the state or its capital. */
  private Set<EntityId> within(Hit hit, Set<EntityId> candidates) {
    if (candidates.size() == 1) {
      return candidates;
    }
    EntityId state = null;
    EntityId city = null;
    for (EntityId actor : candidates) {
      String kind = actors.kindOf(actor);
      if (tables.isState(actor)) {
        state = actor;
      } else if (kind.equals("City")) {
        city = actor;
      }
    }
    if (state != null && city != null) {
      if (neighbours.standsForPlace(hit)) {
        hit.reason = "the city, where something happens";
        return Set.of(city);
      }
      return Set.of(state);
    }
    if (state != null) {
      return Set.of(state);
    }
    List<EntityId> unambiguous =
        hit.names.stream().filter(name -> !name.ambiguous()).map(Name::actor).distinct().toList();
    return unambiguous.size() == 1 ? Set.of(unambiguous.get(0)) : candidates;
  }
}
