package dev.entente.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.ingest.Ingest;
import dev.entente.ingest.IngestListener;
import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.store.ArticleLoader;
import dev.entente.store.Destination;
import dev.entente.store.EntenteStore;
import dev.entente.store.Quarantined;
import dev.entente.store.RelationsGraph;
import dev.entente.store.StoreStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run over articles found and did, for people and as JSON. */
final class BuildAccount implements IngestListener {

  /** Different reasons that are told apart in the final account. */
  private static final int MOST_REASONS = 50;

  private final Domain domain;
  private final Instant started;
  private final Progress progress;
  private final Predicate<Article> readable;
  private final Map<String, Integer> unread = new TreeMap<>();
  private final Map<ArticleLoader.Result, Integer> results =
      new EnumMap<>(ArticleLoader.Result.class);
  private final Map<String, Integer> byRelation = new TreeMap<>();
  private final Map<String, Integer> byAnnotator = new TreeMap<>();
  private final Map<String, Integer> rejectedBy = new TreeMap<>();
  private int articles;
  private int kept;
  private int newTexts;
  private int skipped;
  private int quarantined;
  private int rejected;
  private int statements;
  private long before;
  private boolean changed;
  private Optional<Ingest.Times> times = Optional.empty();
  private long quads;
  private Duration writing = Duration.ZERO;
  private Duration deriving = Duration.ZERO;
  private Optional<RelationsGraph.Summary> derived = Optional.empty();

  /**
   * @param readable whether all annotators can read an article's language
   */
  BuildAccount(Domain domain, Instant started, Progress progress, Predicate<Article> readable) {
    this.domain = domain;
    this.readable = readable;
    this.started = started;
    this.progress = progress;
  }

  /** Fingerprint of the ontology that a store was built with. */
  static String ontologyOf(EntenteStore store) {
    return store.setting(Terms.ONTOLOGY_HASH).orElse("");
  }

  /** Says at once what was rejected, and counts it. */
  void reject(String line) {
    rejected++;
    String reason = reason(line);
    rejectedBy.merge(
        rejectedBy.size() < MOST_REASONS || rejectedBy.containsKey(reason) ? reason : "others",
        1,
        Integer::sum);
    progress.say("rejected: " + line.replaceAll("\\s*\\R\\s*", " "));
  }

  /** What is said after the place, without the numbers and names of the single case. */
  private static String reason(String line) {
    return line.replaceFirst("^.*?: ", "")
        .replaceAll("'[^']*'", "'…'")
        .replaceAll("\\d[\\d,.]*", "…")
        .replaceFirst("; nearest: .*", "")
        .replaceAll("\\s+", " ");
  }

  int rejected() {
    return rejected;
  }

  void changed(boolean referenceChanged) {
    changed |= referenceChanged;
  }

  /** Whether anything was written. */
  boolean changed() {
    return changed;
  }

  void before(long articlesInStore) {
    before = articlesInStore;
  }

  @Override
  public void kept(AnnotatedArticle annotated) {
    articles++;
    kept++;
    progress.step();
    annotated.rejections().forEach(rejection -> reject(rejection.toString()));
  }

  @Override
  public void unchanged(Article article, ArticleLoader.Outcome outcome) {
    count(article, outcome);
    outcome.refusals().forEach(refusal -> reject(article.id() + ": " + refusal.reason()));
  }

