package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is mentioned in each sentence, in which role, and which of it came before. */
final class Discourse {

  private final Reading reading;
  private final Tokens tokens;
  private final @Nullable Unit[] at;
  private final List<List<Unit>> bySentence = new ArrayList<>();
  private final List<Unit> added = new ArrayList<>();
  final MentionLists lists;

  Discourse(Reading reading) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.lists = new MentionLists(this, tokens);
    this.at = new Unit[tokens.size];
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
  }

  @Nullable Unit at(int token) {
    return token >= 0 && token < at.length ? at[token] : null;
  }

  String word(int token) {
    return token >= 0 && token < tokens.size && tokens.has(token, Tokens.WORD)
        ? tokens.word(token).toLowerCase(Locale.ROOT)
        : "";
  }

  void add(Unit unit) {
    added.add(unit);
    for (int i = unit.from; i < unit.to; i++) {
      at[i] = unit;
    }
    List<Unit> sentence = bySentence.get(tokens.sentence[unit.from]);
    sentence.add(unit);
    sentence.sort(Comparator.comparingInt(other -> other.from));
  }

  /**
   * The subject nearest before, or the first one of a sentence that is over; none where one subject
   * says what the other does ("A said B had lost its fleet"), which either may own.
   */
  @Nullable Unit subject(List<Unit> candidates, boolean over) {
    Unit nearest = null;
    for (int i = candidates.size() - 1; i >= 0; i--) {
      Unit unit = candidates.get(i);
      if (!isSubject(unit) || lists.coordinated(unit)) {
        continue;
      }
      if (nearest == null) {
        nearest = unit;
      } else if (!over && !nearest.entities.equals(unit.entities) && reportedBy(unit, nearest)) {
        return null;
      }
      if (over) {
        if (semicolon(unit, nearest)) {
          break;
        }
        nearest = unit;
      }
    }
    return nearest;
  }

  /** "A denounced it; B laughed": the sentence after goes on with B. */
  private boolean semicolon(Unit from, Unit to) {
    for (int i = from.to; i < to.from; i++) {
      if (tokens.is(i, ';')) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb of speech stands between the two, and nothing that ends its clause. */
  private boolean reportedBy(Unit speaker, Unit inner) {
    boolean speech = false;
    for (int i = speaker.to; i < inner.from; i++) {
      if (VerbForms.SPEECH.contains(word(i))) {
        speech = true;
      } else if (Set.of("while", "but", "although", "though", "whereas", "which", "who")
              .contains(word(i))
          || tokens.is(i, ';')) {
        speech = false;
      }
    }
    return speech;
  }

  private List<Unit> acting(List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.entities.size() == 1 && stateOf(unit.entities.get(0)).isPresent())
        .filter(
            unit -> !Set.of("City", "Place", "UnnamedGroup").contains(unit.entities.get(0).kind()))
        .toList();
  }

  /**
   * The state that is, or is represented by, the subject before the token or of the sentence
   * before.
   */
  Optional<EntityId> actingState(int token) {
    int sentence = tokens.sentence[token];
    List<Unit> here = acting(before(sentence, token));
    Unit subject = subject(here, false);
    if (subject == null && here.stream().noneMatch(this::isSubject)) {
      Optional<EntityId> only = onlyStateBefore(token);
      if (only.isPresent()) {
        return only;
      }
    }
    if (subject == null && here.stream().noneMatch(this::isSubject) && sentence > 0) {
      subject = subject(acting(bySentence.get(sentence - 1)), true);
    }
    return subject == null ? Optional.empty() : stateOf(subject.entities.get(0));
  }

  Optional<EntityId> stateOf(Entity entity) {
    return reading.tables.isState(entity.id()) ? Optional.of(entity.id()) : entity.state();
  }

  /** Whether it is of one of the kinds, or one of those that are named by their ids. */
  static boolean isOf(List<String> kinds, Entity entity) {
    return kinds.contains(entity.kind()) || kinds.contains(entity.id().value());
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
        if (isOf(kinds, entity) && !entity.id().value().startsWith("article/")) {
          found.put(entity.id(), entity);
        }
      }
    }
    return found.size() == 1 ? found.values().iterator().next() : null;
  }

  /** Whether the sentence names no other state, itself or by whom it represents. */
  boolean speaksOnlyOf(int sentence, EntityId state) {
    return bySentence.get(sentence).stream()
        .flatMap(unit -> unit.entities.stream())
        .filter(entity -> !MainActors.reports(entity))
        .map(this::stateOf)
        .allMatch(of -> of.isEmpty() || of.get().equals(state));
  }

  /**
   * The state that the sentence and the two before speak of: the only one, or the one named twice
   * as often as any other.
   */
  Optional<EntityId> spokenOf(int sentence) {
    Map<EntityId, Integer> counts = new LinkedHashMap<>();
    for (int s = Math.max(0, sentence - 2); s <= sentence; s++) {
      for (Unit unit : bySentence.get(s)) {
        for (Entity entity : unit.entities) {
          if (!MainActors.reports(entity)) {
            stateOf(entity).ifPresent(state -> counts.merge(state, 1, Integer::sum));
          }
        }
      }
    }
    EntityId most = null;
    int first = 0;
    int second = 0;
    for (Map.Entry<EntityId, Integer> count : counts.entrySet()) {
      if (count.getValue() > first) {
        second = first;
        first = count.getValue();
        most = count.getKey();
      } else {
        second = Math.max(second, count.getValue());
      }
    }
    return first >= Math.max(2, 2 * second) ? Optional.ofNullable(most) : Optional.empty();
  }

  /** The only state named in the sentence before the token. */
  Optional<EntityId> onlyStateBefore(int token) {
    List<EntityId> states =
        before(tokens.sentence[token], token).stream()
            .flatMap(unit -> unit.entities.stream())
            .filter(entity -> !MainActors.reports(entity))
            .flatMap(entity -> stateOf(entity).stream())
            .distinct()
            .toList();
    return states.size() == 1 ? Optional.of(states.get(0)) : Optional.empty();
  }

  /** Whether the state, or whoever is of it, is mentioned before the token. */
  boolean knows(EntityId state, int token) {
    return bySentence.subList(0, tokens.sentence[token] + 1).stream()
        .flatMap(List::stream)
        .filter(unit -> unit.to <= token)
        .flatMap(unit -> unit.entities.stream())
        .anyMatch(entity -> stateOf(entity).equals(Optional.of(state)));
  }

  /** Whether a verb or auxiliary stands at the token. */
  boolean acts(int token) {
    return tokens.isWord(token)
        && reading.gazetteer.is(tokens.symbol[token], Gazetteer.AUXILIARY)
        && at[token] == null;
  }

  boolean finite(int token) {
    String word = word(token);
    return acts(token)
        || at(token) == null
            && (VerbForms.IRREGULAR.contains(word) || VerbForms.SPEECH.contains(word));
  }

  List<Unit> before(int sentence, int token) {
    List<Unit> before = new ArrayList<>();
    for (Unit unit : bySentence.get(sentence)) {
      if (unit.to <= token) {
        before.add(unit);
      }
    }
    return before;
  }

  boolean sameParagraph(int sentence) {
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

  /** "It said", "He also accused" at the front of a sentence goes on with who spoke before. */
  boolean goesOnSpeaking(int token) {
    if (token > 0 && tokens.sentence[token - 1] == tokens.sentence[token]) {
      return false;
    }
    String next = word(token + 1);
    return VerbForms.SPEECH.contains(
        Set.of("also", "later", "further", "then", "has").contains(next) ? word(token + 2) : next);
  }

  /** Whether the sentence opens the paragraph after the one of the sentence before. */
  boolean nextParagraph(int sentence) {
    List<Unit> before = sentence == 0 ? List.of() : bySentence.get(sentence - 1);
    if (before.isEmpty()) {
      return false;
    }
    int last = before.get(before.size() - 1).from;
    int p = last;
    while (p < tokens.size && tokens.sentence[p] < sentence) {
      p++;
    }
    return p < tokens.size
        && tokens.paragraph[p] == tokens.paragraph[last] + 1
        && !tokens.has(last, Tokens.TITLE_LINE);
  }

  /** Among the first four words of the sentence, or behind the comma of what introduces it. */
  boolean early(int token) {
    int words = 0;
    for (int i = token; i >= 0 && tokens.sentence[i] == tokens.sentence[token]; i--) {
      if (tokens.has(i, Tokens.WORD)) {
        words++;
      }
    }
    return words <= 4 || words <= 8 && tokens.is(token - 1, ',');
  }

  boolean isSubject(Unit unit) {
    if (tokens.is(unit.from - 1, ',') && unit.from > 1) {
      Unit apposed = at[unit.from - 2];
      if (apposed != null && apposed.entities.equals(unit.entities)) {
        return startsClause(apposed);
      }
    }
    return startsClause(unit) && verbAfter(unit.to);
  }

  /** Words before a noun phrase that are no part of its mention. */
  static final Set<String> OPENERS =
      Set.of("the", "a", "both", "its", "his", "her", "their", "our");

  /** Words of time that open a sentence before its subject, with no comma between. */
  private static final Pattern TIME =
      Pattern.compile(
          "in|on|for|since|by|at|a|the|of|last|next|this|that|early|late|earlier|later|today"
              + "|yesterday|recently|now|then|once|ago|two|three|four|five|six|several|many|[0-9]+"
              + "|(hour|day|week|month|year|decade|century|centurie)s?|night|morning|evening"
              + "|afternoon|spring|summer|autumn|winter|(mon|tues|wednes|thurs|fri|satur|sun)day"
              + "|january|february|march|april|may|june|july|august|september|october|november"
              + "|december");

  /** "For weeks A has …", "In August A …". */
  private boolean opensWithTime(Unit unit) {
    int p = unit.from - 1;
    while (p >= 0
        && tokens.sentence[p] == tokens.sentence[unit.from]
        && TIME.matcher(word(p)).matches()) {
      p--;
    }
    return p < unit.from - 2 && (p < 0 || tokens.sentence[p] != tokens.sentence[unit.from]);
  }

  boolean startsClause(Unit unit) {
    int p = unit.from - 1;
    while (p >= 0 && OPENERS.contains(word(p))) {
      p--;
    }
    return p < 0
        || opensWithTime(unit)
        || tokens.sentence[p] != tokens.sentence[unit.from]
        || reading.gazetteer.is(tokens.symbol[p], Gazetteer.CLAUSE)
        || tokens.is(p, ',')
        || tokens.is(p, ';')
        || tokens.is(p, '\u201C')
        || tokens.is(p, '(')
        || tokens.is(p, '\u2014')
        || tokens.is(p, '\u2013')
        || word(p).equals("recently")
        || word(p).equals("and");
  }

  boolean verbAfter(int token) {
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
        || VerbForms.IRREGULAR.contains(word)
        || word.endsWith("s") && !reading.gazetteer.is(tokens.symbol[p], Gazetteer.PREPOSITION);
  }

  boolean inPlace(Unit unit) {
    int p = unit.from - 1;
    while (p >= 0
        && (word(p).equals("the")
            || reading.gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_WORD))) {
      p--;
    }
    return p >= 0
        && reading.gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION);
  }

  static Map<EntityId, Entity> union(List<Unit> units) {
    Map<EntityId, Entity> all = new LinkedHashMap<>();
    for (Unit unit : units) {
      unit.entities.forEach(entity -> all.put(entity.id(), entity));
    }
    return all;
  }

  static boolean isPerson(Unit unit) {
    return unit.entities.size() == 1 && unit.entities.get(0).kind().equals("Person");
  }

  static boolean isPerson(Entity entity) {
    return entity.kind().equals("Person");
  }

  static boolean isSite(Entity entity) {
    return entity.kind().equals("City") || entity.kind().equals("Place");
  }

  /** What is mentioned in the sentence so far, in the order of the text. */
  List<Unit> sentence(int number) {
    return bySentence.get(number);
  }

  /** Takes away a mention that belongs to the sentence, because a longer one takes its place. */
  void remove(Unit unit, int sentence) {
    reading.units.remove(unit);
    added.remove(unit);
    bySentence.get(sentence).remove(unit);
  }

  /** Hands over what was added, and drops what nobody was found for. */
  void close() {
    reading.units.removeIf(unit -> unit.tentative);
    if (!added.isEmpty()) {
      reading.units.addAll(added);
      reading.units.sort(Comparator.comparingInt(unit -> unit.from));
    }
  }
}
