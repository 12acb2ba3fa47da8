package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.entity.Gazetteer.Name;
import dev.entente.entity.NominalGroups.Head;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes up the names that no list holds. */
final class NewNames {

  private static final String PERSON = "Person";

  /** Words that make a state in a name what it is for or against: "Free Tibet Campaign". */
  private static final Set<String> ASIDE = Set.of("Free", "Anti", "Pro", "Friends", "Save", "Stop");

  /** An organisation whose initials in brackets tell that all of it is a name. */
  private static final String EXPLAINED = "explained";

  private static final Set<String> SMALL = Set.of("of", "for", "and", "the", "on", "in", "to");

  private static final Set<String> ADJECTIVES = Set.of("the", "a", "New", "Free", "Democratic");

  private final Gazetteer gazetteer;
  private final Grammar grammar;
  private final Tokens tokens;
  private final Article article;
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final HeadRuns runs;
  private final ArticleActors actors;

  NewNames(Reading reading, HeadRuns runs, ArticleActors actors) {
    this.gazetteer = reading.gazetteer;
    this.grammar = reading.grammar;
    this.tokens = reading.tokens;
    this.article = reading.article;
    this.at = reading.at;
    this.over = reading.over;
    this.runs = runs;
    this.actors = actors;
  }

  void findNewcomers(NameFinder finder) {
    List<NameFinder.Name> found =
        finder instanceof CapitalisedNames
            ? new CapitalisedNames().names(tokens)
            : finder.names(article.text());
    findExplained();
    int token = 0;
    for (NameFinder.Name name : found) {
      while (token < tokens.size && tokens.end[token] <= name.span().begin()) {
        token++;
      }
      int from = token;
      int to = from;
      while (to < tokens.size && tokens.begin[to] < name.span().end()) {
        to++;
      }
      newcomer(from, to, name.kind());
    }
  }

  /** "the Joint Coastal Parliament (JCP)": initials in brackets show where a name begins. */
  private void findExplained() {
    for (int i = 2; i + 2 < tokens.size; i++) {
      if (tokens.is(i, '(') && tokens.is(i + 2, ')') && tokens.has(i + 1, Tokens.ALL_CAPITALS)) {
        int from = initialsOf(tokens, i, tokens.word(i + 1));
        if (i - from > 2 && over[from] == null && runs.headAt(from) == null) {
          newcomer(from, i, EXPLAINED);
        }
      }
    }
  }

  /** Where the capitalised words begin that end at the token and have these initials, or it. */
  static int initialsOf(Tokens tokens, int to, String letters) {
    int p = to;
    for (int i = letters.length() - 1; i >= 0; i--) {
      p--;
      while (p > 0 && tokens.has(p, Tokens.WORD) && SMALL.contains(tokens.word(p))) {
        p--;
      }
      if (p < 0
          || !tokens.has(p, Tokens.WORD)
          || !tokens.has(p, Tokens.CAPITAL)
          || tokens.text.charAt(tokens.begin[p]) != letters.charAt(i)) {
        return to;
      }
    }
    return p;
  }

