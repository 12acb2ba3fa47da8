package dev.entente.entity;

import dev.entente.entity.EntityTables.Role;
import dev.entente.entity.Gazetteer.Name;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of several people of one name is meant, by the rest of the article. */
final class Namesakes {

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  private final Reading reading;
  private final EntityTables tables;
  private final Tokens tokens;
  private final ArticleActors actors;

  Namesakes(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.tables = reading.tables;
    this.tokens = reading.tokens;
    this.actors = actors;
  }

  /**
   * "Bahraini King Hamad", "King Hamad of Bahrain", here or where else the article calls somebody
   * so; else of the only state of theirs that the article speaks of.
   */
  Set<EntityId> ofState(Hit hit, Set<EntityId> people) {
    String called = Words.fold(tokens.words(hit.from, hit.to));
    Set<EntityId> beside = new LinkedHashSet<>();
    Set<EntityId> named = new LinkedHashSet<>();
    for (Hit other : reading.at) {
      if (other != null && called.equals(Words.fold(tokens.words(other.from, other.to)))) {
        stateBeside(other).ifPresent(state -> beside.addAll(of(state, people)));
      }
    }
    if (beside.isEmpty() && hit.to - hit.from > 1) {
      reading.votes.keySet().forEach(state -> named.addAll(of(state, people)));
    }
    Set<EntityId> meant = beside.isEmpty() ? named : beside;
    if (meant.size() != 1) {
      return people;
    }
    hit.reason =
        beside.isEmpty() ? "decided by other names of the article" : "decided by the state beside";
    return meant;
  }

  private List<EntityId> of(EntityId state, Set<EntityId> people) {
    return people.stream()
        .filter(person -> tables.state(person, reading.date).equals(Optional.of(state)))
        .toList();
  }

  private Optional<EntityId> stateBeside(Hit hit) {
    int before = hit.from - 1;
    int owner = before > 0 && tokens.isPossessive(before) ? before - 1 : before;
    Hit state =
        owner < 0 || tokens.sentence[owner] != tokens.sentence[hit.from]
            ? null
            : reading.over[owner];
    if (state == null && hit.to + 1 < tokens.size && tokens.symbol[hit.to] == reading.grammar.of) {
      state = reading.over[hit.to + 1];
    }
    return state == null || !isState(state) ? Optional.empty() : actors.sharedState(state);
  }

  private boolean isState(Hit hit) {
    return hit.names.stream().anyMatch(name -> tables.isState(name.actor()));
  }

  /** The only one who held the office when most others whom the article names held theirs. */
  @Nullable EntityId contemporary(Hit person, String office, Optional<EntityId> state) {
    List<Role> terms = new ArrayList<>();
    for (Hit hit : reading.at) {
      if (hit != null && hit.actor != null && actors.kindOf(hit.actor).equals("Person")) {
        terms.addAll(dated(List.of(hit.actor)));
      }
    }
    EntityId best = null;
    long most = 0;
    for (EntityId candidate :
        new LinkedHashSet<>(person.names.stream().map(Name::actor).toList())) {
      List<Role> own =
          dated(List.of(candidate)).stream()
              .filter(role -> state.isEmpty() || role.of().equals(state.get()))
              .filter(role ->
                  role.title()
                      .filter(title -> reading.gazetteer.nouns.isOffice(title, office))
                      .isPresent())
              .toList();
      long shared =
          years(own)
              + terms.stream()
                  .filter(term -> own.stream().anyMatch(role -> overlap(term, role)))
                  .map(Role::holder)
                  .distinct()
                  .count();
      if (shared == most) {
        best = null;
      } else if (shared > most) {
        best = candidate;
        most = shared;
      }
    }
    return best;
  }

  private List<Role> dated(Collection<EntityId> people) {
    return people.stream()
        .flatMap(person -> tables.roles(person).stream())
        .filter(role -> role.validFrom().isPresent())
        .toList();
  }

  private static boolean overlap(Role one, Role other) {
    return Dates.within(one.validFrom().orElseThrow(), Optional.empty(), other.validTo())
        && Dates.within(other.validFrom().orElseThrow(), Optional.empty(), one.validTo());
  }

  /** How many of the years that the article names lie in the terms. */
  private long years(List<Role> terms) {
    Set<String> years = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.has(i, Tokens.WORD) && YEAR.matcher(tokens.word(i)).matches()) {
        years.add(tokens.word(i));
      }
    }
    return years.stream()
        .filter(year -> terms.stream().anyMatch(term -> term.holdsAt(year)))
        .count();
  }
}
