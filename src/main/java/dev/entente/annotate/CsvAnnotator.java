package dev.entente.annotate;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Fingerprint;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The human annotator: reads statements from {@link StatementTable} files, resolves their actors,
 * finds their quotes in the article, and rejects each row that does not fit with its place and what
 * would be right; good rows load all the same.
 *
 * <p>What a row leaves out is affirmed, certain, unspecified in tense and narrated; a statement
 * with a source is reported, and the article commits to what it narrates only.
 */
public final class CsvAnnotator implements Annotator {

  private static final String NAME = "csv";
  private static final List<String> ATTRIBUTIONS =
      List.of("narrated", "quoted", "reported", "unnamed");

  private final Vocabulary vocabulary;
  private final EntityTables tables;
  private final Map<String, List<StatementTable.Row>> byArticle = new LinkedHashMap<>();
  private final List<Rejection> unreadable = new ArrayList<>();

  /** A row that cannot be used, thrown to where its place is known. */
  private static final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String column;

    BadCell(String column, String problem) {
      super(problem, null, false, false);
      this.column = column;
    }
  }

  /** A statement and the row that it was read from. */
  private record Read(StatementTable.Row row, Statement statement) {}

  /**
   * @param tables the statement tables, read but not yet checked
   */
  public CsvAnnotator(
      Vocabulary vocabulary, EntityTables entities, Collection<StatementTable> tables) {
    this.vocabulary = vocabulary;
    this.tables = entities;
    for (StatementTable table : tables) {
      unreadable.addAll(table.rejections());
      for (StatementTable.Row row : table.rows()) {
        byArticle
            .computeIfAbsent(row.value("article").orElse(""), none -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /**
   * Reads files, and of folders every {@code *.csv}, {@code *.tsv} and {@code *.jsonl} in them.
   *
   * @throws IOException if a file or folder is not there or cannot be read at all
   */
  public static CsvAnnotator read(
      Vocabulary vocabulary, EntityTables entities, Collection<Path> paths) throws IOException {
    List<StatementTable> tables = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        tables.add(StatementTable.read(file));
      }
    }
    return new CsvAnnotator(vocabulary, entities, tables);
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(csv|tsv|jsonl)"))
          .sorted()
          .toList();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** A digest over all rows and the actors that they name. */
  @Override
  public String configuration() {
    return configuration(byArticle.values());
  }

  /** A digest over the rows of the article and the actors of the tables. */
  @Override
  public String configuration(ArticleId article) {
    return configuration(List.of(byArticle.getOrDefault(article.value(), List.of())));
  }

  private String configuration(Collection<List<StatementTable.Row>> rows) {
    List<String> parts = new ArrayList<>();
    parts.add(tables.fingerprint());
    for (List<StatementTable.Row> some : rows) {
      for (StatementTable.Row row : some) {
        StatementTable.COLUMNS.forEach(column -> parts.add(row.cell(column)));
      }
    }
    return Fingerprint.of(parts);
  }

  /** Files and rows that cannot be read, whatever articles there are. */
  public List<Rejection> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Whether any row could be read. */
  public boolean hasRows() {
    return !byArticle.isEmpty();
  }

  /** Whether there are rows of this article. */
  public boolean has(ArticleId article) {
    return byArticle.containsKey(article.value());
  }

  /**
   * What no article's {@link #annotate} tells: files and rows that could not be read, and rows of
   * articles that are not there.
   */
  public List<Rejection> rejectionsBeyond(Collection<ArticleId> articles) {
    List<Rejection> rejections = new ArrayList<>(unreadable);
    Set<String> known = new TreeSet<>();
    articles.forEach(article -> known.add(article.value()));
    byArticle.forEach((article, rows) -> {
      if (!known.contains(article)) {
        String reason =
            article.isEmpty()
                ? "must name the article"
                : "there is no article '%s'%s"
                    .formatted(
                        article, known.isEmpty() ? "" : "; nearest: " + Nearest.to(article, known));
        rows.forEach(row -> rejections.add(row.reject("article", reason)));
      }
    });
    return rejections;
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    ActorCells actors =
        new ActorCells(article.id(), article.details().issued(), tables, vocabulary);
    List<Rejection> rejections = new ArrayList<>();
    Map<String, Read> byIdentity = new LinkedHashMap<>();
    Map<List<String>, StatementTable.Row> keys = new HashMap<>();
    for (StatementTable.Row row : byArticle.getOrDefault(article.id().value(), List.of())) {
      try {
        Statement statement = statement(article, row, actors);
        Read same = byIdentity.get(identity(statement));
        if (same != null) {
          throw new BadCell(
              "quote",
              "says the same as line %d of %s; keep one"
                  .formatted(same.row().line(), same.row().file()));
        }
        Optional<String> key = statement.annotation().key();
        if (key.isPresent()) {
          StatementTable.Row other =
              keys.putIfAbsent(List.of(annotator(statement), key.get()), row);
          if (other != null) {
            throw new BadCell(
                "id",
                "'%s' stands in line %d of %s already; every id once"
                    .formatted(key.get(), other.line(), other.file()));
          }
        }
        byIdentity.put(identity(statement), new Read(row, statement));
      } catch (BadCell bad) {
        rejections.add(row.reject(bad.column, String.valueOf(bad.getMessage())));
      }
    }
    List<Read> sound = withKnownAbouts(byIdentity.values(), rejections);
    List<Statement> statements = sound.stream().map(Read::statement).toList();
    return new AnnotatedArticle(article, statements, used(actors, statements), rejections);
  }

  /** Drops what is about a statement that is not there, until nothing more has to go. */
  private static List<Read> withKnownAbouts(Collection<Read> reads, List<Rejection> rejections) {
    List<Read> sound = new ArrayList<>(reads);
    boolean changed = true;
    while (changed) {
      Set<List<String>> keys = new HashSet<>();
      sound.forEach(read ->
          read.statement()
              .annotation()
              .key()
              .ifPresent(key -> keys.add(List.of(annotator(read.statement()), key))));
      changed =
          sound.removeIf(read -> {
            Optional<String> missing =
                read.statement().annotation().about().stream()
                    .filter(key -> !keys.contains(List.of(annotator(read.statement()), key)))
                    .findFirst();
            missing.ifPresent(key ->
                rejections.add(
                    read.row()
                        .reject(
                            "about",
                            "no accepted row of this article and annotator has the id '%s'"
                                .formatted(key))));
            return missing.isPresent();
          });
    }
    return sound;
  }

  private static List<Entity> used(ActorCells actors, List<Statement> statements) {
    Set<EntityId> named = new HashSet<>();
    for (Statement statement : statements) {
      named.add(statement.claim().subject());
      named.add(statement.claim().object());
      statement.attribution().source().ifPresent(named::add);
      named.addAll(statement.attribution().via());
    }
    return actors.met().stream().filter(actor -> named.contains(actor.id())).toList();
  }

  private static String annotator(Statement statement) {
    Annotation annotation = statement.annotation();
    return annotation.annotator() + "/" + annotation.configuration().orElse("");
  }

  /** The same for both orders of a symmetric relation. */
  private static String identity(Statement statement) {
    Claim claim = statement.claim();
    if (claim.relation().symmetric() && claim.subject().compareTo(claim.object()) > 0) {
      Claim turned =
          new Claim(
              claim.object(),
              claim.relation(),
              claim.subject(),
              claim.polarity(),
              claim.certainty(),
              claim.tense(),
              claim.validity(),
              claim.context());
      return new Statement(
              turned, statement.attribution(), statement.evidence(), statement.annotation())
          .identity();
    }
    return statement.identity();
  }

  private Statement statement(Article article, StatementTable.Row row, ActorCells actors) {
    return new Statement(
        claim(row, actors), attribution(row, actors), evidence(article, row), annotation(row));
  }

  private Claim claim(StatementTable.Row row, ActorCells actors) {
    Relation relation = relation(row);
    Entity subject = actor("subject", row, actors);
    Entity object = actor("object", row, actors);
    Optional<String> from = row.value("valid_from");
    Optional<String> to = row.value("valid_to");
    Optional<Validity> validity =
        from.isEmpty() && to.isEmpty()
            ? Optional.empty()
            : Optional.of(
                checked(
                    from.isPresent() ? "valid_from" : "valid_to", () -> new Validity(from, to)));
    Optional<String> context = row.value("context");
    context
        .filter(word -> !vocabulary.contexts().contains(word))
        .ifPresent(word -> {
          throw new BadCell(
              "context",
              vocabulary.contexts().isEmpty()
                  ? "the ontology has no contexts; leave the cell empty"
                  : "'%s' is no context; nearest: %s"
                      .formatted(word, Nearest.to(word, vocabulary.contexts())));
        });
    Polarity polarity = word(row, "polarity", Polarity::parse, Polarity.AFFIRMED);
    Certainty certainty = word(row, "certainty", Certainty::parse, Certainty.CERTAIN);
    Tense tense = word(row, "tense", Tense::parse, Tense.UNSPECIFIED);
    return checked(
        "object",
        () ->
            new Claim(
                subject.id(),
                relation,
                object.id(),
                polarity,
                certainty,
                tense,
                validity,
                context));
  }

  private Relation relation(StatementTable.Row row) {
    String name = required(row, "relation");
    return vocabulary
        .relation(name)
        .orElseThrow(() -> {
          Optional<Relation> turned =
              vocabulary.relations().stream()
                  .filter(relation -> relation.inverse().filter(name::equals).isPresent())
                  .findFirst();
          return new BadCell(
              "relation",
              turned
                  .map(relation ->
                      "'%s' is the other direction of %s; write that and swap subject and object"
                          .formatted(name, relation.name()))
                  .orElseGet(() ->
                      "'%s' is not in the ontology; nearest: %s"
                          .formatted(name, String.join(", ", vocabulary.relationsLike(name)))));
        });
  }

  private Entity actor(String column, StatementTable.Row row, ActorCells actors) {
    Optional<String> label = row.value(column + "_label");
    String used = row.value(column).isPresent() ? column : column + "_label";
    String cell =
        row.value(column)
            .or(() -> label)
            .orElseThrow(() -> new BadCell(column, "must not be empty"));
    return checked(used, () -> actors.resolve(cell, label));
  }

  private Attribution attribution(StatementTable.Row row, ActorCells actors) {
    boolean named = row.value("source").isPresent();
    boolean labelled = row.value("source_label").isPresent();
    String kind = row.value("attribution").orElse(named || labelled ? "reported" : "narrated");
    if (!ATTRIBUTIONS.contains(kind)) {
      throw new BadCell(
          "attribution",
          "'%s' is no attribution; it is one of %s"
              .formatted(kind, String.join(", ", ATTRIBUTIONS)));
    }
    List<EntityId> via = new ArrayList<>();
    for (String cell : row.values("via")) {
      via.add(checked("via", () -> actors.resolve(cell, Optional.empty()).id()));
    }
    Optional<String> cue = Optional.of(row.cell("cue")).filter(words -> !words.isBlank());
    if (kind.equals("narrated")) {
      if (named || labelled || !via.isEmpty()) {
        throw new BadCell(
            "attribution",
            "a narrated statement has no source; write reported, quoted or unnamed, or empty the"
                + " source cells");
      }
      if (cue.isPresent()) {
        throw new BadCell("cue", "a narrated statement has no cue; empty the cell");
      }
      return new Attribution.Narrated(word(row, "stance", Stance::parse, Stance.COMMITTED));
    }
    Stance stance = word(row, "stance", Stance::parse, Stance.UNCOMMITTED);
    if (kind.equals("unnamed")) {
      String words =
          Optional.of(row.cell("source_label"))
              .filter(label -> !label.isBlank())
              .orElseThrow(() ->
                  new BadCell(
                      "source_label", "must hold what the article calls the unnamed source"));
      if (named) {
        throw new BadCell(
            "source", "an unnamed source has no entity; empty the cell or write reported");
      }
      return new Attribution.Unnamed(words, cue, via, stance);
    }
    if (!named && !labelled) {
      throw new BadCell("source", "a %s statement needs its source".formatted(kind));
    }
    EntityId speaker = actor("source", row, actors).id();
    return kind.equals("quoted")
        ? new Attribution.Quoted(speaker, cue, via, stance)
        : new Attribution.Reported(speaker, cue, via, stance);
  }

  private static Evidence evidence(Article article, StatementTable.Row row) {
    String quote = row.cell("quote");
    if (quote.isBlank()) {
      throw new BadCell("quote", "must not be empty: no evidence, no statement");
    }
    Span span = place(article, row, quote);
    return Evidence.of(
        article,
        span,
        span(article, row, "subject_span"),
        span(article, row, "object_span"),
        span(article, row, "trigger_span"),
        span(article, row, "cue_span"));
  }

  private static Span place(Article article, StatementTable.Row row, String quote) {
    String text = article.text();
    List<Span> places = Quotes.places(text, quote);
    Optional<String> begin = row.value("begin");
    Optional<String> end = row.value("end");
    if (begin.isPresent() != end.isPresent()) {
      throw new BadCell(
          begin.isPresent() ? "end" : "begin", "begin and end stand together or not at all");
    }
    if (begin.isPresent() && end.isPresent()) {
      Span span = span("begin", begin.get() + "-" + end.get(), text);
      if (!span.of(text).equals(quote)) {
        throw new BadCell(
            "begin",
            "at %s stands '%s', not the quote; %s"
                .formatted(span, shortened(span.of(text)), whereabouts(places, text, quote)));
      }
      return span;
    }
    if (places.size() == 1) {
      return places.get(0);
    }
    if (places.isEmpty()) {
      throw new BadCell(
          "quote",
          "'%s' does not stand in the article; %s"
              .formatted(shortened(quote), whereabouts(places, text, quote)));
    }
    throw new BadCell(
        "quote",
        "'%s' stands %d times in the article, at %s; fill begin and end"
            .formatted(shortened(quote), places.size(), joined(places)));
  }

  private static String whereabouts(List<Span> places, String text, String quote) {
    if (!places.isEmpty()) {
      return "the quote stands at " + joined(places);
    }
    return Quotes.near(text, quote)
        .map(near -> "the article has '%s' at %s".formatted(shortened(near.of(text)), near))
        .orElse("copy the words as the article has them");
  }

  private static String joined(List<Span> places) {
    return String.join(" and ", places.stream().limit(5).map(Span::toString).toList());
  }

  private static String shortened(String words) {
    String line = words.replace('\n', ' ');
    return line.length() <= 80 ? line : line.substring(0, 77) + "…";
  }

  private static Optional<Span> span(Article article, StatementTable.Row row, String column) {
    return row.value(column).map(cell -> span(column, cell, article.text()));
  }

  private static Span span(String column, String cell, String text) {
    Span span = checked(column, () -> Span.parse(cell));
    if (span.end() > text.length()) {
      throw new BadCell(
          column,
          "%s ends beyond the article, which has %d UTF-16 units".formatted(span, text.length()));
    }
    return span;
  }

  private static Annotation annotation(StatementTable.Row row) {
    String annotator = row.value("annotator").orElse(NAME);
    int slash = annotator.indexOf('/');
    Optional<Double> confidence =
        row.value("confidence")
            .map(cell -> {
              try {
                return Double.valueOf(cell);
              } catch (NumberFormatException notANumber) {
                throw new BadCell(
                    "confidence", "must be a number from 0 to 1, not '%s'".formatted(cell));
              }
            });
    return checked(
        "confidence",
        () ->
            new Annotation(
                slash < 0 ? annotator : annotator.substring(0, slash),
                slash < 0 ? Optional.empty() : Optional.of(annotator.substring(slash + 1)),
                Optional.of(row.cell("rule")).filter(rule -> !rule.isBlank()),
                confidence,
                row.value("event"),
                row.values("about"),
                row.value("id")));
  }

  private static String required(StatementTable.Row row, String column) {
    return row.value(column).orElseThrow(() -> new BadCell(column, "must not be empty"));
  }

  private static <T> T word(
      StatementTable.Row row, String column, Function<String, T> parse, T otherwise) {
    return row.value(column)
        .map(cell -> checked(column, () -> parse.apply(cell)))
        .orElse(otherwise);
  }

  private interface Making<T> {
    T make();
  }

  /** Turns what a constructor refuses into a rejection of the column. */
  private static <T> T checked(String column, Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException nonsense) {
      throw new BadCell(column, String.valueOf(nonsense.getMessage()));
    }
  }
}
