package dev.entente.annotate;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Fingerprint;
import dev.entente.statement.Annotation;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
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

  static final String NAME = "csv";

  private final Vocabulary vocabulary;
  private final EntityTables tables;
  private final RowStatements rows;
  private final Map<String, List<StatementTable.Row>> byArticle = new LinkedHashMap<>();
  private final List<Rejection> unreadable = new ArrayList<>();

  /** A statement and the row that it was read from. */
  private record Read(StatementTable.Row row, Statement statement) {}

  /**
   * @param tables the statement tables, read but not yet checked
   */
  public CsvAnnotator(
      Vocabulary vocabulary, EntityTables entities, Collection<StatementTable> tables) {
    this.vocabulary = vocabulary;
    this.tables = entities;
    this.rows = new RowStatements(vocabulary);
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
        Statement statement = rows.statement(article, row, actors);
        Read same = byIdentity.get(identity(statement));
        if (same != null) {
          throw new RowStatements.BadCell(
              "quote",
              "says the same as line %d of %s; keep one"
                  .formatted(same.row().line(), same.row().file()));
        }
        Optional<String> key = statement.annotation().key();
        if (key.isPresent()) {
          StatementTable.Row other =
              keys.putIfAbsent(List.of(annotator(statement), key.get()), row);
          if (other != null) {
            throw new RowStatements.BadCell(
                "id",
                "'%s' stands in line %d of %s already; every id once"
                    .formatted(key.get(), other.line(), other.file()));
          }
        }
        byIdentity.put(identity(statement), new Read(row, statement));
      } catch (RowStatements.BadCell bad) {
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
}
