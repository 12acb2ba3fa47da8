package dev.entente.annotate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.TextActors;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes statements in the columns of {@link StatementTable}, such that they can be read again. */
public final class StatementTableWriter {

  /** What a row looks like. */
  public enum Form {
    /** Comma-separated with a header, RFC 4180 but for its line ends, which are LF. */
    CSV,
    /** One flat JSON object a line; empty cells are left out. */
    JSONL
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Form form;
  private final Appendable out;
  private final CSVPrinter csv;
  private final Function<EntityId, Optional<Entity>> known;

  /**
   * Writes the header, where the form has one.
   *
   * @param known the actors of the entity tables
   */
  public StatementTableWriter(Form form, Appendable out, Function<EntityId, Optional<Entity>> known)
      throws IOException {
    this.form = form;
    this.out = out;
    this.known = known;
    this.csv = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get().print(out);
    if (form == Form.CSV) {
      csv.printRecord(StatementTable.COLUMNS);
    }
  }

  /** Writes the article's statements, one a row. */
  public void write(AnnotatedArticle article) throws IOException {
    for (Map<String, String> row : rows(article, known)) {
      switch (form) {
        case CSV ->
            csv.printRecord(
                StatementTable.COLUMNS.stream().map(row::get).map(Spreadsheets::neutral).toList());
        case JSONL -> {
          row.values().removeIf(String::isEmpty);
          out.append(JSON.writeValueAsString(row)).append('\n');
        }
      }
    }
  }

  /**
   * The rows of an article's statements, every column present, in the table's order.
   *
   * @param known the actors of the entity tables
   */
  public static List<Map<String, String>> rows(
      AnnotatedArticle article, Function<EntityId, Optional<Entity>> known) {
    Map<EntityId, Entity> own = new HashMap<>();
    article.actors().forEach(actor -> own.put(actor.id(), actor));
    return article.statements().stream().map(statement -> row(statement, own, known)).toList();
  }

  private static Map<String, String> row(
      Statement statement, Map<EntityId, Entity> own, Function<EntityId, Optional<Entity>> known) {
    Claim claim = statement.claim();
    Attribution attribution = statement.attribution();
    Evidence evidence = statement.evidence();
    Annotation annotation = statement.annotation();
    Function<EntityId, String> cell = id -> cell(evidence.article(), id, own);
    Function<EntityId, String> label =
        id ->
            Optional.ofNullable(own.get(id))
                .or(() -> known.apply(id))
                .map(Entity::label)
                .orElse("");
    Map<String, String> row = new LinkedHashMap<>();
    StatementTable.COLUMNS.forEach(column -> row.put(column, ""));
    row.put("id", annotation.key().orElse(""));
    row.put("article", evidence.article().value());
    row.put("subject", cell.apply(claim.subject()));
    row.put("subject_label", label.apply(claim.subject()));
    row.put("relation", claim.relation().name());
    row.put("object", cell.apply(claim.object()));
    row.put("object_label", label.apply(claim.object()));
    row.put("polarity", claim.polarity().word());
    row.put("certainty", claim.certainty().word());
    row.put("tense", claim.tense().word());
    row.put("attribution", attribution.kind());
    row.put("source", attribution.source().map(cell).orElse(""));
    row.put(
        "source_label",
        attribution instanceof Attribution.Unnamed unnamed
            ? unnamed.words()
            : attribution.source().map(label).orElse(""));
    row.put("via", attribution.via().stream().map(cell).collect(Collectors.joining("|")));
    row.put("cue", attribution.cue().orElse(""));
    row.put("stance", attribution.stance().word());
    row.put("context", claim.context().orElse(""));
    row.put("event", annotation.event().orElse(""));
    row.put("about", String.join("|", annotation.about()));
    row.put("valid_from", claim.validity().flatMap(validity -> validity.from()).orElse(""));
    row.put("valid_to", claim.validity().flatMap(validity -> validity.to()).orElse(""));
    row.put("begin", Integer.toString(evidence.span().begin()));
    row.put("end", Integer.toString(evidence.span().end()));
    row.put("quote", evidence.quote());
    row.put("subject_span", evidence.subjectSpan().map(Span::toString).orElse(""));
    row.put("object_span", evidence.objectSpan().map(Span::toString).orElse(""));
    row.put("trigger_span", evidence.triggerSpan().map(Span::toString).orElse(""));
    row.put("cue_span", evidence.cueSpan().map(Span::toString).orElse(""));
    row.put(
        "annotator",
        annotation.annotator()
            + annotation.configuration().map(configuration -> "/" + configuration).orElse(""));
    row.put("rule", annotation.rule().orElse(""));
    row.put("confidence", annotation.confidence().map(String::valueOf).orElse(""));
    return row;
  }

  /** The form in which the actor can be read again. */
  private static String cell(ArticleId article, EntityId id, Map<EntityId, Entity> own) {
    Optional<String> unnamed = TextActors.wordsOfUnnamed(article, id);
    if (unnamed.isPresent()) {
      return "_:" + unnamed.get();
    }
    return Optional.ofNullable(own.get(id))
        .filter(actor -> !actor.label().contains("|"))
        .filter(actor -> TextActors.newcomer(actor.kind(), actor.label()).equals(id))
        .map(actor -> "new:" + actor.kind() + ":" + actor.label())
        .orElse(id.value());
  }
}
