package dev.entente.entity;

import dev.entente.statement.EntityId;
import dev.entente.statement.Spelling;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The actors that lists know: what they are called, whom they represent, lead and belong to, read
 * from the CSV tables of one or more folders.
 */
public final class EntityTables {

  /** Kinds that the state look-up treats as a state of their own. */
  private static final Set<String> STATE_KINDS = Set.of("Country", "Territory");

  private static final String INTERNATIONAL = "InternationalOrganisation";

  /**
   * A row of {@code actors.csv}.
   *
   * @param validFrom begin of existence, {@code validTo} its end, where they matter
   * @param latitude decimal degrees, north positive
   * @param longitude decimal degrees, east positive
   */
  public record Actor(
      EntityId id,
      String kind,
      Optional<String> iso2,
      Optional<String> iso3,
      Optional<String> m49,
      Optional<String> wikidata,
      String name,
      Optional<String> officialName,
      Optional<String> statusNote,
      Optional<String> validFrom,
      Optional<String> validTo,
      Optional<Double> latitude,
      Optional<Double> longitude,
      String source) {}

  /**
   * Another way an actor is called.
   *
   * @param type one of name, short, acronym, demonym_adj, demonym_noun, capital_metonym,
   *     institution_metonym, former, spelling
   * @param ambiguous whether the same words commonly mean something else in news
   * @param caseSensitive whether only the very same letters count ("US", "us")
   */
  public record Alias(
      EntityId actor,
      String text,
      String language,
      String type,
      boolean ambiguous,
      boolean caseSensitive) {}

  /** A code of the actor in a scheme such as {@code cow} or {@code lei}. */
  public record Identifier(EntityId actor, String scheme, String value) {}

  /**
   * An office or a standing role; undated ones hold at all times.
   *
   * @param relation {@code represents} or {@code leads}
   */
  public record Role(
      EntityId holder,
      String relation,
      EntityId of,
      Optional<String> title,
      Optional<String> validFrom,
      Optional<String> validTo) {

    /** Whether it holds on some day of the date. */
    public boolean holdsAt(String date) {
      return Dates.within(date, validFrom, validTo);
    }
  }

  /**
   * Belonging.
   *
   * @param relation {@code memberOf} or {@code locatedIn}
   */
  public record Membership(
      EntityId member,
      String relation,
      EntityId of,
      Optional<String> validFrom,
      Optional<String> validTo) {

    /** Whether it holds on some day of the date. */
    public boolean holdsAt(String date) {
      return Dates.within(date, validFrom, validTo);
    }
  }

  /**
   * A person's decision about two ids.
   *
   * @param same true joins the first into the second, false keeps them apart for good
   */
  public record Decision(EntityId actor, boolean same, EntityId other, String reason) {}

  private final Map<EntityId, Actor> actors;
  private final Map<EntityId, List<Alias>> aliases;
  private final Map<EntityId, List<Identifier>> identifiers;
  private final Map<EntityId, List<Role>> roles;
  private final Map<EntityId, List<Role>> rolesOf;
  private final Map<EntityId, List<Membership>> memberships;
  private final List<Decision> decisions;
  private final Map<EntityId, EntityId> joined = new HashMap<>();
  private final String fingerprint;
  private volatile @Nullable Map<String, Set<EntityId>> byLabel;

  private EntityTables(EntityReader read) {
    actors = read.actors;
    aliases = read.aliases;
    identifiers = read.identifiers;
    roles = read.roles;
    rolesOf = read.rolesOf;
    memberships = read.memberships;
    decisions = read.decisions;
    fingerprint = read.fingerprint;
    for (Decision decision : decisions) {
      if (decision.same) {
        joined.put(decision.actor, decision.other);
      }
    }
  }

  /**
   * Reads {@code actors.csv}, {@code aliases.csv}, {@code identifiers.csv}, {@code roles.csv},
   * {@code memberships.csv} and {@code same-as.csv} of each folder, where they are there. A later
   * folder's actor takes the place of an earlier one's; its other rows are added, and where an
   * alias stands in several folders the last one's flags hold.
   *
   * @throws TableException naming file, line and column of the first row that cannot be used
   */
  public static EntityTables load(List<Path> folders) {
    return new EntityTables(EntityReader.read(folders));
  }

