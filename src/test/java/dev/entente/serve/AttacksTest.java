package dev.entente.serve;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.entente.query.SeedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The same attacks on a stock Fuseki of the same version and on ours: each succeeds on the former
 * or is at least tried there, and none on ours. A listener sees what is fetched, planted classes
 * tell that they were loaded.
 */
@Timeout(120)
class AttacksTest {

  static {
    // The client sets Host and Origin itself unless it is told not to.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin,connection");
  }

  private static final String PLANTED = "java:dev.entente.serve.";

  /** Of a query on either server. */
  private static final Duration LIMIT = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final AtomicInteger FETCHED = new AtomicInteger();

  private static HttpServer canary;
  private static String elsewhere;
  private static Running ours;
  private static FusekiServer stock;
  private static DatasetGraph stockData;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** What a server did with an attack. */
  private record Result(String outcome, boolean succeeded) {}

  /**
   * An attack and when it has succeeded.
   *
   * @param path at a server whose query service is {@code SPARQL}, update {@code UPDATE} and graphs
   *     {@code DATA}
   * @param headers name and value in turn
   */
  private record Attack(
      String name, String method, String path, String body, Goal goal, String... headers) {}

  /** What an attack is after. */
  private enum Goal {
    /** That the server fetches something. */
    FETCH,
    /** That the server loads a class of the attacker's choice. */
    LOAD_CLASS,
    /** That the data change. */
    CHANGE,
    /** That the server answers whom it should not. */
    ANSWER,
    /** That an answer cut off by the time limit comes with status 200. */
    HALF_ANSWER,
    /** That the server works far beyond its time limit. */
    WORK
  }

