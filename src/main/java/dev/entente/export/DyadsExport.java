package dev.entente.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Standing;
import dev.entente.store.StoreHash;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes dyad-months for statistics: directed and undirected tables, what has no month apart, a
 * codebook and a manifest. The same store and question give the same bytes.
 */
final class DyadsExport implements Export {

  private static final List<Standing> STANDINGS =
      List.of(
          Standing.STATED, Standing.ALLEGED, Standing.PLANNED, Standing.POSSIBLE, Standing.DENIED);

  private final Dyads.Dedupe dedupe;
  private final boolean sparse;

  DyadsExport(Dyads.Dedupe dedupe, boolean sparse) {
    this.dedupe = dedupe;
    this.sparse = sparse;
  }

  /** A cell of the counts. */
  private record Column(String name, String meaning, Function<DyadMonth, Object> of) {}

  /** A file of the manifest. */
  private record Part(String name, long rows, String sha256) {}

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    Dyads dyads = Dyads.of(view, filter, dedupe);
    List<Column> columns = columns(view);
    List<Part> parts = new ArrayList<>();
    parts.add(
        table("directed-dyads.csv", "from", "to", dyads.directed(), dyads, columns, view, target));
    parts.add(
        table("undirected-dyads.csv", "a", "b", dyads.undirected(), dyads, columns, view, target));
    parts.add(undated(dyads, columns, view, target));
    parts.add(codebook(dyads, columns, view, filter, target));
    manifest(dyads, parts, view, filter, target);
    return new Exporter.Summary(
        view.describe(
            "Events of all counted statements%s; plain edges"
                .formatted(filter.exact() ? "" : ", handed up to states"),
            filter),
        Map.of("dyad-months", parts.get(0).rows, "statements", dyads.statements()));
  }

  private static List<Column> columns(View view) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("events", "events of any standing", DyadMonth::events));
    for (Standing standing : STANDINGS) {
      columns.add(
          new Column(
              standing.word(),
              "events that are " + meaning(standing),
              month -> month.count(standing)));
    }
    columns.add(
        new Column(
            "contested",
            "events, counted above already, whose relationship different sources affirm and deny",
            DyadMonth::contested));
    for (Group group : groups(view)) {
      String name = group.name().replaceAll("[^A-Za-z0-9]+", "_");
      columns.add(
          new Column(
              name,
              "events of " + group.label() + " but denied ones",
              month -> month.affirmed(group.name())));
      columns.add(
          new Column(
              name + "_score",
              "mean score of these, from -10 (conflict) to 10 (cooperation) as the ontology gives"
                  + " it to the relation; empty where there are none",
              month -> month.score(group.name()).map(Object.class::cast).orElse("")));
      for (Standing standing : STANDINGS) {
        columns.add(
            new Column(
                name + "_" + standing.word(),
                "events of " + group.label() + " that are " + meaning(standing),
                month -> month.count(group.name(), standing)));
      }
    }
    columns.add(
        new Column(
            "dated_by_text",
            "events whose month is the one that the text gives",
            month -> month.by(Dating.Basis.VALIDITY)));
    columns.add(
        new Column(
            "dated_by_article",
            "events whose month is that of the article",
            month -> month.by(Dating.Basis.ARTICLE)));
    columns.add(new Column("articles", "articles with such an event", DyadMonth::articles));
    return columns;
  }

  private static List<Group> groups(View view) {
    List<Group> groups = new ArrayList<>();
    view.groups().values().stream().filter(group -> !group.background()).forEach(groups::add);
    boolean ungrouped =
        view.vocabulary().relations().stream().anyMatch(relation -> relation.group().isEmpty());
    if (ungrouped) {
      groups.add(Group.OTHER);
    }
    return groups;
  }

  private static String meaning(Standing standing) {
    return switch (standing) {
      case STATED -> "stated: told as a fact, or by the actor itself";
      case ALLEGED -> "alleged: told by others about the past or present";
      case PLANNED -> "planned: to come, and at least probable";
      case POSSIBLE -> "possible: uncertain, or without a time";
      case DENIED -> "denied: said not to be so";
      case CONTESTED -> "contested";
    };
  }

  private static List<String> header(String one, String other) {
    List<String> header = new ArrayList<>();
    for (String side : List.of(one, other)) {
      header.addAll(List.of(side, side + "_label", side + "_iso3", side + "_cow", side + "_gw"));
    }
    return header;
  }

  private Part table(
      String name,
      String one,
      String other,
      Dyads.Table table,
      Dyads dyads,
      List<Column> columns,
      View view,
      Target target)
      throws IOException {
    List<String> header = header(one, other);
    header.addAll(List.of("year", "month"));
    columns.forEach(column -> header.add(column.name()));
    header.add("articles_that_month");
    Optional<YearMonth[]> range = dyads.range();
    return part(
        name,
        header,
        target,
        printer -> {
          long rows = 0;
          for (var dyad : table.months().entrySet()) {
            List<Object> ends = ends(dyad.getKey(), view);
            for (String month : sparse ? dyad.getValue().keySet() : months(range)) {
              if (!month.isEmpty()) {
                DyadMonth counts = dyad.getValue().getOrDefault(month, DyadMonth.NOTHING);
                List<Object> row = new ArrayList<>(ends);
                row.add(month.substring(0, 4));
                row.add(month);
                columns.forEach(column -> row.add(column.of().apply(counts)));
                row.add(dyads.articles(month));
                printer.printRecord(row);
                rows++;
              }
            }
          }
          return rows;
        });
  }

  private static List<String> months(Optional<YearMonth[]> range) {
    List<String> months = new ArrayList<>();
    if (range.isPresent()) {
      YearMonth last = range.get()[1];
      for (YearMonth month = range.get()[0]; !month.isAfter(last); month = month.plusMonths(1)) {
        months.add(month.toString());
      }
    }
    return months;
  }

  private Part undated(Dyads dyads, List<Column> columns, View view, Target target)
      throws IOException {
    List<String> header = header("from", "to");
    columns.forEach(column -> header.add(column.name()));
    return part(
        "undated-dyads.csv",
        header,
        target,
        printer -> {
          long rows = 0;
          for (var dyad : dyads.directed().months().entrySet()) {
            DyadMonth counts = dyad.getValue().get("");
            if (counts != null) {
              List<Object> row = ends(dyad.getKey(), view);
              columns.forEach(column -> row.add(column.of().apply(counts)));
              printer.printRecord(row);
              rows++;
            }
          }
          return rows;
        });
  }

  private static List<Object> ends(Dyads.Dyad dyad, View view) {
    List<Object> cells = new ArrayList<>();
    for (EntityId end : List.of(dyad.from(), dyad.to())) {
      cells.add(Tables.safe(end.value()));
      cells.add(Tables.safe(view.actors().label(end)));
      for (String scheme : List.of("iso3", "cow", "gw")) {
        cells.add(view.actors().code(end, scheme).orElse(""));
      }
    }
    return cells;
  }

  private interface Filling {
    long fill(CSVPrinter printer) throws IOException;
  }

  private static Part part(String name, List<String> header, Target target, Filling filling)
      throws IOException {
    MessageDigest digest = sha256();
    long rows;
    try (CSVPrinter printer =
        Tables.open(new DigestOutputStream(target.open(name), digest), header)) {
      rows = filling.fill(printer);
    }
    return new Part(name, rows, HexFormat.of().formatHex(digest.digest()));
  }

  private Part codebook(Dyads dyads, List<Column> columns, View view, Filter filter, Target target)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Codebook

        %s

        - `directed-dyads.csv`: a row for each ordered pair of actors and month; what a symmetric relation says is counted in both directions.
        - `undirected-dyads.csv`: a row for each pair of actors, in the order of their ids, and month; a symmetric relation is counted once.
        - `undated-dyads.csv`: what has no month, because neither the text nor the article has a date, or a year alone; directed.

        An event is %s.
        Its month is the one that the text gives (the first, where it gives a period), else that of the article.
        %s
        %s
        Statements that do not count (said again in copies, noticed by a second annotator, in a headline besides the body) are no events.
        %,d counted statements are in, between %,d actors; %,d more lie within one actor.
        Cells that a spreadsheet would take for a formula begin with an apostrophe.

        | column | meaning |
        |---|---|
        | `from`, `to` (`a`, `b` where undirected) | the actors' ids in the store |
        | `…_label` | their names |
        | `…_iso3` | ISO 3166-1 alpha-3 code |
        | `…_cow` | Correlates of War country code |
        | `…_gw` | Gleditsch and Ward country code |
        | `year`, `month` | YYYY and YYYY-MM |
        """
            .formatted(
                view.describe("All counted statements; plain edges", filter),
                switch (dedupe) {
                  case DAY ->
                      "a relation of one standing between two actors on one day, however many"
                          + " statements say so; a statement without a date stands for itself with"
                          + " those of its article";
                  case ARTICLE ->
                      "a relation of one standing between two actors in one article, however many"
                          + " of its statements say so";
                  case NONE -> "a counted statement";
                },
                filter.exact()
                    ? "Actors are those that the texts name."
                    : "Actors are handed up to the states that they act for at the article's date,"
                        + " where it has none at the statement's own, else at any time; who acts"
                        + " for none stays as it is, without codes.",
                sparse
                    ? "Months without events have no row."
                    : "Every dyad has a row for every month from the first to the last of the"
                        + " articles and events, zeros where nothing happened.",
                dyads.statements(),
                dyads.actors(),
                dyads.within()));
    columns.forEach(
        column -> text.append("| `%s` | %s |\n".formatted(column.name(), column.meaning())));
    text.append(
        "| `articles_that_month` | articles of the store from that month that the filter takes, to"
            + " weigh counts by |\n");
    MessageDigest digest = sha256();
    try (Writer out =
        new OutputStreamWriter(
            new DigestOutputStream(target.open("codebook.md"), digest), StandardCharsets.UTF_8)) {
      out.write(text.toString());
    }
    return new Part("codebook.md", -1, HexFormat.of().formatHex(digest.digest()));
  }

  private void manifest(Dyads dyads, List<Part> parts, View view, Filter filter, Target target)
      throws IOException {
    try (JsonGenerator json = JsonWriter.open(target, "manifest.json")) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("command", command(filter));
      json.writeObjectFieldStart("filter");
      for (Map.Entry<String, List<String>> word : new TreeMap<>(filter.words()).entrySet()) {
        json.writeStringField(word.getKey(), String.join(", ", word.getValue()));
      }
      json.writeEndObject();
      json.writeStringField("dedupe", dedupe.word());
      json.writeBooleanField("zero_filled", !sparse);
      json.writeBooleanField("rolled_up_to_states", !filter.exact());
      json.writeStringField("input", StoreHash.of(view.store()));
      json.writeStringField("ontology", setting(view, Terms.ONTOLOGY_HASH));
      json.writeStringField("entities", setting(view, Terms.ENTITIES_HASH));
      json.writeStringField("policy", view.policy());
      json.writeArrayFieldStart("annotators");
      for (String annotator : dyads.annotators()) {
        json.writeString(annotator);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("program");
      json.writeStringField("name", "Entente");
      String version = DyadsExport.class.getPackage().getImplementationVersion();
      json.writeStringField("version", version == null ? "unpackaged" : version);
      Optional<Path> jar = jar();
      if (jar.isPresent()) {
        json.writeStringField("sha256", sha256(jar.get()));
      }
      json.writeEndObject();
      json.writeArrayFieldStart("files");
      for (Part part : parts) {
        json.writeStartObject();
        json.writeStringField("name", part.name);
        if (part.rows >= 0) {
          json.writeNumberField("rows", part.rows);
        }
        json.writeStringField("sha256", part.sha256);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private String command(Filter filter) {
    StringBuilder command = new StringBuilder("entente export dyads");
    for (Map.Entry<String, List<String>> word : new TreeMap<>(filter.words()).entrySet()) {
      for (String value : word.getValue()) {
        command.append(" --").append(word.getKey());
        if (!value.equals("true")) {
          command.append(" '").append(value.replace("'", "'\\''")).append('\'');
        }
      }
    }
    if (!filter.all()) {
      command.append(" --include edges");
    }
    if (dedupe != Dyads.Dedupe.DAY) {
      command.append(" --dedupe ").append(dedupe.word());
    }
    return command.append(sparse ? " --sparse" : "").toString();
  }

  private static String setting(View view, org.apache.jena.graph.Node property) {
    return view.store().setting(property).orElse("");
  }

  /** The program, where it runs from a jar. */
  private static Optional<Path> jar() {
    try {
      CodeSource source = DyadsExport.class.getProtectionDomain().getCodeSource();
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (java.net.URISyntaxException unnamed) {
      return Optional.empty();
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
