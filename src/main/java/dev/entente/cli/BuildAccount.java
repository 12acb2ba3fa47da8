package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.RelationsGraph;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** What a build found and did, for people. */
final class BuildAccount {

  private final Domain domain;
  private final Map<ArticleLoader.Result, Integer> results =
      new EnumMap<>(ArticleLoader.Result.class);
  private final Map<String, Integer> byRelation = new TreeMap<>();
  private final Map<String, Integer> byAnnotator = new TreeMap<>();
  private final Set<String> newActors = new HashSet<>();
  private final List<ArticleId> present = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();
  private int articles;
  private int kept;
  private int statements;
  private int before;
  private boolean changed;
  private Optional<RelationsGraph.Summary> derived = Optional.empty();

  BuildAccount(Domain domain) {
    this.domain = domain;
  }

  /** Fingerprint of the ontology that a store was built with. */
  static String ontologyOf(EntenteStore store) {
    return store.setting(Terms.ONTOLOGY_HASH).orElse("");
  }

  void reject(String line) {
    rejections.add(line);
  }

  List<String> rejections() {
    return rejections;
  }

  void changed(boolean referenceChanged) {
    changed |= referenceChanged;
  }

  void before(int articlesInStore) {
    before = articlesInStore;
  }

  /** An article that stays as it was, because something of its new version was rejected. */
  void kept(AnnotatedArticle annotated) {
    articles++;
    kept++;
    annotated.rejections().forEach(rejection -> reject(rejection.toString()));
  }

  /** An article that was not read again. */
  void unchanged(Article article, ArticleLoader.Outcome outcome) {
    articles++;
    results.merge(outcome.result(), 1, Integer::sum);
    statements += outcome.statements();
    present.add(article.id());
  }

  void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
    articles++;
    results.merge(outcome.result(), 1, Integer::sum);
    changed |=
        outcome.result() == ArticleLoader.Result.ADDED
            || outcome.result() == ArticleLoader.Result.REPLACED;
    annotated.rejections().forEach(rejection -> reject(rejection.toString()));
    for (ArticleLoader.Refusal refusal : outcome.refusals()) {
      reject(place(annotated, refusal) + ": " + refusal.reason());
    }
    if (outcome.result() != ArticleLoader.Result.REFUSED) {
      statements += outcome.statements();
      present.add(annotated.article().id());
    }
  }

  void derived(RelationsGraph.Summary summary) {
    derived = Optional.of(summary);
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

  /** Rejections on the error stream, one line each; the rest where results go. */
  void print(CommonOptions common, EntenteStore store, String policy, Instant started) {
    PrintWriter err = common.err();
    rejections.forEach(line -> err.println("rejected: " + line.replaceAll("\\s*\\R\\s*", " ")));
    err.flush();
    if (common.quiet()) {
      return;
    }
    PrintWriter out = common.out();
    store.read(data -> {
      present.forEach(article -> tally(data.getGraph(store.iris().article(article)), store));
      return present;
    });
    line(out, "articles", articles, articlesDetail());
    line(out, "statements", statements, statementsDetail());
    derived.ifPresent(summary ->
        line(
            out,
            "relationships",
            summary.standings().values().stream().mapToInt(Integer::intValue).sum(),
            standings(summary)));
    line(
        out,
        "actors",
        domain.entities().actors().size(),
        "listed, %d more first met in the texts".formatted(newActors.size()));
    line(out, "rejected", rejections.size(), rejections.isEmpty() ? "" : "see above");
    out.println(
        "%-13s  %s at %s, plain edges by policy %s"
            .formatted("store", size(store.size()), common.location(), policy));
    if (!changed) {
      out.println("nothing changed, nothing written");
    }
    out.println("%-13s  %s".formatted("took", seconds(Duration.between(started, Instant.now()))));
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

  /** Adds up what an article's graph has, whether it was written now or before. */
  private void tally(Graph article, EntenteStore store) {
    article
        .find(Node.ANY, Terms.RELATION, Node.ANY)
        .forEachRemaining(
            triple -> byRelation.merge(relationName(triple.getObject()), 1, Integer::sum));
    article
        .find(Node.ANY, Terms.ANNOTATED_BY, Node.ANY)
        .forEachRemaining(triple ->
            byAnnotator.merge(
                store.iris().annotatorParts(triple.getObject()).getFirst(), 1, Integer::sum));
    article
        .find(Node.ANY, Terms.PREF_LABEL, Node.ANY)
        .forEachRemaining(triple -> newActors.add(triple.getSubject().getURI()));
  }

  private String relationName(Node iri) {
    return domain.vocabulary().relations().stream()
        .filter(relation -> relation.iri().equals(iri.getURI()))
        .map(Relation::name)
        .findFirst()
        .orElse(iri.getURI());
  }

  private static void line(PrintWriter out, String name, int number, String detail) {
    out.println(
        String.format(Locale.ROOT, "%-13s  %,6d  %s", name, number, detail).stripTrailing());
  }

  private String articlesDetail() {
    List<String> parts = new ArrayList<>();
    results.forEach(
        (result, number) -> parts.add(number + " " + result.name().toLowerCase(Locale.ROOT)));
    if (kept > 0) {
      parts.add(kept + " left as before because of what was rejected");
    }
    int others =
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
