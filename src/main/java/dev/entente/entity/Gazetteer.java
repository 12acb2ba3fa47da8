package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says who is meant where in a text: names by longest match over all aliases, organs, offices and
 * groups by their words, and what refers back within the article. Safe for any number of threads.
 */
public final class Gazetteer {

  static final int MODIFIER = 1;
  static final int DROPPED = 1 << 1;
  static final int SUFFIX = 1 << 2;
  static final int AGAINST = 1 << 3;
  static final int MOTION = 1 << 4;
  static final int PLACE_WORD = 1 << 5;
  static final int NAME_HEAD = 1 << 6;
  static final int ORG_HEAD = 1 << 7;
  static final int HONORIFIC = 1 << 8;
  static final int DETERMINER = 1 << 9;
  static final int PLACE_PREPOSITION = 1 << 10;
  static final int PREPOSITION = 1 << 11;
  static final int FUNCTION = 1 << 12;
  static final int CALENDAR = 1 << 13;
  static final int AUXILIARY = 1 << 14;
  static final int CLAUSE = 1 << 15;
  static final int PEOPLE = 1 << 17;
  static final int DOMESTIC = 1 << 18;
  static final int ABROAD = 1 << 19;
  static final int WITHIN = 1 << 20;
  static final int SEATED = 1 << 21;
  static final int POSTED = 1 << 22;
  static final int QUANTITY = 1 << 23;
  static final int GATHERING = 1 << 24;
  static final int TROUBLE = 1 << 25;
  static final int SENT = 1 << 26;
  static final int SENDING = 1 << 27;

  /** A way to write an actor, as the matcher needs it. */
  record Name(EntityId actor, String type, boolean ambiguous, boolean exact, String[] words) {

    boolean demonym() {
      return type.startsWith("demonym");
    }

    /** Initials in one word, however written: "C.A.R.", "UK", "R.I.". */
    boolean initials() {
      return words.length == 1
          && (type.equals("acronym") || type.equals("spelling") || demonym())
          && words[0].length() > 1
          && words[0].chars().allMatch(Character::isUpperCase);
    }

    boolean metonym() {
      return type.equals("capital_metonym");
    }
  }

  final EntityTables tables;
  final NominalGroups nouns;
  final Symbols symbols = new Symbols();
  final PhraseTrie<Name> names = new PhraseTrie<>();
  final PhraseTrie<NominalGroups.Head> heads = new PhraseTrie<>();
  final PhraseTrie<String> idioms = new PhraseTrie<>();
  final Misspellings misspellings = new Misspellings();
  final Map<Integer, String> headKinds = new HashMap<>();
  final Set<Integer> surnamesFirst = new HashSet<>();

  /** First words of people's names, but of those whose surname comes first. */
  final Set<Integer> givenNames = new HashSet<>();

  private volatile @Nullable OfficeHolders officeHolders;
  final Grammar grammar;
  private final int[] classes;
  private final boolean[] opensName;
  private final boolean[] opensHead;

  /** Another one whenever actors or the words around them are. */
  public String fingerprint() {
    return Fingerprint.of(tables.fingerprint(), nouns.fingerprint());
  }

