package dev.entente.entity;

import dev.entente.statement.EntityId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a sentence names a state without speaking of what happens in it. */
final class Guests {

  private final Gazetteer gazetteer;
  private final Tokens tokens;
  private final @Nullable Hit[] at;
  private final ArticleActors actors;

  Guests(Reading reading, ArticleActors actors) {
    this.gazetteer = reading.gazetteer;
    this.tokens = reading.tokens;
    this.at = reading.at;
    this.actors = actors;
  }

  /** "British soldiers", "French tourists": people who may be elsewhere than at home. */
  boolean abroad(int token) {
    int left = 3;
    for (int i = token; i < tokens.size && left > 0; i++) {
      if (gazetteer.is(tokens.symbol[i], Gazetteer.ABROAD) && !how(i).equals("mediates")) {
        return true;
      }
      boolean joined = tokens.isPossessive(i) || tokens.has(i, Tokens.HYPHEN_BEFORE);
      if (!tokens.isPossessive(i)
          && (!tokens.has(i, Tokens.WORD) || gazetteer.is(tokens.symbol[i], Gazetteer.FUNCTION))) {
        return false;
      }
      left -= joined ? 0 : 1;
    }
    return false;
  }

  /** "a Dutch-owned farm", "a Chilean-born judge": a state that is not where something happens. */
  boolean aside(Hit hit) {
    return hit.to < tokens.size
        && tokens.has(hit.to, Tokens.HYPHEN_BEFORE)
        && "aside"
            .equals(
                gazetteer.nouns.words("suffix").get(tokens.word(hit.to).toLowerCase(Locale.ROOT)));
  }

  /** "Chad mediated a truce with the rebels": who stands between them is not one of them. */
  boolean mediates(int token) {
    int verb = token;
    if (verb < tokens.size && gazetteer.is(tokens.symbol[verb], Gazetteer.AUXILIARY)) {
      verb++;
    }
    return verb < tokens.size && how(verb).equals("mediates");
  }

  private String how(int token) {
    return tokens.has(token, Tokens.WORD)
        ? gazetteer
            .nouns
            .words("abroad")
            .getOrDefault(tokens.word(token).toLowerCase(Locale.ROOT), "")
        : "";
  }

  /** Whether the sentence names the state only as one that says something: "a Kenyan claim". */
  boolean onlySpeaks(int token, EntityId state) {
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == tokens.sentence[token]) {
      from--;
    }
    for (int i = from; i < tokens.size && tokens.sentence[i] == tokens.sentence[token]; i++) {
      Hit hit = at[i];
      if (hit != null
          && !hit.trap
          && actors.stateOf(hit).equals(Optional.of(state))
          && !(hit.demonym && hit.to < tokens.size && how(hit.to).equals("said"))
          && !mediates(hit.to)) {
        return false;
      }
    }
    return true;
  }

  /** "an Israeli post", "the army's convoy": what a state may hold elsewhere as well as at home. */
  boolean held(int token) {
    for (int i = token; i < Math.min(token + 5, tokens.size); i++) {
      if (gazetteer.is(tokens.symbol[i], Gazetteer.ABROAD)) {
        return how(i).equals("held");
      }
    }
    return false;
  }

  /** Whether the sentence names the state only by its embassy, soldiers or goods. */
  boolean onlyAbroad(int token, EntityId state) {
    int sentence = tokens.sentence[token];
    boolean found = false;
    int i = token;
    while (i > 0 && tokens.sentence[i - 1] == sentence) {
      i--;
    }
    for (; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      Hit hit = at[i];
      if (hit != null && !hit.trap && actors.stateOf(hit).equals(Optional.of(state))) {
        boolean belonging = hit.demonym || hit.to < tokens.size && tokens.isPossessive(hit.to);
        if (!(belonging && abroad(hit.to)) && !mediates(hit.to)) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** Whether the state itself stands before the words as one that acts: "Kenya met the regime". */
  boolean acts(int token, EntityId state) {
    for (int i = token - 1; i >= 0 && tokens.sentence[i] == tokens.sentence[token]; i--) {
      Hit hit = at[i];
      if (hit != null
          && !hit.trap
          && !hit.demonym
          && actors.stateOf(hit).equals(Optional.of(state))
          && !(hit.to < tokens.size && tokens.isPossessive(hit.to))
          && !(i > 0
              && gazetteer.is(
                  tokens.symbol[i - 1], Gazetteer.PLACE_PREPOSITION | Gazetteer.PLACE_WORD))) {
        return true;
      }
    }
    return false;
  }
}