  private void newcomer(int start, int stop, String found) {
    String flag = flag(start);
    boolean explained = found.equals(EXPLAINED);
    String told = explained ? "Organisation" : found;
    String kind = flag.isEmpty() ? told : "GovernmentBody";
    int from = start;
    int to = stop;
    while (to > from && (tokens.isPossessive(to - 1) || !tokens.has(to - 1, Tokens.WORD))) {
      to--;
    }
    for (int k = Math.max(0, from - 3); k < from; k++) {
      // "Chief of Staff Valentin Nobody": the name finder saw no more than "Staff".
      int title = over[k] == null ? titleEnd(k) : k;
      if (title > from && title < to && tokens.sentence[k] == tokens.sentence[from]) {
        from = title;
      }
    }
    boolean stripped = true;
    while (stripped && from < to) {
      stripped = false;
      int title = titleEnd(from);
      if (title > from && title < to && over[from] == null) {
        from = title;
        stripped = true;
      } else if (gazetteer.is(tokens.symbol[from], Gazetteer.FUNCTION | Gazetteer.HONORIFIC)
          || tokens.is(from, '.')) {
        from++;
        stripped = true;
      } else if (over[from] != null
          && at[from] == over[from]
          && over[from].to < to
          && kind.equals(PERSON)
          && (over[from].demonym || actors.stateLike(over[from]))) {
        from = over[from].to;
        stripped = true;
      } else if (kind.equals(PERSON) && gazetteer.is(tokens.symbol[from], Gazetteer.MODIFIER)) {
        from++;
        stripped = true;
      }
    }
    boolean ofState = to - from == 1 && isOfState(from, kind);
    if (to - from < 2 && !ofState) {
      return;
    }
    boolean whole = kind.equals("Organisation");
    Run organ = whole ? runs.run(from, false) : null;
    if (organ != null
        && organ.head().type() != Type.GROUP
        && to - organ.to() >= 2
        && strangers(organ.to(), to)) {
      // "the Ministry of Foreign Affairs John Nobody"
      newcomer(organ.to(), to, PERSON);
      return;
    }
    for (int i = from; i < to; i++) {
      Hit hit = over[i];
      if (hit != null
          && (!whole || hit.from < from || hit.to > to)
          && !(kind.equals(PERSON) && isNameOfPerson(hit, from, to))
          && !(hit.actor == null && hit.from >= from && hit.to <= to)) {
        return;
      }
      if (kind.equals(PERSON) && gazetteer.is(tokens.symbol[i], Gazetteer.CALENDAR)) {
        return;
      }
    }
    if (whole && over[from] != null) {
      // "Nigerian Union of Teachers": the phrase reader takes the state along.
      Hit first = over[from];
      if (first.actor != null && !first.trap) {
        return;
      }
    }
    if (kind.equals(PERSON) && headInside(from, to)
        || to - from == 2 && tokens.word(from + 1).equals("Affairs")) {
      return;
    }
    if ("Event".equals(gazetteer.headKinds.get(tokens.symbol[to - 1]))) {
      return;
    }
    if (whole && !explained && headRun(from, to)) {
      return;
    }
    Hit hit = new Hit(from, to, List.of());
    String label = tokens.words(from, to).replace('\n', ' ');
    EntityId id = new EntityId(TextActors.prefix(kind) + Words.slug(label));
    Optional<EntityId> seat = whole ? seat(from, to) : Optional.empty();
    if (ofState && whole) {
      Optional<EntityId> owner = owner(from);
      seat = owner.isPresent() ? owner : actors.sharedState(over[from - 2]);
    }
    if (kind.equals(PERSON) && (ofState || isBehindState(from))) {
      // "Tuvalu's A. Nobody"
      seat = actors.sharedState(over[from - 2]);
    }
    Hit first = over[from];
    if (first != null
        && first.trap
        && Set.of("MediaOrganisation", "Company")
            .contains(gazetteer.headKinds.getOrDefault(tokens.symbol[to - 1], ""))) {
      // "Pakistan TV"
      seat = actors.sharedState(first);
    }
    if (whole && seat.isEmpty()) {
      seat = inside(from, to);
      seat = seat.isPresent() ? seat : owner(start);
    }
    if (!flag.isEmpty()) {
      seat = Optional.of(new EntityId(flag)).filter(actors::isState);
    }
    Optional<EntityId> home = seat;
    hit.newcomer = actors.newcomers.computeIfAbsent(id, none -> new Entity(id, kind, label, home));
    hit.reason = "a name that no list holds";
    for (int i = from; i < to; i++) {
      Hit covered = at[i];
      if (covered != null) {
        for (int k = covered.from; k < covered.to; k++) {
          over[k] = null;
        }
        at[i] = null;
      }
    }
    at[from] = hit;
    Arrays.fill(over, from, to, hit);
  }

  /** "Ana Cuba": people who are called like a state. */
  private boolean isNameOfPerson(Hit hit, int from, int to) {
    return hit.to == to
        && hit.to - hit.from == 1
        && hit.from > from
        && strangers(from, hit.from)
        && !hit.demonym
        && !tokens.has(hit.from, Tokens.TITLE_LINE)
        && actors.stateLike(hit);
  }

  /** "USS Nobody": the state in whose navy a ship's prefix puts it, else nothing. */
  private String flag(int token) {
    return tokens.has(token, Tokens.ALL_CAPITALS) && !tokens.has(token, Tokens.TITLE_LINE)
        ? gazetteer
            .nouns
            .words("ship")
            .getOrDefault(tokens.word(token).toLowerCase(Locale.ROOT), "")
        : "";
  }

  /** "Poland's Nobody signed": a single name behind the state whose it is. */
  private boolean isOfState(int token, String kind) {
    if (kind.equals("Place")
        || token < 2
        || over[token] != null
        || !tokens.isPossessive(token - 1)
        || !tokens.has(token, Tokens.CAPITAL)
        || gazetteer.opensHead(tokens.symbol[token])
        || gazetteer.is(
            tokens.symbol[token],
            Gazetteer.ORG_HEAD | Gazetteer.NAME_HEAD | Gazetteer.FUNCTION | Gazetteer.CALENDAR)) {
      return false;
    }
    Hit state = over[token - 2];
    boolean acronym =
        kind.equals("Organisation")
            && tokens.has(token, Tokens.ALL_CAPITALS)
            && !tokens.has(token, Tokens.TITLE_LINE)
            && owner(token).isPresent();
    if (state == null || state.to != token - 1 || !acronym && !actors.stateLike(state)) {
      return false;
    }
    int next = token + 1;
    return next >= tokens.size
        || !tokens.has(next, Tokens.WORD)
        || gazetteer.is(tokens.symbol[next], Gazetteer.FUNCTION)
        || VerbForms.IRREGULAR.contains(tokens.word(next))
        || VerbForms.SPEECH.contains(tokens.word(next))
        || tokens.word(next).endsWith("ed");
  }

