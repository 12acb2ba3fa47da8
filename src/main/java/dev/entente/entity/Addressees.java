package dev.entente.entity;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is asked, kept or said to do what a pronoun's clause tells. */
final class Addressees {

  /** Verbs whose object is to do what follows ("urged B to end its blockade"), by their stems. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "(ask|urg|press|pressur|implor|beg|beseech|exhort|command|instruct|order|tell|told|forc"
              + "|compel|compell|invit|allow|permit|persuad|convinc|encourag|warn|advis|enabl|help"
              + "|requir|oblig|want|challeng|request|demand)(e|ed|es|s|ing)?");

  /** Verbs whose object is kept from what follows ("stopped B from arming its allies"). */
  private static final Pattern PREVENTION =
      Pattern.compile(
          "(stop|prevent|keep|kept|bar|block|deter|dissuad|discourag|restrain|hinder|prohibit|ban"
              + "|forbid)(p|r|n)?(e|ed|es|s|ing)?");

  /** Verbs whose object did what follows ("accused B of letting its soldiers loot"). */
  private static final Pattern ACCUSATION =
      Pattern.compile(
          "(accus|blam|condemn|criticis|criticiz|denounc|rebuk|prais|thank|censur|suspect|fault)"
              + "(e|ed|es|s|ing)?");

  /** What somebody does with what is one's own. */
  private static final Set<String> LETTING =
      Set.of(
          "letting",
          "allowing",
          "sending",
          "using",
          "ordering",
          "deploying",
          "massing",
          "moving",
          "withdrawing",
          "opening",
          "lending",
          "expanding",
          "hiding",
          "concealing",
          "mistreating",
          "starving",
          "turning");

  private static final Set<String> CLAUSE_ENDS =
      Set.of("that", "which", "who", "after", "before", "while", "when", "because", "as", "but");

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;

  Addressees(Reading reading, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
  }

  /** "urged B to lift its embargo": who is asked to do what the pronoun's clause says. */
  @Nullable Unit asked(int token) {
    List<Unit> units = discourse.before(tokens.sentence[token], token);
    for (int i = units.size() - 1; i >= 0; i--) {
      Unit unit = units.get(i);
      if (unit.entities.size() == 1 && isAsked(unit) && sameClause(unit.to, token)) {
        if (isVictim(token) && accused(unit)) {
          return null;
        }
        return unit;
      }
    }
    return null;
  }

  private boolean accused(Unit unit) {
    return ACCUSATION.matcher(discourse.word(unit.from - 1)).matches();
  }

  /** "accused B of using lasers against its ships": no state does that to itself. */
  private boolean isVictim(int token) {
    int noun = discourse.word(token + 1).equals("own") ? token + 2 : token + 1;
    return discourse.word(token - 1).matches("against|at")
        && !OWN_PEOPLE.contains(discourse.word(noun));
  }

  private static final Set<String> OWN_PEOPLE =
      Set.of(
          "people",
          "population",
          "citizens",
          "civilians",
          "opponents",
          "critics",
          "minority",
          "minorities",
          "neighbours",
          "neighbors",
          "neighbour",
          "neighbor",
          "nationals",
          "protesters",
          "workers",
          "women",
          "dissidents");

  private boolean isAsked(Unit unit) {
    int before = unit.from - 1;
    if (discourse.word(before).equals("the")) {
      before--;
    }
    if (discourse.word(before).equals("that")) {
      return REQUEST.matcher(discourse.word(before - 1)).matches();
    }
    if (discourse.word(unit.to).equals("from")
        && discourse.word(unit.to + 1).endsWith("ing")
        && PREVENTION.matcher(discourse.word(before)).matches()) {
      return true;
    }
    int end = behindDay(unit.to);
    if (discourse.word(end).matches("of|for")
        && LETTING.contains(discourse.word(end + 1))
        && ACCUSATION.matcher(discourse.word(before)).matches()) {
      return true;
    }
    boolean called =
        discourse.word(before).matches("on|upon")
            && discourse.word(before - 1).matches("call(s|ed|ing)?");
    return discourse.word(end).equals("to")
        && discourse.at(end + 1) == null
        && !discourse.word(end + 1).equals("the")
        && (called || REQUEST.matcher(discourse.word(before)).matches());
  }

  /** "urged B on Monday to": where the clause goes on. */
  private int behindDay(int token) {
    boolean day =
        discourse.word(token).equals("on")
            && tokens.isWord(token + 1)
            && reading.gazetteer.is(tokens.symbol[token + 1], Gazetteer.CALENDAR);
    return day ? token + 2 : token;
  }

  private boolean sameClause(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.is(i, ',') || tokens.is(i, ';') || CLAUSE_ENDS.contains(discourse.word(i))) {
        return false;
      }
    }
    return true;
  }
}
