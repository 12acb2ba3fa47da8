package dev.entente.cli;

import dev.entente.query.Answer;
import dev.entente.query.CatalogueQuery;
import dev.entente.query.Labels;
import dev.entente.query.ParameterValues;
import dev.entente.query.QueryCatalogue;
import dev.entente.query.QueryEngine;
import dev.entente.query.QueryException;
import dev.entente.query.SearchIndex;
import dev.entente.query.Sparql;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entente query}: lists the catalogue, asks one of its questions, or any SPARQL. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the store a question.",
      "",
      "Without arguments it lists the questions of the catalogue. The default graph is the union of"
          + " all graphs, so that ?a ent:sanctions ?b just works. In SPARQL typed here the prefixes"
          + " ent:, e: (actors), rdf:, rdfs:, skos:, xsd:, prov:, oa:, dcterms:, org:, owl: and"
          + " schema: need no declaration."
    },
    footer = {
      "",
      "Examples:",
      "  entente query",
      "  entente query between a=Russia b=\"North Korea\"",
      "  entente query who-sanctions-whom --results csv",
      "  entente query 'SELECT * { ?a ent:sanctions ?b }'",
      "  entente query -f my.rq since=2023"
    })
final class QueryCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the query from a file, - for standard input.")
  private @Nullable Path file;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long it may take (default: ${DEFAULT-VALUE}).")
  private int timeout = 60;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many rows.")
  private @Nullable Integer limit;

  @Option(names = "--text", description = "Print the query instead of asking it.")
  private boolean text;

  @Parameters(
      paramLabel = "NAME|TEXT [key=value...]",
      description = "A name of the catalogue with its parameters, or SPARQL.")
  private List<String> words = List.of();

  /** What is asked, with the values for its open places as people wrote them. */
  private sealed interface Question {
    record Kept(CatalogueQuery query, Map<String, String> arguments) implements Question {}

    record Typed(String sparql) implements Question {}
  }

  @Override
  public Integer call() throws IOException {
    if (timeout < 1) {
      throw new Failure("--timeout must be at least 1 second, not " + timeout);
    }
    if (limit != null && limit < 0) {
      throw new Failure("--limit must not be negative: " + limit);
    }
    if (words.isEmpty() && file == null) {
      list();
      return ExitCode.DONE;
    }
    Question question = question();
    if (text) {
      common
          .out()
          .print(
              switch (question) {
                case Question.Kept kept -> kept.query().text();
                case Question.Typed typed -> typed.sparql() + "\n";
              });
      return ExitCode.DONE;
    }
    try (EntenteStore store = EntenteStore.open(common.location())) {
      QueryEngine engine = new QueryEngine(store.dataset(), Duration.ofSeconds(timeout));
      return store.read(data -> {
        ask(question, engine, store);
        return ExitCode.DONE;
      });
    }
  }

  private void ask(Question question, QueryEngine engine, EntenteStore store) {
    Graph union = store.dataset().getUnionGraph();
    Labels labels = new Labels(union);
    Map<Var, Node> values = Map.of();
    Query query;
    switch (question) {
      case Question.Kept kept -> {
        values = new ParameterValues(union, store.iris()).bind(kept.query(), kept.arguments());
        query = kept.query().query();
        heading(kept.query(), values, labels);
      }
      case Question.Typed typed -> {
        Map<String, String> prefixes = new LinkedHashMap<>(Sparql.prefixes());
        prefixes.put("e", store.iris().base() + "entity/");
        query = Sparql.parse(typed.sparql(), prefixes);
      }
    }
    if (limit != null && (!query.hasLimit() || query.getLimit() > limit)) {
      query.setLimit(limit);
    }
    Answer answer;
    if (SearchIndex.isNeededBy(query)) {
      try (SearchIndex index = SearchIndex.open(store)) {
        answer = engine.ask(query, values);
      }
    } else {
      answer = engine.ask(query, values);
    }
    new ResultsPrinter(common.out(), common.results(), labels).print(answer);
  }

  private void heading(CatalogueQuery query, Map<Var, Node> values, Labels labels) {
    if (common.results() == ResultsFormat.TABLE
        && !common.quiet()
        && query.query().isSelectType()) {
      String asked =
          values.entrySet().stream()
              .filter(entry -> !labels.of(entry.getValue()).equals("false"))
              .map(entry -> entry.getKey().getVarName() + " = " + labels.of(entry.getValue()))
              .collect(Collectors.joining(", "));
      common.out().println(query.title() + (asked.isEmpty() ? "" : ": " + asked));
      common.out().println();
    }
  }

  private Question question() throws IOException {
    if (file != null) {
      return fromFile(file);
    }
    String first = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (first.equals("-")) {
      return typed(read(Path.of("-")), rest);
    }
    QueryCatalogue catalogue = new QueryCatalogue(common.domain().queries());
    if (first.matches("\\S+") && !first.contains("{")) {
      return new Question.Kept(catalogue.get(first), arguments(rest));
    }
    return typed(first, rest);
  }

  private Question fromFile(Path from) throws IOException {
    String sparql = read(from);
    if (sparql.startsWith("# title:")) {
      String name = String.valueOf(from.getFileName()).replaceFirst("\\.rq$", "");
      return new Question.Kept(
          CatalogueQuery.parse(name, from.toString(), sparql), arguments(words));
    }
    return typed(sparql, words);
  }

  private static Question typed(String sparql, List<String> rest) {
    if (!rest.isEmpty()) {
      throw new QueryException(
          "'%s': parameters need a query whose opening comment lines declare them"
              .formatted(rest.get(0)));
    }
    return new Question.Typed(sparql);
  }

  private static String read(Path from) throws IOException {
    return from.toString().equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(from);
  }

  /** As the shell hands them over, its quotes already gone. */
  private static Map<String, String> arguments(List<String> pairs) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new QueryException("'%s' is no key=value".formatted(pair));
      }
      if (arguments.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw new QueryException("'%s' is given twice".formatted(pair.substring(0, equals)));
      }
    }
    return arguments;
  }

  private void list() {
    List<CatalogueQuery> queries = new QueryCatalogue(common.domain().queries()).all();
    switch (common.results()) {
      case TABLE -> {
        List<List<String>> rows =
            queries.stream().map(query -> List.of(query.name(), query.question())).toList();
        new TextTable(List.of("query", "what it answers"), rows, Terminal.width())
            .lines()
            .forEach(common.out()::println);
        common.out().println();
        common.out().println("For example: entente query between a=Russia b=\"North Korea\"");
      }
      default ->
          queries.forEach(query ->
              common.out().println(query.name() + "\t" + query.usage() + "\t" + query.question()));
    }
  }
}
