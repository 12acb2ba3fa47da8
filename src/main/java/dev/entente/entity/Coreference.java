package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.entity.Reading.Unit;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What refers back, by narrow rules: within the sentence, else to the sentence before in the same
 * paragraph, and only where number and kind leave one antecedent or one of them is the subject.
 * What they do not reach stays unresolved.
 */
final class Coreference {

  private static final Set<String> HE =
      Set.of("he", "him", "his", "himself", "she", "her", "hers", "herself");
  private static final Set<String> IT = Set.of("it", "its", "itself");
  private static final Set<String> THEY = Set.of("they", "them", "their", "theirs", "themselves");
  private static final Set<String> WE = Set.of("we", "our", "ours", "ourselves");
  private static final Set<String> POSSESSIVE = Set.of("its", "his", "her", "their");
  private static final Set<String> STATES_WORD =
      Set.of(
          "countries",
          "nations",
          "states",
          "sides",
          "governments",
          "neighbors",
          "neighbours",
          "allies",
          "rivals",
          "foes",
          "powers",
          "capitals",
          "delegations",
          "side",
          "enemies",
          "parties",
          "adversaries");
  private static final Set<String> OPPOSED = Set.of("sides", "side", "delegations", "parties");
  private static final Set<String> PEOPLE_WORD =
      Set.of(
          "leaders",
          "men",
          "presidents",
          "ministers",
          "officials",
          "women",
          "statesmen",
          "premiers");
  private static final Set<String> PARTNER =
      Set.of(
          "neighbor",
          "neighbour",
          "ally",
          "rival",
          "foe",
          "partner",
          "adversary",
          "enemy",
          "patron",
          "archrival",
          "arch-rival",
          "archenemy",
          "arch-foe");
  private static final Set<String> STATE_WORD =
      Set.of("country", "nation", "kingdom", "republic", "regime");
  private static final Set<String> SPEECH =
      Set.of(
          "said",
          "says",
          "told",
          "added",
          "adds",
          "warned",
          "insisted",
          "stressed",
          "declared",
          "stated",
          "announced",
          "argued",
          "noted",
          "explained",
          "claimed",
          "tweeted",
          "wrote",
          "asked",
          "vowed",
          "replied");
  private static final Set<String> IRREGULAR =
      Set.of(
          "wrote",
          "fled",
          "left",
          "flew",
          "fell",
          "won",
          "lost",
          "built",
          "bought",
          "sold",
          "spoke",
          "broke",
          "drove",
          "saw",
          "led",
          "fought",
          "shot",
          "struck",
          "hit",
          "went",
          "came",
          "ran",
          "grew",
          "swore",
          "withdrew",
          "overthrew",
          "forbade",
          "stood",
          "paid",
          "found",
          "brought",
          "sank",
          "rode",
          "chose",
          "froze",
          "knew",
          "thought");
  private static final Set<String> IMPERSONAL =
      Set.of(
          "believed",
          "reported",
          "clear",
          "unclear",
          "possible",
          "impossible",
          "likely",
          "unlikely",
          "important",
          "necessary",
          "expected",
          "hoped",
          "feared",
          "thought",
          "time",
          "not",
          "too",
          "hard",
          "difficult",
          "easy",
          "understood",
          "known",
          "unknown",
          "estimated",
          "alleged",
          "said",
          "vital",
          "essential",
          "crucial",
          "rumored",
          "rumoured",
          "obvious",
          "evident",
          "doubtful");

  /** A "sentence" of more mentions is a list or no prose, and would take quadratic time. */
  private static final int LONGEST = 100;

  private final Reading reading;
  private final Tokens tokens;
  private final @Nullable Unit[] at;
  private final List<List<Unit>> bySentence = new ArrayList<>();
  private final List<Unit> added = new ArrayList<>();
  private final MainActors main;
  private final Descriptions descriptions;

  Coreference(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.at = new Unit[tokens.size];
    this.main = new MainActors(reading);
    this.descriptions = new Descriptions(reading, this, main);
  }

  @Nullable Unit at(int token) {
    return token >= 0 && token < at.length ? at[token] : null;
  }