  /** "Portugal's Socialist Party", "Nobody's PNP": the state of whoever's it is. */
  private Optional<EntityId> owner(int token) {
    Hit owner = token < 2 || !tokens.isPossessive(token - 1) ? null : over[token - 2];
    if (owner == null || owner.to != token - 1 || owner.trap || owner.actor == null) {
      return Optional.empty();
    }
    return actors.isState(owner.actor) ? Optional.of(owner.actor) : actors.stateOf(owner);
  }

  /** "Tuvalu's A. Nobody": whether a state's possessive stands right before the name. */
  private boolean isBehindState(int token) {
    Hit state = token < 2 || !tokens.isPossessive(token - 1) ? null : over[token - 2];
    return state != null && state.to == token - 1 && !state.demonym && actors.stateLike(state);
  }

  /** Whether all words are capitalised and of no list. */
  private boolean strangers(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!tokens.has(i, Tokens.WORD)
          || !tokens.has(i, Tokens.CAPITAL)
          || over[i] != null
          || gazetteer.opensHead(tokens.symbol[i])
          || gazetteer.is(tokens.symbol[i], Gazetteer.ORG_HEAD | Gazetteer.FUNCTION)) {
        return false;
      }
    }
    return true;
  }

  /** Where an organisation sits by its name: "of Tehran"; "of China" may be anywhere. */
  private Optional<EntityId> seat(int from, int to) {
    Hit last = over[to - 1];
    if (last != null
        && last.to == to
        && last.from - from >= 2
        && last.actor != null
        && actors.isState(last.actor)
        && ofOrFor(last.from - 1, from)) {
      // "Bolivarian Movement for the New Colombia"
      return Optional.of(last.actor);
    }
    for (int i = from + 2; i < to; i++) {
      Hit hit = at[i];
      if (hit != null
          && tokens.symbol[i - 1] == grammar.of
          && hit.actor != null
          && (actors.kindOf(hit.actor).equals("City")
              || hit.names.stream().anyMatch(Name::metonym))) {
        return actors.stateOf(hit);
      }
    }
    return Optional.empty();
  }

  /** "Royal Bhutan Army", "Oman News Agency": the only state in an organisation's name. */
  private Optional<EntityId> inside(int from, int to) {
    Set<EntityId> states = new LinkedHashSet<>();
    for (int i = from; i < to; i++) {
      Hit hit = at[i];
      if (hit == null) {
        continue;
      }
      boolean aside =
          i > from
              && (gazetteer.is(tokens.symbol[i - 1], Gazetteer.PREPOSITION)
                      && tokens.symbol[i - 1] != grammar.of
                  || ASIDE.contains(tokens.word(i - 1)));
      if (aside) {
        return Optional.empty();
      }
      if (hit.names.stream().anyMatch(name -> !name.metonym() && actors.isState(name.actor()))) {
        actors.sharedState(hit).ifPresent(states::add);
      }
    }
    return states.size() == 1 ? Optional.of(states.iterator().next()) : Optional.empty();
  }

  /** "of", "for the New": the words between an organisation's kind and its state. */
  private boolean ofOrFor(int token, int from) {
    int p = token;
    while (p > from && token - p < 3 && ADJECTIVES.contains(tokens.word(p))) {
      p--;
    }
    return p > from
        && (tokens.symbol[p] == grammar.of || tokens.symbol[p] == grammar.forWord)
        && gazetteer.is(tokens.symbol[p - 1], Gazetteer.ORG_HEAD);
  }

  /** Whether all of it is an organ told by its words ("Foreign Ministry"). */
  private boolean headRun(int from, int to) {
    Run run = runs.run(from, false);
    return run != null && run.to() >= to && run.head().type() != Type.GROUP;
  }

  private boolean headInside(int from, int to) {
    for (int i = from; i < to; i++) {
      if (gazetteer.opensHead(tokens.symbol[i])) {
        int end = runs.headEnd(i);
        if (end > i && end <= to) {
          return true;
        }
      }
    }
    return false;
  }

  private int titleEnd(int from) {
    Head head = runs.headAt(from);
    return head != null && head.type() == Type.OFFICE ? runs.headEnd(from) : from;
  }
}
