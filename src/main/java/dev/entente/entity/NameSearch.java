package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds names by longest match over all aliases, before anything is decided about them. */
final class NameSearch {

  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final HeadRuns runs;

  NameSearch(Reading reading, HeadRuns runs) {
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.at = reading.at;
    this.over = reading.over;
    this.runs = runs;
  }

  void findNames() {
    int i = 0;
    while (i < tokens.size) {
      Hit hit = longest(i);
      if (hit != null
          && hit.to - hit.from == 1
          && hit.names.get(0).ambiguous()
          && gazetteer.opensHead(tokens.symbol[i])
          && runs.headEnd(i) > hit.to) {
        // "Labour Minister" is an office before it is a party.
        hit = null;
      }
      if (hit != null && tokens.symbol[i] == grammar.the) {
        // "the South China Sea" is not the South.
        Hit longer = longest(i + 1);
        if (longer != null && longer.to > hit.to) {
          hit = longer;
        }
      }
      if (hit == null && tokens.symbol[i] == Symbols.UNKNOWN && tokens.has(i, Tokens.CAPITAL)) {
        hit = misspelt(i);
      }
      if (hit == null) {
        i++;
        continue;
      }
      at[hit.from] = hit;
      Arrays.fill(over, hit.from, hit.to, hit);
      i = hit.to;
    }
    findShared();
  }

  /** "South" of "South and North Korean", which shares the last word of the name that follows. */
  private void findShared() {
    for (int i = 0; i + 3 < tokens.size; i++) {
      Hit second = at[i + 2];
      if (second == null
          || over[i] != null
          || second.to - second.from != 2
          || !tokens.has(i, Tokens.CAPITAL)
          || !tokens.is(i + 1, ',') && tokens.symbol[i + 1] != grammar.and
          || tokens.symbol[i] < 0) {
        continue;
      }
      int node = gazetteer.names.next(0, tokens.symbol[i]);
      node = node < 0 ? node : gazetteer.names.next(node, tokens.symbol[second.to - 1]);
      List<Name> values = node < 0 ? List.of() : gazetteer.names.values(node);
      List<Name> alike =
          values.stream()
              .filter(name -> second.names.stream().anyMatch(n -> n.type().equals(name.type())))
              .toList();
      if (!alike.isEmpty()) {
        Hit hit = new Hit(i, i + 1, alike);
        hit.reason = "shares the name's last word";
        at[i] = hit;
        over[i] = hit;
      }
    }
  }

  private @Nullable Hit misspelt(int token) {
    List<Name> near =
        gazetteer.misspellings.near(
            Gazetteer.plain(tokens.word(token)).toLowerCase(java.util.Locale.ROOT));
    if (near.isEmpty()) {
      return null;
    }
    Hit hit = new Hit(token, token + 1, near);
    hit.reason = "misspelt " + near.get(0).words()[0];
    return hit;
  }

  private @Nullable Hit longest(int from) {
    if (!gazetteer.opensName(tokens.symbol[from]) || !tokens.has(from, Tokens.WORD)) {
      return null;
    }
    int node = 0;
    int at = from;
    Hit best = null;
    while (at < tokens.size && (at == from || !tokens.has(at, Tokens.LINE_START))) {
      int symbol = tokens.symbol[at];
      if (symbol < 0) {
        break;
      }
      node = gazetteer.names.next(node, symbol);
      if (node < 0) {
        break;
      }
      at++;
      List<Name> values = gazetteer.names.values(node);
      if (!values.isEmpty()) {
        List<Name> fitting = fitting(values, from, at);
        if (!fitting.isEmpty()) {
          best = new Hit(from, at, fitting);
        }
      }
    }
    return best;
  }

  private List<Name> fitting(List<Name> values, int from, int to) {
    List<Name> fitting = null;
    for (int v = 0; v < values.size(); v++) {
      Name name = values.get(v);
      if (fits(name, from, to)) {
        if (fitting == null) {
          fitting = new ArrayList<>(values.size());
        }
        fitting.add(name);
      }
    }
    return fitting == null ? List.of() : fitting;
  }

  private boolean fits(Name name, int from, int to) {
    if (name.type().equals("combining")
        && !(to < tokens.size && tokens.has(to, Tokens.HYPHEN_BEFORE))) {
      return false;
    }
    String[] words = name.words();
    for (int i = 0; i < words.length; i++) {
      int token = from + i;
      if (!tokens.has(token, Tokens.WORD)) {
        continue;
      }
      String word = words[i];
      if (name.exact()) {
        if (!Gazetteer.plain(tokens.word(token)).equals(word)) {
          return false;
        }
        if (tokens.has(token, Tokens.CAPITAL_LINE)
            && word.length() < 4
            && gazetteer.is(tokens.symbol[token], Gazetteer.FUNCTION)
            && !word.equals("US")) {
          return false;
        }
      } else if (name.initials() && !tokens.has(token, Tokens.ALL_CAPITALS)) {
        // "Car Tariffs" is not the C.A.R.
        return false;
      } else if (Character.isUpperCase(word.charAt(0))
          && !tokens.has(token, Tokens.CAPITAL)
          && !(i > 0 && tokens.has(token, Tokens.HYPHEN_BEFORE))) {
        return false;
      }
    }
    return true;
  }
}