  void resolve() {
    reading.units.sort(Comparator.comparingInt(unit -> unit.from));
    int sentences = tokens.size == 0 ? 0 : tokens.sentence[tokens.size - 1] + 1;
    for (int i = 0; i < sentences; i++) {
      bySentence.add(new ArrayList<>(4));
    }
    for (Unit unit : reading.units) {
      for (int i = unit.from; i < unit.to; i++) {
        at[i] = unit;
      }
      bySentence.get(tokens.sentence[unit.from]).add(unit);
    }
    boolean quoted = false;
    for (int i = 0; i < tokens.size; i++) {
      if (tokens.has(i, Tokens.LINE_START)) {
        quoted = false;
      }
      if (!tokens.has(i, Tokens.WORD)) {
        char mark = tokens.text.charAt(tokens.begin[i]);
        quoted = mark == '"' ? !quoted : mark == '\u201C' || mark != '\u201D' && quoted;
        continue;
      }
      int described = word(i).equals("the") ? describedState(i) : i;
      if (described > i) {
        i = described - 1;
        continue;
      }
      if (at[i] != null && at[i].from == i) {
        descriptions.visit(at[i]);
      }
      if (at[i] != null
          || !reading.gazetteer.is(tokens.symbol[i], Gazetteer.FUNCTION | Gazetteer.REFERRING)) {
        continue;
      }
      if (bySentence.get(tokens.sentence[i]).size() < LONGEST) {
        i = Math.max(i, refer(i, quoted) - 1);
      }
    }
    reading.units.removeIf(unit -> unit.tentative);
    if (!added.isEmpty()) {
      reading.units.addAll(added);
      reading.units.sort(Comparator.comparingInt(unit -> unit.from));
    }
  }

  String word(int token) {
    return token >= 0 && token < tokens.size && tokens.has(token, Tokens.WORD)
        ? tokens.word(token).toLowerCase(Locale.ROOT)
        : "";
  }

  /** Resolves what begins at the token; returns the token after it. */
  private int refer(int i, boolean quoted) {
    String word = word(i);
    if (word.equals("both")
        || word.equals("the")
        || word.equals("two")
        || word.equals("each")
        || word.equals("their")
            && (word(i + 1).equals("two") || STATES_WORD.contains(word(i + 1)))) {
      int end = description(i, word);
      if (end > i + 1 || !word.equals("their")) {
        return end;
      }
    }
    if (POSSESSIVE.contains(word)) {
      int end = counterpart(i);
      if (end == i) {
        end = partner(i, word);
      }
      if (end > i) {
        return end;
      }
    }
    if (word.equals("him")) {
      one(i, otherPerson(i), Form.PRONOUN, "the person before who is not the subject");
    } else if (HE.contains(word)) {
      one(i, person(i), Form.PRONOUN, "the person who is its subject or the only one before");
    } else if (IT.contains(word)) {
      if (!impersonal(i)) {
        one(i, thing(i), Form.PRONOUN, "the subject or the only actor before");
      }
    } else if (THEY.contains(word)) {
      they(i);
    } else if (WE.contains(word) && quoted) {
      one(i, speaker(i), Form.PRONOUN, "the speaker of the quotation");
    }
    return i + 1;
  }

  private void one(int token, @Nullable Unit antecedent, Form form, String reason) {
    if (antecedent != null) {
      add(new Unit(token, token + 1, antecedent.entities, form, reason));
    }
  }

  private void add(Unit unit) {
    added.add(unit);
    for (int i = unit.from; i < unit.to; i++) {
      at[i] = unit;
    }
    List<Unit> sentence = bySentence.get(tokens.sentence[unit.from]);
    sentence.add(unit);
    sentence.sort(Comparator.comparingInt(other -> other.from));
  }

  // --- he, she --------------------------------------------------------------------------------

  private @Nullable Unit person(int token) {
    int sentence = tokens.sentence[token];
    Unit here = person(before(sentence, token), token);
    if (here != null || hasPerson(before(sentence, token))) {
      return here;
    }
    return sameParagraph(sentence) ? person(bySentence.get(sentence - 1), Integer.MAX_VALUE) : null;
  }

