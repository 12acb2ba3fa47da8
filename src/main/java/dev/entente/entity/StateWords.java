package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which state "the country", "the island" or "the state" means. */
final class StateWords {

  static final Set<String> STATE_WORD =
      Set.of("country", "nation", "kingdom", "republic", "regime");

  private static final Set<String> HOME =
      Set.of("country", "nation", "homeland", "motherland", "fatherland");

  /** Words from the article to the noun; more are no description. */
  private static final int LONGEST = 8;

  private final Reading reading;
  private final Tokens tokens;
  private final MainActors main;
  private final Discourse discourse;

  StateWords(Reading reading, MainActors main, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.main = main;
    this.discourse = discourse;
  }

  /**
   * "the mainland", "the West African nation", "the impoverished island": the state of the article
   * that it describes.
   */
  int describedState(int i) {
    int end = known(i);
    if (end == i) {
      end = described(i);
    }
    return end;
  }

  /** "before Peru criticized that country": the state named last that is not the subject. */
  int thatCountry(int i) {
    int p = i + 1;
    if (!discourse.word(p).matches("country|nation") || qualifies(p)) {
      return i;
    }
    int sentence = tokens.sentence[i];
    List<Unit> here = discourse.before(sentence, i);
    boolean acted = false;
    for (int k = here.size() - 1; k >= 0; k--) {
      Unit unit = here.get(k);
      if (!acted && discourse.isSubject(unit)) {
        acted = true;
      } else if (names(unit)) {
        return means(i, p + 1, unit.entities.get(0).id());
      }
    }
    Entity before =
        discourse.sameParagraph(sentence)
            ? onlyState(discourse.sentence(sentence - 1).stream().filter(this::names).toList())
            : null;
    return means(i, p + 1, before == null ? null : before.id());
  }

  private boolean names(Unit unit) {
    return unit.form == Form.NAME
        && unit.entities.size() == 1
        && reading.tables.isState(unit.entities.get(0).id());
  }

  /** A description that the table knows as a whole. */
  private int known(int i) {
    Map<String, List<String>> known = reading.gazetteer.nouns.descriptions("state");
    for (int to = Math.min(i + 3, tokens.size); to > i + 1; to--) {
      List<String> states = known.get(lower(i + 1, to));
      if (states == null || tokens.sentence[to - 1] != tokens.sentence[i]) {
        continue;
      }
      Unit last = discourse.at(to - 1);
      if (last != null && last.to > to
          || discourse.word(to).equals("of")
          || tokens.has(i + 1, Tokens.CAPITAL) && to == i + 2) {
        return i;
      }
      return means(i, to, main.among(states).orElse(null));
    }
    return i;
  }

  /** Adjectives, some of which tell a region or a kind of state, and a word for a state. */
  private int described(int i) {
    Map<String, List<String>> nouns = reading.gazetteer.nouns.descriptions("noun");
    Map<String, List<String>> regions = reading.gazetteer.nouns.descriptions("region");
    Set<String> states = null;
    int adjectives = 0;
    int p = i + 1;
    if (discourse.word(p).equals("world") && tokens.isPossessive(p + 1)) {
      p += 2;
      adjectives++;
    }
    while (p < tokens.size
        && p - i < LONGEST
        && tokens.sentence[p] == tokens.sentence[i]
        && tokens.has(p, Tokens.WORD)) {
      int to = region(p);
      boolean more = to > p && !closed(to) && to < tokens.size;
      List<String> noun = nouns.get(discourse.word(p));
      if (noun != null && (!more || !leadsToNoun(to))) {
        if (qualifies(p)) {
          return i;
        }
        states = narrowed(states, noun);
        return described(i, p + 1, states, adjectives);
      }
      if (to > p) {
        states = narrowed(states, regions.getOrDefault(lower(p, to), List.of()));
        p = to;
      } else if (adjective(p)) {
        p++;
      } else {
        return i;
      }
      adjectives++;
    }
    return i;
  }