  /** Another one whenever a row of the tables is. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Who is called what; made when it is first asked for, which many runs never do. */
  private Map<String, Set<EntityId>> labels() {
    Map<String, Set<EntityId>> made = byLabel;
    if (made == null) {
      Map<String, Set<EntityId>> labels = new HashMap<>();
      for (Actor actor : actors.values()) {
        label(labels, actor.name, actor.id);
        actor.officialName.ifPresent(name -> label(labels, name, actor.id));
      }
      aliases
          .values()
          .forEach(list ->
              list.forEach(alias -> {
                if (!alias.type.startsWith("demonym")) {
                  label(labels, alias.text, alias.actor);
                }
              }));
      made = labels;
      byLabel = made;
    }
    return made;
  }

  private void label(Map<String, Set<EntityId>> labels, String label, EntityId id) {
    labels.computeIfAbsent(Words.fold(label), none -> new LinkedHashSet<>()).add(canonical(id));
  }

  public Collection<Actor> actors() {
    return actors.values();
  }

  public List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** The row of the actor, or of the one it was joined into by {@code same-as.csv}. */
  public Optional<Actor> actor(EntityId id) {
    return Optional.ofNullable(actors.get(canonical(id)));
  }

  /** The actor as texts speak of it, with the state it stands for at any date. */
  public Optional<Entity> entity(EntityId id) {
    return entity(id, Optional.empty());
  }

  /** The actor as texts speak of it, with the state it stands for at that date. */
  public Optional<Entity> entity(EntityId id, Optional<String> date) {
    return actor(id)
        .map(actor ->
            new Entity(
                actor.id,
                actor.kind,
                actor.name,
                state(actor.id, date).filter(state -> !state.equals(actor.id))));
  }

  /** Every actor called so by name or alias, demonyms aside; case and diacritics do not count. */
  public List<Entity> named(String label) {
    return labels().getOrDefault(Words.fold(label), Set.of()).stream()
        .flatMap(id -> entity(id).stream())
        .toList();
  }

  /** Labels nearest to the words, best first, for "did you mean". */
  public List<String> labelsLike(String words, int most) {
    String folded = Words.fold(words);
    return labels().entrySet().stream()
        .filter(entry ->
            Math.abs(entry.getKey().length() - folded.length()) <= 3
                || entry.getKey().contains(folded))
        .map(entry ->
            Map.entry(
                entry.getKey().contains(folded) ? 1 : Spelling.distance(entry.getKey(), folded),
                entry.getValue().iterator().next()))
        .filter(entry -> entry.getKey() <= Math.max(2, folded.length() / 3))
        .sorted(Map.Entry.<Integer, EntityId>comparingByKey().thenComparing(Map.Entry::getValue))
        .map(entry -> entry.getValue().value())
        .distinct()
        .limit(most)
        .toList();
  }

  /** The id that counts after the "same" decisions of {@code same-as.csv}. */
  public EntityId canonical(EntityId id) {
    EntityId current = id;
    for (int step = 0; step <= joined.size(); step++) {
      EntityId next = joined.get(current);
      if (next == null || next.equals(id)) {
        return current;
      }
      current = next;
    }
    return current;
  }

  public List<Alias> aliases(EntityId id) {
    return List.copyOf(aliases.getOrDefault(id, List.of()));
  }

  public List<Identifier> identifiers(EntityId id) {
    return List.copyOf(identifiers.getOrDefault(id, List.of()));
  }

  /** What the actor represents and leads. */
  public List<Role> roles(EntityId id) {
    return List.copyOf(roles.getOrDefault(id, List.of()));
  }

  /** By whom the actor is represented and led. */
  public List<Role> representedOrLedBy(EntityId id) {
    return List.copyOf(rolesOf.getOrDefault(id, List.of()));
  }

  public List<Membership> memberships(EntityId id) {
    return List.copyOf(memberships.getOrDefault(id, List.of()));
  }

  public boolean isState(EntityId id) {
    Actor actor = actors.get(id);
    return actor != null && STATE_KINDS.contains(actor.kind);
  }

  /**
   * The state that the actor is, represents or leads at the date, else at any date (the latest),
   * else lies in or belongs to; empty where it lies in several. International organisations and
   * those who speak for them have none.
   */
  public Optional<EntityId> state(EntityId start, Optional<String> date) {
    Set<EntityId> states = states(start, date);
    return states.size() == 1 ? Optional.of(states.iterator().next()) : Optional.empty();
  }

