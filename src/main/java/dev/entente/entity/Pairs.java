package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom words for two mean: "both countries", "the two leaders", "each of them". */
final class Pairs {

  /** How many sentences back those may stand whom "both" alone means. */
  private static final int NEAR = 3;

  /** "suggested that both accept": verbs without an ending. */
  private static final Set<String> BARE =
      Set.of(
          "accept",
          "agree",
          "allow",
          "attend",
          "halt",
          "hold",
          "pull",
          "release",
          "return",
          "send",
          "show",
          "sign",
          "stop",
          "take",
          "withdraw");

  private final Reading reading;
  private final Tokens tokens;
  private final MainActors main;
  private final Discourse discourse;

  Pairs(Reading reading, MainActors main, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.main = main;
    this.discourse = discourse;
  }

  /** What may follow "between the two" where these are no adjective. */
  private static final Set<String> BEHIND =
      Set.of(
          "after", "and", "as", "at", "before", "but", "by", "during", "for", "had", "has", "have",
          "in", "is", "on", "over", "since", "that", "through", "until", "was", "were", "when",
          "which", "while", "will", "with", "would");

  /** Resolves words for two that begin at the token; returns the token after them. */
  int refer(int i, String word) {
    int p = i + 1;
    if (discourse.word(p).equals("two") && (word.equals("the") || word.equals("their"))) {
      p++;
      boolean alone = !tokens.isWord(p) || BEHIND.contains(discourse.word(p));
      if (discourse.word(i - 1).equals("between") && alone) {
        return paired(i, p, pair(i, "countries", false));
      }
      if (word.equals("the") && discourse.finite(p)) {
        return paired(i, p, pair(i, "leaders", true));
      }
    }
    if (word.equals("the")
        && discourse.word(p).matches("pair|duo")
        && !discourse.word(p + 1).equals("of")
        && (discourse.finite(p + 1) || addresses(i) || discourse.word(i - 1).equals("between"))) {
      return paired(i, p + 1, pair(i, "leaders", true));
    }
    if (word.equals("both") && isBothAlone(i)) {
      return paired(i, p, twoBefore(i));
    }
    if (word.equals("each")
        && discourse.word(p).equals("of")
        && discourse.word(p + 1).equals("them")) {
      return paired(i, p + 2, lastPair(i));
    }
    if (word.equals("each") && (discourse.finite(p) || participle(p))) {
      return paired(i, p, pair(i, "sides", true));
    }
    if (word.matches("each|neither|either")
        && OTHER_ONE.contains(discourse.word(p))
        && !discourse.word(p + 1).equals("of")) {
      boolean people = discourse.word(p).matches("man|leader");
      return paired(i, p + 1, pair(i, people ? "leaders" : "sides", people));
    }
    String noun = discourse.word(p);
    boolean described =
        !PluralWords.STATES.contains(noun) && PluralWords.BEFORE_STATES.contains(noun)
            || PluralWords.BEFORE_PEOPLE.contains(noun)
                && PluralWords.PEOPLE.contains(discourse.word(p + 1));
    if (described) {
      p++;
      noun = discourse.word(p);
    }
    Unit covered = discourse.at(p);
    if (!PluralWords.STATES.contains(noun) && !PluralWords.PEOPLE.contains(noun)
        || covered != null && covered.from < i) {
      return i + 1;
    }
    if (covered != null && !covered.entities.isEmpty() && covered.form != Form.DESCRIPTION) {
      return i + 1;
    }
    List<Entity> counted = p == i + 2 && word.equals("the") ? counted(i, noun) : List.of();
    if (!counted.isEmpty()) {
      Unit unit = new Unit(i, p + 1, counted, Form.ANAPHOR, "the two told by that word before");
      for (int k = i; k <= p; k++) {
        Unit inside = discourse.at(k);
        if (inside != null) {
          discourse.remove(inside, tokens.sentence[i]);
        }
      }
      unit.plural = true;
      discourse.add(unit);
      return p + 1;
    }
    return paired(i, p + 1, pair(i, noun, false));
  }

