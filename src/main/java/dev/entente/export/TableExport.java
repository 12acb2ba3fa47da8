package dev.entente.export;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.StatementTableWriter;
import dev.entente.statement.Annotation;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the statement table; given the same articles and actors, {@code build} makes the same
 * statements of it.
 */
final class TableExport implements Export {

  private final boolean jsonLines;

  TableExport(boolean jsonLines) {
    this.jsonLines = jsonLines;
  }

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    long[] statements = {0};
    try (Writer out =
        new OutputStreamWriter(
            target.open(ExportFormat.TABLE.fileName()), StandardCharsets.UTF_8)) {
      StatementTableWriter table =
          new StatementTableWriter(
              jsonLines ? StatementTableWriter.Form.JSONL : StatementTableWriter.Form.CSV,
              out,
              view.actors()::entity);
      view.statements(
          filter,
          article -> {
            statements[0] += article.statements().size();
            table.write(
                new AnnotatedArticle(
                    article.article(),
                    selfContained(article.statements()),
                    article.actors(),
                    List.of()));
          });
    }
    return new Exporter.Summary(
        view.describe("All statements, those that do not count included; plain edges", filter),
        Map.of("statements", statements[0]));
  }

  /** A row may not be about one that the filter left out: it could not be read again. */
  private static List<Statement> selfContained(List<Statement> statements) {
    Set<String> keys = new HashSet<>();
    statements.forEach(statement ->
        statement.annotation().key().ifPresent(key -> keys.add(annotator(statement) + key)));
    return statements.stream()
        .map(statement -> {
          Annotation annotation = statement.annotation();
          List<String> about =
              annotation.about().stream()
                  .filter(key -> keys.contains(annotator(statement) + key))
                  .toList();
          return about.equals(annotation.about())
              ? statement
              : new Statement(
                  statement.claim(),
                  statement.attribution(),
                  statement.evidence(),
                  new Annotation(
                      annotation.annotator(),
                      annotation.configuration(),
                      annotation.rule(),
                      annotation.confidence(),
                      annotation.event(),
                      about,
                      annotation.key()));
        })
        .toList();
  }

  private static String annotator(Statement statement) {
    Annotation annotation = statement.annotation();
    return annotation.annotator() + "/" + annotation.configuration().orElse("") + "\u0000";
  }
}