  /** The states of {@link #state}, several where the actor lies in or belongs to several. */
  Set<EntityId> states(EntityId start, Optional<String> date) {
    EntityId first = canonical(start);
    if (isState(first)) {
      return Set.of(first);
    }
    Set<EntityId> seen = new HashSet<>();
    Set<EntityId> open = new LinkedHashSet<>(Set.of(first));
    while (!open.isEmpty()) {
      Set<EntityId> states = new LinkedHashSet<>();
      Set<EntityId> next = new LinkedHashSet<>();
      for (EntityId id : open) {
        if (isState(id)) {
          states.add(id);
        } else if (seen.add(id)) {
          next.addAll(behind(id, date));
        }
      }
      if (!states.isEmpty()) {
        return states;
      }
      open = next;
    }
    return Set.of();
  }

  /** Whom the actor stands for or belongs to, one step, the strongest tie only. */
  private Set<EntityId> behind(EntityId id, Optional<String> date) {
    Actor actor = actors.get(id);
    Set<EntityId> found = new LinkedHashSet<>();
    if (actor == null) {
      int slash = id.value().indexOf('/');
      if (slash > 0) {
        found.add(new EntityId(id.value().substring(0, slash)));
      }
      return found;
    }
    if (actor.kind.equals(INTERNATIONAL)) {
      return found;
    }
    List<Role> held = roles.getOrDefault(id, List.of());
    List<Role> now =
        date.map(day -> held.stream().filter(role -> role.holdsAt(day)).toList()).orElse(List.of());
    List<Role> order = latestFirst(now.isEmpty() ? held : now);
    if (!now.isEmpty() && now.stream().allMatch(role -> isInternational(role.of))) {
      return found;
    }
    for (Role role : order) {
      if (!isInternational(role.of)) {
        found.add(role.of);
        return found;
      }
    }
    if (!order.isEmpty() && actor.kind.equals("Person")) {
      return found;
    }
    List<Membership> belongs = memberships.getOrDefault(id, List.of());
    for (Membership membership : belongs) {
      if (!isInternational(membership.of) && (date.isEmpty() || membership.holdsAt(date.get()))) {
        found.add(membership.of);
      }
    }
    return found;
  }

  /** Whether the actor is an international organisation, which no state stands behind. */
  public boolean isInternational(EntityId id) {
    Actor actor = actors.get(id);
    return actor != null && actor.kind.equals(INTERNATIONAL);
  }

  private static List<Role> latestFirst(List<Role> held) {
    return held.size() < 2
        ? held
        : held.stream()
            .sorted(Comparator.comparing((Role role) -> role.validFrom.orElse("0000")).reversed())
            .toList();
  }

  /**
   * The ISO 3166 three-letter code of the state or territory; a state that ISO does not list has
   * the code of the state that it lies in for ISO, where memberships say so, or a historical one
   * the code that its successor kept, where identifiers say so; else empty text.
   */
  public String iso3(EntityId id) {
    Optional<String> own = actor(id).flatMap(Actor::iso3);
    if (own.isPresent() || !isState(id)) {
      return own.orElse("");
    }
    for (Identifier identifier : identifiers.getOrDefault(id, List.of())) {
      if (identifier.scheme().equals("iso3")) {
        return identifier.value();
      }
    }
    return memberships.getOrDefault(id, List.of()).stream()
        .filter(membership -> membership.relation.equals("locatedIn"))
        .flatMap(membership -> actor(membership.of).flatMap(Actor::iso3).stream())
        .findFirst()
        .orElse("");
  }

  /** The three-letter code of the state that the entity is or stands for, else empty text. */
  public String country(Entity entity) {
    String own = iso3(entity.id());
    return own.isEmpty() ? entity.state().map(this::iso3).orElse("") : own;
  }

  /**
   * Who holds the office of the state or organisation at the date.
   *
   * @param office canonical name of the office, as {@link NominalGroups#office(String)} gives it
   */
  List<Role> holders(EntityId of, String office, String date, NominalGroups words) {
    return rolesOf.getOrDefault(of, List.of()).stream()
        .filter(role -> role.validFrom.isPresent() || role.validTo.isPresent())
        .filter(role -> role.holdsAt(date))
        .filter(role -> role.title.map(title -> words.isOffice(title, office)).orElse(false))
        .toList();
  }
}