  /** "expelled two envoys … The two envoys had met …": those who were counted so before. */
  private List<Entity> counted(int token, String noun) {
    for (int s = tokens.sentence[token]; s >= 0; s--) {
      for (Unit unit : discourse.sentence(s)) {
        if (unit.to <= token
            && unit.form == Form.DESCRIPTION
            && unit.entities.size() == 1
            && discourse.word(unit.to - 1).equals(noun)
            && (discourse.word(unit.from - 1).equals("two")
                || discourse.word(unit.from).equals("two"))) {
          return unit.entities;
        }
      }
    }
    return List.of();
  }

  /** "Each accused the other": spelt like its participle. */
  private boolean participle(int token) {
    return discourse.at(token) == null && discourse.word(token).endsWith("ed");
  }

  private static final Set<String> OTHER_ONE =
      Set.of("side", "party", "country", "nation", "state", "government", "camp", "man", "leader");

  /**
   * "Each side insisted that the other had begun it": beside words for two, the other is either of
   * them; returns the token after it.
   */
  int other(int i) {
    boolean named = OTHER_ONE.contains(discourse.word(i + 2));
    int end = named ? i + 3 : i + 2;
    if (!named && tokens.isWord(end) && discourse.at(end) != null) {
      return i + 1;
    }
    for (Unit unit : discourse.before(tokens.sentence[i], i)) {
      boolean two = unit.form == Form.ANAPHOR && unit.plural && unit.entities.size() == 2;
      if (two && discourse.word(unit.from).matches("each|both|the|neither|either")) {
        return paired(i, end, Discourse.union(List.of(unit)), TextActors.EITHER);
      }
    }
    return i + 1;
  }

  /** "pleaded with both to hold their fire", "urged both to talk". */
  private boolean isBothAlone(int i) {
    boolean alone =
        discourse.word(i + 1).equals("to") || !tokens.isWord(i + 1) && i + 1 < tokens.size;
    return alone && (addresses(i) || discourse.word(i - 1).matches("with|on|upon|from|against"))
        || discourse.word(i - 1).matches("that|whether")
            && (discourse.finite(i + 1) || BARE.contains(discourse.word(i + 1)));
  }