  /** Builds the automata; about a tenth of a second for the shipped tables. */
  public Gazetteer(EntityTables tables, NominalGroups nouns) {
    this.tables = tables;
    this.nouns = nouns;
    List<Written> written =
        List.copyOf(tables.actors()).parallelStream()
            .flatMap(actor -> written(actor).stream())
            .toList();
    for (Written one : written) {
      names.add(intern(one.tokens, one.name.words()), one.name);
      if (one.statesOwn && !one.name.exact()) {
        misspellings.add(one.name);
      }
    }
    for (NominalGroups.Head head : nouns.heads()) {
      heads.add(intern(head.words()), head);
    }
    for (String idiom : nouns.words("idiom").keySet()) {
      idioms.add(intern(idiom), idiom);
    }
    Map<Integer, Integer> bits = new HashMap<>();
    grammar = new Grammar(symbols, bits);
    classes(bits, "honorific", HONORIFIC);
    classes(bits, "suffix", SUFFIX);
    classes(bits, "against", AGAINST);
    classes(bits, "motion", MOTION);
    classes(bits, "place_word", PLACE_WORD);
    classes(bits, "name_head", NAME_HEAD);
    classes(bits, "org_head", ORG_HEAD);
    classes(bits, "people", PEOPLE);
    classes(bits, "domestic", DOMESTIC);
    classes(bits, "abroad", ABROAD);
    classes(bits, "seated", SEATED);
    classes(bits, "posted", POSTED);
    classes(bits, "quantity", QUANTITY);
    classes(bits, "gathering", GATHERING);
    classes(bits, "trouble", TROUBLE);
    classes(bits, "sent", SENT);
    classes(bits, "sending", SENDING);
    nouns
        .words("modifier")
        .forEach((word, value) ->
            bits.merge(
                symbols.intern(word),
                value.equals("drop") ? MODIFIER | DROPPED : MODIFIER,
                (a, b) -> a | b));
    for (String name : List.of("org_head", "name_head")) {
      nouns.words(name).forEach((word, kind) -> headKinds.put(symbols.intern(word), kind));
    }
    for (NominalGroups.Context context : nouns.contexts()) {
      context.words().forEach(symbols::intern);
    }
    for (EntityTables.Actor actor : tables.actors()) {
      if (actor.kind().equals("Person")) {
        int[] name = intern(actor.name());
        if (surnameFirst(actor.id())) {
          surnamesFirst.add(name[0]);
        } else if (name.length > 1) {
          givenNames.add(name[0]);
        }
      }
    }
    classes = new int[symbols.size()];
    bits.forEach((symbol, mask) -> classes[symbol] = mask);
    opensName = new boolean[symbols.size()];
    opensHead = new boolean[symbols.size()];
    for (int symbol = 0; symbol < symbols.size(); symbol++) {
      opensName[symbol] = names.next(0, symbol) >= 0;
      opensHead[symbol] = heads.next(0, symbol) >= 0;
    }
  }

  /** Made when first asked for, which few short texts do. */
  OfficeHolders officeHolders() {
    OfficeHolders known = officeHolders;
    if (known == null) {
      known = new OfficeHolders(tables, nouns);
      officeHolders = known;
    }
    return known;
  }

  private boolean surnameFirst(EntityId bearer) {
    EntityId person = tables.canonical(bearer);
    Set<String> states = nouns.words("surname_first").keySet();
    // Most are of a state directly, which is looked at first.
    boolean elsewhere =
        java.util.stream.Stream.concat(
                tables.roles(person).stream().map(EntityTables.Role::of),
                tables.memberships(person).stream().map(EntityTables.Membership::of))
            .allMatch(of -> tables.isState(of) && !states.contains(of.value()));
    return !elsewhere
        && tables
            .state(person, java.util.Optional.empty())
            .map(state -> states.contains(state.value()))
            .orElse(false);
  }

  private void classes(Map<Integer, Integer> bits, String name, int bit) {
    nouns
        .words(name)
        .keySet()
        .forEach(word -> bits.merge(symbols.intern(word), bit, (a, b) -> a | b));
  }

  /** A name cut into words, and whether it is that of a state of today. */
  private record Written(Name name, Tokens tokens, boolean statesOwn) {}

  /** All ways to write an actor. */
  private List<Written> written(EntityTables.Actor actor) {
    List<Written> written = new ArrayList<>(4);
    Set<String> given = new HashSet<>();
    boolean nameFlagged = false;
    for (EntityTables.Alias alias : tables.aliases(actor.id())) {
      given.add(alias.text());
      nameFlagged |=
          alias.text().equals(actor.name())
              && !(alias.type().startsWith("demonym")
                  && Set.of("Country", "Territory").contains(actor.kind()));
      write(written, actor, alias.text(), alias.type(), alias.ambiguous(), alias.caseSensitive());
    }
    if (!nameFlagged) {
      write(written, actor, actor.name(), "name", false, false);
    }
    actor
        .officialName()
        .filter(official -> !given.contains(official) && !official.equals(actor.name()))
        .ifPresent(official -> write(written, actor, official, "name", false, false));
    return written;
  }

