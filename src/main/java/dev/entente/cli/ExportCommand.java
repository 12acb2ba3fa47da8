package dev.entente.cli;

import dev.entente.export.ExportFormat;
import dev.entente.export.Exporter;
import dev.entente.export.Target;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.store.EntenteStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entente export}: the graph, or a part of it, as a file that other tools read. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the graph, or what fits the filters, as a file for other tools.",
      "",
      "FORMAT is one of:",
      "  gexf        Gephi, Gephi Lite, networkx; with dates and colours",
      "  graphml     yEd, igraph, Cytoscape Desktop, NodeXL, networkx, Gephi",
      "  dot         Graphviz",
      "  cyjs        Cytoscape.js and Desktop",
      "  json-graph  JSON Graph Format",
      "  csv         nodes.csv and edges.csv for Gephi, Excel, Kumu (a folder or .zip)",
      "  neo4j       nodes.csv, rels.csv and load.cypher for Neo4j (a folder or .zip)",
      "  html        one page for browsers and paper: graph, table, quotes",
      "  table       the statement table, which build reads back",
      "  plover      events in PLOVER's and CAMEO's codes, tab-separated",
      "  dyads       events by pair of states and month, with codebook and manifest (a folder or"
          + " .zip)",
      "  stix        STIX 2.1 bundle",
      "  ftm         FollowTheMoney entities, a JSON object a line",
      "  turtle, trig, n-triples, n-quads   RDF 1.2, streaming; --rdf11 without triple terms",
      "  json-ld, rdf-xml                   RDF 1.1, streaming",
      "",
      "Graphs have one edge for each source, target, relation and polarity, weighted by its counted"
          + " statements: the plain edges of the store's policy, or with --include all every"
          + " relationship, denied ones with a type that begins with DENIED_ and weight 0. The table"
          + " and RDF have all statements, or with --include edges those that count for a plain"
          + " edge; turtle, n-triples and rdf-xml keep no graphs apart. In CSV and tab-separated"
          + " files, cells that a spreadsheet would execute (they begin with = + - @) get an"
          + " apostrophe before them; build takes it off again."
    },
    footer = {
      "",
      "Examples:",
      "  entente export gexf -o graph.gexf",
      "  entente export dot --actor Russia | dot -Tsvg > russia.svg",
      "  entente export csv -o tables --include all --roll-up",
      "  entente export dyads -o dyads --since 2020",
      "  entente export table -o statements.csv --article kim-meets-putin",
      "  entente export graphml -o feud.graphml --group material-conflict --since 2022"
    })
