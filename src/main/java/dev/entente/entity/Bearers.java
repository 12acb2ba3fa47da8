package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands beside the words for an office: in apposition before or after them, or as its owner.
 */
final class Bearers {

  private static final Set<String> DETERMINERS = Set.of("the", "a", "an");

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;

  Bearers(Reading reading, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
  }

  /** "A spokesman for the junta": who stands in the complement. */
  @Nullable Unit complement(int token) {
    if (!Set.of("for", "of").contains(discourse.word(token))) {
      return null;
    }
    int p = token + 1;
    if (DETERMINERS.contains(discourse.word(p))) {
      p++;
    }
    Unit unit = discourse.at(p);
    return unit != null && unit.from == p && unit.entities.size() == 1 ? unit : null;
  }

  /** "the ambassador in B, A,": the token behind the place of the post, else the same. */
  private int behindPost(int token) {
    if (!Set.of("in", "to", "at").contains(discourse.word(token))) {
      return token;
    }
    int p = DETERMINERS.contains(discourse.word(token + 1)) ? token + 2 : token + 1;
    Unit place = discourse.at(p);
    return place != null && place.from == p && place.entities.size() == 1 && !isPerson(place)
        ? place.to
        : token;
  }

  /** "the ambassador in B, A,", "A, the ambassador in B,". */
  @Nullable Unit personBesidePost(Unit post) {
    Unit behind = personAfter(behindPost(post.to));
    return behind == null ? personBefore(post.from) : behind;
  }

  @Nullable Unit personAfter(int token) {
    if (!tokens.is(token, ',') || token + 1 >= tokens.size) {
      return null;
    }
    Unit person = discourse.at(token + 1);
    return person != null && isPerson(person) && closes(person.to) ? person : null;
  }

  @Nullable Unit personBefore(int from) {
    int p = from - 1;
    while (p > 0 && from - p <= 3 && dropped(p)) {
      p--;
    }
    boolean determined = DETERMINERS.contains(discourse.word(p));
    if (!determined) {
      p++;
    }
    p--;
    if (!tokens.is(p, ',')) {
      return null;
    }
    Unit person = discourse.at(p - 1);
    if (person == null && p > 2 && tokens.is(p - 2, ',') && age(p - 1)) {
      person = discourse.at(p - 3);
    }
    int to = from;
    Unit office = discourse.at(from);
    if (office != null) {
      to = office.to;
    }
    boolean described = determined && goesOn(to);
    return person != null && isPerson(person) && (closes(behindPost(to)) || described)
        ? person
        : null;
  }

  /** "X, a top Chinese official on trade matters": the description has more words. */
  private boolean goesOn(int token) {
    return Set.of("on", "in", "for", "who", "responsible", "based", "from", "at", "with")
        .contains(discourse.word(token));
  }

  private boolean age(int token) {
    return tokens.has(token, Tokens.WORD)
        && tokens.word(token).length() <= 3
        && tokens.word(token).chars().allMatch(Character::isDigit);
  }

  private boolean closes(int token) {
    return token >= tokens.size
        || tokens.is(token, ',')
        || tokens.is(token, '.')
        || tokens.is(token, ';')
        || tokens.is(token, ')')
        || tokens.has(token, Tokens.LINE_START);
  }

  private static boolean isPerson(Unit unit) {
    return unit.form == Form.NAME
        && unit.entities.size() == 1
        && unit.entities.get(0).kind().equals("Person");
  }

  private boolean dropped(int token) {
    return tokens.has(token, Tokens.WORD)
        && reading.gazetteer.is(tokens.symbol[token], Gazetteer.DROPPED);
  }
}