  private void write(
      List<Written> written,
      EntityTables.Actor actor,
      String text,
      String type,
      boolean ambiguous,
      boolean exact) {
    boolean open = text.endsWith("-");
    String whole = open ? text.substring(0, text.length() - 1) : text;
    List<String> forms = new ArrayList<>(3);
    forms.add(whole);
    if (whole.startsWith("The ") && whole.length() > 8) {
      forms.add(whole.substring(4));
    }
    if (whole.contains("St. ")) {
      forms.add(whole.replace("St. ", "St "));
      forms.add(whole.replace("St. ", "Saint "));
    }
    for (String form : forms) {
      Tokens tokens = Tokens.ofName(form);
      if (tokens.size > 0) {
        Name name =
            new Name(
                tables.canonical(actor.id()),
                open ? "combining" : type,
                ambiguous,
                exact,
                words(tokens));
        written.add(
            new Written(name, tokens, actor.kind().equals("Country") && actor.validTo().isEmpty()));
      }
    }
  }

  private static String[] words(Tokens tokens) {
    String[] words = new String[tokens.size];
    for (int i = 0; i < tokens.size; i++) {
      words[i] = plain(tokens.word(i));
    }
    return words;
  }

  /** The letters as written, without diacritics, dots and apostrophes. */
  static String plain(String word) {
    String stripped = Words.strip(word);
    return stripped.indexOf('.') < 0 && stripped.indexOf('\'') < 0 && stripped.indexOf('’') < 0
        ? stripped
        : stripped.replace(".", "").replace("'", "").replace("’", "");
  }

  private int[] intern(String text) {
    Tokens tokens = Tokens.ofName(text);
    return intern(tokens, words(tokens));
  }

  /** The symbols of the words, which are plain, or punctuation as it stands. */
  private int[] intern(Tokens tokens, String[] words) {
    int[] found = new int[tokens.size];
    for (int i = 0; i < tokens.size; i++) {
      String word = words[i].toLowerCase(java.util.Locale.ROOT);
      if (word.isEmpty() || tokens.isPossessive(i)) {
        String written = tokens.word(i);
        if (tokens.isPossessive(i) && written.length() == 2) {
          word = "'s";
        } else if (word.isEmpty()) {
          word = Tokens.apostrophe(written.charAt(0)) ? "'" : written;
        }
      }
      found[i] = symbols.intern(word);
    }
    return found;
  }

  boolean opensName(int symbol) {
    return symbol >= 0 && symbol < opensName.length && opensName[symbol];
  }

  boolean opensHead(int symbol) {
    return symbol >= 0 && symbol < opensHead.length && opensHead[symbol];
  }

  /** Whether these words are a noun for an organ, office or group. */
  boolean isHead(Tokens tokens, int from, int to) {
    int node = 0;
    for (int i = from; i < to && node >= 0; i++) {
      node = tokens.symbol[i] < 0 ? -1 : heads.next(node, tokens.symbol[i]);
    }
    return node >= 0 && !heads.values(node).isEmpty();
  }

  boolean is(int symbol, int bits) {
    return symbol >= 0 && symbol < classes.length && (classes[symbol] & bits) != 0;
  }

  /**
   * Who is meant where in the whole text, each mention resolved within the article, sorted by
   * place, none overlapping another. The date of the article, where known, says who holds an
   * office.
   */
  public List<Mention> mentions(Article article, NameFinder finder) {
    return new Reading(this, article, finder).mentions();
  }

  /** The number of names in the text by longest match, before anything is decided about them. */
  int matches(String text) {
    return Reading.matches(this, text);
  }

  /** As {@link #resolve(Article, List, NameFinder)}, with capitalised sequences for names. */
  public List<Mention> resolve(Article article, List<Span> given) {
    return resolve(article, given, new CapitalisedNames());
  }

  /**
   * Who is meant by each of the given stretches of the text, in the same order, one mention each.
   * What nothing resolves is an actor of its own, a newcomer where the finder takes it for a name,
   * else an unnamed group of the article; ambiguous names, pronouns and words for two whose
   * antecedent is not clear get a mention without entities, and the reason.
   *
   * @throws IndexOutOfBoundsException if a span ends beyond the text
   */
  public List<Mention> resolve(Article article, List<Span> given, NameFinder finder) {
    Reading reading = new Reading(this, article, finder);
    MarkedSpans marked = new MarkedSpans(reading, reading.actors);
    List<Mention> found = reading.mentions();
    List<NameFinder.Name> names = finder.names(article.text());
    List<Mention> resolved = new ArrayList<>();
    for (Span span : given) {
      Mention mention = marked.resolve(span, found);
      resolved.add(
          mention.entities().isEmpty() && mention.form() == Mention.Form.DESCRIPTION
              ? marked.ownActor(span, names)
              : mention);
    }
    return resolved;
  }
}
