package dev.entente.entity;

import java.util.ArrayList;
import java.util.List;

/** Which mentions of a sentence are told together: "A, B and C", "the rebels". */
final class MentionLists {

  private final Discourse discourse;
  private final Tokens tokens;

  MentionLists(Discourse discourse, Tokens tokens) {
    this.discourse = discourse;
    this.tokens = tokens;
  }

  /** Plural mentions, and names joined by "and". */
  List<List<Unit>> plurals(List<Unit> units) {
    List<List<Unit>> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      List<Unit> joined = new ArrayList<>(List.of(units.get(i)));
      while (i + 1 < units.size() && joinedBy(units.get(i), units.get(i + 1))) {
        joined.add(units.get(++i));
      }
      if (joined.size() > 1 && acts(joined)) {
        joined.remove(joined.size() - 1);
        i--;
      }
      joined.removeIf(unit -> unit.entities.isEmpty());
      if (joined.size() > 1 && Discourse.union(joined).size() > 1
          || joined.size() == 1 && isPlural(joined.get(0))) {
        found.add(joined);
      }
    }
    return found;
  }

  /** "As told by A, the rebels left": whoever acts behind a comma is no end of a list. */
  private boolean acts(List<Unit> joined) {
    Unit last = joined.get(joined.size() - 1);
    int p = last.from - 1;
    while (Discourse.OPENERS.contains(discourse.word(p))) {
      p--;
    }
    return tokens.is(p, ',')
        && discourse.verbAfter(last.to)
        && !tokens.is(last.to, ',')
        && !tokens.has(joined.get(0).from, Tokens.LINE_START);
  }

  /** Also "the Xs", who are one armed group. */
  private boolean isPlural(Unit unit) {
    return unit.plural
        || unit.entities.size() > 1
        || unit.form == Mention.Form.NAME
            && unit.entities.get(0).kind().equals("ArmedGroup")
            && discourse.word(unit.from - 1).equals("the")
            && discourse.word(unit.to - 1).endsWith("s");
  }

  private boolean joinedBy(Unit left, Unit right) {
    int p = left.to;
    boolean and = false;
    while (p < right.from && p - left.to < 4) {
      String word = discourse.word(p);
      if (word.equals("and")) {
        and = true;
      } else if (!tokens.is(p, ',') && !word.equals("the")) {
        return false;
      }
      p++;
    }
    return p == right.from && (and || tokens.is(left.to, ',') && !explains(right, left));
  }

  /** "A, the sister of B, said": an apposition and no list. */
  private static boolean explains(Unit description, Unit name) {
    return name.form == Mention.Form.NAME
        && Discourse.isPerson(name)
        && description.form == Mention.Form.DESCRIPTION
        && !description.plural;
  }

  boolean coordinated(Unit unit) {
    List<Unit> sentence = discourse.sentence(tokens.sentence[unit.from]);
    int index = sentence.indexOf(unit);
    return index > 0 && joinedBy(sentence.get(index - 1), unit)
        || index >= 0 && index + 1 < sentence.size() && joinedBy(unit, sentence.get(index + 1));
  }

  /** Everybody who is joined with the mention up to it: "A, B and C". */
  List<Entity> joined(Unit last) {
    List<Unit> sentence = discourse.sentence(tokens.sentence[last.from]);
    int index = sentence.indexOf(last);
    List<Unit> all = new ArrayList<>(List.of(last));
    while (index > 0 && joinedBy(sentence.get(index - 1), sentence.get(index))) {
      index--;
      all.add(0, sentence.get(index));
    }
    return List.copyOf(Discourse.union(all).values());
  }
}