  private int described(int i, int to, @Nullable Set<String> states, int adjectives) {
    Unit last = discourse.at(to - 1);
    Unit next = discourse.at(tokens.is(to, ',') ? to + 1 : to);
    boolean named =
        last != null
            && !last.entities.isEmpty()
            && (last.form == Form.NAME || last.form == Form.DEMONYM);
    if (last != null && (last.to > to || named)
        || discourse.word(to).equals("of") && !amount(to + 1)
        || next != null && next.form == Form.NAME && !tokens.has(next.from, Tokens.LINE_START)) {
      // "the Gulf state of Qatar", "the African nation, Chad": the name says who.
      return i;
    }
    if (states == null) {
      return adjectives == 0
          ? i
          : means(
              i,
              to,
              main.dominant()
                  .or(() -> Optional.ofNullable(onlyState(i)).map(Entity::id))
                  .orElse(null));
    }
    int sentence = tokens.sentence[i];
    Set<String> fitting = states;
    return means(
        i,
        to,
        only(discourse.before(sentence, i), fitting)
            .or(() -> other(i, fitting))
            .or(() -> main.among(List.copyOf(fitting)))
            .or(() ->
                sentence == 0 ? Optional.empty() : only(discourse.sentence(sentence - 1), fitting))
            .orElse(null));
  }

  /** The only one of the states that the mentions name or speak for. */
  private Optional<EntityId> only(List<Unit> units, Set<String> states) {
    Set<EntityId> found = new LinkedHashSet<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        discourse.stateOf(entity).filter(id -> states.contains(id.value())).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** "Kenyan troops will help Uganda pacify the African nation": not the one that acts. */
  private Optional<EntityId> other(int token, Set<String> fitting) {
    Optional<EntityId> acting = discourse.actingState(token);
    Set<String> others = new LinkedHashSet<>(fitting);
    return acting.isPresent() && others.remove(acting.get().value())
        ? only(discourse.before(tokens.sentence[token], token), others)
        : Optional.empty();
  }

  private int means(int from, int to, @Nullable EntityId state) {
    if (state == null) {
      return from;
    }
    for (int k = from; k < to; k++) {
      Unit covered = discourse.at(k);
      if (covered != null) {
        discourse.remove(covered, tokens.sentence[from]);
      }
    }
    discourse.add(
        new Unit(
            from,
            to,
            List.of(reading.tables.entity(state).orElseThrow()),
            Form.ANAPHOR,
            "the state of the article that it describes"));
    return to;
  }

  private static @Nullable Set<String> narrowed(@Nullable Set<String> states, List<String> to) {
    if (to.isEmpty()) {
      return states;
    }
    Set<String> left = new LinkedHashSet<>(to);
    if (states != null) {
      left.retainAll(states);
    }
    return left;
  }

  /** The end of the longest words for a region or kind of states that begin at the token. */
  private int region(int p) {
    Map<String, List<String>> regions = reading.gazetteer.nouns.descriptions("region");
    for (int to = Math.min(p + 4, tokens.size); to > p; to--) {
      if (tokens.sentence[to - 1] == tokens.sentence[p] && regions.containsKey(lower(p, to))) {
        return to;
      }
    }
    return p;
  }

  /** "island" in "the island nation" only tells the kind. */
  private boolean leadsToNoun(int p) {
    int q = p;
    while (q < tokens.size && q - p < 3 && adjective(q)) {
      q++;
    }
    return reading.gazetteer.nouns.descriptions("noun").containsKey(discourse.word(q));
  }

  /** "state" in "the Arab state media" is no state. */
  private boolean qualifies(int p) {
    int next = p + 1;
    return next < tokens.size
        && tokens.has(next, Tokens.WORD)
        && !tokens.isPossessive(next)
        && tokens.sentence[next] == tokens.sentence[p]
        && (reading.gazetteer.opensHead(tokens.symbol[next])
            || tokens.has(next, Tokens.HYPHEN_BEFORE))
        && !reading.gazetteer.is(tokens.symbol[next], Gazetteer.FUNCTION);
  }

  /** "a nation of 35 million": how many, not which. */
  private boolean amount(int p) {
    return Set.of("about", "some", "nearly", "almost", "more", "over", "only", "just", "around")
            .contains(discourse.word(p))
        || tokens.isWord(p) && Character.isDigit(tokens.word(p).charAt(0));
  }

  private boolean closed(int p) {
    return p >= tokens.size || !tokens.has(p, Tokens.WORD);
  }

  private boolean adjective(int p) {
    return p < tokens.size
        && tokens.has(p, Tokens.WORD)
        && !tokens.has(p, Tokens.CAPITAL)
        && !tokens.isPossessive(p)
        && discourse.at(p) == null
        && discourse.word(p).length() > 2
        && !discourse.word(p).endsWith("ing")
        && !reading.gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION | Gazetteer.MOTION);
  }

