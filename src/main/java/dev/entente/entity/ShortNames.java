package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Initials and surnames of those whom the article names in full. */
final class ShortNames {

  private final Reading reading;
  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Tokens tokens;
  private final Optional<String> date;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final Map<String, List<Introduced>> shortNames = new HashMap<>();
  private final Map<EntityId, List<Introduced>> introduced = new HashMap<>();
  private final ArticleActors actors;

  /** A person introduced by the full name. */
  private static final class Introduced {
    final EntityId id;
    final int token;
    int count;

    Introduced(EntityId id, int token) {
      this.id = id;
      this.token = token;
    }
  }

  ShortNames(Reading reading, ArticleActors actors) {
    this.reading = reading;
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.tokens = reading.tokens;
    this.date = reading.date;
    this.at = reading.at;
    this.over = reading.over;
    this.actors = actors;
  }

  /** "the Islamic Salvation Front (FIS)": initials in brackets stand for the name before. */
  private void findAcronyms() {
    Map<String, Hit> acronyms = new HashMap<>();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null
          && !actors.isPerson(hit)
          && hit.to - hit.from >= 2
          && !hit.demonym
          && !hit.trap
          && actors.idOf(hit) != null
          && hit.to + 2 < tokens.size
          && tokens.is(hit.to, '(')
          && tokens.is(hit.to + 2, ')')
          && tokens.has(hit.to + 1, Tokens.CAPITAL)
          && initials(tokens.word(hit.to + 1), tokens.words(hit.from, hit.to))) {
        acronyms.put(tokens.word(hit.to + 1), hit);
      }
      if (!acronyms.isEmpty()
          && (hit == null && over[i] == null || hit != null && hit.to == i + 1)
          && tokens.has(i, Tokens.ALL_CAPITALS)) {
        Hit named = acronyms.get(tokens.word(i));
        if (named != null
            && (hit == null
                || hit.actor == null && hit.newcomer == null
                || NewNames.initialsOf(tokens, named.to, tokens.word(i)) == named.from)) {
          Hit acronym = new Hit(i, i + 1, List.of());
          acronym.actor = named.actor;
          acronym.newcomer = named.newcomer;
          acronym.reason = "initials, explained in the article";
          at[i] = acronym;
          over[i] = acronym;
        }
      }
    }
  }

  /** Whether the letters are capitals for the most part and can stand for the longer name. */
  private static boolean initials(String letters, String name) {
    long capitals = letters.chars().filter(Character::isUpperCase).count();
    return letters.length() <= 8
        && capitals >= 2
        && capitals * 2 > letters.length()
        && name.length() > letters.length();
  }

  void findShortNames() {
    findAcronyms();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null && actors.isPerson(hit) && hit.to - hit.from >= 2 && !articled(hit)) {
        introduce(hit);
      }
    }
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null && articled(hit)) {
        List<Introduced> people = shortNames.getOrDefault(key(i + 1), List.of());
        if (people.isEmpty()) {
          introduce(hit);
        } else {
          shortName(i + 1, hit, people);
        }
      }
    }
    if (shortNames.isEmpty()) {
      dropUnintroduced();
      return;
    }
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = over[i];
      if (hit != null && actors.isPerson(hit) && hit.to - hit.from >= 2 && at[i] == hit) {
        for (Introduced person : introduced.getOrDefault(actors.idOf(hit), List.of())) {
          person.count++;
        }
        i = hit.to - 1;
        continue;
      }
      if (!tokens.has(i, Tokens.CAPITAL)
          || hit != null && !shortenable(hit)
          || tokens.has(i, Tokens.HYPHEN_BEFORE) && !arabicArticle(i - 1)) {
        continue;
      }
      List<Introduced> people = shortNames.get(key(i));
      if (people != null && !people.isEmpty()) {
        shortName(i, hit, people);
      }
    }
    dropUnintroduced();
  }

  /** "al-Nobody": a surname with its article, which no list holds. */
  private boolean articled(Hit hit) {
    return hit.newcomer != null
        && hit.to - hit.from == 2
        && arabicArticle(hit.from)
        && tokens.has(hit.from + 1, Tokens.HYPHEN_BEFORE);
  }

  private boolean arabicArticle(int token) {
    String word = token < 0 ? "" : tokens.word(token).toLowerCase(Locale.ROOT);
    return word.equals("al") || word.equals("el");
  }

  private boolean shortenable(Hit hit) {
    return hit.to - hit.from == 1
        && (hit.actor == null
            || actors.isPerson(hit)
            || hit.names.stream().allMatch(Name::ambiguous) && !reading.placed(hit)
            || addressed(hit.from))
        && (!hit.demonym || addressed(hit.from));
  }

  /** "Mr. Turk" is no Turk. */
  private boolean addressed(int token) {
    int before = token > 0 && tokens.is(token - 1, '.') ? token - 2 : token - 1;
    return before >= 0
        && tokens.has(before, Tokens.WORD)
        && Set.of("mr", "mrs", "ms", "dr").contains(tokens.word(before).toLowerCase(Locale.ROOT));
  }

  private String key(int token) {
    return Gazetteer.plain(tokens.word(token)).toLowerCase(Locale.ROOT);
  }

  private void key(int token, EntityId id, int from) {
    if (!tokens.has(token, Tokens.WORD)
        || tokens.end[token] - tokens.begin[token] < 2
        || gazetteer.is(tokens.symbol[token], Gazetteer.FUNCTION)) {
      return;
    }
    List<Introduced> people = shortNames.computeIfAbsent(key(token), none -> new ArrayList<>());
    if (people.stream().noneMatch(person -> person.id.equals(id))) {
      Introduced person = new Introduced(id, from);
      people.add(person);
      introduced.computeIfAbsent(id, none -> new ArrayList<>(2)).add(person);
    }
  }

  private void introduce(Hit hit) {
    EntityId id = actors.idOf(hit);
    if (id == null) {
      return;
    }
    int first = hit.from;
    int last = hit.to - 1;
    boolean surnameFirst =
        gazetteer.surnamesFirst.contains(tokens.symbol[first])
            && tokens.symbol[first] >= 0
            && surnameFirst(id);
    if (!surnameFirst) {
      key(last, id, hit.from);
    }
    if (hit.to - hit.from == 3 && !surnameFirst
        || surnameFirst
        || tokens.end[first] - tokens.begin[first] >= 3) {
      key(first, id, hit.from);
    }
    if (surnameFirst && last == first + 1) {
      key(last, id, hit.from);
    }
    if (hit.to - hit.from > 2 && !surnameFirst) {
      // "Daniel Ortega Saavedra" is Ortega.
      String name = tables.actor(id).map(EntityTables.Actor::name).orElse("");
      String surname =
          Gazetteer.plain(name.substring(name.lastIndexOf(' ') + 1)).toLowerCase(Locale.ROOT);
      for (int i = first + 1; i < last; i++) {
        if (key(i).equals(surname)) {
          key(i, id, hit.from);
        }
      }
    }
  }

  private boolean surnameFirst(EntityId id) {
    return tables
        .state(id, date)
        .map(state -> gazetteer.nouns.words("surname_first").containsKey(state.value()))
        .orElse(true);
  }

  void shortName(int token, @Nullable Hit old, List<Introduced> people) {
    Introduced best = null;
    for (Introduced person : people) {
      if (person.token < token
          && (best == null || best.token > token || person.count > best.count)) {
        best = person;
      } else if (best == null) {
        best = person;
      }
    }
    if (best == null) {
      return;
    }
    int from = tokens.has(token, Tokens.HYPHEN_BEFORE) ? token - 1 : token;
    int to = longer(token, best);
    Hit hit = new Hit(from, to, List.of());
    Entity newcomer = actors.newcomers.get(best.id);
    if (newcomer != null) {
      hit.newcomer = newcomer;
    } else {
      hit.actor = best.id;
    }
    hit.reason =
        best.token > token
            ? "short for the full name that follows"
            : "short for the full name before";
    best.count++;
    if (old != null) {
      at[old.from] = null;
    }
    for (int i = token + 1; i < to; i++) {
      at[i] = null;
    }
    at[from] = hit;
    Arrays.fill(over, from, to, hit);
  }

  /** "Hassan Sheikh Mohamud … Hassan Sheikh": two words of a name that go on as it does. */
  private int longer(int token, Introduced person) {
    Hit full = person.token < token ? over[person.token] : null;
    int to = token + 1;
    if (full == null || full.to - full.from < 3 || !key(full.from).equals(key(token))) {
      return to;
    }
    while (to - token < full.to - full.from
        && to < tokens.size
        && tokens.has(to, Tokens.CAPITAL)
        && (over[to] == null || over[to].to == to + 1)
        && key(to).equals(key(full.from + to - token))) {
      to++;
    }
    return to;
  }

  /** A person's ambiguous short name that nothing introduced stands for nobody. */
  private void dropUnintroduced() {
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null
          && hit.actor != null
          && hit.to - hit.from == 1
          && actors.isPerson(hit)
          && !hit.names.isEmpty()
          && hit.names.stream().allMatch(Name::ambiguous)
          && !leadsNamedState(hit.actor)) {
        hit.reason = "a short name whose bearer the article does not introduce";
        hit.actor = null;
      }
    }
  }

  /** "Chavez" where Venezuela is named. */
  private boolean leadsNamedState(EntityId person) {
    return tables.roles(person).stream()
        .anyMatch(role ->
            role.relation().equals("leads")
                && tables.isState(role.of())
                && reading.votes.getOrDefault(role.of(), 0) > 0
                && (date.isEmpty() || role.holdsAt(date.get())));
  }

  /** A person introduced by surname alone, whom the same word means in the rest of the article. */
  void surname(String surname, EntityId id, int from, int end) {
    List<Introduced> people =
        shortNames.computeIfAbsent(
            Gazetteer.plain(surname).toLowerCase(Locale.ROOT), none -> new ArrayList<>());
    people.add(new Introduced(id, from));
    for (int i = end; i < tokens.size; i++) {
      if (over[i] == null
          && tokens.has(i, Tokens.CAPITAL)
          && !tokens.has(i, Tokens.HYPHEN_BEFORE)
          && tokens.word(i).equals(surname)) {
        shortName(i, null, people);
      }
    }
  }
}
