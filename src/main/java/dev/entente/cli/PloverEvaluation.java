package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Annotator;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import dev.entente.entity.Entity;
import dev.entente.evaluate.PloverComparison;
import dev.entente.evaluate.PloverComparison.Event;
import dev.entente.evaluate.PloverComparison.Outcome;
import dev.entente.evaluate.PloverComparison.Record;
import dev.entente.evaluate.PloverComparison.Tally;
import dev.entente.evaluate.Row;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.EntityId;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Event types of sentences that were coded in PLOVER, each annotated as an article of its own. */
final class PloverEvaluation {

  private static final List<String> COLUMNS =
      List.of("id", "plover", "source_code", "target_code", "kind", "half", "text");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> said = new HashMap<>();
  private final PloverComparison comparison;
  private final List<String> rejections = new ArrayList<>();

  /**
   * @throws Failure if the table lacks a column
   */
  PloverEvaluation(Path gold, Domain domain, Annotator annotator) throws IOException {
    PloverRules plover = PloverRules.read(domain.folder().ontology());
    StatementRows rows = new StatementRows(domain.entities(), plover);
    List<Record> records = new ArrayList<>();
    Map<String, List<Event>> events = new HashMap<>();
    for (CSVRecord row : rows(gold, COLUMNS)) {
      String id = row.get("id");
      texts.put(id, row.get("text"));
      records.add(
          new Record(
              id,
              row.get("plover"),
              codes(row.get("source_code")),
              codes(row.get("target_code")),
              row.get("kind"),
              row.get("half")));
      AnnotatedArticle annotated =
          annotator.annotate(TextArticles.of(new ArticleId(id), row.get("text")));
      annotated.rejections().forEach(rejection -> rejections.add(rejection.toString()));
      Map<EntityId, Entity> met = new HashMap<>();
      annotated.actors().forEach(actor -> met.put(actor.id(), actor));
      List<Row> table = rows.of(annotated);
      List<Event> found = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) {
        var claim = annotated.statements().get(i).claim();
        Optional<String> type =
            Optional.of(table.get(i).cell("plover")).filter(word -> !word.isEmpty());
        String source = country(claim.subject(), met, domain);
        String target = country(claim.object(), met, domain);
        found.add(new Event(source, target, type));
        lines.add(
            "%s %s %s %s %s"
                .formatted(
                    source.isEmpty() ? table.get(i).cell("subject_label") : source,
                    claim.relation(),
                    target.isEmpty() ? table.get(i).cell("object_label") : target,
                    claim.polarity().word() + " " + claim.tense().word(),
                    type.map(word -> "= " + word).orElse("")));
      }
      events.put(id, found);
      said.put(id, lines);
    }
    comparison = new PloverComparison(records, events, plover::groupOf);
  }

  /**
   * @throws Failure if the table lacks one of the columns
   */
  static List<CSVRecord> rows(Path gold, List<String> columns) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(gold, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      for (String column : columns) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new Failure(
              "%s:1: there is no column '%s'; PLOVER gold has %s"
                  .formatted(gold, column, String.join(", ", columns)));
        }
      }
      return parser.getRecords();
    }
  }

  private static Set<String> codes(String cell) {
    return Set.copyOf(java.util.Arrays.stream(cell.split("\\|", -1)).distinct().toList());
  }

  /** The three-letter code of the state that the actor is or acts for, else empty text. */
  private static String country(EntityId id, Map<EntityId, Entity> met, Domain domain) {
    return domain
        .entities()
        .state(id, Optional.empty())
        .or(() -> Optional.ofNullable(met.get(id)).flatMap(Entity::state))
        .map(state -> domain.entities().iso3(state))
        .orElse("");
  }

  List<String> rejections() {
    return rejections;
  }

  PloverComparison comparison() {
    return comparison;
  }

  /**
   * By half and kind; the records between two countries, cross and reciprocal, also taken together.
   */
  Listing scores() {
    Listing listing =
        new Listing(
            "half",
            "kind",
            "records",
            "pair",
            "type",
            "group",
            "pair_share",
            "type_share",
            "group_share");
    Map<String, Tally> between = new LinkedHashMap<>();
    BiConsumer<String, Tally> add =
        (name, tally) ->
            listing.add(
                name.substring(0, name.indexOf(' ')),
                name.substring(name.indexOf(' ') + 1),
                tally.records(),
                tally.pairs(),
                tally.types(),
                tally.groups(),
                share(tally.pairs(), tally),
                share(tally.types(), tally),
                share(tally.groups(), tally));
    comparison
        .tallies()
        .forEach((name, tally) -> {
          add.accept(name, tally);
          if (name.endsWith("cross") || name.endsWith("reciprocal")) {
            between.merge(
                name.substring(0, name.indexOf(' ')) + " cross+reciprocal",
                tally,
                (a, b) ->
                    new Tally(
                        a.records() + b.records(),
                        a.pairs() + b.pairs(),
                        a.types() + b.types(),
                        a.groups() + b.groups()));
          }
        });
    between.forEach(add);
    return listing;
  }

  private static double share(int count, Tally tally) {
    return EvaluationReport.rounded((double) count / tally.records());
  }

  /** Records whose pair and type were not both found, of one half. */
  Listing errors(String half) {
    Listing listing = new Listing("error", "id", "kind", "gold", "predicted", "text");
    for (Outcome outcome : comparison.outcomes()) {
      Record gold = outcome.gold();
      if (!outcome.type() && (half.equals("all") || gold.half().equals(half))) {
        listing.add(
            outcome.pair() ? outcome.group() ? "type" : "group" : "pair",
            gold.id(),
            gold.kind(),
            "%s %s %s"
                .formatted(
                    String.join("|", gold.sources()),
                    gold.type(),
                    String.join("|", gold.targets())),
            String.join("; ", said.getOrDefault(gold.id(), List.of())),
            texts.getOrDefault(gold.id(), ""));
      }
    }
    return listing;
  }
}
