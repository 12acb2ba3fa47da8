package dev.entente.export;

import dev.entente.article.ArticleDetails;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Standing;
import dev.entente.statement.Statement;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the events that counted statements report, one a row, tab-separated with a header: the
 * columns of POLECAT, the data set in PLOVER's scheme, as far as a store knows them, then ours.
 *
 * @see <a href="https://github.com/openeventdata/PLOVER">PLOVER</a>
 */
final class PloverExport implements Export {

  static final List<String> COLUMNS =
      List.of(
          "Event ID",
          "Event Date",
          "Event Type",
          "Event Mode",
          "Intensity",
          "Quad Code",
          "Contexts",
          "Actor Name",
          "Actor Country",
          "Actor COW",
          "Actor Name Raw",
          "Actor Type",
          "Recipient Name",
          "Recipient Country",
          "Recipient COW",
          "Recipient Name Raw",
          "Recipient Type",
          "Source",
          "Publication Date",
          "Headline",
          "Date Basis",
          "CAMEO Root",
          "Relation",
          "Standing",
          "Certainty",
          "Reported By",
          "Article",
          "Quote");

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    long[] events = {0};
    try (Writer out =
        new OutputStreamWriter(
            target.open(ExportFormat.PLOVER.fileName()), StandardCharsets.UTF_8)) {
      out.write(String.join("\t", COLUMNS) + "\n");
      view.statements(
          filter,
          article -> {
            for (Statement statement : article.statements()) {
              Optional<Standing> as = view.relationships().countedAs(statement.identity());
              Optional<PloverRules.Event> event = view.event(statement, article.issued());
              if (as.isPresent() && event.isPresent()) {
                Optional<List<String>> row =
                    row(statement, as.get(), event.get(), article, view, filter);
                if (row.isPresent()) {
                  events[0]++;
                  out.write(String.join("\t", row.get().stream().map(PloverExport::cell).toList()));
                  out.write('\n');
                }
              }
            }
          });
    }
    return new Exporter.Summary(
        view.describe("Events of all counted statements; plain edges", filter),
        Map.of("events", events[0]));
  }

  /** Empty where both sides belong to one state and are rolled up to it. */
  private static Optional<List<String>> row(
      Statement statement,
      Standing as,
      PloverRules.Event event,
      StoredArticle article,
      View view,
      Filter filter) {
    Claim claim = statement.claim();
    EntityId actor = view.rolledUp(claim.subject(), claim, article, filter);
    EntityId recipient = view.rolledUp(claim.object(), claim, article, filter);
    if (actor.equals(recipient)) {
      return Optional.empty();
    }
    Dating dating = Dating.of(statement, article.issued());
    ArticleDetails details = article.article().details();
    List<String> row = new ArrayList<>();
    row.add(statement.identity());
    row.add(dating.first().orElse(""));
    row.add(event.type());
    row.add(event.mode().orElse(""));
    row.add(claim.relation().score().map(String::valueOf).orElse(""));
    row.add(view.plover().groupOf(event.type()).or(() -> claim.relation().group()).orElse(""));
    row.add(claim.context().orElse(""));
    row.addAll(actor(actor, raw(statement, statement.evidence().subjectSpan()), view));
    row.addAll(actor(recipient, raw(statement, statement.evidence().objectSpan()), view));
    row.add(details.publisher().orElse(""));
    row.add(details.issued().orElse(""));
    row.add(details.title().orElse(""));
    row.add(dating.basis().word());
    row.add(event.cameoRoot().orElse(""));
    row.add(claim.relation().name());
    row.add(as.word());
    row.add(claim.certainty().word());
    row.add(view.sourceWords(statement.attribution()));
    row.add(article.article().id().value());
    row.add(statement.evidence().quote());
    return Optional.of(row);
  }

  private static List<String> actor(EntityId id, String raw, View view) {
    Optional<EntityId> state = view.allegiance().country(id);
    return List.of(
        view.actors().label(id),
        state.flatMap(of -> view.actors().code(of, "iso3")).orElse(""),
        state.flatMap(of -> view.actors().code(of, "cow")).orElse(""),
        raw,
        view.actors().kind(id).map(kind -> kind.name()).orElse(""));
  }

  /** The words of the quote that stand for an actor, where they are marked within it. */
  private static String raw(Statement statement, Optional<dev.entente.article.Span> span) {
    return span.filter(statement.evidence().span()::contains)
        .map(words -> {
          int begin = words.begin() - statement.evidence().span().begin();
          return statement.evidence().quote().substring(begin, begin + words.length());
        })
        .orElse("");
  }

  /** Tab-separated files have no quoting: what would end a cell or a row becomes a space. */
  private static String cell(String words) {
    String line = words.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    return line.matches("-?\\d+(\\.\\d+)?") ? line : Tables.safe(line);
  }
}
