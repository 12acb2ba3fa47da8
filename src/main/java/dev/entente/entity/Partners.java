package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom "its neighbour" and "his Greek counterpart" mean. */
final class Partners {

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

  private final Reading reading;
  private final Tokens tokens;
  private final Descriptions descriptions;
  private final Discourse discourse;
  private final Pronouns pronouns;
  private final Pairs pairs;

  Partners(
      Reading reading,
      Descriptions descriptions,
      Discourse discourse,
      Pronouns pronouns,
      Pairs pairs) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.descriptions = descriptions;
    this.discourse = discourse;
    this.pronouns = pronouns;
    this.pairs = pairs;
  }

  /** What tells which neighbour of several "the southern neighbour" is. */
  private static final Set<String> BESIDE =
      Set.of(
          "northern",
          "southern",
          "eastern",
          "western",
          "bigger",
          "larger",
          "smaller",
          "giant",
          "tiny",
          "powerful",
          "mighty",
          "poorer",
          "richer",
          "unruly",
          "troublesome",
          "breakaway");

  /** "accused the southern neighbour": the other state, as seen from whoever is told before. */
  int neighbour(int i) {
    int p = BESIDE.contains(discourse.word(i + 1)) ? i + 2 : i + 1;
    return discourse.word(p).matches("neighbou?r") ? partner(i, "the") : i;
  }

  int partner(int i, String possessive) {
    int p = i + 1;
    while (p - i <= 3
        && !PARTNER.contains(discourse.word(p))
        && tokens.isWord(p)
        && discourse.at(p) == null
        && !reading.gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
      p++;
    }
    Unit covered = discourse.at(p);
    if (!PARTNER.contains(discourse.word(p))
        || covered != null && !covered.entities.isEmpty() && covered.form != Form.DESCRIPTION) {
      return i;
    }
    int next = p + 1;
    if (tokens.is(next, ',')) {
      next++;
    }
    if (discourse.word(next).equals("the")) {
      next++;
    }
    if (next < tokens.size
        && discourse.at(next) != null
        && tokens.sentence[next] == tokens.sentence[i]) {
      return i;
    }
    Unit owner =
        switch (possessive) {
          case "its" -> pronouns.thing(i);
          case "their" -> null;
          case "the" -> {
            List<Unit> before = discourse.before(tokens.sentence[i], i);
            yield before.isEmpty() ? null : discourse.subject(before, false);
          }
          default -> pronouns.person(i);
        };
    if (owner == null || owner.entities.isEmpty()) {
      return i;
    }
    EntityId own = owner.entities.get(0).country();
    Map<EntityId, Entity> others = new LinkedHashMap<>();
    for (Unit unit : discourse.before(tokens.sentence[i], i)) {
      for (Entity entity : unit.entities) {
        if (reading.tables.isState(entity.id()) && !entity.id().equals(own)) {
          others.put(entity.id(), entity);
        }
      }
    }
    if (others.isEmpty()) {
      Map<EntityId, Entity> pair = pairs.mainPair();
      if (pair.remove(own) != null) {
        others = pair;
      }
    }
    if (others.isEmpty() && tokens.sentence[i] > 0) {
      others = statesOf(discourse.sentence(tokens.sentence[i] - 1));
      others.remove(own);
    }
    if (others.size() != 1) {
      return i;
    }
    discourse.add(
        new Unit(
            i,
            p + 1,
            List.copyOf(others.values()),
            Form.ANAPHOR,
            "the other state of the sentence or of the article"));
    return p + 1;
  }

  /** The states that are named or of whom somebody is named. */
  private Map<EntityId, Entity> statesOf(List<Unit> units) {
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    for (Unit unit : units) {
      for (Entity entity : unit.entities) {
        discourse
            .stateOf(entity)
            .flatMap(reading.tables::entity)
            .ifPresent(state -> found.put(state.id(), state));
      }
    }
    return found;
  }

  /** "his Greek counterpart": the holder of the same office there, or whom the apposition names. */
  int counterpart(int i) {
    Unit demonym = discourse.at(i + 1);
    int noun = demonym == null ? i + 1 : demonym.to;
    boolean oppositeNumber =
        demonym != null
            && discourse.word(noun).equals("opposite")
            && discourse.word(noun + 1).equals("number");
    if (oppositeNumber) {
      noun++;
    }
    if (!oppositeNumber
            && !discourse
                .word(noun)
                .matches(demonym == null ? "counterpart" : "counterpart|colleague")
        || demonym != null && (demonym.form != Form.DEMONYM || demonym.entities.size() != 1)) {
      return i;
    }
    Unit owner =
        Coreference.HE.contains(discourse.word(i))
            ? pronouns.person(i)
            : Coreference.IT.contains(discourse.word(i)) ? pronouns.thing(i) : null;
    Unit next = tokens.is(noun + 1, ',') ? discourse.at(noun + 2) : discourse.at(noun + 1);
    Entity meant = null;
    if (next != null && Discourse.isPerson(next) && next.form == Form.NAME) {
      meant = next.entities.get(0);
    } else if (demonym != null) {
      EntityId state = discourse.stateOf(demonym.entities.get(0)).orElse(null);
      String office =
          owner == null ? "" : descriptions.office(owner.entities.get(0).id()).orElse("");
      if (state != null) {
        meant =
            office.isEmpty()
                ? reading.actors.groupEntity(
                    tokens.words(demonym.from, noun + 1), Optional.of(state))
                : reading.actors.organ(state, office, "Person", Optional.of(state));
      }
    }
    if (owner != null) {
      pronouns.one(i, owner, Form.PRONOUN, "the person who is its subject or the only one before");
    }
    if (meant == null) {
      return i + 1;
    }
    if (demonym != null) {
      discourse.remove(demonym, tokens.sentence[i]);
    }
    discourse.add(
        new Unit(
            i + 1, noun + 1, List.of(meant), Form.DESCRIPTION, "the same office of that state"));
    return noun + 1;
  }
}
