package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Annotator;
import dev.entente.annotate.Rejection;
import dev.entente.article.Article;
import dev.entente.article.TextArticles;
import dev.entente.evaluate.Comparison;
import dev.entente.evaluate.Gold;
import dev.entente.evaluate.Row;
import dev.entente.rdf.PloverRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A gold table and what was predicted of its articles, compared strictly and by country.
 *
 * @param articles those that were found, by id
 * @param rejections what the annotator could not read
 */
record Evaluation(
    Comparison strict,
    Comparison byCountry,
    Map<String, Article> articles,
    List<Rejection> rejections) {

  Evaluation {
    articles = Map.copyOf(articles);
    rejections = List.copyOf(rejections);
  }

  /**
   * Annotates the gold's articles and compares.
   *
   * @param folder where the articles are, if not beside the gold file
   * @throws Failure if an article of the gold is not found
   */
  static Evaluation of(Path gold, Optional<Path> folder, Domain domain, Annotator annotator)
      throws IOException {
    List<Row> rows = Gold.read(gold);
    Map<String, Article> articles = articles(gold, folder, rows, domain.folder());
    KnownActors actors = Rules.actors(domain);
    StatementRows table =
        new StatementRows(domain.entities(), PloverRules.read(domain.folder().ontology()));
    List<Row> predicted = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (Article article : articles.values()) {
      AnnotatedArticle annotated = annotator.annotate(article);
      actors.met(article.id(), annotated.actors());
      predicted.addAll(table.of(annotated));
      rejections.addAll(annotated.rejections());
    }
    for (Row row : rows) {
      if (!articles.containsKey(row.cell("article"))) {
        throw new Failure(
            "%s: the text of article '%s' is not there; name its folder with --articles"
                .formatted(gold, row.cell("article")));
      }
    }
    return compare(rows, predicted, articles, actors, domain, rejections);
  }

  /** Compares two tables; texts, where they are found, serve to place quotes and show sentences. */
  static Evaluation of(Path gold, Path predicted, Optional<Path> folder, Domain domain)
      throws IOException {
    List<Row> rows = Gold.read(gold);
    return compare(
        rows,
        Gold.read(predicted),
        articles(gold, folder, rows, domain.folder()),
        Rules.actors(domain),
        domain,
        List.of());
  }

  private static Evaluation compare(
      List<Row> gold,
      List<Row> predicted,
      Map<String, Article> articles,
      KnownActors actors,
      Domain domain,
      List<Rejection> rejections) {
    Map<String, String> texts = new HashMap<>();
    articles.forEach((id, article) -> texts.put(id, article.text()));
    List<Row> left = Gold.placed(gold, texts, true);
    List<Row> right = Gold.placed(Gold.defaulted(predicted), texts, false);
    return new Evaluation(
        new Comparison(left, right, domain.vocabulary(), actors, false),
        new Comparison(left, right, domain.vocabulary(), actors, true),
        articles,
        rejections);
  }

  /**
   * The gold's articles: all of the folder that is named like the gold file, which may hold some
   * without a statement; else those with a row, in the folder asked for, {@code articles/} beside
   * the gold file or its folder, the gold's own folder, or the domain's seeds.
   */
  private static Map<String, Article> articles(
      Path gold, Optional<Path> folder, List<Row> rows, DomainFolder domain) throws IOException {
    Map<String, Article> found = new LinkedHashMap<>();
    Path home = Optional.ofNullable(gold.toAbsolutePath().getParent()).orElse(gold);
    Path own = home.resolve(gold.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    if (folder.isEmpty() && Files.isDirectory(own)) {
      read(own).values().forEach(article -> found.put(article.id().value(), article));
      return found;
    }
    Set<String> wanted = new LinkedHashSet<>();
    rows.forEach(row -> wanted.add(row.cell("article")));
    List<Path> places = new ArrayList<>();
    folder.ifPresentOrElse(
        places::add,
        () -> {
          places.add(home.resolve("articles"));
          places.add(home.resolveSibling("articles"));
          places.add(home);
          places.add(domain.seeds().resolve("articles"));
        });
    for (Path place : places) {
      if (!found.keySet().containsAll(wanted) && Files.isDirectory(place)) {
        read(place)
            .forEach((id, article) -> {
              if (wanted.contains(id)) {
                found.putIfAbsent(id, article);
              }
            });
      }
    }
    return found;
  }

  private static Map<String, Article> read(Path folder) throws IOException {
    Map<String, Article> articles = new LinkedHashMap<>();
    TextArticles.read(folder)
        .articles()
        .forEach(article -> articles.put(article.id().value(), article));
    return articles;
  }

  /** The sentence in which a row's evidence begins, or its quote where the text is not known. */
  String sentence(Row row) {
    return Optional.ofNullable(articles.get(row.cell("article")))
        .flatMap(article -> row.place("begin").map(begin -> Gold.sentenceAt(article.text(), begin)))
        .filter(sentence -> !sentence.isEmpty())
        .orElseGet(() -> row.cell("quote").replaceAll("\\s+", " "));
  }
}
