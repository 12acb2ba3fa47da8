package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Gazetteer.Name;
import dev.entente.entity.Mention.Form;
import dev.entente.entity.NominalGroups.Head;
import dev.entente.entity.NominalGroups.Type;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One article being read: names first, then what stands for whom by context, then noun phrases
 * around the names, then what refers back.
 */
final class Reading {

  private static final String PERSON = "Person";
  private static final String GROUP = "UnnamedGroup";

  private static final Set<String> BODIES =
      Set.of(
          "GovernmentBody",
          "Organisation",
          "PoliticalParty",
          "ArmedGroup",
          "MediaOrganisation",
          "Company",
          "InternationalOrganisation");

  /** A name found at a place, and who it was decided to stand for. */
  static final class Hit {
    final int from;
    final int to;
    List<Name> names;
    @Nullable EntityId actor;
    @Nullable Entity newcomer;
    String reason = "";
    boolean demonym;
    boolean metonym;
    boolean against;
    boolean ethnic;
    boolean trap;

    Hit(int from, int to, List<Name> names) {
      this.from = from;
      this.to = to;
      this.names = names;
    }

    /** Leaves only those who exist at the article's date, if any does. */
    void existing(java.util.function.Predicate<EntityId> exists) {
      if (names.size() > 1) {
        List<Name> left = names.stream().filter(name -> exists.test(name.actor())).toList();
        if (!left.isEmpty()) {
          names = left;
        }
      }
    }
  }

  /** A mention in the making. */
  static final class Unit {
    final int from;
    final int to;
    List<Entity> entities;
    Form form;
    String reason;
    boolean plural;
    String office = "";

    /** The words of a description that names nobody, whose bearer the article has to tell. */
    @Nullable Run bare;

    /** Whether it only stands if somebody is found for it. */
    boolean tentative;

    Unit(int from, int to, List<Entity> entities, Form form, String reason) {
      this.from = from;
      this.to = to;
      this.entities = entities;
      this.form = form;
      this.reason = reason;
    }

    void means(List<Entity> found, Form as, String why) {
      entities = found;
      form = as;
      reason = why;
      tentative = false;
    }
  }

  /** A person introduced by the full name. */
  private static final class Introduced {
    final EntityId id;
    final int token;
    int count;

    Introduced(EntityId id, int token) {
      this.id = id;
      this.token = token;
    }
  }

  /** A run of modifiers and heads, and the head that ends it. */
  record Run(int from, int to, Head head, int headFrom, boolean compound) {}

  final Gazetteer gazetteer;
  final EntityTables tables;
  final Grammar grammar;
  final Tokens tokens;
  final Article article;
  final Optional<String> date;
  final List<Unit> units = new ArrayList<>();
  private final @Nullable Hit[] at;
  private final @Nullable Hit[] over;
  private final Map<EntityId, Integer> votes = new HashMap<>();
  private final Map<EntityId, Entity> newcomers = new LinkedHashMap<>();
  private final Map<String, List<Introduced>> shortNames = new HashMap<>();
  private final Map<EntityId, List<Introduced>> introduced = new HashMap<>();
  private final List<EntityId> soleStates = new ArrayList<>();
  private final Map<String, Entity> lastOrgan = new HashMap<>();
  private final String articlePath;
  private @Nullable Set<Integer> present;

  private static final EntityId NONE = new EntityId("none");
  private static final EntityId SEVERAL = new EntityId("several");