  private String lower(int from, int to) {
    return tokens.words(from, to).replace('\n', ' ').toLowerCase(Locale.ROOT);
  }

  private @Nullable Entity onlyState(int token) {
    int sentence = tokens.sentence[token];
    Entity here = onlyState(discourse.before(sentence, token));
    boolean none =
        discourse.before(sentence, token).stream().allMatch(unit -> unit.entities.isEmpty());
    return here == null && none && discourse.sameParagraph(sentence)
        ? onlyState(discourse.sentence(sentence - 1))
        : here;
  }

  @Nullable Entity onlyState(List<Unit> units) {
    Map<EntityId, Entity> states = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        if (reading.tables.isState(entity.id())) {
          states.put(entity.id(), entity);
        } else {
          entity
              .state()
              .flatMap(reading.tables::entity)
              .ifPresent(state -> states.put(state.id(), state));
        }
      }
    }
    return states.size() == 1 ? states.values().iterator().next() : null;
  }

  /** "the state's": returns the token after the noun, or the token. */
  int possessor(int i) {
    if (!discourse.word(i + 1).equals("state") || !tokens.isPossessive(i + 2)) {
      return i;
    }
    Entity state =
        discourse.actingState(i).or(main::dominant).flatMap(reading.tables::entity).orElse(null);
    if (state == null) {
      return i;
    }
    Unit covered = discourse.at(i + 1);
    if (covered != null) {
      discourse.remove(covered, tokens.sentence[i]);
    }
    discourse.add(
        new Unit(
            i,
            i + 2,
            List.of(state),
            Form.ANAPHOR,
            "the state that acts or that the article is about"));
    return i + 2;
  }

  /** "the country": returns the token after the noun, or the token after the article. */
  int country(int i) {
    int p = i + 1;
    if (!STATE_WORD.contains(discourse.word(p))
        || discourse.at(p) != null
        || discourse.word(p + 1).equals("of") && tokens.has(p + 2, Tokens.CAPITAL)) {
      return i + 1;
    }
    Entity state =
        explained(i)
            .or(() -> besidesActing(i))
            .or(() -> discourse.actingState(i).flatMap(reading.tables::entity))
            .or(() -> Optional.ofNullable(onlyState(i)))
            .or(() -> main.dominant().flatMap(reading.tables::entity))
            .or(() -> Optional.ofNullable(onlyState(besidesGuests(i))))
            .orElse(null);
    discourse.add(
        new Unit(
            i,
            p + 1,
            state == null ? List.of() : List.of(state),
            Form.ANAPHOR,
            state == null
                ? "the text before does not name one state"
                : "the state that acts, or the only one before"));
    return p + 1;
  }

  /** "Peru held elections. Chile will not recognise the country": a state is not its own object. */
  private Optional<Entity> besidesActing(int i) {
    int sentence = tokens.sentence[i];
    List<Unit> here = discourse.before(sentence, i);
    Unit subject = discourse.subject(here, false);
    if (!isObject(i) || subject == null || !names(subject) || !sameClause(subject.to, i)) {
      return Optional.empty();
    }
    EntityId own = subject.entities.get(0).id();
    List<Unit> between =
        here.stream()
            .filter(unit -> unit.from >= subject.to && names(unit))
            .filter(unit -> !tokens.isPossessive(unit.to))
            .toList();
    List<Unit> before =
        discourse.sameParagraph(sentence) ? discourse.sentence(sentence - 1) : List.of();
    return besides(own, between).or(() -> besides(own, before)).flatMap(reading.tables::entity);
  }

  /** "recognised the country", not ", and the country", "ordered him to leave the country". */
  private boolean isObject(int i) {
    return !tokens.is(i - 1, ',')
        && !discourse
            .word(i - 1)
            .matches(
                "and|but|in|inside|across|throughout|within|around|out|leav(e|es|ing)|left"
                    + "|flee|fled|fleeing|quit|enter|entered|entering|exit|from");
  }

  private Optional<EntityId> besides(EntityId own, List<Unit> units) {
    List<EntityId> states =
        units.stream()
            .flatMap(unit -> unit.entities.stream())
            .filter(entity -> !MainActors.reports(entity))
            .flatMap(entity -> discourse.stateOf(entity).stream())
            .filter(state -> !state.equals(own))
            .distinct()
            .toList();
    return states.size() == 1 ? Optional.of(states.get(0)) : Optional.empty();
  }

  /** Whether neither a conjunction nor a mark of a clause stands between. */
  private boolean sameClause(int from, int to) {
    for (int k = from; k < to; k++) {
      if (tokens.is(k, ';')
          || tokens.is(k, '"')
          || tokens.is(k, '\u201C')
          || tokens.isWord(k)
              && reading.gazetteer.is(tokens.symbol[k], Gazetteer.CLAUSE)
              && !continues(k)
          || k < to - 1 && speaks(k)) {
        return false;
      }
    }
    return true;
  }

  /** "…, urging the country to", "demanded that the country": what does not begin another's act. */
  private boolean continues(int word) {
    return discourse.word(word).endsWith("ing")
        || discourse.word(word).equals("that")
            && discourse.word(word - 1).matches("(demand|request|ask)(ed|s|ing)?");
  }

  /** "said the country", not "announced sanctions on the country" or "vowed to hit the country". */
  private boolean speaks(int verb) {
    return VerbForms.SPEECH.contains(discourse.word(verb))
        && !discourse.word(verb).matches("(announc|vow|declar|warn|ask|confirm|den|reveal).*");
  }

  /** "tanks for Peru, the country from which …": the state right before is explained. */
  private Optional<Entity> explained(int i) {
    boolean clause =
        discourse.word(i + 2).matches("that|which|where|whose|whom")
            || discourse.word(i + 3).matches("which|whose|whom");
    Unit before = i > 1 && clause && tokens.is(i - 1, ',') ? discourse.at(i - 2) : null;
    return before != null
            && before.entities.size() == 1
            && reading.tables.isState(before.entities.get(0).id())
        ? Optional.of(before.entities.get(0))
        : Optional.empty();
  }

  /** "Peru said the Chilean troops in the country …": without those who may be elsewhere. */
  private List<Unit> besidesGuests(int token) {
    return discourse.before(tokens.sentence[token], token).stream()
        .filter(unit -> !reading.gazetteer.is(tokens.symbol[unit.to - 1], Gazetteer.ABROAD))
        .toList();
  }

  /** "his country", "its own nation": the token after the noun, or the token. */
  int home(int i, @Nullable Unit owner) {
    int p = i + 1;
    while (Set.of("own", "home", "native").contains(discourse.word(p))) {
      p++;
    }
    if (owner == null
        || owner.entities.isEmpty()
        || !HOME.contains(discourse.word(p))
        || discourse.at(p) != null
        || discourse.word(p + 1).equals("of")) {
      return i;
    }
    Map<EntityId, Entity> states = new LinkedHashMap<>();
    for (Entity entity : owner.entities) {
      Optional<EntityId> state = discourse.stateOf(entity);
      if (state.isEmpty()) {
        return i;
      }
      reading.tables.entity(state.get()).ifPresent(of -> states.put(of.id(), of));
    }
    discourse.add(
        new Unit(
            i,
            p + 1,
            List.copyOf(states.values()),
            Form.ANAPHOR,
            "the state of the one in the possessive"));
    return p + 1;
  }
}