  private Map<EntityId, Entity> twoBefore(int token) {
    int sentence = tokens.sentence[token];
    for (List<Unit> group : discourse.lists.plurals(discourse.before(sentence, token)).reversed()) {
      if (Discourse.union(group).size() == 2) {
        return Discourse.union(group);
      }
    }
    for (int s = sentence - 1; s >= 0 && s > sentence - NEAR; s--) {
      List<Unit> units = discourse.sentence(s);
      Map<EntityId, Entity> found = joined(units);
      found = found.isEmpty() ? foes(units) : found;
      found = found.isEmpty() ? twoOf(units, false) : found;
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Map.of();
  }

  /** "went back and forth between them": the two named before; returns the token after it. */
  int between(int i) {
    Map<EntityId, Entity> pair = pair(i, "countries", false);
    return pair.isEmpty() ? i + 1 : paired(i, i + 1, pair);
  }

  int paired(int from, int to, Map<EntityId, Entity> pair) {
    return paired(
        from,
        to,
        pair,
        pair.isEmpty() ? "the text before does not name two" : "the two named before");
  }

  int paired(int from, int to, Map<EntityId, Entity> pair, String reason) {
    for (int k = from; k < to; k++) {
      Unit covered = discourse.at(k);
      if (covered != null) {
        discourse.remove(covered, tokens.sentence[from]);
      }
    }
    Unit unit = new Unit(from, to, new ArrayList<>(pair.values()), Form.ANAPHOR, reason);
    unit.plural = true;
    discourse.add(unit);
    return to;
  }

  /** The two of this sentence so far, of the sentence before, or of the article. */
  Map<EntityId, Entity> pair(int token, String noun, boolean either) {
    int sentence = tokens.sentence[token];
    boolean people = PluralWords.PEOPLE.contains(noun);
    List<Unit> here = discourse.before(sentence, token);
    List<Unit> last = sentence > 0 ? discourse.sentence(sentence - 1) : List.of();
    Map<EntityId, Entity> found = again(here, people);
    if (!found.isEmpty()) {
      return found;
    }
    if (PluralWords.OPPOSED.contains(noun)) {
      found = joined(here);
      if (found.isEmpty()) {
        found = joined(last);
      }
    }
    if (found.isEmpty()) {
      found = two(here, people, either);
    }
    if (found.isEmpty() && discourse.sameParagraph(sentence)) {
      found = two(last, people, either);
      boolean own = discourse.word(token - 1).equals("of");
      if (own && !people && !found.isEmpty() && outside(found, here) > 1) {
        return Map.of();
      }
    }
    if (found.isEmpty() && (people || either)) {
      found = lastPeople(token);
    }
    if (found.isEmpty() && !people) {
      found = mainPair();
      boolean others = discourse.sameParagraph(sentence) && outside(found, last) > 1;
      List<Unit> near = new ArrayList<>(last);
      near.addAll(here);
      if (!found.isEmpty() && others && !namesAll(found, near)) {
        return Map.of();
      }
    }
    if (PluralWords.OPPOSED.contains(noun)) {
      found = partiesFor(found, sentence);
    }
    for (int s = sentence; PluralWords.OPPOSED.contains(noun) && found.isEmpty(); s--) {
      if (s < 0 || s < sentence - NEAR) {
        break;
      }
      found = foes(s == sentence ? here : discourse.sentence(s));
    }
    if (found.isEmpty()) {
      found = two(last, people, either);
    }
    if (found.isEmpty() && !people) {
      found = onlyTwo(token);
    }
    if (found.isEmpty() && people && !either && !PluralWords.ONLY_PEOPLE.contains(noun)) {
      // "Ties between A and B were sour until the two presidents met": they stand for their states.
      found = pair(token, "countries", false);
    }
    return addresses(token) ? besides(found, here, sentence) : found;
  }

  private boolean namesAll(Map<EntityId, Entity> found, List<Unit> units) {
    return found.keySet().stream()
        .allMatch(id ->
            units.stream()
                .flatMap(unit -> unit.entities.stream())
                .anyMatch(entity ->
                    entity.id().equals(id) || discourse.stateOf(entity).equals(Optional.of(id))));
  }

  /** How many states are spoken of that are neither of the two: two such make another pair. */
  private long outside(Map<EntityId, Entity> found, List<Unit> units) {
    return units.stream()
        .flatMap(unit -> unit.entities.stream())
        .filter(entity -> !Discourse.isSite(entity))
        .flatMap(entity -> discourse.stateOf(entity).stream())
        .filter(state -> !has(found, state))
        .distinct()
        .count();
  }

  /** Verbs whose object is not their subject too, by their stems: "A urged both sides". */
  private static final Pattern ADDRESSING =
      Pattern.compile(
          "(urg|press|ask|tell|told|invit|warn|advis|encourag|implor|exhort|congratulat|prais"
              + "|commend|thank|criticis|criticiz|condemn|blam|accus|applaud|rebuk|scold)"
              + "(e|ed|es|s|ing)?");

  private boolean addresses(int token) {
    boolean called =
        discourse.word(token - 1).matches("on|upon")
            && discourse.word(token - 2).matches("call(s|ed|ing)?");
    return called || ADDRESSING.matcher(discourse.word(token - 1)).matches();
  }

  /** "A urged both sides": the two main actors, where A would be one of the two found. */
  private Map<EntityId, Entity> besides(
      Map<EntityId, Entity> found, List<Unit> here, int sentence) {
    Unit subject = discourse.subject(here, false);
    if (subject == null && !here.isEmpty() && discourse.startsClause(here.get(0))) {
      subject = here.get(0);
    }
    if (subject == null || subject.entities.size() != 1) {
      return found;
    }
    EntityId own = subject.entities.get(0).country();
    if (found.isEmpty() || !has(found, own)) {
      return found;
    }
    List<EntityId> kept =
        found.keySet().stream()
            .filter(id -> !id.equals(own) && reading.tables.isState(id))
            .toList();
    Map<EntityId, Entity> other = mainPair();
    for (int s = sentence - 1; s >= 0 && (other.isEmpty() || has(other, own)); s--) {
      other = twoOf(discourse.sentence(s), false);
    }
    return other.isEmpty() || has(other, own) || !other.keySet().containsAll(kept) ? found : other;
  }

  private static boolean has(Map<EntityId, Entity> pair, EntityId state) {
    return pair.values().stream().anyMatch(entity -> entity.country().equals(state));
  }

  /** "both leaders agreed …, though the two sides …": words for two that follow others of these. */
  private static Map<EntityId, Entity> again(List<Unit> here, boolean people) {
    Map<EntityId, Entity> found = Map.of();
    for (Unit unit : here) {
      boolean two = unit.form == Form.ANAPHOR && unit.plural && unit.entities.size() == 2;
      if (two && (!people || unit.entities.stream().allMatch(Discourse::isPerson))) {
        found = Discourse.union(List.of(unit));
      }
    }
    return found;
  }

  /**
   * "A and the Y movement" fight; further on "B's" people are named beside A: the two sides remain
   * those who were joined, where one of them is among the two.
   */
  private Map<EntityId, Entity> partiesFor(Map<EntityId, Entity> found, int sentence) {
    for (int before = sentence - 1; before >= 0; before--) {
      Map<EntityId, Entity> parties = joined(discourse.sentence(before));
      if (parties.values().stream().anyMatch(entity -> entity.kind().equals("ArmedGroup"))) {
        boolean same = found.keySet().stream().anyMatch(parties::containsKey);
        return found.isEmpty() || same ? parties : found;
      }
    }
    return found;
  }

  /** "The army hit back at the militia": a state or its organ and an armed group, nobody else. */
  private Map<EntityId, Entity> foes(List<Unit> units) {
    Map<EntityId, Entity> groups = new LinkedHashMap<>();
    Map<EntityId, Entity> others = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        boolean state = reading.tables.isState(entity.id());
        if (entity.kind().equals("ArmedGroup")) {
          groups.put(entity.id(), entity);
        } else if (state || entity.kind().equals("GovernmentBody")) {
          others.putIfAbsent(entity.country(), entity);
        }
      }
    }
    if (groups.size() + others.size() != 2 || groups.isEmpty()) {
      return Map.of();
    }
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    others.values().forEach(entity -> found.put(entity.id(), entity));
    found.putAll(groups);
    return found;
  }

  private Map<EntityId, Entity> two(List<Unit> units, boolean people, boolean either) {
    Map<EntityId, Entity> found = twoOf(units, people);
    return found.isEmpty() && either ? twoOf(units, false) : found;
  }

  /** The last words of the sentence that already stand for two. */
  Map<EntityId, Entity> lastPair(int token) {
    List<Unit> units = discourse.before(tokens.sentence[token], token);
    for (int u = units.size() - 1; u >= 0; u--) {
      if (units.get(u).entities.size() == 2) {
        return Discourse.union(List.of(units.get(u)));
      }
    }
    return pair(token, "countries", false);
  }

  /** "X's government and the Y movement": two actors that are not both states, joined by "and". */
  private Map<EntityId, Entity> joined(List<Unit> units) {
    Map<EntityId, Entity> last = Map.of();
    for (List<Unit> group : discourse.lists.plurals(units)) {
      Map<EntityId, Entity> all = Discourse.union(group);
      if (group.size() == 2
          && all.size() == 2
          && all.keySet().stream().anyMatch(id -> !reading.tables.isState(id))
          && all.values().stream()
              .noneMatch(entity -> Discourse.isSite(entity) || Discourse.isPerson(entity))) {
        last = all;
      }
    }
    return last;
  }

  /** "Egypt threatened Ethiopia. … Cairo … between the two": the only two states so far. */
  private Map<EntityId, Entity> onlyTwo(int token) {
    List<Unit> all = new ArrayList<>();
    for (int s = 0; s < tokens.sentence[token]; s++) {
      all.addAll(discourse.sentence(s));
    }
    return twoOf(all, false);
  }

  /** The two people named in the last sentences, if there are just two. */
  private Map<EntityId, Entity> lastPeople(int token) {
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    for (int s = Math.max(0, tokens.sentence[token] - 3); s <= tokens.sentence[token]; s++) {
      for (Unit unit : discourse.before(s, token)) {
        if (Discourse.isPerson(unit) && unit.form == Form.NAME) {
          found.put(unit.entities.get(0).id(), unit.entities.get(0));
        }
      }
    }
    return found.size() == 2 ? found : Map.of();
  }

  Map<EntityId, Entity> mainPair() {
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
}