  /** An object is somebody else than the subject of its clause. */
  private @Nullable Unit otherPerson(int token) {
    int sentence = tokens.sentence[token];
    List<Unit> people =
        new ArrayList<>(before(sentence, token).stream().filter(Coreference::isPerson).toList());
    Unit subject = null;
    for (int i = people.size() - 1; i >= 0 && subject == null; i--) {
      subject = isSubject(people.get(i)) ? people.get(i) : null;
    }
    if (subject != null) {
      EntityId acting = subject.entities.get(0).id();
      people.removeIf(unit -> unit.entities.get(0).id().equals(acting));
      if (people.isEmpty() && sameParagraph(sentence)) {
        bySentence.get(sentence - 1).stream()
            .filter(Coreference::isPerson)
            .filter(unit -> !unit.entities.get(0).id().equals(acting))
            .forEach(people::add);
      }
    }
    return distinct(people).size() == 1 ? people.get(0) : null;
  }

  private boolean hasPerson(List<Unit> units) {
    return units.stream().anyMatch(Coreference::isPerson);
  }

  private static boolean isPerson(Unit unit) {
    return unit.entities.size() == 1 && unit.entities.get(0).kind().equals("Person");
  }

  private @Nullable Unit person(List<Unit> units, int token) {
    List<Unit> people = units.stream().filter(Coreference::isPerson).toList();
    if (distinct(people).size() == 1) {
      return people.get(0);
    }
    if (people.isEmpty()) {
      return null;
    }
    // "…'s father, Kim Jong Il, who last visited … before his passing"
    Unit nearest = people.get(people.size() - 1);
    if (token != Integer.MAX_VALUE
        && tokens.is(nearest.to, ',')
        && word(nearest.to + 1).equals("who")) {
      return nearest;
    }
    return subject(people, token == Integer.MAX_VALUE);
  }

  // --- it ---------------------------------------------------------------------------------------

  private boolean impersonal(int token) {
    String next = word(token + 1);
    if (word(token).equals("it")) {
      String before = word(token - 1);
      if (Set.of("make", "made", "makes", "making", "find", "finds", "found", "finding")
          .contains(before)) {
        return true;
      }
      if (Set.of(
              "is",
              "was",
              "be",
              "being",
              "would",
              "will",
              "may",
              "might",
              "seems",
              "appears",
              "seemed",
              "appeared",
              "'s")
          .contains(next)) {
        String after = word(token + 2);
        if (after.equals("be")) {
          after = word(token + 3);
        }
        return next.startsWith("seem") || next.startsWith("appear") || IMPERSONAL.contains(after);
      }
      return Set.of("rained", "snowed", "rains", "snows").contains(next);
    }
    return false;
  }

  private @Nullable Unit thing(int token) {
    int sentence = tokens.sentence[token];
    List<Unit> things = before(sentence, token).stream().filter(this::isThing).toList();
    if (!things.isEmpty()) {
      return thing(things, false);
    }
    if (!sameParagraph(sentence) || !early(token)) {
      return null;
    }
    return thing(bySentence.get(sentence - 1).stream().filter(this::isThing).toList(), true);
  }

  /**
   * The subject nearest before, or the first one of a sentence that is over; none where one subject
   * says what the other does ("A said B had lost its fleet"), which either may own.
   */
  private @Nullable Unit subject(List<Unit> candidates, boolean over) {
    Unit nearest = null;
    for (int i = candidates.size() - 1; i >= 0; i--) {
      Unit unit = candidates.get(i);
      if (!isSubject(unit) || coordinated(unit)) {
        continue;
      }
      if (nearest == null) {
        nearest = unit;
      } else if (!over && !nearest.entities.equals(unit.entities) && reportedBy(unit, nearest)) {
        return null;
      }
      if (over) {
        nearest = unit;
      }
    }
    return nearest;
  }

  /** Whether a verb of speech stands between the two, and nothing that ends its clause. */
  private boolean reportedBy(Unit speaker, Unit inner) {
    boolean speech = false;
    for (int i = speaker.to; i < inner.from; i++) {
      if (SPEECH.contains(word(i))) {
        speech = true;
      } else if (Set.of("while", "but", "although", "though", "whereas", "which", "who")
              .contains(word(i))
          || tokens.is(i, ';')) {
        speech = false;
      }
    }
    return speech;
  }

  private @Nullable Unit thing(List<Unit> things, boolean over) {
    Unit subject = subject(things, over);
    if (subject != null || things.stream().filter(this::isSubject).count() > 1) {
      return subject;
    }
    List<Unit> actors =
        things.stream().filter(unit -> !inPlace(unit) && !coordinated(unit)).toList();
    return distinct(actors).size() == 1 ? actors.get(0) : null;
  }

