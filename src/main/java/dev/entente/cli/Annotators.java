package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Annotator;
import dev.entente.annotate.CsvAnnotator;
import dev.entente.annotate.Rejection;
import dev.entente.annotate.rules.RuleAnnotator;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.entity.Entity;
import dev.entente.ingest.ArticleAnnotator;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The annotators that were asked for by name, working as one. */
final class Annotators implements ArticleAnnotator {

  /** Makes an annotator of a domain. */
  private interface Factory {
    Annotator of(Domain domain) throws IOException;
  }

  private static final Map<String, Factory> KNOWN =
      Map.of("csv", Annotators::csv, "rules", Rules::of);

  private final List<Annotator> annotators;

  private Annotators(List<Annotator> annotators) {
    this.annotators = annotators;
  }

  /**
   * @throws Failure if there is no annotator of a name
   */
  static Annotators of(List<String> names, Domain domain) throws IOException {
    return of(names, domain, rules -> rules);
  }

  /**
   * @param tuned the rule annotator as the command's options want it
   * @throws Failure if there is no annotator of a name
   */
  static Annotators of(List<String> names, Domain domain, UnaryOperator<RuleAnnotator> tuned)
      throws IOException {
    List<Annotator> annotators = new ArrayList<>();
    for (String name : names) {
      Factory factory = KNOWN.get(name);
      if (factory == null) {
        throw new Failure(
            "there is no annotator '%s'; there are %s"
                .formatted(name, KNOWN.keySet().stream().sorted().toList()));
      }
      Annotator annotator = factory.of(domain);
      annotators.add(annotator instanceof RuleAnnotator rules ? tuned.apply(rules) : annotator);
    }
    return new Annotators(annotators);
  }

  private static Annotator csv(Domain domain) throws IOException {
    Path folder = domain.folder().seeds().resolve("annotations");
    return CsvAnnotator.read(
        domain.vocabulary(),
        domain.entities(),
        Files.isDirectory(folder) ? List.of(folder) : List.of());
  }

  /** All that works in the domain: the rules need a lexicon. */
  static List<String> usual(Domain domain) {
    return Files.isDirectory(domain.folder().lexicon()) ? List.of("csv", "rules") : List.of("csv");
  }

  @Override
  public String configuration(ArticleId article) {
    return annotators.stream()
        .map(annotator -> annotator.name() + "=" + annotator.configuration(article))
        .collect(Collectors.joining("\u001E"));
  }

  @Override
  public Work annotate(Article article) {
    List<Statement> statements = new ArrayList<>();
    Map<EntityId, Entity> actors = new LinkedHashMap<>();
    List<Rejection> rejections = new ArrayList<>();
    boolean rowsRejected = false;
    for (Annotator annotator : annotators) {
      if (!annotator.reads(article)) {
        continue;
      }
      AnnotatedArticle annotated = annotator.annotate(article);
      statements.addAll(annotated.statements());
      annotated.actors().forEach(actor -> actors.putIfAbsent(actor.id(), actor));
      rejections.addAll(annotated.rejections());
      rowsRejected |= annotator instanceof CsvAnnotator && !annotated.rejections().isEmpty();
    }
    return new Work(
        new AnnotatedArticle(article, statements, actors.values(), rejections), rowsRejected);
  }

  /** Whether each of them can read the article. */
  boolean read(Article article) {
    return annotators.stream().allMatch(annotator -> annotator.reads(article));
  }

  /** Whether people annotated anything that {@link #rejectionsBeyond} could miss an article of. */
  boolean hasTables() {
    return annotators.stream()
        .anyMatch(annotator -> annotator instanceof CsvAnnotator csv && csv.hasRows());
  }

  /** Whether people annotated this article. */
  boolean annotated(ArticleId article) {
    return annotators.stream()
        .anyMatch(annotator -> annotator instanceof CsvAnnotator csv && csv.has(article));
  }

  /** Tables and rows that cannot be read, whatever articles there are. */
  List<Rejection> unreadable() {
    return annotators.stream()
        .filter(CsvAnnotator.class::isInstance)
        .flatMap(csv -> ((CsvAnnotator) csv).unreadable().stream())
        .toList();
  }

  /** What belongs to none of the articles: unreadable tables, rows of articles that are missing. */
  List<Rejection> rejectionsBeyond(Collection<ArticleId> articles) {
    return annotators.stream()
        .filter(CsvAnnotator.class::isInstance)
        .flatMap(csv -> ((CsvAnnotator) csv).rejectionsBeyond(articles).stream())
        .toList();
  }
}