  @BeforeAll
  static void start() throws IOException {
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          FETCHED.incrementAndGet();
          byte[] triples = "<urn:canary> <urn:b> <urn:c> .\n".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/turtle");
          exchange.sendResponseHeaders(200, triples.length);
          exchange.getResponseBody().write(triples);
          exchange.close();
        });
    canary.start();
    elsewhere = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    ours =
        new Running(
            SeedStore.withAllActors(),
            ServeOptions.loopback(0).with(Limits.USUAL.with(LIMIT, 20_000, 8)));
    stockData = DatasetGraphFactory.createTxnMem();
    ours.store.read(data -> {
      // Where its queries look, as ours look at all graphs.
      stockData.executeWrite(() ->
          data.find()
              .forEachRemaining(quad ->
                  stockData.add(
                      Quad.defaultGraphIRI,
                      quad.getSubject(),
                      quad.getPredicate(),
                      quad.getObject())));
      return null;
    });
    Context context = stockData.getContext();
    context.set(ARQ.queryTimeout, String.valueOf(LIMIT.toMillis()));
    stock = FusekiServer.create().port(0).add("/ds", stockData).build().start();
  }

  @AfterAll
  static void stop() {
    stock.stop();
    ours.close();
    canary.stop(0);
  }

  private static Attack query(String name, String sparql, Goal goal) {
    return new Attack(
        name, "POST", "SPARQL", sparql, goal, "Content-Type", "application/sparql-query");
  }

  private static Attack update(String name, String sparql, Goal goal) {
    return new Attack(
        name, "POST", "UPDATE", sparql, goal, "Content-Type", "application/sparql-update");
  }

  private static Attack graph(String name, String method, String path, String type, String body) {
    return new Attack(name, method, path, body, Goal.CHANGE, "Content-Type", type);
  }

  private static Stream<Attack> attacks() {
    String service = "SERVICE <" + elsewhere + "> { ?a ?b ?c }";
    String form = "application/x-www-form-urlencoded";
    return Stream.of(
        query("SERVICE", "SELECT * { " + service + " }", Goal.FETCH),
        query(
            "SERVICE SILENT",
            "SELECT * { SERVICE SILENT <" + elsewhere + "> { ?a ?b ?c } }",
            Goal.FETCH),
        query(
            "SERVICE ?where",
            "SELECT * { BIND(<" + elsewhere + "> AS ?w) SERVICE ?w { ?a ?b ?c } }",
            Goal.FETCH),
        query("SERVICE in EXISTS", "ASK { FILTER NOT EXISTS { " + service + " } }", Goal.FETCH),
        query("SERVICE in a subquery", "SELECT * { { SELECT * { " + service + " } } }", Goal.FETCH),
        query("FROM", "SELECT * FROM <" + elsewhere + "> { ?a ?b ?c }", Goal.FETCH),
        query(
            "FROM NAMED",
            "SELECT * FROM NAMED <" + elsewhere + "> { GRAPH ?g { ?a ?b ?c } }",
            Goal.FETCH),
        new Attack(
            "default-graph-uri",
            "GET",
            "SPARQL?query=ASK%7B%3Fs+%3Fp+%3Fo%7D&default-graph-uri=" + Running.encoded(elsewhere),
            "",
            Goal.FETCH),
        update("LOAD", "LOAD <" + elsewhere + ">", Goal.FETCH),
        update("LOAD SILENT", "LOAD SILENT <" + elsewhere + "> INTO GRAPH <urn:g>", Goal.FETCH),
        update(
            "SERVICE in an update",
            "INSERT { <urn:a> <urn:b> ?c } WHERE { " + service + " }",
            Goal.FETCH),
        new Attack(
            "context of JSON-LD",
            "POST",
            "DATA?graph=urn:j",
            "{\"@context\": \"" + elsewhere + "\", \"@id\": \"urn:x\", \"a\": 1}",
            Goal.FETCH,
            "Content-Type",
            "application/ld+json"),
        query(
            "java: function",
            "SELECT (<" + PLANTED + "Planted$Function>(1) AS ?x) {}",
            Goal.LOAD_CLASS),
        query(
            "java: function in FILTER",
            "SELECT * { FILTER(<" + PLANTED + "Planted$Filtering>(1)) }",
            Goal.LOAD_CLASS),
        query(
            "java: function in ORDER BY",
            "SELECT * { VALUES ?s { 1 2 } } ORDER BY <" + PLANTED + "Planted$Sorting>(?s)",
            Goal.LOAD_CLASS),
        query(
            "java: function in GROUP BY",
            "SELECT (COUNT(*) AS ?n) { VALUES ?s { 1 2 } } GROUP BY (<"
                + PLANTED
                + "Planted$Grouping>(?s) AS ?g)",
            Goal.LOAD_CLASS),
        query(
            "java: function in HAVING",
            "SELECT ?s { VALUES ?s { 1 } } GROUP BY ?s HAVING(<" + PLANTED + "Planted$Having>(?s))",
            Goal.LOAD_CLASS),
        query(
            "java: function by CALL",
            "SELECT * { BIND(CALL(<" + PLANTED + "Planted$Called>, 1) AS ?x) }",
            Goal.LOAD_CLASS),
        query(
            "java: property",
            "SELECT * { <urn:s> <" + PLANTED + "Planted$Property> ?o }",
            Goal.LOAD_CLASS),
        query(
            "java: property in EXISTS",
            "ASK { FILTER NOT EXISTS { <urn:s> <" + PLANTED + "Planted$Hidden> ?o } }",
            Goal.LOAD_CLASS),
        update("INSERT DATA", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", Goal.CHANGE),
        update("CLEAR ALL", "CLEAR ALL", Goal.CHANGE),
        new Attack(
            "update= of a form",
            "POST",
            "UPDATE",
            "update=" + Running.encoded("INSERT DATA { <urn:a> <urn:b> <urn:d> }"),
            Goal.CHANGE,
            "Content-Type",
            form),
        new Attack(
            "update= of a page elsewhere",
            "POST",
            "UPDATE",
            "update=" + Running.encoded("INSERT DATA { <urn:a> <urn:b> <urn:e> }"),
            Goal.CHANGE,
            "Content-Type",
            form,
            "Origin",
            "http://evil.example"),
        graph(
            "PUT of a graph",
            "PUT",
            "DATA?graph=urn:p",
            "text/turtle",
            "<urn:a> <urn:b> <urn:c> ."),
        graph(
            "POST of a graph", "POST", "DATA?default", "text/turtle", "<urn:a> <urn:b> <urn:f> ."),
        graph(
            "PATCH",
            "PATCH",
            "PATCH",
            "application/rdf-patch",
            "TX .\nA <urn:a> <urn:b> <urn:g> .\nTC .\n"),
        graph("DELETE of a graph", "DELETE", "DATA?graph=urn:p", "text/plain", ""),
        new Attack(
            "another Host",
            "GET",
            "SPARQL?query=ASK%7B%7D",
            "",
            Goal.ANSWER,
            "Host",
            "evil.example"),
        new Attack(
            "a page elsewhere",
            "GET",
            "SPARQL?query=ASK%7B%7D",
            "",
            Goal.ANSWER,
            "Origin",
            "http://evil.example"),
        new Attack(
            "half an answer",
            "POST",
            "SPARQL",
            "SELECT * { ?a ?b ?c . ?d ?e ?f }",
            Goal.HALF_ANSWER,
            "Content-Type",
            "application/sparql-query",
            "Accept",
            "text/csv"),
        query(
            "regular expression",
            "SELECT * { FILTER(REGEX('" + "a".repeat(38) + "b', '^(a|aa)+$')) }",
            Goal.WORK),
        query(
            "reference back in a regex",
            "SELECT * { FILTER(REGEX('" + "a".repeat(60) + "b', '^(a|aa)+\\\\1$')) }",
            Goal.WORK),
        query("DESCRIBE of everything", "DESCRIBE ?s { ?s ?p ?o }", Goal.WORK),
        query(
            "cross product",
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            Goal.WORK),
        query("path of any length", "SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)* ?b }", Goal.WORK),
        query(
            "ORDER BY over everything",
            "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
            Goal.WORK),
        query(
            "GROUP_CONCAT of everything",
            "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f }",
            Goal.WORK),
        query("rows of VALUES", "ASK { VALUES ?x { " + "1 ".repeat(50_000) + "} }", Goal.ANSWER),
        query("large body", "ASK {} #" + "x".repeat(2 << 20), Goal.ANSWER),
        new Attack(
            "long address",
            "GET",
            "SPARQL?query=ASK%7B%7D&x=" + "x".repeat(20_000),
            "",
            Goal.ANSWER),
        new Attack(
            "decompression bomb",
            "POST",
            "SPARQL",
            "ASK {} #" + "x".repeat(20 << 20),
            Goal.ANSWER,
            "Content-Type",
            "application/sparql-query",
            "Content-Encoding",
            "gzip"),
        new Attack("path upwards", "GET", "%2e%2e/%2e%2e/etc/passwd", "", Goal.ANSWER),
        new Attack("path upwards, twice", "GET", "..%252f..%252fpom.xml", "", Goal.ANSWER),
        query("string doubling", doubling(26), Goal.WORK));
  }

  private static String doubling(int times) {
    StringBuilder query =
        new StringBuilder("SELECT (STRLEN(?v%d) AS ?n) { BIND('abcdefgh' AS ?v0)".formatted(times));
    for (int i = 0; i < times; i++) {
      query.append(" BIND(CONCAT(?v%1$d, ?v%1$d) AS ?v%2$d)".formatted(i, i + 1));
    }
    return query.append(" }").toString();
  }

  @Test
  void whatSucceedsOnAStockServerSucceedsNotOnOurs() {
    List<Runnable> checks = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    int tried = 0;
    int stockBlocked = 0;
    int oursBlocked = 0;
    // Ours first: a class that the stock server loads stays loaded.
    List<Attack> attacks = attacks().sorted(comparing(AttacksTest::turn)).toList();
    List<Result> onOurs =
        attacks.stream().map(attack -> attack(attack, ours.server.address(), true)).toList();
    URI stockAddress = URI.create(stock.serverURL());
    for (int i = 0; i < attacks.size(); i++) {
      Attack attack = attacks.get(i);
      Result our = onOurs.get(i);
      Result their = attack(attack, stockAddress, false);
      tried++;
      stockBlocked += their.succeeded ? 0 : 1;
      oursBlocked += our.succeeded ? 0 : 1;
      lines.add("%-28s %-34s %s".formatted(attack.name, our.outcome, their.outcome));
      checks.add(() -> assertTrue(!our.succeeded, attack.name + ": " + our.outcome));
    }
    System.out.printf(
        "%d attacks: %d blocked here, %d by a stock Fuseki%n%s%n",
        tried, oursBlocked, stockBlocked, String.join("\n", lines));
    assertAll(checks.stream().map(check -> check::run));
    assertTrue(
        stockBlocked < tried / 3, "the attacks are none: a stock server blocks " + stockBlocked);
    assertEquals(200, ours.ask("ASK {}").statusCode());
  }

  /**
   * What writes may leave nothing that others could take long over; what a stock server cannot stop
   * keeps it busy for all that comes later.
   */
  private static int turn(Attack attack) {
    if (Set.of("reference back in a regex", "string doubling").contains(attack.name)) {
      return 2;
    }
    return attack.goal == Goal.CHANGE || attack.path.equals("UPDATE") ? 1 : 0;
  }

  private static Result attack(Attack attack, URI server, boolean our) {
    int fetched = FETCHED.get();
    int loaded = Planted.LOADED.get();
    long size = attack.goal == Goal.CHANGE ? size(our) : 0;
    long begin = System.nanoTime();
    String status;
    String body = "";
    try {
      HttpResponse<String> answer =
          CLIENT.send(request(attack, server, our), HttpResponse.BodyHandlers.ofString());
      status = String.valueOf(answer.statusCode());
      body = answer.body();
    } catch (HttpTimeoutException slow) {
      status = "no answer";
    } catch (IOException cut) {
      status = "cut off";
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    boolean succeeded =
        switch (attack.goal) {
          case FETCH -> FETCHED.get() > fetched;
          case LOAD_CLASS -> Planted.LOADED.get() > loaded;
          case CHANGE -> size(our) != size;
          case ANSWER -> status.equals("200") || status.equals("no answer");
          case HALF_ANSWER -> status.equals("200");
          case WORK ->
              took.compareTo(LIMIT.multipliedBy(4)) > 0
                  || (status.equals("200")
                      && (took.compareTo(LIMIT.multipliedBy(3)) > 0 || body.length() > 4_000_000));
        };
    // What was refused is told in one line.
    boolean plain = !our || attack.goal == Goal.WORK || body.lines().count() <= 1;
    return new Result(
        "%s %s in %.1f s"
            .formatted(succeeded ? "SUCCEEDED" : "blocked", status, took.toMillis() / 1e3),
        succeeded || !plain);
  }

  /** What tells that something was written. */
  private static long size(boolean our) {
    return our ? ours.commits() : stockData.calculateRead(() -> stockData.stream().count());
  }

  private static byte[] packed(String body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static HttpRequest request(Attack attack, URI server, boolean our) {
    String path =
        attack
            .path
            .replace("SPARQL", our ? "sparql" : "ds/sparql")
            .replace("UPDATE", our ? "sparql" : "ds/update")
            .replace("PATCH", our ? "data" : "ds/patch")
            .replace("DATA", our ? "data" : "ds/data");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/" + path))
            .timeout(attack.goal == Goal.CHANGE ? PATIENCE.multipliedBy(5) : PATIENCE)
            .method(
                attack.method,
                List.of(attack.headers).contains("gzip")
                    ? HttpRequest.BodyPublishers.ofByteArray(packed(attack.body))
                    : HttpRequest.BodyPublishers.ofString(attack.body));
    if (attack.headers.length > 0) {
      request.headers(attack.headers);
    }
    return request.build();
  }
}