  private static final Set<String> NAMELESS_BODIES =
      Set.of("affiliate", "offshoot", "group", "movement", "faction", "militia", "company", "firm");

  private boolean isThing(Unit unit) {
    if (unit.entities.size() != 1 || unit.plural || unit.form == Form.DEMONYM) {
      return false;
    }
    return switch (unit.entities.get(0).kind()) {
      case "Person", "Place", "City" -> false;
      case "UnnamedGroup" -> NAMELESS_BODIES.contains(word(unit.to - 1));
      default -> true;
    };
  }

  // --- they ------------------------------------------------------------------------------------

  private void they(int token) {
    int sentence = tokens.sentence[token];
    List<List<Unit>> several = plurals(before(sentence, token));
    if (several.isEmpty() && sameParagraph(sentence) && early(token)) {
      several = plurals(bySentence.get(sentence - 1));
    }
    List<Unit> chosen = null;
    for (int i = several.size() - 1; i >= 0 && chosen == null; i--) {
      List<Unit> units = several.get(i);
      Unit last = units.get(units.size() - 1);
      if (startsClause(units.get(0)) && verbAfter(last.to)) {
        chosen = units;
      }
    }
    if (chosen != null) {
      List<Entity> entities = new ArrayList<>(union(chosen).values());
      Unit unit =
          new Unit(
              token, token + 1, entities, Form.PRONOUN, "the group that is the subject before");
      unit.plural = true;
      add(unit);
    }
  }

