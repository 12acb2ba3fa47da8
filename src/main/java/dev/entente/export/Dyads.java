package dev.entente.export;

import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Standing;
import dev.entente.statement.Statement;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds counted statements up by dyad and month, directed and undirected. */
final class Dyads {

  /** What is counted once. */
  enum Dedupe {
    /** A relation, of one standing, between two actors on a day. */
    DAY,
    /** A relation, of one standing, between two actors in an article. */
    ARTICLE,
    /** Every counted statement. */
    NONE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Two actors; of an undirected dyad, the first by id comes first. */
  record Dyad(EntityId from, EntityId to) implements Comparable<Dyad> {

    private static final Comparator<Dyad> ORDER =
        Comparator.comparing(Dyad::from).thenComparing(Dyad::to);

    @Override
    public int compareTo(Dyad other) {
      return ORDER.compare(this, other);
    }

    private Dyad turned() {
      return new Dyad(to, from);
    }

    private Dyad inOrder() {
      return from.compareTo(to) <= 0 ? this : turned();
    }
  }

  private record Once(Dyad dyad, String relation, Standing as, String when) {}

  /** By dyad and month; the month is empty for what has no date, or a year alone. */
  static final class Table {
    private final NavigableMap<Dyad, NavigableMap<String, DyadMonth>> months = new TreeMap<>();
    private final Map<Once, DyadMonth> seen = new HashMap<>();

    NavigableMap<Dyad, NavigableMap<String, DyadMonth>> months() {
      return months;
    }
  }

  private final View view;
  private final Filter filter;
  private final Dedupe dedupe;
  private final Table directed = new Table();
  private final Table undirected = new Table();
  private final Map<String, Integer> articles = new TreeMap<>();
  private final Set<String> annotators = new TreeSet<>();
  private final Set<EntityId> actors = new HashSet<>();
  private long statements;
  private long within;

  private Dyads(View view, Filter filter, Dedupe dedupe) {
    this.view = view;
    this.filter = filter;
    this.dedupe = dedupe;
  }

  static Dyads of(View view, Filter filter, Dedupe dedupe) {
    Dyads dyads = new Dyads(view, filter, dedupe);
    view.statements(filter, dyads::add);
    return dyads;
  }

  Table directed() {
    return directed;
  }

  Table undirected() {
    return undirected;
  }

  /** How many articles there are by month, those without a dyad included. */
  int articles(String month) {
    return articles.getOrDefault(month, 0);
  }

  /** Names and configurations of whoever noticed the statements. */
  Set<String> annotators() {
    return annotators;
  }

  /** How many counted statements there are between two different actors. */
  long statements() {
    return statements;
  }

  /** How many lie within one state, and so in no dyad. */
  long within() {
    return within;
  }

  int actors() {
    return actors.size();
  }

  /**
   * First and last month of the question, else of any event or article; empty where nothing has a
   * date.
   */
  Optional<YearMonth[]> range() {
    TreeSet<String> all = new TreeSet<>(articles.keySet());
    directed.months.values().forEach(months -> all.addAll(months.keySet()));
    all.remove("");
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String first = filter.since().map(Dating::firstDay).orElse(all.first()).substring(0, 7);
    String last = filter.until().map(Dating::lastDay).orElse(all.last()).substring(0, 7);
    return Optional.of(new YearMonth[] {YearMonth.parse(first), YearMonth.parse(last)});
  }

  private void add(StoredArticle article) {
    articles.merge(month(article.issued()), 1, Integer::sum);
    for (Statement statement : article.statements()) {
      if (!statement.claim().relation().background()) {
        view.relationships()
            .countedAs(statement.identity())
            .ifPresent(as -> add(statement, as, article));
      }
    }
  }

  private void add(Statement statement, Standing as, StoredArticle article) {
    Claim claim = statement.claim();
    Dyad dyad =
        new Dyad(actor(claim.subject(), claim, article), actor(claim.object(), claim, article));
    if (dyad.from.equals(dyad.to)) {
      within++;
      return;
    }
    statements++;
    actors.add(dyad.from);
    actors.add(dyad.to);
    annotators.add(
        statement.annotation().annotator()
            + statement.annotation().configuration().map(hash -> "/" + hash).orElse(""));
    add(directed, dyad, statement, as, article);
    if (claim.relation().symmetric()) {
      add(directed, dyad.turned(), statement, as, article);
    }
    add(undirected, dyad.inOrder(), statement, as, article);
  }

  private EntityId actor(EntityId id, Claim claim, StoredArticle article) {
    return filter.exact() ? id : view.allegiance().state(id, article.dateOf(claim)).orElse(id);
  }

  private void add(
      Table table, Dyad dyad, Statement statement, Standing as, StoredArticle article) {
    Claim claim = statement.claim();
    Dating dating = Dating.of(statement, article.issued());
    String id = article.article().id().value();
    String when =
        switch (dedupe) {
          case DAY -> dating.first().orElse("");
          case ARTICLE -> id;
          case NONE -> statement.identity();
        };
    // What has no date is on no common day.
    Once once = new Once(dyad, claim.relation().name(), as, when.isEmpty() ? id : when);
    DyadMonth known = table.seen.get(once);
    if (known != null) {
      known.seenIn(id);
      return;
    }
    DyadMonth month =
        table
            .months
            .computeIfAbsent(dyad, none -> new TreeMap<>())
            .computeIfAbsent(month(dating.first()), none -> new DyadMonth());
    table.seen.put(once, month);
    month.add(
        as,
        claim.relation().group().orElse(Group.OTHER.name()),
        claim.relation().score(),
        view.relationships()
            .get(Relationships.digits(view.relationship(claim)))
            .filter(relationship -> relationship.standing() == Standing.CONTESTED)
            .isPresent(),
        dating.basis(),
        id);
  }

  private static String month(Optional<String> date) {
    return date.filter(known -> known.length() >= 7).map(known -> known.substring(0, 7)).orElse("");
  }
}
