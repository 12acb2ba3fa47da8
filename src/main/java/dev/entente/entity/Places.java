package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which place "there" means. */
final class Places {

  /** Behind these "there" only opens a sentence: "there have been". */
  private static final Set<String> EXISTING =
      Set.of(
          "is",
          "are",
          "was",
          "were",
          "be",
          "been",
          "being",
          "s",
          "has",
          "have",
          "had",
          "will",
          "would",
          "may",
          "might",
          "could",
          "can",
          "cannot",
          "must",
          "should",
          "shall",
          "seems",
          "seemed",
          "appears",
          "appeared",
          "remains",
          "remain",
          "remained",
          "exists",
          "exist",
          "isn",
          "aren",
          "wasn",
          "weren",
          "comes",
          "came");

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;
  private final Descriptions descriptions;

  Places(Reading reading, Discourse discourse, Descriptions descriptions) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
    this.descriptions = descriptions;
  }

  /**
   * The last place before that something happens in or goes to, else the last that does not act.
   */
  void there(int token) {
    String next = discourse.word(token + 1);
    boolean opens =
        EXISTING.contains(next)
            || tokens.isPossessive(token + 1)
            || next.equals("to") && discourse.word(token + 2).equals("be");
    if (opens && !discourse.word(token - 1).matches("from|out|over|up")) {
      return;
    }
    int sentence = tokens.sentence[token];
    Unit place = place(discourse.before(sentence, token));
    if (place == null && sentence > 0) {
      place = place(discourse.sentence(sentence - 1));
    }
    if (place != null) {
      discourse.add(
          new Unit(
              token,
              token + 1,
              place.entities,
              Form.ANAPHOR,
              "the place named before: " + place.entities.get(0).label()));
      organThere(discourse.at(token - 1), place.entities.get(0));
    }
  }

  /** "Police there": of the place, whoever acts or the article is about. */
  private void organThere(@Nullable Unit organ, Entity place) {
    Run run = organ == null ? null : organ.bare;
    if (organ != null && run != null && reading.runs.describedAs("national", run)) {
      discourse
          .stateOf(place)
          .filter(state -> reading.runs.fits(run, state))
          .ifPresent(state ->
              organ.means(
                  List.of(descriptions.ofState(state, run)),
                  Form.ANAPHOR,
                  "of the place before \"there\""));
    }
  }

  /** Nouns whose "in" tells whose they are. */
  private static final Set<String> GOVERNING =
      Set.of(
          "government",
          "administration",
          "authorities",
          "officials",
          "ministry",
          "regime",
          "leadership",
          "leaders",
          "parliament",
          "court",
          "embassy");

  /** "the government in Caracas": its seat is no place where something happens. */
  private boolean isSeat(Unit unit) {
    return discourse.word(unit.from - 1).equals("in")
        && GOVERNING.contains(discourse.word(unit.from - 2));
  }

  private @Nullable Unit place(List<Unit> units) {
    Unit setting = null;
    Unit idle = null;
    for (Unit unit : units) {
      if (unit.entities.size() != 1
          || unit.form == Form.DEMONYM
          || unit.form == Form.DESCRIPTION
          || unit.form == Form.PRONOUN) {
        continue;
      }
      Entity entity = unit.entities.get(0);
      boolean named = Discourse.isSite(entity) || reading.tables.isState(entity.id());
      if (named && !isSeat(unit) && discourse.inPlace(unit)) {
        setting = unit;
      } else if (named && !isSeat(unit) && !discourse.isSubject(unit)) {
        idle = unit;
      }
    }
    return setting == null ? idle : setting;
  }
}
