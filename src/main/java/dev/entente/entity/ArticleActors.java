package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one article: listed ones, newcomers, organs and offices told by their words,
 * groups.
 */
final class ArticleActors {

  static final Set<String> BODIES =
      Set.of(
          "GovernmentBody",
          "Organisation",
          "PoliticalParty",
          "ArmedGroup",
          "MediaOrganisation",
          "Company",
          "InternationalOrganisation");

  private static final String PERSON = "Person";
  private static final String GROUP = "UnnamedGroup";

  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Tokens tokens;
  private final Optional<String> date;
  private final Map<EntityId, Integer> votes;

  /** Those whom no list holds. */
  final Map<EntityId, Entity> newcomers = new LinkedHashMap<>();

  /** Whom the words for an organ, office or group meant last. */
  final Map<String, Entity> lastOrgan = new HashMap<>();

  /** Where those are, or whose, who are told by the same words. */
  private final Map<EntityId, String> complements = new HashMap<>();

  private final String articlePath;

  ArticleActors(Reading reading) {
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.votes = reading.votes;
    this.articlePath = "article/" + TextActors.path(reading.article.id().value()) + "/";
  }

  @Nullable Entity entityOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomers.getOrDefault(newcomer.id(), newcomer);
    }
    return hit.actor == null ? null : listed(hit.actor);
  }

  Optional<EntityId> stateOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.state();
    }
    return hit.actor == null ? Optional.empty() : stateOf(hit.actor);
  }

  /** The state of all who bear the name, if it is one. */
  Optional<EntityId> sharedState(Hit hit) {
    if (hit.actor != null || hit.newcomer != null) {
      return stateOf(hit);
    }
    Set<Optional<EntityId>> states =
        hit.names.stream()
            .map(name -> tables.state(name.actor(), date))
            .collect(Collectors.toSet());
    return states.size() == 1 ? states.iterator().next() : Optional.empty();
  }

  /** Of several states that an actor lies in, the one that the article speaks of. */
  Optional<EntityId> stateOf(EntityId actor) {
    Set<EntityId> states = tables.states(actor, date);
    if (states.size() > 1) {
      List<EntityId> named = states.stream().filter(votes::containsKey).toList();
      return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
    return states.stream().findFirst();
  }

  private @Nullable Entity listed(EntityId id) {
    Entity entity = tables.entity(id, date).orElse(null);
    if (entity != null && entity.state().isEmpty() && !tables.isState(id)) {
      Optional<EntityId> state = stateOf(id);
      if (state.isPresent()) {
        return new Entity(entity.id(), entity.kind(), entity.label(), state);
      }
    }
    return entity;
  }

  String stateName(Hit hit) {
    return stateOf(hit).map(EntityId::value).orElse("nobody known");
  }

  /** Whose organ it is: the state for demonyms and government seats, else the actor itself. */
  @Nullable EntityId base(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.id();
    }
    return hit.actor;
  }

  Entity organ(EntityId base, String slug, String kind, Optional<EntityId> state) {
    EntityId id = new EntityId(base + "/" + slug);
    Optional<Entity> listed = tables.entity(id, date);
    if (listed.isPresent()) {
      return listed.get();
    }
    return new Entity(id, kind, possessive(labelOf(base)) + slug.replace('-', ' '), state);
  }

  /** "South Korea's ", "United States' ". */
  static String possessive(String name) {
    return name + (name.endsWith("s") ? "' " : "'s ");
  }

  private String labelOf(EntityId id) {
    Entity newcomer = newcomers.get(id);
    return newcomer != null
        ? newcomer.label()
        : tables.actor(id).map(EntityTables.Actor::name).orElse(id.value());
  }

  Entity officeHolder(EntityId base, Run run, String slug, Optional<EntityId> state) {
    String office = run.head().canonical();
    boolean current = true;
    for (int i = run.from(); i < run.headFrom(); i++) {
      String word = tokens.word(i).toLowerCase(Locale.ROOT);
      current &= !Set.of("former", "ex", "late", "deposed", "ousted", "incoming").contains(word);
    }
    if (date.isPresent() && current && slug.equals(office)) {
      EntityId of =
          tables.isState(base)
              ? base
              : state.filter(s -> !BODIES.contains(kindOf(base))).orElse(base);
      List<EntityTables.Role> holders = tables.holders(of, office, date.get(), gazetteer.nouns);
      if (office.equals("leader")) {
        for (String leading :
            List.of(
                "supreme-leader",
                "president",
                "king",
                "emir",
                "sultan",
                "chancellor",
                "prime-minister")) {
          holders = tables.holders(of, leading, date.get(), gazetteer.nouns);
          if (!holders.isEmpty()) {
            break;
          }
        }
      }
      List<EntityId> people = holders.stream().map(EntityTables.Role::holder).distinct().toList();
      if (people.size() == 1) {
        Optional<Entity> holder = tables.entity(people.get(0), date);
        if (holder.isPresent()) {
          return holder.get();
        }
      }
    }
    return organ(base, current ? slug : "former-" + slug, PERSON, state);
  }

  Entity groupEntity(String words, Optional<EntityId> state) {
    EntityId id = new EntityId(articlePath + Words.slug(words));
    return new Entity(id, GROUP, words.replace('\n', ' '), state);
  }

  /**
   * "demonstrators in Lima": demonstrators, unless the article tells of others elsewhere before.
   *
   * @param complement the preposition and what stands behind it
   */
  Entity groupEntity(String words, String complement, Optional<EntityId> state) {
    Entity group = groupEntity(words, state);
    String told = Words.fold(complement);
    String first = complements.putIfAbsent(group.id(), told);
    return first == null || first.equals(told)
        ? group
        : groupEntity(words + " " + complement, state);
  }

  /** A person of whom the article tells the name alone, and who stays the article's own. */
  Entity bearer(String name, EntityId state) {
    EntityId id = new EntityId(articlePath + Words.slug(name));
    return new Entity(id, PERSON, name, Optional.of(state));
  }

  Unit group(int from, int to, String words, Optional<EntityId> state, String reason) {
    Unit unit = new Unit(from, to, List.of(groupEntity(words, state)), Form.DESCRIPTION, reason);
    unit.plural = true;
    return unit;
  }

  Entity ofState(Entity person, Optional<EntityId> state) {
    Entity known = newcomers.get(person.id());
    if (known == null || known.state().isPresent() || state.isEmpty()) {
      return known == null ? person : known;
    }
    Entity told = new Entity(known.id(), known.kind(), known.label(), state);
    newcomers.put(told.id(), told);
    return told;
  }

  boolean isPerson(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.kind().equals(PERSON);
    }
    return hit.actor != null
        ? kindOf(hit.actor).equals(PERSON)
        : !hit.names.isEmpty()
            && hit.names.stream().allMatch(name -> kindOf(name.actor()).equals(PERSON));
  }

  @Nullable EntityId idOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    return newcomer != null ? newcomer.id() : hit.actor;
  }

  boolean isState(EntityId actor) {
    return tables.isState(actor);
  }

  /** Whether it is a body of many states or works in many, wherever its seat is. */
  boolean everywhere(EntityId actor) {
    return gazetteer.nouns.words("everywhere").containsKey(actor.value())
        || kindOf(actor).equals("InternationalOrganisation");
  }

  /** Whether it has branches in many states, each of its own people: the Muslim Brotherhood. */
  boolean branched(EntityId actor) {
    return gazetteer.nouns.words("branched").containsKey(actor.value());
  }

  /**
   * Whether a person leads or led that state, and its rebels and protesters are meant where the
   * person alone is named: not so where states have soldiers and enemies everywhere.
   */
  boolean leads(Hit hit, EntityId state) {
    EntityId actor = hit.actor;
    return actor != null
        && kindOf(actor).equals(PERSON)
        && !power(state)
        && tables.roles(actor).stream()
            .anyMatch(role -> role.relation().equals("leads") && role.of().equals(state));
  }

  /** Whether it has soldiers, wars and enemies everywhere. */
  boolean power(EntityId state) {
    return gazetteer.nouns.words("power").containsKey(state.value());
  }

  String kindOf(EntityId actor) {
    return tables.actor(actor).map(EntityTables.Actor::kind).orElse("");
  }

  boolean stateLike(Hit hit) {
    EntityId actor = hit.actor;
    return actor != null && !kindOf(actor).equals(PERSON);
  }
}