  /** Plural mentions, and names joined by "and". */
  private List<List<Unit>> plurals(List<Unit> units) {
    List<List<Unit>> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      List<Unit> joined = new ArrayList<>(List.of(units.get(i)));
      while (i + 1 < units.size() && joinedBy(units.get(i), units.get(i + 1))) {
        joined.add(units.get(++i));
      }
      joined.removeIf(unit -> unit.entities.isEmpty());
      if (joined.size() > 1 && union(joined).size() > 1
          || joined.size() == 1 && (joined.get(0).plural || joined.get(0).entities.size() > 1)) {
        found.add(joined);
      }
    }
    return found;
  }

  private boolean joinedBy(Unit left, Unit right) {
    int p = left.to;
    boolean and = false;
    while (p < right.from && p - left.to < 4) {
      String word = word(p);
      if (word.equals("and")) {
        and = true;
      } else if (!tokens.is(p, ',') && !word.equals("the")) {
        return false;
      }
      p++;
    }
    return p == right.from && (and || tokens.is(left.to, ','));
  }

  // --- what the table of descriptions knows ---

  /** "the island", "the Gulf state": the state of the article that it describes. */
  private int describedState(int i) {
    Map<String, List<String>> known = reading.gazetteer.nouns.descriptions("state");
    for (int to = Math.min(i + 3, tokens.size); to > i + 1; to--) {
      List<String> states =
          known.get(tokens.words(i + 1, to).toLowerCase(Locale.ROOT).replace('\n', ' '));
      if (states == null || tokens.sentence[to - 1] != tokens.sentence[i]) {
        continue;
      }
      Unit last = at[to - 1];
      if (last != null && last.to > to
          || word(to).equals("of")
          || tokens.has(i + 1, Tokens.CAPITAL) && to == i + 2) {
        return i;
      }
      EntityId state = main.among(states).orElse(null);
      if (state == null) {
        return i;
      }
      for (int k = i; k < to; k++) {
        Unit covered = at[k];
        if (covered != null) {
          reading.units.remove(covered);
          bySentence.get(tokens.sentence[i]).remove(covered);
        }
      }
      add(
          new Unit(
              i,
              to,
              List.of(reading.tables.entity(state).orElseThrow()),
              Form.ANAPHOR,
              "the state of the article that it describes"));
      return to;
    }
    return i;
  }

  /**
   * The state that is, or is represented by, the subject before the token or of the sentence
   * before.
   */
  Optional<EntityId> actingState(int token) {
    int sentence = tokens.sentence[token];
    List<Unit> here = acting(before(sentence, token));
    Unit subject = subject(here, false);
    if (subject == null && here.stream().noneMatch(this::isSubject) && sentence > 0) {
      subject = subject(acting(bySentence.get(sentence - 1)), true);
    }
    return subject == null ? Optional.empty() : stateOf(subject.entities.get(0));
  }

  private List<Unit> acting(List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.entities.size() == 1 && stateOf(unit.entities.get(0)).isPresent())
        .filter(
            unit -> !Set.of("City", "Place", "UnnamedGroup").contains(unit.entities.get(0).kind()))
        .toList();
  }

  Optional<EntityId> stateOf(Entity entity) {
    return reading.tables.isState(entity.id()) ? Optional.of(entity.id()) : entity.state();
  }

  /** The only actor of these kinds in this sentence so far and the one before. */
  @Nullable Entity onlyOf(List<String> kinds, int token) {
    int sentence = tokens.sentence[token];
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    List<Unit> units = new ArrayList<>(before(sentence, token));
    if (sentence > 0) {
      units.addAll(bySentence.get(sentence - 1));
    }
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        if (kinds.contains(entity.kind()) && !entity.id().value().startsWith("article/")) {
          found.put(entity.id(), entity);
        }
      }
    }
    return found.size() == 1 ? found.values().iterator().next() : null;
  }

  // --- descriptions ----------------------------------------------------------------------------

  private int description(int i, String word) {
    int p = i + 1;
    boolean two = !word.equals("the");
    if (!two && word(p).equals("two") || word.equals("their") && word(p).equals("two")) {
      two = true;
      p++;
      if (word.equals("the") && acts(p)) {
        return paired(i, p, pair(i, "leaders", true));
      }
    }
    if (word.equals("each") && word(p).equals("of") && word(p + 1).equals("them")) {
      return paired(i, p + 2, lastPair(i));
    }
    if (word.equals("the") && word(p).equals("state") && tokens.isPossessive(p + 1)) {
      Entity state = actingState(i).or(main::dominant).flatMap(reading.tables::entity).orElse(null);
      if (state != null) {
        int end = paired(i, p + 1, Map.of(state.id(), state));
        at[i].plural = false;
        return end;
      }
    }
    String noun = word(p);
    if (two) {
      if (!STATES_WORD.contains(noun)
          && Set.of(
                  "west",
                  "east",
                  "african",
                  "european",
                  "asian",
                  "arab",
                  "neighboring",
                  "neighbouring",
                  "warring",
                  "nuclear",
                  "western")
              .contains(noun)) {
        p++;
        noun = word(p);
      }
      boolean states = STATES_WORD.contains(noun);
      boolean people = PEOPLE_WORD.contains(noun);
      Unit covered = at(p);
      if (!states && !people || covered != null && covered.from < i) {
        return i + 1;
      }
      if (covered != null && !covered.entities.isEmpty() && covered.form != Form.DESCRIPTION) {
        return i + 1;
      }
      int end = p + 1;
      Map<EntityId, Entity> pair = pair(i, noun, false);
      return paired(i, end, pair);
    }
    if (word.equals("the") && at(p) == null && tokens.isWord(p)) {
      Entity body = descriptions.body(p, p + 1);
      if (body != null) {
        add(
            new Unit(
                p, p + 1, List.of(body), Form.ANAPHOR, "the only one of its kind named before"));
        return p + 1;
      }
    }
    if (word.equals("the")
        && STATE_WORD.contains(noun)
        && at(p) == null
        && !word(p + 1).equals("of")) {
      Entity state =
          actingState(i)
              .flatMap(reading.tables::entity)
              .or(() -> Optional.ofNullable(onlyState(i)))
              .or(() -> main.dominant().flatMap(reading.tables::entity))
              .orElse(null);
      add(
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
    return i + 1;
  }

  /** Whether a verb or auxiliary stands at the token. */
  private boolean acts(int token) {
    return tokens.isWord(token)
        && reading.gazetteer.is(tokens.symbol[token], Gazetteer.AUXILIARY)
        && at[token] == null;
  }

  private int paired(int from, int to, Map<EntityId, Entity> pair) {
    for (int k = from; k < to; k++) {
      Unit covered = at[k];
      if (covered != null) {
        reading.units.remove(covered);
        added.remove(covered);
        bySentence.get(tokens.sentence[from]).remove(covered);
      }
    }
    Unit unit =
        new Unit(
            from,
            to,
            new ArrayList<>(pair.values()),
            Form.ANAPHOR,
            pair.isEmpty() ? "the text before does not name two" : "the two named before");
    unit.plural = true;
    add(unit);
    return to;
  }

  /** The two of this sentence so far, of the sentence before, or of the article. */
  private Map<EntityId, Entity> pair(int token, String noun, boolean either) {
    int sentence = tokens.sentence[token];
    boolean people = PEOPLE_WORD.contains(noun);
    List<Unit> here = before(sentence, token);
    List<Unit> last = sentence > 0 ? bySentence.get(sentence - 1) : List.of();
    Map<EntityId, Entity> found = Map.of();
    if (OPPOSED.contains(noun)) {
      found = joined(here);
      if (found.isEmpty()) {
        found = joined(last);
      }
    }
    if (found.isEmpty()) {
      found = two(here, people, either);
    }
    if (found.isEmpty() && sameParagraph(sentence)) {
      found = two(last, people, either);
    }
    if (found.isEmpty() && (people || either)) {
      found = lastPeople(token);
    }
    if (found.isEmpty() && !people) {
      found = mainPair();
    }
    return found.isEmpty() ? two(last, people, either) : found;
  }

  private Map<EntityId, Entity> two(List<Unit> units, boolean people, boolean either) {
    Map<EntityId, Entity> found = twoOf(units, people);
    return found.isEmpty() && either ? twoOf(units, false) : found;
  }

  /** The last words of the sentence that already stand for two. */
  private Map<EntityId, Entity> lastPair(int token) {
    List<Unit> units = before(tokens.sentence[token], token);
    for (int u = units.size() - 1; u >= 0; u--) {
      if (units.get(u).entities.size() == 2) {
        return union(List.of(units.get(u)));
      }
    }
    return pair(token, "countries", false);
  }

  /** "X's government and the Y movement": two actors that are not both states, joined by "and". */
  private Map<EntityId, Entity> joined(List<Unit> units) {
    Map<EntityId, Entity> last = Map.of();
    for (List<Unit> group : plurals(units)) {
      Map<EntityId, Entity> all = union(group);
      if (group.size() == 2
          && all.size() == 2
          && all.keySet().stream().anyMatch(id -> !reading.tables.isState(id))
          && all.values().stream().noneMatch(entity -> isSite(entity) || isPerson(entity))) {
        last = all;
      }
    }
    return last;
  }

  private static boolean isPerson(Entity entity) {
    return entity.kind().equals("Person");
  }

  private static boolean isSite(Entity entity) {
    return entity.kind().equals("City") || entity.kind().equals("Place");
  }

  /** The two people named in the last sentences, if there are just two. */
  private Map<EntityId, Entity> lastPeople(int token) {
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    for (int s = Math.max(0, tokens.sentence[token] - 3); s <= tokens.sentence[token]; s++) {
      for (Unit unit : before(s, token)) {
        if (isPerson(unit) && unit.form == Form.NAME) {
          found.put(unit.entities.get(0).id(), unit.entities.get(0));
        }
      }
    }
    return found.size() == 2 ? found : Map.of();
  }

  private Map<EntityId, Entity> mainPair() {
    Map<EntityId, Entity> pair = new LinkedHashMap<>();
    for (EntityId id : main.pair()) {
      reading.tables.entity(id).ifPresent(entity -> pair.put(id, entity));
    }
    return pair;
  }

  /** Two states or two people, if exactly two are named; two people also stand for their states. */
  private Map<EntityId, Entity> twoOf(List<Unit> units, boolean people) {
    Map<EntityId, Entity> persons = new LinkedHashMap<>();
    Map<EntityId, Entity> states = new LinkedHashMap<>();
    Map<EntityId, Entity> stood = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        if (entity.kind().equals("Person")) {
          persons.put(entity.id(), entity);
        } else if (reading.tables.isState(entity.id())) {
          states.put(entity.id(), entity);
        }
        entity
            .state()
            .flatMap(reading.tables::entity)
            .ifPresent(state -> stood.put(state.id(), state));
        if (reading.tables.isState(entity.id())) {
          stood.put(entity.id(), entity);
        }
      }
    }
    if (people) {
      return persons.size() == 2 ? persons : Map.of();
    }
    if (states.size() == 2) {
      return states;
    }
    return states.size() < 2 && stood.size() == 2 ? stood : Map.of();
  }

  private int partner(int i, String possessive) {
    int p = i + 1;
    while (p - i <= 3
        && !PARTNER.contains(word(p))
        && tokens.isWord(p)
        && at[p] == null
        && !reading.gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
      p++;
    }
    if (!PARTNER.contains(word(p))
        || at[p] != null && !at[p].entities.isEmpty() && at[p].form != Form.DESCRIPTION) {
      return i;
    }
    int next = p + 1;
    if (tokens.is(next, ',')) {
      next++;
    }
    if (word(next).equals("the")) {
      next++;
    }
    if (next < tokens.size && at[next] != null && tokens.sentence[next] == tokens.sentence[i]) {
      return i;
    }
    Unit owner =
        possessive.equals("its") ? thing(i) : possessive.equals("their") ? null : person(i);
    if (owner == null) {
      return i;
    }
    EntityId own = owner.entities.get(0).state().orElse(owner.entities.get(0).id());
    Map<EntityId, Entity> others = new LinkedHashMap<>();
    for (Unit unit : before(tokens.sentence[i], i)) {
      for (Entity entity : unit.entities) {
        if (reading.tables.isState(entity.id()) && !entity.id().equals(own)) {
          others.put(entity.id(), entity);
        }
      }
    }
    if (others.isEmpty()) {
      Map<EntityId, Entity> pair = mainPair();
      if (pair.remove(own) != null) {
        others = pair;
      }
    }
    if (others.size() != 1) {
      return i;
    }
    add(
        new Unit(
            i,
            p + 1,
            List.copyOf(others.values()),
            Form.ANAPHOR,
            "the other state of the sentence or of the article"));
    return p + 1;
  }

  /** "his Greek counterpart": the holder of the same office there, or whom the apposition names. */
  private int counterpart(int i) {
    Unit demonym = at(i + 1);
    int noun = demonym == null ? i + 1 : demonym.to;
    if (!word(noun).equals("counterpart")
        || demonym != null && (demonym.form != Form.DEMONYM || demonym.entities.size() != 1)) {
      return i;
    }
    Unit owner = HE.contains(word(i)) ? person(i) : IT.contains(word(i)) ? thing(i) : null;
    Unit next = tokens.is(noun + 1, ',') ? at(noun + 2) : at(noun + 1);
    Entity meant = null;
    if (next != null && isPerson(next) && next.form == Form.NAME) {
      meant = next.entities.get(0);
    } else if (demonym != null) {
      EntityId state = stateOf(demonym.entities.get(0)).orElse(null);
      String office =
          owner == null ? "" : descriptions.office(owner.entities.get(0).id()).orElse("");
      if (state != null) {
        meant =
            office.isEmpty()
                ? reading.groupEntity(tokens.words(demonym.from, noun + 1), Optional.of(state))
                : reading.organ(state, office, "Person", Optional.of(state));
      }
    }
    if (owner != null) {
      one(i, owner, Form.PRONOUN, "the person who is its subject or the only one before");
    }
    if (meant == null) {
      return i + 1;
    }
    if (demonym != null) {
      reading.units.remove(demonym);
      bySentence.get(tokens.sentence[i]).remove(demonym);
    }
    add(
        new Unit(
            i + 1, noun + 1, List.of(meant), Form.DESCRIPTION, "the same office of that state"));
    return noun + 1;
  }

  private @Nullable Entity onlyState(int token) {
    int sentence = tokens.sentence[token];
    Entity here = onlyState(before(sentence, token));
    boolean none = before(sentence, token).stream().allMatch(unit -> unit.entities.isEmpty());
    return here == null && none && sameParagraph(sentence)
        ? onlyState(bySentence.get(sentence - 1))
        : here;
  }

  private @Nullable Entity onlyState(List<Unit> units) {
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

  private @Nullable Unit speaker(int token) {
    Unit found = null;
    for (Unit unit : bySentence.get(tokens.sentence[token])) {
      if (unit.entities.size() == 1
          && (SPEECH.contains(word(unit.to))
              || SPEECH.contains(word(unit.from - 1))
              || SPEECH.contains(word(unit.from - 2)) && word(unit.from - 1).equals("the"))) {
        if (found != null && !found.entities.equals(unit.entities)) {
          return null;
        }
        found = unit;
      }
    }
    return found;
  }

  // --- positions -------------------------------------------------------------------------------

  private List<Unit> before(int sentence, int token) {
    List<Unit> before = new ArrayList<>();
    for (Unit unit : bySentence.get(sentence)) {
      if (unit.to <= token) {
        before.add(unit);
      }
    }
    return before;
  }

  private boolean sameParagraph(int sentence) {
    if (sentence == 0) {
      return false;
    }
    List<Unit> previous = bySentence.get(sentence - 1);
    if (previous.isEmpty()) {
      return false;
    }
    int last = previous.get(previous.size() - 1).from;
    int p = last;
    while (p < tokens.size && tokens.sentence[p] < sentence) {
      p++;
    }
    return p < tokens.size && tokens.paragraph[p] == tokens.paragraph[last];
  }

  /** Among the first four words of the sentence. */
  private boolean early(int token) {
    int words = 0;
    for (int i = token; i >= 0 && tokens.sentence[i] == tokens.sentence[token]; i--) {
      if (tokens.has(i, Tokens.WORD)) {
        words++;
      }
    }
    return words <= 4;
  }

  private boolean isSubject(Unit unit) {
    if (tokens.is(unit.from - 1, ',') && unit.from > 1) {
      Unit apposed = at[unit.from - 2];
      if (apposed != null && apposed.entities.equals(unit.entities)) {
        return startsClause(apposed);
      }
    }
    return startsClause(unit) && verbAfter(unit.to);
  }

  private boolean startsClause(Unit unit) {
    int p = unit.from - 1;
    while (p >= 0 && (word(p).equals("the") || word(p).equals("a") || word(p).equals("both"))) {
      p--;
    }
    return p < 0
        || tokens.sentence[p] != tokens.sentence[unit.from]
        || reading.gazetteer.is(tokens.symbol[p], Gazetteer.CLAUSE)
        || tokens.is(p, ',')
        || tokens.is(p, '\u201C')
        || tokens.is(p, '(')
        || tokens.is(p, '\u2014')
        || tokens.is(p, '\u2013')
        || word(p).equals("recently")
        || word(p).equals("and");
  }

  private boolean verbAfter(int token) {
    int p = token;
    if (tokens.is(p, ',')) {
      // An apposition or relative clause: the verb comes after it.
      return true;
    }
    while (word(p).endsWith("ly")
        || word(p).equals("also")
        || word(p).equals("again")
        || word(p).equals("still")) {
      p++;
    }
    if ((word(p).equals("on") || word(p).equals("late") || word(p).equals("early"))
        && tokens.isWord(p + 1)
        && reading.gazetteer.is(tokens.symbol[p + 1], Gazetteer.CALENDAR)) {
      p += 2;
    } else if (tokens.isWord(p) && reading.gazetteer.is(tokens.symbol[p], Gazetteer.CALENDAR)) {
      p++;
    }
    if (!tokens.isWord(p) || tokens.isPossessive(p) || tokens.has(p, Tokens.CAPITAL)) {
      return false;
    }
    String word = word(p);
    return reading.gazetteer.is(tokens.symbol[p], Gazetteer.AUXILIARY)
        || word.endsWith("ed")
        || IRREGULAR.contains(word)
        || word.endsWith("s") && !reading.gazetteer.is(tokens.symbol[p], Gazetteer.PREPOSITION);
  }

  private boolean coordinated(Unit unit) {
    List<Unit> sentence = bySentence.get(tokens.sentence[unit.from]);
    int index = sentence.indexOf(unit);
    return index > 0 && joinedBy(sentence.get(index - 1), unit)
        || index >= 0 && index + 1 < sentence.size() && joinedBy(unit, sentence.get(index + 1));
  }

  private boolean inPlace(Unit unit) {
    int p = unit.from - 1;
    while (p >= 0
        && (word(p).equals("the")
            || reading.gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_WORD))) {
      p--;
    }
    return p >= 0
        && reading.gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION);
  }

  private static Map<EntityId, Entity> distinct(List<Unit> units) {
    return union(units);
  }

  private static Map<EntityId, Entity> union(List<Unit> units) {
    Map<EntityId, Entity> all = new LinkedHashMap<>();
    for (Unit unit : units) {
      unit.entities.forEach(entity -> all.put(entity.id(), entity));
    }
    return all;
  }
}