  @Override
  public void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
    count(annotated.article(), outcome);
    changed |=
        outcome.result() == ArticleLoader.Result.ADDED
            || outcome.result() == ArticleLoader.Result.REPLACED;
    annotated.rejections().forEach(rejection -> reject(rejection.toString()));
    for (ArticleLoader.Refusal refusal : outcome.refusals()) {
      reject(place(annotated, refusal) + ": " + refusal.reason());
    }
  }

  private void count(Article article, ArticleLoader.Outcome outcome) {
    articles++;
    progress.step();
    if (!readable.test(article)) {
      unread.merge(article.details().language().orElse("und"), 1, Integer::sum);
    }
    results.merge(outcome.result(), 1, Integer::sum);
    newTexts += outcome.newText() ? 1 : 0;
    statements += outcome.statements();
    outcome
        .tally()
        .byRelation()
        .forEach(
            (relation, number) -> byRelation.merge(relationName(relation), number, Integer::sum));
    outcome
        .tally()
        .byAnnotator()
        .forEach((annotator, number) -> byAnnotator.merge(annotator, number, Integer::sum));
  }

  @Override
  public void quarantined(Quarantined what) {
    quarantined++;
    progress.step();
    reject(what.toString());
  }

  @Override
  public void skipped(Input.Skipped what) {
    skipped++;
  }

  /** Articles are all with the store. */
  void ingested(Ingest.Times stages, ArticleLoader loader) {
    times = Optional.of(stages);
    quads = loader.quads();
    writing = loader.writingTime();
  }

  void derived(RelationsGraph.Summary summary, Duration time) {
    derived = Optional.of(summary);
    deriving = time;
    changed = true;
  }

  private static String place(AnnotatedArticle annotated, ArticleLoader.Refusal refusal) {
    String article = annotated.article().id().value();
    return refusal
        .statement()
        .map(statement ->
            article
                + statement.annotation().key().map(key -> ", statement " + key).orElse("")
                + " at "
                + statement.evidence().span())
        .orElse(article);
  }

  /** Where results go; what was rejected has been said before. */
  void print(CommonOptions common, EntenteStore store, Destination where, String policy) {
    if (common.quiet()) {
      return;
    }
    PrintWriter out = common.out();
    line(out, "articles", articles, articlesDetail());
    line(out, "statements", statements, statementsDetail());
    derived.ifPresent(summary ->
        line(
            out,
            "relationships",
            summary.standings().values().stream().mapToInt(Integer::intValue).sum(),
            standings(summary)));
    derived
        .filter(summary -> summary.verdicts() + summary.orphans() > 0)
        .ifPresent(summary ->
            line(
                out,
                "verdicts",
                summary.verdicts() + summary.orphans(),
                summary.orphans() == 0
                    ? "all of them have their statements"
                    : "%,d no longer find theirs: see 'entente curate orphans'"
                        .formatted(summary.orphans())));
    line(
        out,
        "actors",
        domain.entities().actors().size(),
        "listed, %d more first met in the texts".formatted(StoreStatistics.actorsOfTexts(store)));
    line(out, "rejected", rejected, rejectedDetail());
    boolean kept = where.location().toString().equals(where.toString());
    out.println(
        "%-13s  %s%s, plain edges by policy %s"
            .formatted(
                kept ? "store" : "written to",
                kept ? size(store.size()) + " at " : "",
                where,
                policy));
    if (!changed) {
      out.println("nothing changed, nothing written");
    }
    out.println(
        "%-13s  %s%s"
            .formatted("took", seconds(Duration.between(started, Instant.now())), stages()));
    if (!byRelation.isEmpty()) {
      out.println();
      out.println("statements by relation");
      byRelation.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(entry -> out.println("%6d  %s".formatted(entry.getValue(), entry.getKey())));
    }
    out.flush();
  }

  /** The same as JSON; times are in seconds, those of annotating and checking over all jobs. */
  void write(Path file, EntenteStore store) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("read", articles);
    counts.put("new", results.getOrDefault(ArticleLoader.Result.ADDED, 0));
    counts.put("unchanged", results.getOrDefault(ArticleLoader.Result.UNCHANGED, 0));
    counts.put("changed", results.getOrDefault(ArticleLoader.Result.REPLACED, 0));
    counts.put("changedText", newTexts);
    counts.put("keptAsTheyWere", kept);
    counts.put("refused", results.getOrDefault(ArticleLoader.Result.REFUSED, 0));
    counts.put("quarantined", quarantined);
    counts.put("skipped", skipped);
    counts.put("repeated", results.getOrDefault(ArticleLoader.Result.REPEATED, 0));
    derived.ifPresent(summary -> counts.put("copies", summary.copies()));
    counts.put("notReadByLanguage", unread);
    report.put("articles", counts);
    report.put("statements", statements);
    report.put("statementsByRelation", byRelation);
    report.put("statementsByAnnotator", byAnnotator);
    report.put("rejected", rejected);
    report.put("rejectedByReason", rejectedBy);
    derived.ifPresent(summary -> {
      Map<String, Integer> standings = new LinkedHashMap<>();
      summary.standings().forEach((standing, number) -> standings.put(standing.word(), number));
      report.put("relationshipsByStanding", standings);
    });
    report.put("quadsOfArticles", quads);
    report.put("storeBytes", store.size());
    Map<String, Double> seconds = new LinkedHashMap<>();
    times.ifPresent(stages -> {
      seconds.put("reading", stages.reading() / 1e9);
      seconds.put("annotating", stages.annotating() / 1e9);
      seconds.put("checking", stages.checking() / 1e9);
    });
    seconds.put("writing", writing.toMillis() / 1e3);
    seconds.put("deriving", deriving.toMillis() / 1e3);
    seconds.put("all", Duration.between(started, Instant.now()).toMillis() / 1e3);
    report.put("seconds", seconds);
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
  }

  /** The stages of a long run; a short one is not worth the words. */
  private String stages() {
    if (times.isEmpty() || Duration.between(started, Instant.now()).toSeconds() < 10) {
      return "";
    }
    Ingest.Times stages = times.get();
    return " (reading %s, annotating %s, checking %s, writing %s, deriving %s; jobs overlap)"
        .formatted(
            seconds(Duration.ofNanos(stages.reading())),
            seconds(Duration.ofNanos(stages.annotating())),
            seconds(Duration.ofNanos(stages.checking())),
            seconds(writing),
            seconds(deriving));
  }

  private String rejectedDetail() {
    List<String> parts = new ArrayList<>();
    if (quarantined > 0) {
      parts.add(quarantined + " in quarantine, see 'entente quarantine list'");
    }
    if (skipped > 0) {
      parts.add(skipped + " skipped besides");
    }
    if (parts.isEmpty() && rejected > 0) {
      parts.add("see above");
    }
    return String.join(", ", parts);
  }

  private String relationName(String iri) {
    return domain.vocabulary().relations().stream()
        .filter(relation -> relation.iri().equals(iri))
        .map(Relation::name)
        .findFirst()
        .orElse(iri);
  }

  private static void line(PrintWriter out, String name, int number, String detail) {
    out.println(
        String.format(Locale.ROOT, "%-13s  %,6d  %s", name, number, detail).stripTrailing());
  }

  private String articlesDetail() {
    List<String> parts = new ArrayList<>();
    results.forEach(
        (result, number) -> parts.add(number + " " + result.name().toLowerCase(Locale.ROOT)));
    if (newTexts > 0) {
      parts.add(newTexts + " of them with a new text, the former one recorded");
    }
    if (kept > 0) {
      parts.add(kept + " left as before because of what was rejected");
    }
    if (!unread.isEmpty()) {
      parts.add(
          "%d kept but not read by the rules for their language (%s)"
              .formatted(
                  unread.values().stream().mapToInt(Integer::intValue).sum(),
                  unread.entrySet().stream()
                      .map(entry -> entry.getKey() + " " + entry.getValue())
                      .collect(Collectors.joining(", "))));
    }
    derived
        .filter(summary -> summary.copies() > 0)
        .ifPresent(summary ->
            parts.add("%,d in the store are near-identical copies".formatted(summary.copies())));
    long others =
        before
            - results.getOrDefault(ArticleLoader.Result.UNCHANGED, 0)
            - results.getOrDefault(ArticleLoader.Result.REPLACED, 0)
            - kept;
    if (others > 0) {
      parts.add(others + " more in the store that these seeds do not have");
    }
    return String.join(", ", parts);
  }

  private String statementsDetail() {
    List<String> parts = new ArrayList<>();
    if (byAnnotator.size() > 1) {
      byAnnotator.forEach((annotator, number) -> parts.add(number + " by " + annotator));
    }
    derived.ifPresent(summary ->
        parts.add(
            summary.counted() == summary.statements()
                ? "all counted"
                : "%,d of %,d in the store counted"
                    .formatted(summary.counted(), summary.statements())));
    return String.join(", ", parts);
  }

  private static String standings(RelationsGraph.Summary summary) {
    return summary.standings().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().word())
        .collect(Collectors.joining(", "));
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? "%,d kB".formatted(Math.max(1, bytes / 1000))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