final class ExportCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "FORMAT", description = "One of the formats above.")
  private String format = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "The file or folder to write, which appears whole or not at all; - for standard output"
              + " (default). What is several files goes there as a ZIP archive.")
  private @Nullable Path output;

  @Option(
      names = "--gexf-version",
      paramLabel = "V",
      description = "1.2 (default), which most tools read, or 1.3.")
  private @Nullable String gexfVersion;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "csv: headers for gephi (default), excel or kumu; graphml: labels for yed; table: csv"
              + " (default) or jsonl.")
  private @Nullable String profile;

  @Option(names = "--rdf11", description = "RDF: leave out triple terms, as JSON-LD always does.")
  private boolean rdf11;

  @Option(
      names = "--dedupe",
      paramLabel = "WHAT",
      description =
          "dyads: count a relation between two actors once a day (default), once an article, or"
              + " none: every statement.")
  private @Nullable String dedupe;

  @Option(names = "--sparse", description = "dyads: no rows of zeros for months without events.")
  private boolean sparse;

  @Option(
      names = "--query",
      paramLabel = "SPARQL",
      description =
          "Only what a query chooses, or a file of one (NAME.rq): SELECT ?statement, ?relationship"
              + " or ?subject ?relation ?object, or CONSTRUCT of edges or about statements.")
  private @Nullable String query;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long the query may take (default: ${DEFAULT-VALUE}).")
  private int timeout = 300;

  @Mixin private Filters filters = new Filters();

  /** The filters that all formats share, by the names that {@code FilterReader} knows. */
  static final class Filters {
    @Option(
        names = "--actor",
        paramLabel = "NAME",
        description = "Only what is about this actor, or who acts for it; may be repeated.")
    private List<String> actor = List.of();

    @Option(names = "--among", description = "Only what is between two of the actors.")
    private boolean among;

    @Option(
        names = "--exact",
        description = "Nobody stands for an actor but itself; dyads are not of states then.")
    private boolean exact;

    @Option(
        names = "--roll-up",
        description = "Hand what organs and office-holders do up to their states.")
    private boolean rollUp;

    @Option(
        names = "--relation",
        split = ",",
        paramLabel = "NAME",
        description = "Only this relation and its kinds.")
    private List<String> relation = List.of();

    @Option(
        names = "--group",
        split = ",",
        paramLabel = "NAME",
        description = "Only relations of this group, such as material-conflict.")
    private List<String> group = List.of();

    @Option(names = "--polarity", paramLabel = "WORD", description = "affirmed or negated.")
    private List<String> polarity = List.of();

    @Option(
        names = "--certainty",
        split = ",",
        paramLabel = "WORD",
        description = "certain, probable, possible.")
    private List<String> certainty = List.of();

    @Option(
        names = "--tense",
        split = ",",
        paramLabel = "WORD",
        description = "past, present, future, unspecified.")
    private List<String> tense = List.of();

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description = "Only what this actor, or who acts for it, is said to say.")
    private List<String> source = List.of();

    @Option(
        names = "--annotator",
        paramLabel = "NAME",
        description = "Only what this person or program noticed.")
    private List<String> annotator = List.of();

    @Option(
        names = "--accepted",
        description = "Only what a person noticed, accepted or corrected.")
    private boolean accepted;

    @Option(names = "--article", paramLabel = "ID", description = "Only of this article.")
    private List<String> article = List.of();

    @Option(
        names = "--since",
        paramLabel = "DATE",
        description =
            "From this day, month or year on: when it held by the text, else the article's.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DATE", description = "Up to this day, month or year.")
    private @Nullable String until;

    @Option(
        names = "--min-weight",
        paramLabel = "N",
        description = "Only edges of so many statements.")
    private @Nullable String minWeight;

    @Option(names = "--ego", paramLabel = "NAME", description = "Only the net around this actor.")
    private @Nullable String ego;

    @Option(names = "--hops", paramLabel = "N", description = "How far from it (default: 1).")
    private @Nullable String hops;

    @Option(
        names = "--include",
        paramLabel = "WHAT",
        description = "edges (default), or all for what the policy leaves out too.")
    private @Nullable String include;

    @Option(names = "--background", description = "Offices, families and places too.")
    private boolean background;

    Map<String, List<String>> given() {
      Map<String, List<String>> given = new TreeMap<>();
      given.put("actor", actor);
      given.put("among", flag(among));
      given.put("exact", flag(exact));
      given.put("roll-up", flag(rollUp));
      given.put("relation", relation);
      given.put("group", group);
      given.put("polarity", polarity);
      given.put("certainty", certainty);
      given.put("tense", tense);
      given.put("source", source);
      given.put("annotator", annotator);
      given.put("accepted", flag(accepted));
      given.put("article", article);
      given.put("since", one(since));
      given.put("until", one(until));
      given.put("min-weight", one(minWeight));
      given.put("ego", one(ego));
      given.put("hops", one(hops));
      given.put("include", one(include));
      given.put("background", flag(background));
      return given;
    }

    private static List<String> flag(boolean set) {
      return set ? List.of("true") : List.of();
    }

    private static List<String> one(@Nullable String value) {
      return value == null ? List.of() : List.of(value);
    }
  }

  @Override
  public Integer call() throws IOException {
    ExportFormat wanted =
        ExportFormat.of(format)
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no format '%s'; there are %s"
                        .formatted(format, ExportFormat.names())));
    Map<String, List<String>> asked = filters.given();
    asked.put("gexf-version", Filters.one(gexfVersion));
    asked.put("profile", Filters.one(profile));
    asked.put("rdf11", Filters.flag(rdf11));
    asked.put("dedupe", Filters.one(dedupe));
    asked.put("sparse", Filters.flag(sparse));
    asked.put("query", Filters.one(query == null ? null : text(query)));
    try (EntenteStore store = EntenteStore.open(common.location());
        Progress progress = new Progress("articles or so", common.err(), common.quiet());
        Target target = target(wanted)) {
      Path ontology = common.domain().ontology();
      Exporter exporter =
          new Exporter(
              store,
              OntologyReader.read(ontology),
              PloverRules.read(ontology),
              Duration.ofSeconds(timeout));
      Exporter.Summary summary = exporter.export(wanted, asked, target, progress::step);
      progress.close();
      if (output != null && !isStream(output) && !common.quiet()) {
        common.err().println(said(summary) + " in " + output + ". " + summary.description());
      }
      return ExitCode.DONE;
    }
  }

  private static String text(String query) throws IOException {
    return query.matches("[\\w./\\\\: -]+\\.rq") ? Files.readString(Path.of(query)) : query;
  }

  private static String said(Exporter.Summary summary) {
    return new TreeMap<>(summary.counts())
        .entrySet().stream()
            .map(count ->
                ExplanationPrinter.count(count.getValue(), count.getKey().replaceFirst("s$", "")))
            .collect(Collectors.joining(", "));
  }

  private Target target(ExportFormat wanted) throws IOException {
    if (output == null || isStream(output)) {
      if (wanted.isFolder() && Terminal.interactive()) {
        throw new Failure("%s is several files; name a folder or a .zip with -o".formatted(wanted));
      }
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      return wanted.isFolder() ? Target.zip(out) : Target.stream(out);
    }
    if (!wanted.isFolder()) {
      return Target.file(output);
    }
    return output.toString().endsWith(".zip") ? Target.zip(output) : Target.folder(output);
  }

  private static boolean isStream(Path output) {
    return output.toString().equals("-");
  }
}
