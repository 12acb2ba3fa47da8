package dev.entente.serve;

import dev.entente.query.CatalogueQuery;
import dev.entente.query.Parameter;
import dev.entente.query.ParameterValues;
import dev.entente.query.QueryCatalogue;
import dev.entente.query.SearchIndex;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;

/**
 * The questions of the catalogue, asked in turn of ours and of a stock Fuseki of the same version
 * over the same files: anew each time, by another limit beyond all rows, so that no answer is known
 * already, and last of all again. Arguments: the store's folder, times each is asked (default 20),
 * a regular expression in the names of those to ask (default all). Run it from the project's
 * folder, after {@code mvn package -DskipTests}, on a store that {@link
 * dev.entente.store.SyntheticStore} made:
 *
 * <pre>java -Xmx3g -cp 'target/classes:target/test-classes:target/lib/*' \
 *   dev.entente.serve.CatalogueBenchmark data/synthetic</pre>
 */
final class CatalogueBenchmark {

  private static final int WARM_UP = 3;

  /** A question that takes long is asked fewer times, but at least so many. */
  private static final int FEWEST = 3;

  /** Rows that no answer has. */
  private static final int EVERYTHING = 100_000_000;

  private static final Duration LONGEST = Duration.ofSeconds(40);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private CatalogueBenchmark() {}

  private record Asked(Latencies ours, Latencies stock, double again, String note) {}

  public static void main(String[] arguments) throws Exception {
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    Pattern names = Pattern.compile(arguments.length > 2 ? arguments[2] : "");
    Limits limits = Limits.USUAL.with(Duration.ofMinutes(5), 2_000_000, 8);
    try (Running ours = new Running(Path.of(arguments[0]), ServeOptions.loopback(0).with(limits))) {
      FusekiServer stock = stock(ours.store.dataset());
      try {
        compare(ours, URI.create(stock.serverURL()).resolve("/ds/sparql"), times, names);
      } finally {
        stock.stop();
      }
    }
  }

  /** The same files without anything of ours in the context of its queries. */
  private static FusekiServer stock(DatasetGraph data) {
    Context context = new Context();
    context.set(TDB2.symUnionDefaultGraph, true);
    return FusekiServer.create()
        .port(0)
        .loopback(true)
        .add("/ds", new DatasetGraphWrapper(data, context) {})
        .build()
        .start();
  }