  Reading(Gazetteer gazetteer, Article article, NameFinder finder) {
    this(gazetteer, article);
    countVotes();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null) {
        decide(hit);
      }
    }
    findNewcomers(finder);
    findShortNames();
    findSoleStates();
    findPhrases();
    new Coreference(this).resolve();
  }

  static int matches(Gazetteer gazetteer, String text) {
    Reading reading =
        new Reading(
            gazetteer,
            new Article(
                new dev.entente.article.ArticleId("text"),
                text,
                dev.entente.article.ArticleDetails.UNKNOWN));
    int found = 0;
    for (Hit hit : reading.at) {
      found += hit == null ? 0 : 1;
    }
    return found;
  }

  private Reading(Gazetteer gazetteer, Article article) {
    this.gazetteer = gazetteer;
    this.tables = gazetteer.tables;
    this.grammar = gazetteer.grammar;
    this.article = article;
    this.date = article.details().issued();
    this.articlePath = "article/" + path(article.id().value()) + "/";
    this.tokens = Tokens.of(article.text(), gazetteer.symbols);
    this.at = new Hit[tokens.size];
    this.over = new Hit[tokens.size];
    findNames();
  }

  /** Characters that an entity's id cannot hold are percent-encoded. */
  static String path(String id) {
    StringBuilder path = new StringBuilder();
    for (String segment : id.split("/")) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        continue;
      }
      if (path.length() > 0) {
        path.append('/');
      }
      segment
          .codePoints()
          .forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '~' || c == '-') {
              path.appendCodePoint(c);
            } else {
              for (byte b :
                  Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                path.append('%').append("%02X".formatted(b & 0xFF));
              }
            }
          });
    }
    return path.length() == 0 ? "_" : path.toString();
  }

  // --- names ---------------------------------------------------------------------------------

  private void findNames() {
    int i = 0;
    while (i < tokens.size) {
      Hit hit = longest(i);
      if (hit != null
          && hit.to - hit.from == 1
          && hit.names.get(0).ambiguous()
          && gazetteer.opensHead(tokens.symbol[i])
          && headEnd(i) > hit.to) {
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
      if (hit == null) {
        i++;
        continue;
      }
      at[hit.from] = hit;
      Arrays.fill(over, hit.from, hit.to, hit);
      i = hit.to;
    }
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
      } else if (Character.isUpperCase(word.charAt(0))
          && !tokens.has(token, Tokens.CAPITAL)
          && !(i > 0 && tokens.has(token, Tokens.HYPHEN_BEFORE))) {
        return false;
      }
    }
    return true;
  }

  private void countVotes() {
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit == null) {
        continue;
      }
      EntityId state = null;
      boolean clear = true;
      boolean capital = hit.names.stream().anyMatch(Name::metonym);
      hit.existing(this::exists);
      for (Name name : hit.names) {
        EntityId own = tables.state(name.actor(), date).orElse(null);
        if (name.ambiguous() && !capital || own == null || state != null && !state.equals(own)) {
          clear = false;
        }
        state = own;
      }
      if (clear && state != null) {
        votes.merge(state, 1, Integer::sum);
      }
    }
  }

  // --- what a name stands for ----------------------------------------------------------------

  private void decide(Hit hit) {
    mark(hit);
    if (trapped(hit)) {
      hit.trap = true;
      return;
    }
    Set<EntityId> actors = new LinkedHashSet<>();
    boolean ambiguous = false;
    boolean metonym = false;
    for (Name name : hit.names) {
      actors.add(name.actor());
      ambiguous |= name.ambiguous() && !name.demonym();
      metonym |= name.metonym();
    }
    if (hit.names.stream().allMatch(name -> name.demonym() || name.type().equals("combining"))
        || hit.names.stream().anyMatch(Name::demonym) && actors.size() == 1) {
      hit.demonym = true;
    }
    if (actors.size() > 1) {
      actors = narrowed(hit, actors);
      ambiguous = false;
    }
    if (actors.size() == 1) {
      EntityId only = actors.iterator().next();
      if (ambiguous && !metonym && doubtful(hit, only)) {
        return;
      }
      if (metonym && personal(hit)) {
        hit.reason = "part of a longer name";
        return;
      }
      take(hit, only);
    } else if (hit.reason.isEmpty()) {
      hit.reason =
          "ambiguous: "
              + actors.stream().map(EntityId::value).collect(Collectors.joining(" or "))
              + "; nothing in the article decides";
    }
  }

  /** At the article's date, or today where it has none. */
  private boolean exists(EntityId id) {
    return tables
        .actor(id)
        .map(actor ->
            date.isPresent()
                ? Dates.within(date.get(), actor.validFrom(), actor.validTo())
                : actor.validTo().isEmpty())
        .orElse(true);
  }

  private void take(Hit hit, EntityId actor) {
    Name name =
        hit.names.stream()
            .filter(n -> n.actor().equals(actor))
            .min(java.util.Comparator.comparing(n -> n.type().equals("name") ? 0 : 1))
            .orElseThrow();
    boolean place = !tables.isState(actor);
    hit.actor = actor;
    if (name.metonym()
        && hit.names.stream().noneMatch(n -> n.actor().equals(actor) && !n.metonym())) {
      hit.metonym = true;
      if (standsForPlace(hit)) {
        hit.reason = "the city, where something happens";
      } else {
        hit.reason = "the capital acts for its state";
      }
    } else if (hit.demonym) {
      hit.reason = "demonym";
    } else if (hit.reason.isEmpty()) {
      hit.reason =
          place
              ? "name"
              : switch (name.type()) {
                case "acronym" -> "acronym";
                case "former" -> "former name";
                case "spelling" -> "spelling";
                default -> "name";
              };
    }
  }

  private void mark(Hit hit) {
    int before = hit.from - 1;
    if (before >= 0 && tokens.has(before, Tokens.WORD)) {
      int symbol = tokens.symbol[before];
      if (gazetteer.is(symbol, Gazetteer.AGAINST)
          && (tokens.has(hit.from, Tokens.HYPHEN_BEFORE) || "ethnic".equals(wordOf(symbol)))) {
        hit.against = true;
        hit.ethnic = "ethnic".equals(wordOf(symbol));
      }
    }
  }

  private String wordOf(int symbol) {
    return symbol < 0 ? "" : gazetteer.symbols.word(symbol);
  }

  /** Whether the name is only a part of a longer one: "Korean War", "Jordan River". */
  private boolean trapped(Hit hit) {
    boolean geographic =
        hit.names.stream()
            .anyMatch(name ->
                name.demonym()
                    || tables.isState(name.actor())
                    || name.metonym()
                    || tables.actor(name.actor()).map(a -> a.kind().equals("City")).orElse(false));
    if (!geographic) {
      return false;
    }
    int next = hit.to;
    if (next < tokens.size
        && tokens.has(next, Tokens.WORD)
        && tokens.has(next, Tokens.CAPITAL)
        && !tokens.has(next, Tokens.LINE_START)
        && !tokens.has(next, Tokens.HYPHEN_BEFORE)
        && over[next] == null
        && !tokens.has(next, Tokens.TITLE_LINE)) {
      int head = next;
      if (gazetteer.is(tokens.symbol[head], Gazetteer.NAME_HEAD)) {
        String kind = gazetteer.headKinds.get(tokens.symbol[head]);
        hit.reason = "part of the name " + tokens.words(hit.from, head + 1) + " (" + kind + ")";
        return true;
      }
      if (head + 1 < tokens.size
          && tokens.has(head, Tokens.CAPITAL)
          && tokens.has(head + 1, Tokens.CAPITAL)
          && over[head + 1] == null
          && gazetteer.is(tokens.symbol[head + 1], Gazetteer.NAME_HEAD)
          && !gazetteer.opensHead(tokens.symbol[head])) {
        hit.reason = "part of the name " + tokens.words(hit.from, head + 2);
        return true;
      }
    }
    int of = hit.from - 1;
    if (of >= 0 && tokens.symbol[of] == grammar.the && of > 0 && !tokens.has(of, Tokens.CAPITAL)) {
      return false;
    }
    if (of > 0
        && tokens.symbol[of] == grammar.of
        && tokens.has(of - 1, Tokens.CAPITAL)
        && gazetteer.is(tokens.symbol[of - 1], Gazetteer.NAME_HEAD)
        && over[of - 1] == null) {
      hit.reason = "part of the name " + tokens.words(of - 1, hit.to);
      return true;
    }
    return false;
  }

  /** A capitalised word of no list next to the name makes it a person's: "Michael Jordan". */
  private boolean personal(Hit hit) {
    int next = hit.to;
    if (next < tokens.size && unknownCapital(next) && !tokens.has(next, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    int before = hit.from - 1;
    return before >= 0
        && unknownCapital(before)
        && !tokens.has(hit.from, Tokens.HYPHEN_BEFORE)
        && !tokens.has(hit.from, Tokens.LINE_START)
        && !(tokens.has(before, Tokens.SENTENCE_START)
            && gazetteer.is(tokens.symbol[before], Gazetteer.FUNCTION));
  }

  private boolean unknownCapital(int token) {
    return tokens.has(token, Tokens.WORD)
        && tokens.has(token, Tokens.CAPITAL)
        && !tokens.has(token, Tokens.TITLE_LINE)
        && !tokens.has(token, Tokens.ALL_CAPITALS)
        && over[token] == null
        && !gazetteer.is(
            tokens.symbol[token],
            Gazetteer.FUNCTION | Gazetteer.MODIFIER | Gazetteer.ORG_HEAD | Gazetteer.PLACE_WORD)
        && !gazetteer.opensHead(tokens.symbol[token]);
  }

  private boolean doubtful(Hit hit, EntityId actor) {
    if (tables.actor(actor).map(a -> a.kind().equals(PERSON)).orElse(false)) {
      return false;
    }
    if (personal(hit) && !hit.demonym) {
      hit.reason = "part of a longer name";
      return true;
    }
    String alias = Words.fold(tokens.words(hit.from, hit.to));
    EntityId state = tables.state(actor, date).orElse(actor);
    int support = votes.getOrDefault(state, 0);
    boolean listed = false;
    for (NominalGroups.Context context : gazetteer.nouns.contexts()) {
      if (context.alias().equals(alias) && context.actor().equals(actor.value())) {
        listed |= context.speaksFor();
        for (String word : context.words()) {
          int symbol = gazetteer.symbols.find(word);
          if (present().contains(symbol)) {
            support += context.speaksFor() ? 1 : -3;
          }
        }
      }
    }
    if (placed(hit)) {
      support += 3;
    }
    if (alias.startsWith("the ") && votes.getOrDefault(state, 0) == 0) {
      hit.reason = "ambiguous: nothing in the article says that it is " + actor;
      return true;
    }
    if (support < 0 || listed && support == 0 && !amongStates(hit)) {
      hit.reason = "ambiguous: nothing in the article says that it is " + actor;
      return true;
    }
    if (listed || support > 0) {
      hit.reason = "name, confirmed by the article";
    }
    return false;
  }

  /** Whether another state is named in the same sentence. */
  private boolean amongStates(Hit hit) {
    int sentence = tokens.sentence[hit.from];
    for (int i = hit.from; i >= 0 && tokens.sentence[i] == sentence; i--) {
      if (otherState(at[i], hit)) {
        return true;
      }
    }
    for (int i = hit.to; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      if (otherState(at[i], hit)) {
        return true;
      }
    }
    return false;
  }

  private boolean otherState(@Nullable Hit other, Hit hit) {
    return other != null
        && other != hit
        && other.names.stream().anyMatch(name -> tables.isState(name.actor()) && !name.ambiguous());
  }

  private Set<Integer> present() {
    if (present == null) {
      present = new java.util.HashSet<>();
      for (int i = 0; i < tokens.size; i++) {
        present.add(tokens.symbol[i]);
      }
    }
    return present;
  }

  /** Of several actors of one name, those that the context leaves. */
  private Set<EntityId> narrowed(Hit hit, Set<EntityId> actors) {
    Map<EntityId, Set<EntityId>> byState = new LinkedHashMap<>();
    for (EntityId actor : actors) {
      byState
          .computeIfAbsent(tables.state(actor, date).orElse(actor), none -> new LinkedHashSet<>())
          .add(actor);
    }
    if (byState.size() == 1) {
      return within(hit, byState.values().iterator().next());
    }
    if (actors.stream().allMatch(actor -> kindOf(actor).equals(PERSON))) {
      return actors;
    }
    if (personal(hit) && !hit.demonym) {
      hit.reason = "part of a longer name";
      return Set.of();
    }
    EntityId best = null;
    int most = 0;
    boolean tie = false;
    for (EntityId state : byState.keySet()) {
      int count = votes.getOrDefault(state, 0) + contextVotes(hit, byState.get(state));
      if (count > most) {
        best = state;
        most = count;
        tie = false;
      } else if (count == most && count > 0) {
        tie = true;
      }
    }
    if (best == null) {
      // Nothing else in the article: a name that is nobody else's usual name still stands.
      Set<EntityId> usual = new LinkedHashSet<>();
      for (Name name : hit.names) {
        if (!name.ambiguous()) {
          usual.add(name.actor());
        }
      }
      if (usual.size() == 1) {
        return usual;
      }
      Set<EntityId> metonyms = new LinkedHashSet<>();
      for (Name name : hit.names) {
        if (name.metonym()) {
          metonyms.add(name.actor());
        }
      }
      if (metonyms.size() == 1) {
        EntityId state = metonyms.iterator().next();
        return within(hit, byState.getOrDefault(state, metonyms));
      }
      return actors;
    }
    if (tie) {
      return actors;
    }
    int others = 0;
    for (EntityId state : byState.keySet()) {
      if (!state.equals(best)) {
        others += votes.getOrDefault(state, 0);
      }
    }
    if (others * 3 > most && others > 0) {
      return actors;
    }
    hit.reason = "decided by other names of the article";
    return within(hit, byState.getOrDefault(best, actors));
  }

  private int contextVotes(Hit hit, Set<EntityId> actors) {
    String alias = Words.fold(tokens.words(hit.from, hit.to));
    int count = 0;
    for (NominalGroups.Context context : gazetteer.nouns.contexts()) {
      if (context.alias().equals(alias)
          && actors.stream().anyMatch(actor -> actor.value().equals(context.actor()))) {
        for (String word : context.words()) {
          if (present().contains(gazetteer.symbols.find(word))) {
            count += context.speaksFor() ? 1 : -3;
          }
        }
      }
    }
    return count;
  }

  /** Of the actors of one state that share a name, the state or its capital. */
  private Set<EntityId> within(Hit hit, Set<EntityId> actors) {
    if (actors.size() == 1) {
      return actors;
    }
    EntityId state = null;
    EntityId city = null;
    for (EntityId actor : actors) {
      String kind = kindOf(actor);
      if (tables.isState(actor)) {
        state = actor;
      } else if (kind.equals("City")) {
        city = actor;
      }
    }
    if (state != null && city != null) {
      if (standsForPlace(hit)) {
        hit.reason = "the city, where something happens";
        return Set.of(city);
      }
      return Set.of(state);
    }
    if (state != null) {
      return Set.of(state);
    }
    List<EntityId> unambiguous =
        hit.names.stream().filter(name -> !name.ambiguous()).map(Name::actor).distinct().toList();
    return unambiguous.size() == 1 ? Set.of(unambiguous.get(0)) : actors;
  }

  private String kindOf(EntityId actor) {
    return tables.actor(actor).map(EntityTables.Actor::kind).orElse("");
  }

  /** Whether a capital's name stands for the city: by the preposition, verb or noun before it. */
  private boolean standsForPlace(Hit hit) {
    int next = hit.to;
    if (next < tokens.size && tokens.isPossessive(next)) {
      return false;
    }
    if (next < tokens.size
        && tokens.has(next, Tokens.HYPHEN_BEFORE)
        && "based".equals(wordOf(tokens.symbol[next]))) {
      return true;
    }
    int before = hit.from - 1;
    if (tokens.has(hit.from, Tokens.LINE_START) && next < tokens.size) {
      // A dateline: "MOSCOW (Reuters) -", "KABUL, Nov 3 -", "Seoul:"
      return tokens.is(next, '(')
          || tokens.is(next, ',')
              && next + 1 < tokens.size
              && (gazetteer.is(tokens.symbol[next + 1], Gazetteer.CALENDAR)
                  || !gazetteer.is(tokens.symbol[next + 1], Gazetteer.FUNCTION))
          || tokens.is(next, ':')
          || tokens.is(next, '-')
          || tokens.is(next, '\u2013')
          || tokens.is(next, '\u2014');
    }
    if (before < 0 || tokens.sentence[before] != tokens.sentence[hit.from]) {
      return false;
    }
    int symbol = tokens.symbol[before];
    if (gazetteer.is(
        symbol, Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION | Gazetteer.PLACE_WORD)) {
      return true;
    }
    String word = wordOf(symbol);
    if (word.equals("of")
        && before > 0
        && gazetteer.is(tokens.symbol[before - 1], Gazetteer.PLACE_WORD | Gazetteer.MOTION)) {
      return true;
    }
    if (word.equals("to") || word.equals("from") || word.equals("for")) {
      int sentence = tokens.sentence[hit.from];
      for (int i = before - 1, left = 7;
          i >= 0 && left > 0 && tokens.sentence[i] == sentence;
          i--, left--) {
        if (gazetteer.is(tokens.symbol[i], Gazetteer.MOTION)) {
          return true;
        }
      }
    }
    return false;
  }

  // --- newcomers and short names -------------------------------------------------------------

  private void findNewcomers(NameFinder finder) {
    List<NameFinder.Name> found =
        finder instanceof CapitalisedNames
            ? new CapitalisedNames().names(tokens)
            : finder.names(article.text());
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

  private void newcomer(int start, int stop, String kind) {
    int from = start;
    int to = stop;
    while (to > from && (tokens.isPossessive(to - 1) || !tokens.has(to - 1, Tokens.WORD))) {
      to--;
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
          && (over[from].demonym || stateLike(over[from]))) {
        from = over[from].to;
        stripped = true;
      } else if (kind.equals(PERSON) && gazetteer.is(tokens.symbol[from], Gazetteer.MODIFIER)) {
        from++;
        stripped = true;
      }
    }
    if (to - from < 2) {
      return;
    }
    boolean whole = kind.equals("Organisation");
    for (int i = from; i < to; i++) {
      Hit hit = over[i];
      if (hit != null
          && (!whole || hit.from < from || hit.to > to)
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
    if (kind.equals(PERSON) && headInside(from, to)) {
      return;
    }
    if ("Event".equals(gazetteer.headKinds.get(tokens.symbol[to - 1]))) {
      return;
    }
    if (whole && headRun(from, to)) {
      return;
    }
    Hit hit = new Hit(from, to, List.of());
    String label = tokens.words(from, to).replace('\n', ' ');
    EntityId id = new EntityId(prefix(kind) + Words.slug(label));
    Optional<EntityId> seat = whole ? seat(from, to) : Optional.empty();
    hit.newcomer = newcomers.computeIfAbsent(id, none -> new Entity(id, kind, label, seat));
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

  /** Where an organisation sits by its name: "of Tehran"; "of China" may be anywhere. */
  private Optional<EntityId> seat(int from, int to) {
    for (int i = from + 2; i < to; i++) {
      Hit hit = at[i];
      if (hit != null
          && tokens.symbol[i - 1] == grammar.of
          && hit.actor != null
          && (kindOf(hit.actor).equals("City") || hit.names.stream().anyMatch(Name::metonym))) {
        return stateOf(hit);
      }
    }
    return Optional.empty();
  }

  static String prefix(String kind) {
    return switch (kind) {
      case PERSON -> "person/";
      case "Place" -> "place/";
      default -> "organisation/";
    };
  }

  private boolean stateLike(Hit hit) {
    EntityId actor = hit.actor;
    return actor != null && !kindOf(actor).equals(PERSON);
  }

  /** Whether all of it is an organ told by its words ("Foreign Ministry"). */
  private boolean headRun(int from, int to) {
    Run run = run(from, false);
    return run != null && run.to >= to && run.head.type() != Type.GROUP;
  }

  private boolean headInside(int from, int to) {
    for (int i = from; i < to; i++) {
      if (gazetteer.opensHead(tokens.symbol[i])) {
        int end = headEnd(i);
        if (end > i && end <= to) {
          return true;
        }
      }
    }
    return false;
  }

  private int titleEnd(int from) {
    Head head = headAt(from);
    return head != null && head.type() == Type.OFFICE ? headEnd(from) : from;
  }

  /** "the Islamic Salvation Front (FIS)": initials in brackets stand for the name before. */
  private void findAcronyms() {
    Map<String, Hit> acronyms = new HashMap<>();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null
          && !isPerson(hit)
          && hit.to - hit.from >= 2
          && !hit.demonym
          && !hit.trap
          && idOf(hit) != null
          && hit.to + 2 < tokens.size
          && tokens.is(hit.to, '(')
          && tokens.is(hit.to + 2, ')')
          && tokens.has(hit.to + 1, Tokens.CAPITAL)
          && initials(tokens.word(hit.to + 1), tokens.words(hit.from, hit.to))) {
        acronyms.put(tokens.word(hit.to + 1), hit);
      }
      if (!acronyms.isEmpty()
          && (hit == null && over[i] == null
              || hit != null && hit.actor == null && hit.newcomer == null && hit.to == i + 1)
          && tokens.has(i, Tokens.ALL_CAPITALS)) {
        Hit named = acronyms.get(tokens.word(i));
        if (named != null) {
          Hit acronym = new Hit(i, i + 1, List.of());
          acronym.actor = named.actor;
          acronym.newcomer = named.newcomer;
          acronym.reason = "initials, explained in the article";
          at[i] = acronym;
          over[i] = acronym;
        }
      }
    }
  }

  /** Whether the letters are capitals for the most part and can stand for the longer name. */
  private static boolean initials(String letters, String name) {
    long capitals = letters.chars().filter(Character::isUpperCase).count();
    return letters.length() <= 8
        && capitals >= 2
        && capitals * 2 > letters.length()
        && name.length() > letters.length();
  }

  private void findShortNames() {
    findAcronyms();
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null && isPerson(hit) && hit.to - hit.from >= 2) {
        introduce(hit);
      }
    }
    if (shortNames.isEmpty()) {
      dropUnintroduced();
      return;
    }
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = over[i];
      if (hit != null && isPerson(hit) && hit.to - hit.from >= 2 && at[i] == hit) {
        for (Introduced person : introduced.getOrDefault(idOf(hit), List.of())) {
          person.count++;
        }
        i = hit.to - 1;
        continue;
      }
      if (!tokens.has(i, Tokens.CAPITAL)
          || hit != null && !shortenable(hit)
          || tokens.has(i, Tokens.HYPHEN_BEFORE) && !arabicArticle(i - 1)) {
        continue;
      }
      List<Introduced> people = shortNames.get(key(i));
      if (people != null && !people.isEmpty()) {
        shortName(i, hit, people);
      }
    }
    dropUnintroduced();
  }

  private boolean arabicArticle(int token) {
    String word = token < 0 ? "" : tokens.word(token).toLowerCase(java.util.Locale.ROOT);
    return word.equals("al") || word.equals("el");
  }

  private boolean shortenable(Hit hit) {
    return hit.to - hit.from == 1
        && (hit.actor == null
            || isPerson(hit)
            || hit.names.stream().allMatch(Name::ambiguous) && !placed(hit))
        && !hit.demonym;
  }

  /** After a preposition of place or a verb of motion a name is no person's. */
  private boolean placed(Hit hit) {
    int before = hit.from - 1;
    return before >= 0
        && gazetteer.is(tokens.symbol[before], Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION);
  }

  private boolean isPerson(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.kind().equals(PERSON);
    }
    return hit.actor != null
        ? kindOf(hit.actor).equals(PERSON)
        : !hit.names.isEmpty()
            && hit.names.stream().allMatch(name -> kindOf(name.actor()).equals(PERSON));
  }

  private @Nullable EntityId idOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    return newcomer != null ? newcomer.id() : hit.actor;
  }

  private String key(int token) {
    return Gazetteer.plain(tokens.word(token)).toLowerCase(java.util.Locale.ROOT);
  }

  private void introduce(Hit hit) {
    EntityId id = idOf(hit);
    if (id == null) {
      return;
    }
    int first = hit.from;
    int last = hit.to - 1;
    boolean surnameFirst =
        gazetteer.surnamesFirst.contains(tokens.symbol[first])
            && tokens.symbol[first] >= 0
            && surnameFirst(id);
    if (!surnameFirst) {
      key(last, id, hit.from);
    }
    if (hit.to - hit.from == 3 && !surnameFirst
        || surnameFirst
        || tokens.end[first] - tokens.begin[first] >= 3) {
      key(first, id, hit.from);
    }
    if (surnameFirst && last == first + 1) {
      key(last, id, hit.from);
    }
  }

  private boolean surnameFirst(EntityId id) {
    return tables
        .state(id, date)
        .map(state -> gazetteer.nouns.words("surname_first").containsKey(state.value()))
        .orElse(true);
  }

  private void key(int token, EntityId id, int from) {
    if (!tokens.has(token, Tokens.WORD)
        || tokens.end[token] - tokens.begin[token] < 2
        || gazetteer.is(tokens.symbol[token], Gazetteer.FUNCTION)) {
      return;
    }
    List<Introduced> people = shortNames.computeIfAbsent(key(token), none -> new ArrayList<>());
    if (people.stream().noneMatch(person -> person.id.equals(id))) {
      Introduced person = new Introduced(id, from);
      people.add(person);
      introduced.computeIfAbsent(id, none -> new ArrayList<>(2)).add(person);
    }
  }

  private void shortName(int token, @Nullable Hit old, List<Introduced> people) {
    Introduced best = null;
    for (Introduced person : people) {
      if (person.token < token
          && (best == null || best.token > token || person.count > best.count)) {
        best = person;
      } else if (best == null) {
        best = person;
      }
    }
    if (best == null) {
      return;
    }
    int from = tokens.has(token, Tokens.HYPHEN_BEFORE) ? token - 1 : token;
    Hit hit = new Hit(from, token + 1, List.of());
    Entity newcomer = newcomers.get(best.id);
    if (newcomer != null) {
      hit.newcomer = newcomer;
    } else {
      hit.actor = best.id;
    }
    hit.reason =
        best.token > token
            ? "short for the full name that follows"
            : "short for the full name before";
    best.count++;
    if (old != null) {
      at[old.from] = null;
    }
    at[from] = hit;
    Arrays.fill(over, from, token + 1, hit);
  }

  /** A person's ambiguous short name that nothing introduced stands for nobody. */
  private void dropUnintroduced() {
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      if (hit != null
          && hit.actor != null
          && hit.to - hit.from == 1
          && isPerson(hit)
          && !hit.names.isEmpty()
          && hit.names.stream().allMatch(Name::ambiguous)) {
        hit.reason = "a short name whose bearer the article does not introduce";
        hit.actor = null;
      }
    }
  }

  // --- the one state of a sentence -----------------------------------------------------------

  private void findSoleStates() {
    int count = tokens.size == 0 ? 0 : tokens.sentence[tokens.size - 1] + 1;
    for (int i = 0; i < count; i++) {
      soleStates.add(NONE);
    }
    for (int i = 0; i < tokens.size; i++) {
      Hit hit = at[i];
      EntityId actor = hit == null ? null : hit.actor;
      if (hit == null || actor == null || hit.trap || hit.against) {
        continue;
      }
      EntityId state = stateOf(actor).orElse(null);
      if (state != null) {
        int sentence = tokens.sentence[i];
        EntityId known = soleStates.get(sentence);
        soleStates.set(sentence, known.equals(NONE) || known.equals(state) ? state : SEVERAL);
      }
    }
  }

  private Optional<EntityId> soleState(int token) {
    EntityId state = soleStates.get(tokens.sentence[token]);
    return state.equals(NONE) || state.equals(SEVERAL) ? Optional.empty() : Optional.of(state);
  }

  /**
   * The only state of the sentence, where the sentence speaks of something in it or of it ("in
   * Abidjan", "Haiti's", "Algerian") and of nobody travelling, so that an office without a state
   * can be its.
   */
  private Optional<EntityId> homeState(int token) {
    Optional<EntityId> state = soleState(token);
    if (state.isEmpty()) {
      return state;
    }
    int sentence = tokens.sentence[token];
    int from = token;
    while (from > 0 && tokens.sentence[from - 1] == sentence) {
      from--;
    }
    boolean home = false;
    for (int i = from; i < tokens.size && tokens.sentence[i] == sentence; i++) {
      if (gazetteer.is(tokens.symbol[i], Gazetteer.MOTION)) {
        return Optional.empty();
      }
      Hit hit = at[i];
      if (hit != null && stateOf(hit).equals(state)) {
        int before = i - 1;
        home |=
            hit.demonym
                || hit.to < tokens.size && tokens.isPossessive(hit.to)
                || before >= 0
                    && (gazetteer.is(
                            tokens.symbol[before],
                            Gazetteer.PLACE_PREPOSITION | Gazetteer.PLACE_WORD)
                        || tokens.symbol[before] == grammar.of);
      }
    }
    return home ? state : Optional.empty();
  }

  // --- noun phrases --------------------------------------------------------------------------

  private void findPhrases() {
    int i = 0;
    while (i < tokens.size) {
      if (!tokens.has(i, Tokens.WORD)) {
        i++;
        continue;
      }
      int next;
      Hit hit = at[i];
      if (hit != null) {
        next = fromName(hit);
      } else if (gazetteer.opensHead(tokens.symbol[i])
          || gazetteer.is(tokens.symbol[i], Gazetteer.MODIFIER | Gazetteer.HONORIFIC)) {
        next = fromHead(i);
      } else {
        next = i + 1;
      }
      i = Math.max(next, i + 1);
    }
  }

  private @Nullable Head headAt(int from) {
    return headOrEnd(from, null);
  }

  private int headEnd(int from) {
    int[] end = {from};
    headOrEnd(from, end);
    return end[0];
  }

  private @Nullable Head headOrEnd(int from, int @Nullable [] end) {
    int node = 0;
    int at = from;
    Head best = null;
    while (at < tokens.size && (at == from || !tokens.has(at, Tokens.LINE_START))) {
      int symbol = tokens.symbol[at];
      if (symbol < 0 || over[at] != null && at > from) {
        break;
      }
      node = gazetteer.heads.next(node, symbol);
      if (node < 0) {
        break;
      }
      at++;
      List<Head> values = gazetteer.heads.values(node);
      if (!values.isEmpty()) {
        best = values.get(values.size() - 1);
        if (end != null) {
          end[0] = at;
        }
      }
    }
    return best;
  }

  /** The longest run of modifiers and heads from this token that ends in a head. */
  private @Nullable Run run(int from, boolean bareName) {
    return run(from, bareName, true);
  }

  private @Nullable Run run(int from, boolean bareName, boolean overDemonyms) {
    int p = from;
    Head last = null;
    int lastFrom = from;
    int lastTo = from;
    int headCount = 0;
    int sentence = from < tokens.size ? tokens.sentence[from] : 0;
    while (p < tokens.size
        && p - from < 9
        && tokens.sentence[p] == sentence
        && !(p > from && tokens.has(p, Tokens.LINE_START))) {
      if (!tokens.has(p, Tokens.WORD)) {
        if (tokens.is(p, '.')
            && p > from
            && tokens.end[p - 1] - tokens.begin[p - 1] <= 3
            && headAt(p - 1) != null
            && p + 1 < tokens.size
            && tokens.has(p + 1, Tokens.CAPITAL)) {
          p++;
          if (lastTo == p - 1) {
            lastTo = p;
          }
          continue;
        }
        break;
      }
      Hit hit = over[p];
      if (hit != null) {
        if (hit.from == p
            && hit.demonym
            && p > from
            && hit.actor != null
            && overDemonyms
            && headCount == 0) {
          p = hit.to;
          continue;
        }
        break;
      }
      int end = gazetteer.opensHead(tokens.symbol[p]) ? headEnd(p) : p;
      if (end > p) {
        Head head = headAt(p);
        if (head != null && !(bareName && p == from && verbLike(p, end))) {
          if (end - p == 1 && adjectival(p)) {
            p = end;
            continue;
          }
          last = head;
          lastFrom = p;
          lastTo = end;
          headCount++;
          p = end;
          continue;
        }
        break;
      }
      if (headCount > 0 && gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED)) {
        // "guerrillas wounded two soldiers": another phrase begins.
        break;
      }
      if (gazetteer.is(tokens.symbol[p], Gazetteer.HONORIFIC)) {
        p++;
        continue;
      }
      if (modifier(p, from)) {
        p++;
        continue;
      }
      break;
    }
    return last == null ? null : new Run(from, lastTo, last, lastFrom, headCount > 1);
  }

  /** "military exercises", "police officers": a head word that only qualifies the noun after it. */
  private boolean adjectival(int token) {
    int next = token + 1;
    if (!gazetteer.is(tokens.symbol[token], Gazetteer.MODIFIER)
        || next >= tokens.size
        || !tokens.has(next, Tokens.WORD)
        || tokens.has(next, Tokens.LINE_START)) {
      return false;
    }
    if (tokens.has(next, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    if (gazetteer.is(tokens.symbol[next], Gazetteer.FUNCTION | Gazetteer.MOTION)
        || over[next] != null
        || tokens.has(next, Tokens.CAPITAL) && !tokens.has(next, Tokens.TITLE_LINE)) {
      return false;
    }
    return !tokens.word(next).endsWith("ed") && !tokens.word(next).endsWith("ly");
  }

  /** "Russia forces Ukraine to": after a bare name a plural noun may be a verb. */
  private boolean verbLike(int from, int to) {
    if (to - from != 1) {
      return false;
    }
    String word = tokens.word(from);
    if (!Set.of(
            "forces",
            "guards",
            "heads",
            "leads",
            "rebels",
            "sources",
            "officers",
            "judges",
            "hosts",
            "mediates",
            "chairs")
        .contains(word)) {
      return false;
    }
    return to < tokens.size
        && (over[to] != null && at[to] != null
            || gazetteer.is(tokens.symbol[to], Gazetteer.DETERMINER)
            || Set.of("its", "their", "his", "her", "them", "it").contains(tokens.word(to)));
  }

  /** "internationally recognised": an adverb and its participle, which are no part of a name. */
  private boolean qualified(int token) {
    return token + 1 < tokens.size
        && tokens.word(token).length() > 4
        && tokens.word(token).endsWith("ly")
        && tokens.has(token + 1, Tokens.WORD)
        && tokens.word(token + 1).endsWith("ed")
        && over[token] == null
        && over[token + 1] == null;
  }

  private boolean modifier(int token, int from) {
    int symbol = tokens.symbol[token];
    if (gazetteer.is(symbol, Gazetteer.MODIFIER)) {
      return true;
    }
    if (gazetteer.is(symbol, Gazetteer.FUNCTION | Gazetteer.MOTION)) {
      return false;
    }
    if (tokens.has(token, Tokens.HYPHEN_BEFORE) && token > from) {
      return true;
    }
    String word = tokens.word(token);
    if (token + 1 < tokens.size && tokens.has(token + 1, Tokens.HYPHEN_BEFORE)) {
      return true;
    }
    if (qualified(token) || token > 0 && qualified(token - 1)) {
      return true;
    }
    if (tokens.has(token, Tokens.CAPITAL)) {
      return !tokens.has(token, Tokens.TITLE_LINE);
    }
    int length = word.length();
    return length > 4
        && (word.endsWith("al")
            || word.endsWith("ic")
            || word.endsWith("ary")
            || word.endsWith("ist")
            || word.endsWith("ive")
            || word.endsWith("ian")
            || word.endsWith("ese"));
  }

  private int fromName(Hit hit) {
    if (hit.trap) {
      return trap(hit);
    }
    Entity own = entityOf(hit);
    boolean person = isPerson(hit);
    int next = hit.to;
    boolean possessive = next < tokens.size && tokens.isPossessive(next);
    int k = possessive ? next + 1 : next;
    String joint = "";
    if (!possessive
        && k < tokens.size
        && tokens.has(k, Tokens.HYPHEN_BEFORE)
        && over[k] == null
        && tokens.has(k, Tokens.WORD)) {
      joint = tokens.word(k);
      k++;
      while (k < tokens.size && tokens.has(k, Tokens.HYPHEN_BEFORE) && over[k] == null) {
        k++;
      }
    }
    List<Hit> bearers = new ArrayList<>();
    bearers.add(hit);
    if (!possessive && joint.isEmpty() && !person) {
      k = coordinated(hit, bearers, k);
    }
    if (own == null
        && hit.actor == null
        && hit.newcomer == null
        && bearers.size() == 1
        && !person) {
      return unresolved(hit);
    }
    // "US Congress", "Iranian Revolutionary Guards": the name that follows is of that state.
    Hit following = k < tokens.size ? at[k] : null;
    if (following != null
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && (hit.demonym || stateLike(hit))
        && following.actor != null
        && BODIES.contains(kindOf(following.actor))
        && sameState(hit, following)) {
      Unit unit =
          new Unit(
              hit.from, following.to, List.of(entityOf(following)), Form.NAME, following.reason);
      units.add(unit);
      return afterBody(unit, following);
    }
    if (person && !possessive) {
      return plain(hit);
    }
    if (following != null
        && hit.demonym
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && !hit.against
        && following.actor != null
        && kindOf(following.actor).equals("Organisation")
        && !sameState(hit, following)) {
      // "Turkish Red Crescent": a national body of a name that many have.
      String label = tokens.words(hit.from, following.to);
      EntityId id = new EntityId("organisation/" + Words.slug(label));
      Entity entity =
          newcomers.computeIfAbsent(
              id, none -> new Entity(id, "Organisation", label, stateOf(hit)));
      units.add(
          new Unit(
              hit.from,
              following.to,
              List.of(entity),
              Form.NAME,
              "a national body, of " + stateName(hit)));
      return following.to;
    }
    if (hit.demonym && joint.isEmpty() && !possessive && bearers.size() == 1) {
      int end = peopleOf(hit);
      if (end > hit.to) {
        return end;
      }
    }
    Run run =
        k < tokens.size && k > next - 1
            ? run(k, !possessive && !hit.demonym && joint.isEmpty())
            : null;
    if (run == null
        && hit.demonym
        && following != null
        && following.demonym
        && bearers.size() == 1
        && joint.isEmpty()
        && !possessive
        && tokens.sentence[following.from] == tokens.sentence[hit.from]
        && !tokens.has(following.from, Tokens.HYPHEN_BEFORE)) {
      Run after = run(following.to, false);
      if (after != null) {
        run = new Run(k, after.to, after.head, after.headFrom, after.compound);
      } else if (following.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))) {
        // "Bosnian Serbs": a people within a state.
        String words = tokens.words(hit.from, following.to);
        units.add(
            group(hit.from, following.to, words, stateOf(hit), "a people of " + stateName(hit)));
        return following.to;
      }
    }
    if (run == null && hit.demonym && joint.isEmpty() && !possessive) {
      int end = peopleOf(hit);
      if (end > hit.to) {
        return end;
      }
    }
    if (run == null
        && orgName(k, possessive) > k
        && !possessive
        && bearers.size() == 1
        && joint.isEmpty()
        && !hit.against) {
      int end = orgName(k, false);
      String label = tokens.words(hit.from, end);
      EntityId id = new EntityId("organisation/" + Words.slug(label));
      Entity entity =
          newcomers.computeIfAbsent(
              id, none -> new Entity(id, "Organisation", label, stateOf(hit)));
      units.add(
          new Unit(
              hit.from,
              end,
              List.of(entity),
              Form.NAME,
              "a name that no list holds, of " + stateName(hit)));
      return end;
    }
    if (run == null) {
      return plain(hit);
    }
    return phrase(hit, bearers, run, possessive, joint);
  }

  /** "the Albanians of southern Serbia", "the Hungarian minority": a people, where it lives. */
  private int peopleOf(Hit hit) {
    int p = hit.to;
    if (p < tokens.size && gazetteer.is(tokens.symbol[p], Gazetteer.PEOPLE)) {
      units.add(
          group(
              hit.from,
              p + 1,
              tokens.words(hit.from, p + 1),
              Optional.empty(),
              "a people, which may live in another state"));
      return p + 1;
    }
    if (p < tokens.size
        && tokens.symbol[p] == grammar.of
        && hit.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))) {
      p++;
      while (p < tokens.size
          && (gazetteer.is(tokens.symbol[p], Gazetteer.DETERMINER)
              || gazetteer.is(tokens.symbol[p], Gazetteer.PLACE_WORD) && over[p] == null)) {
        p++;
      }
      Hit home = p < tokens.size ? at[p] : null;
      if (home != null && !home.demonym && !isPerson(home) && stateOf(home).isPresent()) {
        units.add(
            group(
                hit.from,
                hit.to,
                tokens.words(hit.from, home.to),
                stateOf(home),
                "a people of " + stateName(home)));
        return hit.to;
      }
    }
    return hit.to;
  }

  private int trap(Hit hit) {
    int to = hit.to;
    while (to < tokens.size
        && tokens.has(to, Tokens.CAPITAL)
        && over[to] == null
        && !tokens.has(to, Tokens.LINE_START)) {
      boolean head = gazetteer.is(tokens.symbol[to], Gazetteer.NAME_HEAD);
      to++;
      if (head) {
        break;
      }
    }
    int from = hit.from;
    if (to == hit.to && from >= 2 && tokens.symbol[from - 1] == grammar.of) {
      from -= 2;
    }
    if (from < hit.from && !units.isEmpty() && units.get(units.size() - 1).to > from) {
      return hit.to;
    }
    int headToken = from < hit.from ? from : to - 1;
    String kind = gazetteer.headKinds.getOrDefault(tokens.symbol[headToken], "Event");
    if (kind.equals("Event")) {
      return to;
    }
    String label = tokens.words(from, to);
    EntityId id = new EntityId(prefix(kind) + Words.slug(label));
    Entity entity =
        newcomers.computeIfAbsent(id, none -> new Entity(id, kind, label, Optional.empty()));
    units.add(
        new Unit(
            from,
            to,
            List.of(entity),
            Form.NAME,
            "a name that no list holds; its parts are no actors"));
    return to;
  }

  private int unresolved(Hit hit) {
    Run run = null;
    int next = hit.to;
    if (next < tokens.size && !tokens.isPossessive(next)) {
      run = hit.demonym ? run(next, false) : null;
    }
    int to = run == null ? hit.to : run.to;
    units.add(
        new Unit(
            hit.from,
            to,
            List.of(),
            hit.demonym ? Form.DEMONYM : Form.NAME,
            hit.reason.isEmpty() ? "nothing decides who is meant" : hit.reason));
    return to;
  }

  private int plain(Hit hit) {
    Entity entity = entityOf(hit);
    boolean named = hit.names.stream().anyMatch(n -> !n.demonym() && !n.type().equals("combining"));
    Form form = hit.demonym && !named ? Form.DEMONYM : hit.metonym ? Form.METONYM : Form.NAME;
    String reason = hit.reason;
    if (hit.ethnic) {
      units.add(
          group(
              hit.from - 1,
              hit.to,
              tokens.words(hit.from - 1, hit.to),
              soleState(hit.from),
              "a people, not a state; where they are, by the only state of the sentence"));
      return hit.to;
    }
    Unit unit =
        new Unit(
            hit.from,
            hit.to,
            entity == null ? List.of() : List.of(entity),
            form,
            reason.isEmpty() ? "nothing decides who is meant" : reason);
    unit.plural =
        hit.demonym
            && hit.names.stream().anyMatch(name -> name.type().equals("demonym_noun"))
            && tokens.word(hit.to - 1).endsWith("s");
    units.add(unit);
    return afterBody(unit, hit);
  }

  /** "Amal militia", "Hamas movement": a noun that only repeats what the name is. */
  private int afterBody(Unit unit, Hit hit) {
    if (hit.actor == null || unit.to >= tokens.size || !BODIES.contains(kindOf(hit.actor))) {
      return unit.to;
    }
    String word = wordOf(tokens.symbol[unit.to]);
    if (Set.of(
            "militia",
            "movement",
            "group",
            "party",
            "organisation",
            "organization",
            "agency",
            "network",
            "alliance",
            "forum",
            "coalition",
            "bloc")
        .contains(word)) {
      Unit longer = new Unit(unit.from, unit.to + 1, unit.entities, unit.form, unit.reason);
      units.set(units.size() - 1, longer);
      return longer.to;
    }
    return unit.to;
  }

  private boolean sameState(Hit left, Hit right) {
    Optional<EntityId> state = stateOf(left);
    return state.isPresent() && state.equals(stateOf(right));
  }

  /** Longer lists are no prose, and would take quadratic time. */
  private static final int LONGEST_LIST = 50;

  private int coordinated(Hit hit, List<Hit> bearers, int k) {
    int p = hit.to;
    while (p + 1 < tokens.size && bearers.size() < LONGEST_LIST) {
      int joint = p;
      if (tokens.is(joint, ',')) {
        joint++;
      }
      if (joint < tokens.size
          && (tokens.symbol[joint] == grammar.and || tokens.symbol[joint] == grammar.or)) {
        joint++;
      } else if (joint == p
          && !(tokens.has(p, Tokens.HYPHEN_BEFORE) && at[p] != null && at[p].demonym)) {
        break;
      }
      Hit other = joint < tokens.size ? at[joint] : null;
      if (other == null
          || other.trap
          || !(other.demonym || shortForm(other))
          || other.actor == null
          || !(bearers.get(bearers.size() - 1).demonym
              || shortForm(bearers.get(bearers.size() - 1)))) {
        break;
      }
      bearers.add(other);
      p = other.to;
    }
    if (bearers.size() > 1) {
      Run run = run(p, false);
      Hit last = bearers.get(bearers.size() - 1);
      if (run == null
          || !last.demonym
          || !(run.head.plural() || endsPlural(run))
          || personAfter(run.to) != null) {
        bearers.subList(1, bearers.size()).clear();
        return k;
      }
      return p;
    }
    return k;
  }

  private boolean shortForm(Hit hit) {
    return hit.demonym || hit.actor != null && tables.isState(hit.actor);
  }

  private boolean endsPlural(Run run) {
    return tokens.word(run.to - 1).endsWith("s") || run.head.words().endsWith("police");
  }

  /** The person named right after a title, if any. */
  private @Nullable Hit personAfter(int token) {
    if (token < tokens.size && !tokens.has(token, Tokens.LINE_START)) {
      int p = token;
      while (p < tokens.size
          && (gazetteer.is(tokens.symbol[p], Gazetteer.HONORIFIC) || tokens.is(p, '.'))) {
        p++;
      }
      Hit hit = p < tokens.size ? at[p] : null;
      if (hit != null && isPerson(hit)) {
        return hit;
      }
    }
    return null;
  }

  private int phrase(Hit hit, List<Hit> bearers, Run run, boolean possessive, String joint) {
    Hit person = run.head.plural() ? null : personAfter(run.to);
    if (person != null && run.head.type() != Type.ORGAN) {
      return titled(hit, hit.from, person, run, joint);
    }
    if (person == null && !run.head.plural() && run.head.type() == Type.OFFICE) {
      int end = loneSurname(run.to);
      if (end > run.to) {
        return loneTitled(hit, hit.from, end, run, joint);
      }
    }
    List<Entity> meant = new ArrayList<>();
    String reason = "";
    boolean group = false;
    for (Hit bearer : bearers) {
      Optional<EntityId> state =
          bearer.ethnic
              ? soleState(bearer.from)
              : bearer.against ? Optional.empty() : stateOf(bearer);
      boolean affiliate = bearer.against || !joint.isEmpty();
      EntityId base = base(bearer);
      if (base == null) {
        continue;
      }
      String slug = slug(run);
      switch (run.head.type()) {
        case ORGAN -> {
          if (affiliate) {
            meant.add(groupEntity(tokens.words(bearer.from, run.to), state));
            group = true;
            reason =
                joint.isEmpty()
                    ? "a group not of that state"
                    : "a group that is " + joint + " with " + base;
          } else {
            meant.add(organ(base, slug, run.head.kind(), state));
            reason = "an organ told by its words";
          }
        }
        case OFFICE -> {
          if (affiliate || run.head.plural()) {
            meant.add(groupEntity(phraseWords(bearer, bearers, run), state));
            group = true;
            reason = "holders of an office";
          } else {
            Entity holder = officeHolder(base, run, slug, state);
            meant.add(holder);
            reason =
                holder.id().value().contains("/")
                    ? "an office, its holder not known"
                    : "holder of the office at " + date.orElse("any date");
          }
        }
        case GROUP -> {
          meant.add(groupEntity(phraseWords(bearer, bearers, run), state));
          group = true;
          reason = state.isPresent() ? "an unnamed group" : "an unnamed group, its state unknown";
        }
      }
    }
    Unit unit = new Unit(hit.from, run.to, meant, Form.DESCRIPTION, reason);
    unit.plural = run.head.plural() || bearers.size() > 1;
    unit.office = run.head.type() == Type.OFFICE ? run.head.canonical() : "";
    units.add(unit);
    if (!group && meant.size() == 1) {
      lastOrgan.put(slug(run), meant.get(0));
    } else if (meant.size() == 1) {
      lastOrgan.put(run.head.canonical(), meant.get(0));
    }
    return run.to;
  }

  private String phraseWords(Hit bearer, List<Hit> bearers, Run run) {
    return bearers.size() == 1
        ? tokens.words(bearer.from, run.to)
        : tokens.words(bearer.from, bearer.to) + " " + tokens.words(run.from, run.to);
  }

  /** A single capitalised word of no list after a title: "Finance Minister Koizumi". */
  private int loneSurname(int token) {
    if (token < tokens.size
        && tokens.has(token, Tokens.WORD)
        && over[token] == null
        && unknownCapital(token)
        && !tokens.has(token, Tokens.LINE_START)
        && !tokens.has(token, Tokens.HYPHEN_BEFORE)
        && tokens.sentence[token] == tokens.sentence[token - 1]) {
      return token + 1;
    }
    return token;
  }

  private int loneTitled(@Nullable Hit bearer, int from, int end, Run run, String joint) {
    String surname = tokens.words(run.to, end);
    Optional<EntityId> state =
        bearer == null || bearer.against || !joint.isEmpty() ? Optional.empty() : stateOf(bearer);
    if (bearer == null) {
      state = run.head.relation().equals("leads") ? homeState(from) : Optional.empty();
    }
    String label = tokens.words(run.headFrom, end);
    EntityId id =
        new EntityId("person/" + Words.slug(state.map(s -> s.value() + " ").orElse("") + label));
    Optional<EntityId> known = state;
    Entity entity = newcomers.computeIfAbsent(id, none -> new Entity(id, PERSON, label, known));
    List<Introduced> people =
        shortNames.computeIfAbsent(
            Gazetteer.plain(surname).toLowerCase(java.util.Locale.ROOT), none -> new ArrayList<>());
    people.add(new Introduced(id, from));
    for (int i = end; i < tokens.size; i++) {
      if (over[i] == null
          && tokens.has(i, Tokens.CAPITAL)
          && !tokens.has(i, Tokens.HYPHEN_BEFORE)
          && tokens.word(i).equals(surname)) {
        shortName(i, null, people);
      }
    }
    Unit unit = new Unit(from, end, List.of(entity), Form.NAME, "a surname with its title");
    unit.office = run.head.canonical();
    units.add(unit);
    return end;
  }

  /** Whether the table of descriptions has the words of the run, or only its head. */
  boolean describedAs(String means, Run run) {
    Map<String, List<String>> known = gazetteer.nouns.descriptions(means);
    int from = run.from;
    while (from < run.headFrom && gazetteer.is(tokens.symbol[from], Gazetteer.DROPPED)) {
      from++;
    }
    return known.containsKey(
        tokens.words(from, run.to).replace('\n', ' ').toLowerCase(java.util.Locale.ROOT));
  }

  private static boolean national(Run run) {
    return run.head.type() == Type.OFFICE && !run.head.relation().isEmpty()
        || run.head.type() == Type.ORGAN;
  }

  private int titled(@Nullable Hit bearer, int from, Hit person, Run run, String joint) {
    Entity entity = entityOf(person);
    Optional<EntityId> state =
        bearer == null || bearer.against || !joint.isEmpty() ? Optional.empty() : stateOf(bearer);
    String reason = person.reason;
    if (bearer == null && person.newcomer != null && run.head.relation().equals("leads")) {
      state = homeState(from);
    }
    if (person.newcomer != null && entity != null) {
      Entity known = newcomers.get(entity.id());
      if (known != null && known.state().isEmpty() && state.isPresent()) {
        entity = new Entity(known.id(), known.kind(), known.label(), state);
        newcomers.put(known.id(), entity);
        reason =
            bearer == null
                ? "a name that no list holds; the only state of the sentence"
                : "a name that no list holds; its state from the title";
      }
    } else if (entity == null && person.actor == null && !person.names.isEmpty()) {
      Optional<EntityId> shared = sharedState(person);
      if (state.isEmpty()
          && bearer == null
          && shared.isPresent()
          && shared.equals(soleState(from))) {
        // "President Assad", father or son, in a sentence about Syria alone.
        state = shared;
      }
      EntityId match = bearing(person, state);
      if (match != null) {
        entity = tables.entity(match, date).orElse(null);
        reason = "short name, decided by its title";
      }
    }
    if (entity == null && person.actor == null) {
      String label = tokens.words(run.headFrom, person.to);
      EntityId id =
          new EntityId("person/" + Words.slug(state.map(s -> s.value() + " ").orElse("") + label));
      Optional<EntityId> of = state;
      entity = newcomers.computeIfAbsent(id, none -> new Entity(id, PERSON, label, of));
      reason = "a surname with its title";
    }
    Unit unit =
        new Unit(from, person.to, entity == null ? List.of() : List.of(entity), Form.NAME, reason);
    unit.office = run.head.canonical();
    units.add(unit);
    return person.to;
  }

  /** The state of all who bear the name, if it is one. */
  private Optional<EntityId> sharedState(Hit person) {
    Set<Optional<EntityId>> states =
        person.names.stream()
            .map(name -> tables.state(name.actor(), date))
            .collect(Collectors.toSet());
    return states.size() == 1 ? states.iterator().next() : Optional.empty();
  }

  private @Nullable EntityId bearing(Hit person, Optional<EntityId> state) {
    List<EntityId> fitting =
        person.names.stream()
            .map(Name::actor)
            .distinct()
            .filter(actor -> state.isPresent() && tables.state(actor, date).equals(state))
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  private static final Set<String> QUANTITIES =
      Set.of(
          "several",
          "many",
          "some",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "dozens",
          "hundreds",
          "thousands",
          "other",
          "various",
          "most",
          "first",
          "second",
          "third",
          "last");
  private static final Set<String> OPENS_PHRASE =
      Set.of("the", "a", "an", "of", "with", "against", "between", "among", "from", "by");

  private boolean quantity(int token) {
    return QUANTITIES.contains(tokens.word(token).toLowerCase(java.util.Locale.ROOT));
  }

  /**
   * "of cattle smugglers": a noun of no list stands between the phrase's first word and its head.
   */
  private boolean compounded(int from) {
    int noun = from - 1;
    if (noun < 1
        || tokens.sentence[noun] != tokens.sentence[from]
        || tokens.has(from, Tokens.LINE_START)
        || tokens.has(from, Tokens.HYPHEN_BEFORE)
        || tokens.has(noun, Tokens.HYPHEN_BEFORE)
        || !tokens.has(noun, Tokens.WORD)
        || tokens.has(noun, Tokens.CAPITAL)
        || over[noun] != null
        || !units.isEmpty() && units.get(units.size() - 1).to > noun
        || gazetteer.is(tokens.symbol[noun], Gazetteer.FUNCTION | Gazetteer.MOTION)) {
      return false;
    }
    String word = tokens.word(noun);
    return word.length() > 2
        && word.chars().allMatch(Character::isLetter)
        && !word.endsWith("ing")
        && !word.endsWith("ly")
        && !word.endsWith("ed")
        && OPENS_PHRASE.contains(tokens.word(noun - 1).toLowerCase(java.util.Locale.ROOT))
        && !quantity(noun);
  }

  private int fromHead(int start) {
    Run run = run(start, false, false);
    if (run == null) {
      return start + 1;
    }
    int from = run.from;
    boolean group = run.head.type() == Type.GROUP;
    while (from < run.headFrom
        && (group
            ? quantity(from)
            : gazetteer.is(tokens.symbol[from], Gazetteer.DROPPED) && headAt(from) == null)) {
      from++;
    }
    while (group && from < run.headFrom && tokens.has(from, Tokens.HYPHEN_BEFORE)) {
      from++;
    }
    if (from < run.headFrom
        && Set.of("his", "her").contains(tokens.word(from).toLowerCase(java.util.Locale.ROOT))) {
      // An honorific ("His Majesty") only where nothing is owned.
      from++;
    }
    if (group
        && from == start
        && !gazetteer.nouns.words("apposed").containsKey(run.head.words())
        && compounded(from)) {
      from--;
    }
    run = new Run(from, run.to, run.head, run.headFrom, run.compound);
    Hit person = run.head.plural() ? null : personAfter(run.to);
    if (person != null && run.head.type() != Type.ORGAN) {
      return titled(null, from, person, run, "");
    }
    if (!run.head.plural() && run.head.type() == Type.OFFICE) {
      int end = loneSurname(run.to);
      if (end > run.to) {
        return loneTitled(null, from, end, run, "");
      }
    }
    // "the government of Sudan", "President of Ghana", "rebels in the Ivory Coast"
    int p = run.to;
    int preposition = p < tokens.size ? tokens.symbol[p] : Symbols.UNKNOWN;
    if (preposition >= 0
        && (preposition == grammar.of
            || preposition == grammar.in
            || preposition == grammar.from
            || preposition == grammar.forWord && run.head.canonical().equals("spokesperson"))) {
      int q = p + 1;
      while (q < tokens.size
          && (gazetteer.is(tokens.symbol[q], Gazetteer.DETERMINER)
              || gazetteer.is(tokens.symbol[q], Gazetteer.PLACE_WORD | Gazetteer.DROPPED)
                  && over[q] == null)) {
        q++;
      }
      Hit hit = q < tokens.size ? at[q] : null;
      if (hit != null && preposition == grammar.forWord) {
        // "a spokeswoman for China's Taiwan Affairs Office" is the office's.
        int body = hit.to < tokens.size && tokens.isPossessive(hit.to) ? hit.to + 1 : hit.to;
        Hit named = body < tokens.size ? at[body] : null;
        if (named != null && named.actor != null && BODIES.contains(kindOf(named.actor))) {
          hit = named;
        }
      }
      if (hit != null
          && !hit.trap
          && !isPerson(hit)
          && entityOf(hit) != null
          && tokens.sentence[q] == tokens.sentence[from]
          && !(preposition != grammar.of && afterPossessive(from))) {
        return complement(from, run, hit, preposition, q);
      }
    }
    return bare(from, run);
  }

  private int complement(int from, Run run, Hit hit, int preposition, int q) {
    Optional<EntityId> state = stateOf(hit);
    EntityId base = base(hit);
    if (state.isPresent()
        && hit.names.stream().anyMatch(Name::metonym)
        && national(run)
        && describedAs("national", run)) {
      // "the foreign ministry in Kinshasa"
      base = state.get();
    }
    String slug = slug(run);
    boolean of = preposition == grammar.of;
    boolean more =
        hit.to < tokens.size
            && (tokens.isPossessive(hit.to)
                || hit.demonym
                || tokens.has(hit.to, Tokens.HYPHEN_BEFORE));
    boolean group = run.head.type() == Type.GROUP || run.head.plural();
    Entity entity;
    if (group || base == null) {
      entity = groupEntity(tokens.words(from, hit.to), state);
    } else if (run.head.type() == Type.ORGAN) {
      entity = organ(base, slug, run.head.kind(), state);
    } else {
      entity = officeHolder(base, run, slug, state);
    }
    int to = of && !more && !group ? hit.to : run.to;
    Unit unit =
        new Unit(
            from,
            to,
            List.of(entity),
            Form.DESCRIPTION,
            group
                ? "an unnamed group, of " + state.map(EntityId::value).orElse("nobody known")
                : "told by its words and " + tokens.words(q, hit.to));
    unit.plural = run.head.plural();
    unit.office = run.head.type() == Type.OFFICE ? run.head.canonical() : "";
    units.add(unit);
    lastOrgan.put(group ? run.head.canonical() : slug, entity);
    return to;
  }

  private boolean afterPossessive(int from) {
    int p = from - 1;
    while (p >= 0
        && from - p <= 2
        && tokens.has(p, Tokens.WORD)
        && gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED)) {
      p--;
    }
    return p >= 0
        && (tokens.isPossessive(p)
            || Set.of("its", "their", "his", "her", "our", "my", "whose")
                .contains(tokens.word(p).toLowerCase(java.util.Locale.ROOT)));
  }

  private int bare(int from, Run run) {
    int before = units.size();
    int end = describe(from, run);
    if (units.size() > before) {
      units.get(units.size() - 1).bare = run;
    }
    return end;
  }

  private int describe(int from, Run run) {
    boolean definite = from > 0 && tokens.symbol[from - 1] == grammar.the;
    boolean afterPossessive = afterPossessive(from);
    String slug = slug(run);
    if (run.to < tokens.size
        && at[run.to] != null
        && !tokens.has(run.to, Tokens.LINE_START)
        && run.head.type() == Type.GROUP
        && !run.head.plural()) {
      // "its ally Japan": the name says who.
      return run.to;
    }
    if (run.head.type() == Type.GROUP
        && !run.head.plural()
        && gazetteer.nouns.words("apposed").containsKey(run.head.words())) {
      Unit named = apposed(from);
      if (named != null) {
        units.add(
            new Unit(
                from, run.to, named.entities, Form.ANAPHOR, "in apposition to the name before"));
      }
      // "the country" is left to coreference.
      return run.to;
    }
    Entity body = definite ? bodyBefore(run) : null;
    if (body != null) {
      units.add(new Unit(from, run.to, List.of(body), Form.ANAPHOR, "the body named before"));
      return run.to;
    }
    if (run.head.type() == Type.GROUP || run.head.plural()) {
      Entity earlier = definite ? lastOrgan.get(run.head.canonical()) : null;
      Unit unit =
          new Unit(
              from,
              run.to,
              List.of(
                  earlier != null
                      ? earlier
                      : groupEntity(tokens.words(from, run.to), Optional.empty())),
              Form.DESCRIPTION,
              earlier != null ? "the group named before" : "an unnamed group");
      unit.plural = run.head.plural();
      units.add(unit);
      return run.to;
    }
    if (afterPossessive) {
      Unit unit =
          new Unit(from, run.to, List.of(), Form.DESCRIPTION, "the text does not say whose");
      unit.office = run.head.type() == Type.OFFICE ? run.head.canonical() : "";
      unit.tentative = true;
      units.add(unit);
      return run.to;
    }
    Entity earlier = lastOrgan.get(slug);
    if (earlier != null && (definite || run.head.type() == Type.ORGAN)) {
      Unit unit =
          new Unit(from, run.to, List.of(earlier), Form.ANAPHOR, "named before in the article");
      unit.office = run.head.type() == Type.OFFICE ? run.head.canonical() : "";
      units.add(unit);
      return run.to;
    }
    if (definite && run.head.type() == Type.OFFICE) {
      for (int u = units.size() - 1; u >= 0; u--) {
        if (units.get(u).office.equals(run.head.canonical()) && units.get(u).entities.size() == 1) {
          units.add(
              new Unit(
                  from,
                  run.to,
                  units.get(u).entities,
                  Form.ANAPHOR,
                  "the last one of that office"));
          return run.to;
        }
      }
    }
    Optional<EntityId> state = national(run) ? soleState(from) : Optional.empty();
    if (state.isPresent() && (run.head.type() == Type.ORGAN || national(run))) {
      Entity entity =
          run.head.type() == Type.ORGAN
              ? organ(state.get(), slug, run.head.kind(), state)
              : officeHolder(state.get(), run, slug, state);
      Unit unit =
          new Unit(
              from,
              run.to,
              List.of(entity),
              Form.DESCRIPTION,
              "told by its words, of the only state of the sentence");
      unit.office = run.head.type() == Type.OFFICE ? run.head.canonical() : "";
      units.add(unit);
      return run.to;
    }
    units.add(new Unit(from, run.to, List.of(), Form.DESCRIPTION, "the text does not say whose"));
    return run.to;
  }

  /** Whom ", a historic ally" or ", and a country that" describes: the name before the comma. */
  private @Nullable Unit apposed(int from) {
    int p = from - 1;
    while (p > 0
        && from - p < 5
        && tokens.has(p, Tokens.WORD)
        && !gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
      p--;
    }
    String article = p < 0 ? "" : tokens.word(p);
    if (!article.equals("a") && !article.equals("an")) {
      return null;
    }
    p--;
    if (p > 0 && tokens.symbol[p] == grammar.and) {
      p--;
    }
    Unit last = units.isEmpty() ? null : units.get(units.size() - 1);
    return last != null && tokens.is(p, ',') && last.to == p && last.entities.size() == 1
        ? last
        : null;
  }

  /** "the Guards" after "Revolutionary Guards", "the group" after the only one named before. */
  private @Nullable Entity bodyBefore(Run run) {
    boolean capital =
        tokens.has(run.to - 1, Tokens.CAPITAL) && !tokens.has(run.to - 1, Tokens.TITLE_LINE);
    String word = tokens.word(run.to - 1).toLowerCase(java.util.Locale.ROOT);
    boolean general =
        run.to - run.from == 1
            && Set.of(
                    "group",
                    "movement",
                    "militia",
                    "organisation",
                    "organization",
                    "party",
                    "alliance",
                    "bloc",
                    "faction",
                    "network")
                .contains(word);
    if (!capital && !general) {
      return null;
    }
    Entity found = null;
    int sentence = tokens.sentence[run.from];
    for (int u = units.size() - 1; u >= 0; u--) {
      Unit unit = units.get(u);
      if (unit.form != Form.NAME
          || unit.entities.size() != 1
          || !BODIES.contains(unit.entities.get(0).kind())) {
        continue;
      }
      if (capital) {
        if (unit.to - unit.from > 1 && tokens.word(unit.to - 1).equals(tokens.word(run.to - 1))) {
          return unit.entities.get(0);
        }
      } else if (sentence - tokens.sentence[unit.from] <= 1
          && Set.of("ArmedGroup", "PoliticalParty", "Organisation", "InternationalOrganisation")
              .contains(unit.entities.get(0).kind())) {
        if (found != null && !found.id().equals(unit.entities.get(0).id())) {
          return null;
        }
        found = unit.entities.get(0);
      }
    }
    return found;
  }

  /** The end of a capitalised organisation's name that goes on at this token, or the token. */
  private int orgName(int from, boolean possessive) {
    int p = from;
    int best = from;
    boolean org = false;
    while (p < tokens.size
        && p - from < 9
        && tokens.has(p, Tokens.WORD)
        && !tokens.has(p, Tokens.LINE_START)
        && !tokens.has(p, Tokens.TITLE_LINE)
        && !possessive) {
      if (over[p] != null && !(at[p] != null && at[p].demonym)) {
        break;
      }
      if (tokens.has(p, Tokens.CAPITAL) && !gazetteer.is(tokens.symbol[p], Gazetteer.FUNCTION)) {
        org |= gazetteer.is(tokens.symbol[p], Gazetteer.ORG_HEAD);
        p++;
        if (org) {
          best = p;
        }
      } else if (p > from
          && org
          && gazetteer.is(tokens.symbol[p], Gazetteer.PREPOSITION)
          && (tokens.symbol[p] == grammar.of || tokens.word(p).equals("for"))) {
        p++;
      } else {
        break;
      }
    }
    return best;
  }

  // --- entities ------------------------------------------------------------------------------

  private @Nullable Entity entityOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomers.getOrDefault(newcomer.id(), newcomer);
    }
    return hit.actor == null ? null : listed(hit.actor);
  }

  Optional<EntityId> stateOf(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.state();
    }
    return hit.actor == null ? Optional.empty() : stateOf(hit.actor);
  }

  /** Of several states that an actor lies in, the one that the article speaks of. */
  private Optional<EntityId> stateOf(EntityId actor) {
    Set<EntityId> states = tables.states(actor, date);
    if (states.size() > 1) {
      List<EntityId> named = states.stream().filter(votes::containsKey).toList();
      return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
    return states.stream().findFirst();
  }

  private @Nullable Entity listed(EntityId id) {
    Entity entity = tables.entity(id, date).orElse(null);
    if (entity != null && entity.state().isEmpty() && !tables.isState(id)) {
      Optional<EntityId> state = stateOf(id);
      if (state.isPresent()) {
        return new Entity(entity.id(), entity.kind(), entity.label(), state);
      }
    }
    return entity;
  }

  private String stateName(Hit hit) {
    return stateOf(hit).map(EntityId::value).orElse("nobody known");
  }

  /** Whose organ it is: the state for demonyms and government seats, else the actor itself. */
  private @Nullable EntityId base(Hit hit) {
    Entity newcomer = hit.newcomer;
    if (newcomer != null) {
      return newcomer.id();
    }
    return hit.actor;
  }

  String slug(Run run) {
    StringBuilder words = new StringBuilder();
    int p = run.from;
    while (p < run.to) {
      int end = over[p] == null && gazetteer.opensHead(tokens.symbol[p]) ? headEnd(p) : p;
      if (end > p) {
        Head head = headAt(p);
        String canonical = head == null ? tokens.words(p, end) : head.canonical();
        boolean pluralised =
            head != null && end < run.to && canonical.equals(NominalGroups.plural(head.words()));
        words.append(' ').append(pluralised ? tokens.words(p, end) : canonical);
        p = end;
      } else {
        if (tokens.has(p, Tokens.WORD)
            && !gazetteer.is(tokens.symbol[p], Gazetteer.DROPPED | Gazetteer.HONORIFIC)
            && !qualified(p)
            && !(p > run.from && qualified(p - 1))) {
          words.append(' ').append(tokens.word(p));
        }
        p++;
      }
    }
    String slug = Words.slug(words.toString());
    return slug.replace("defence", "defense");
  }

  Entity organ(EntityId base, String slug, String kind, Optional<EntityId> state) {
    EntityId id = new EntityId(base + "/" + slug);
    Optional<Entity> listed = tables.entity(id, date);
    if (listed.isPresent()) {
      return listed.get();
    }
    return new Entity(id, kind, possessive(labelOf(base)) + slug.replace('-', ' '), state);
  }

  /** "South Korea's ", "United States' ". */
  static String possessive(String name) {
    return name + (name.endsWith("s") ? "' " : "'s ");
  }

  private String labelOf(EntityId id) {
    Entity newcomer = newcomers.get(id);
    return newcomer != null
        ? newcomer.label()
        : tables.actor(id).map(EntityTables.Actor::name).orElse(id.value());
  }

  Entity officeHolder(EntityId base, Run run, String slug, Optional<EntityId> state) {
    String office = run.head.canonical();
    boolean current = true;
    for (int i = run.from; i < run.headFrom; i++) {
      String word = tokens.word(i).toLowerCase(java.util.Locale.ROOT);
      current &= !Set.of("former", "ex", "late", "deposed", "ousted", "incoming").contains(word);
    }
    if (date.isPresent() && current && slug.equals(office)) {
      EntityId of =
          tables.isState(base)
              ? base
              : state.filter(s -> !BODIES.contains(kindOf(base))).orElse(base);
      List<EntityTables.Role> holders = tables.holders(of, office, date.get(), gazetteer.nouns);
      if (office.equals("leader")) {
        for (String leading :
            List.of(
                "supreme-leader",
                "president",
                "king",
                "emir",
                "sultan",
                "chancellor",
                "prime-minister")) {
          holders = tables.holders(of, leading, date.get(), gazetteer.nouns);
          if (!holders.isEmpty()) {
            break;
          }
        }
      }
      List<EntityId> people = holders.stream().map(EntityTables.Role::holder).distinct().toList();
      if (people.size() == 1) {
        Optional<Entity> holder = tables.entity(people.get(0), date);
        if (holder.isPresent()) {
          return holder.get();
        }
      }
    }
    return organ(base, current ? slug : "former-" + slug, PERSON, state);
  }

  Entity groupEntity(String words, Optional<EntityId> state) {
    EntityId id = new EntityId(articlePath + Words.slug(words));
    return new Entity(id, GROUP, words.replace('\n', ' '), state);
  }

  private Unit group(int from, int to, String words, Optional<EntityId> state, String reason) {
    Unit unit = new Unit(from, to, List.of(groupEntity(words, state)), Form.DESCRIPTION, reason);
    unit.plural = true;
    return unit;
  }

  Entity ofState(Entity person, Optional<EntityId> state) {
    Entity known = newcomers.get(person.id());
    if (known == null || known.state().isPresent() || state.isEmpty()) {
      return known == null ? person : known;
    }
    Entity told = new Entity(known.id(), known.kind(), known.label(), state);
    newcomers.put(told.id(), told);
    return told;
  }

  // --- the outcome ---------------------------------------------------------------------------

  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>(units.size());
    int end = 0;
    for (Unit unit : units) {
      Span span = new Span(tokens.begin[unit.from], tokens.end[unit.to - 1]);
      if (span.begin() < end) {
        continue;
      }
      end = span.end();
      List<Entity> entities = unit.entities;
      if (!newcomers.isEmpty() && !entities.isEmpty()) {
        entities =
            entities.stream().map(entity -> newcomers.getOrDefault(entity.id(), entity)).toList();
      }
      mentions.add(new Mention(span, entities, unit.form, unit.reason));
    }
    return mentions;
  }

  /** Who is meant by a stretch that somebody marked as an actor. */
  Mention resolve(Span given, List<Mention> found) {
    given.of(article.text());
    Mention best = null;
    for (Mention mention : found) {
      if (mention.span().equals(given)) {
        return mention;
      }
      if (mention.span().overlaps(given) && (best == null || better(mention, best, given))) {
        best = mention;
      }
    }
    if (best == null) {
      return new Mention(given, List.of(), Form.DESCRIPTION, "no name in it that is known");
    }
    if (best.entities().size() == 1
        && best.form() == Form.DESCRIPTION
        && given.contains(best.span())
        && best.entities().get(0).kind().equals(GROUP)
        && best.entities().get(0).state().isEmpty()) {
      // "Swedish dairy farmers": the group's noun and the demonym stand apart.
      for (Mention mention : found) {
        if (given.contains(mention.span())
            && mention.span().end() <= best.span().begin()
            && mention.entities().size() == 1
            && (mention.form() == Form.DEMONYM || mention.form() == Form.NAME)) {
          Entity named = mention.entities().get(0);
          Optional<EntityId> state =
              tables.isState(named.id()) ? Optional.of(named.id()) : named.state();
          return new Mention(
              given,
              List.of(groupEntity(given.of(article.text()), state)),
              Form.DESCRIPTION,
              "an unnamed group");
        }
      }
    }
    if (best.span().contains(given)) {
      // A part of a longer mention: the part alone may name the state within the phrase.
      int first = tokenAt(given.begin());
      Hit part = first < tokens.size ? over[first] : null;
      if (part != null
          && tokens.end[part.to - 1] == given.end()
          && best.span().end() != given.end()) {
        Entity entity = entityOf(part);
        if (entity != null) {
          return new Mention(
              given, List.of(entity), part.demonym ? Form.DEMONYM : Form.NAME, part.reason);
        }
      }
      return new Mention(given, best.entities(), best.form(), best.reason());
    }
    boolean tail = best.span().end() >= given.end();
    if (tail
        || best.entities().isEmpty()
        || best.form() != Form.DEMONYM
            && best.form() != Form.METONYM
            && !(best.form() == Form.NAME
                && best.entities().size() == 1
                && !best.entities().get(0).kind().equals(PERSON)
                && article.text().startsWith("'s", best.span().end()))) {
      return new Mention(given, best.entities(), best.form(), best.reason());
    }
    Optional<EntityId> state =
        best.entities()
            .get(0)
            .state()
            .or(() ->
                tables.isState(best(found, given).entities().get(0).id())
                    ? Optional.of(best(found, given).entities().get(0).id())
                    : Optional.empty());
    return new Mention(
        given,
        List.of(groupEntity(given.of(article.text()), state)),
        Form.DESCRIPTION,
        "an unnamed group");
  }

  /** A marked stretch that nothing resolves: somebody new, or a group of the article. */
  Mention ownActor(Span given, List<NameFinder.Name> names) {
    String words = given.of(article.text()).replace('\n', ' ').strip();
    int first = tokenAt(given.begin());
    boolean pronoun =
        words.isEmpty()
            || first < tokens.size
                && tokens.end[first] >= given.end()
                && gazetteer.is(tokens.symbol[first], Gazetteer.FUNCTION);
    if (pronoun) {
      return new Mention(given, List.of(), Form.PRONOUN, "no name in it that is known");
    }
    for (NameFinder.Name name : names) {
      if (name.span().overlaps(given)
          && (given.contains(name.span()) || given.end() == name.span().end())) {
        return new Mention(
            given,
            List.of(
                new Entity(
                    TextActors.newcomer(name.kind(), words), name.kind(), words, Optional.empty())),
            Form.NAME,
            "a name that no list holds");
      }
    }
    return new Mention(
        given,
        List.of(groupEntity(words, Optional.empty())),
        Form.DESCRIPTION,
        "an unnamed group, marked in the text");
  }

  private Mention best(List<Mention> found, Span given) {
    Mention best = null;
    for (Mention mention : found) {
      if (mention.span().overlaps(given) && (best == null || better(mention, best, given))) {
        best = mention;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no mention overlaps " + given);
    }
    return best;
  }

  private static boolean better(Mention mention, Mention best, Span given) {
    if (best.entities().isEmpty() != mention.entities().isEmpty()) {
      return best.entities().isEmpty();
    }
    boolean person = mention.entities().stream().anyMatch(e -> e.kind().equals(PERSON));
    boolean bestPerson = best.entities().stream().anyMatch(e -> e.kind().equals(PERSON));
    if (person != bestPerson) {
      return person;
    }
    return given.contains(mention.span())
        && mention.form() == Form.DESCRIPTION
        && best.form() != Form.DESCRIPTION;
  }

  private int tokenAt(int offset) {
    int low = Arrays.binarySearch(tokens.begin, 0, tokens.size, offset);
    return low >= 0 ? low : -low - 1;
  }
}