  private static void compare(Running ours, URI stock, int times, Pattern names)
      throws IOException, InterruptedException {
    Latencies allOurs = new Latencies();
    Latencies allStock = new Latencies();
    Chosen chosen = Chosen.of(ours);
    System.out.printf(
        "%-28s %5s %9s %9s %9s %9s %6s %9s%n",
        "", "times", "p50", "p95", "stock p50", "p95", "ratio", "again");
    for (CatalogueQuery question : new QueryCatalogue(Path.of("queries")).all()) {
      if (!names.matcher(question.name()).find()) {
        continue;
      }
      for (Map<String, String> given : chosen.arguments(question)) {
        Asked asked = ask(ours, stock, question, given, times);
        allOurs.addAll(asked.ours);
        allStock.addAll(asked.stock);
        System.out.printf(
            Locale.ROOT,
            "%-28s %5d %9.1f %9.1f %9.1f %9.1f %6.2f %9.1f  %s %s%n",
            question.name(),
            asked.ours.count(),
            asked.ours.quantile(0.5),
            asked.ours.quantile(0.95),
            asked.stock.quantile(0.5),
            asked.stock.quantile(0.95),
            asked.ours.quantile(0.95) / asked.stock.quantile(0.95),
            asked.again,
            given,
            asked.note);
        System.out.flush();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-28s %5d %9.1f %9.1f %9.1f %9.1f %6.2f%n",
        "all",
        allOurs.count(),
        allOurs.quantile(0.5),
        allOurs.quantile(0.95),
        allStock.quantile(0.5),
        allStock.quantile(0.95),
        allOurs.quantile(0.95) / allStock.quantile(0.95));
  }

  /**
   * What a large store has to ask about.
   *
   * @param statement the id of one
   * @param actors about whom most is said, about whom less, and about whom little
   * @param partners of each of these the one with whom it has most to do
   */
  private record Chosen(String statement, List<String> actors, List<String> partners) {

    private static final List<Integer> RANKS = List.of(0, 30, 1_000);

    static Chosen of(Running ours) {
      String id = ours.store.iris().statement("").getURI();
      String statement = only(ours, "SELECT ?x { ?x ent:countedIn ?r } LIMIT 1");
      List<String> actors = new ArrayList<>();
      List<String> partners = new ArrayList<>();
      for (int rank : RANKS) {
        String actor =
            only(
                ours,
                "SELECT ?x { ?p ent:member ?x FILTER NOT EXISTS { ?x a ent:UnnamedGroup } }"
                    + " GROUP BY ?x ORDER BY DESC(COUNT(?p)) ?x LIMIT 1 OFFSET "
                    + rank);
        actors.add(actor);
        partners.add(
            only(
                ours,
                ("SELECT ?x { ?p ent:member <%s> , ?x . ?s ent:pair ?p FILTER(?x != <%s>) }"
                        + " GROUP BY ?x ORDER BY DESC(COUNT(?s)) ?x LIMIT 1")
                    .formatted(actor, actor)));
      }
      return new Chosen(statement.substring(id.length()), actors, partners);
    }

    private static String only(Running ours, String select) {
      String answer =
          ours.ask("PREFIX ent: <https://w3id.org/entente/ns#> " + select, "text/csv").body();
      return answer.lines().skip(1).findFirst().orElseThrow();
    }

    /** Those of the catalogue's own examples, and others where those say little in this store. */
    private List<Map<String, String>> arguments(CatalogueQuery question) {
      List<Map<String, String>> all = new ArrayList<>();
      for (CatalogueQuery.Example example : question.examples()) {
        Map<String, String> given = new TreeMap<>(example.arguments());
        for (Parameter parameter : question.parameters()) {
          if (parameter.kind() == Parameter.Kind.STATEMENT) {
            given.replace(parameter.name(), statement);
          }
        }
        all.add(given);
      }
      for (int i = 0; i < actors.size() && question.parameter("a").isPresent(); i++) {
        String partner = partners.get(i);
        Map<String, String> given = new TreeMap<>(Map.of("a", actors.get(i)));
        question.parameter("b").ifPresent(b -> given.put(b.name(), partner));
        all.add(given);
      }
      if (question.name().equals("contested")) {
        all.add(new TreeMap<>(Map.of("limit", "100")));
      } else if (question.parameter("a").isPresent()) {
        // What a page of the explorer or of another client asks for first.
        Map<String, String> page = new TreeMap<>(Map.of("a", actors.get(0), "limit", "100"));
        question.parameter("b").ifPresent(b -> page.put(b.name(), partners.get(0)));
        all.add(page);
      }
      return all;
    }
  }

  private static Asked ask(
      Running ours, URI stock, CatalogueQuery question, Map<String, String> arguments, int times)
      throws IOException, InterruptedException {
    String address =
        "/queries/"
            + question.name()
            + "?"
            + arguments.entrySet().stream()
                .filter(each -> !each.getKey().equals("limit"))
                .map(each -> each.getKey() + "=" + Running.encoded(each.getValue()) + "&")
                .collect(Collectors.joining())
            + "limit=";
    int rows = Integer.parseInt(arguments.getOrDefault("limit", "" + EVERYTHING));
    // A stock server has no index of words.
    List<HttpRequest> theirs = new ArrayList<>();
    if (!SearchIndex.isNeededBy(question.query())) {
      theirs.add(
          HttpRequest.newBuilder(stock)
              .header("Accept", accept(question))
              .header("Content-Type", "application/sparql-query")
              .POST(HttpRequest.BodyPublishers.ofString(text(ours, question, arguments)))
              .build());
    }
    Latencies ourTimes = new Latencies();
    Latencies stockTimes = new Latencies();
    HttpRequest last = null;
    String note = "";
    long begin = System.nanoTime();
    for (int i = -WARM_UP; i < times; i++) {
      boolean longer = System.nanoTime() - begin > LONGEST.toNanos();
      if (longer && i >= FEWEST) {
        break;
      }
      HttpRequest our =
          HttpRequest.newBuilder(ours.server.address().resolve(address + (rows + i)))
              .header("Accept", accept(question))
              .build();
      last = our;
      HttpResponse<byte[]> ourAnswer = ask(our, i < 0 ? new Latencies() : ourTimes);
      note = told("", ourAnswer);
      for (HttpRequest request : theirs) {
        HttpResponse<byte[]> answer = ask(request, i < 0 ? new Latencies() : stockTimes);
        if (answer.statusCode() != ourAnswer.statusCode()
            || lines(answer.body()) != lines(ourAnswer.body())) {
          note += told(", stock ", answer);
        }
      }
    }
    Latencies again = new Latencies();
    for (int i = 0; i < FEWEST && last != null; i++) {
      ask(last, again);
    }
    return new Asked(ourTimes, stockTimes, again.quantile(0.5), note);
  }

  private static String accept(CatalogueQuery question) {
    return question.query().isSelectType() || question.query().isAskType()
        ? "text/csv"
        : "application/n-triples";
  }

  private static HttpResponse<byte[]> ask(HttpRequest request, Latencies times)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    times.add(System.nanoTime() - begin);
    return answer;
  }

  private static String told(String who, HttpResponse<byte[]> answer) {
    return answer.statusCode() == 200
        ? "%s%,d lines".formatted(who, lines(answer.body()))
        : "%sstatus %d".formatted(who, answer.statusCode());
  }

  private static long lines(byte[] body) {
    long lines = 0;
    for (byte each : body) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** The question with its values in it, as a client of a stock server would have to write it. */
  private static String text(Running ours, CatalogueQuery question, Map<String, String> arguments) {
    return ours.store.read(data -> {
      Map<String, String> given = new TreeMap<>(arguments);
      String limit = given.remove("limit");
      Map<Var, Node> values =
          new ParameterValues(data.getUnionGraph(), ours.store.iris()).bind(question, given);
      Query known =
          QueryTransformOps.transform(
              question.query(), new ElementTransformCopyBase(), new KnownBound(values.keySet()));
      if (known.hasOrderBy()) {
        known.getOrderBy().removeIf(by -> values.containsKey(by.getExpression().asVar()));
      }
      if (limit != null) {
        known.setLimit(Long.parseLong(limit));
      }
      return QueryTransformOps.syntaxSubstitute(known, values).toString();
    });
  }

  /** In the place of a variable in BOUND no value can stand. */
  private static final class KnownBound extends ExprTransformCopy {
    private final Set<Var> known;

    private KnownBound(Set<Var> known) {
      this.known = known;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_Bound && known.contains(argument.asVar())
          ? NodeValue.TRUE
          : super.transform(function, argument);
    }
  }
}
