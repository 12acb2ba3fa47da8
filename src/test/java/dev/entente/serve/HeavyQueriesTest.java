package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries that would take all there is end within their limit in one plain line, leave nothing
 * running behind, and do not keep {@code ASK {}} waiting.
 */
@Timeout(60)
class HeavyQueriesTest {

  private static final Limits LIMITS = Limits.USUAL.with(Duration.ofSeconds(1), 20_000, 4);

  private static Running running;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong slowest = new AtomicLong();
  private CompletableFuture<Void> asking;

  @BeforeAll
  static void start() {
    running = new Running(SeedStore.withAllActors(), ServeOptions.loopback(0).with(LIMITS));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void askAllTheTime() {
    asking =
        CompletableFuture.runAsync(() -> {
          while (!over.get()) {
            long begin = System.nanoTime();
            assertEquals(200, running.ask("ASK {}").statusCode());
            slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
            pause();
          }
        });
  }

  @AfterEach
  void nothingIsLeftRunningAndNobodyWaited() {
    over.set(true);
    asking.join();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!running.get("/health").body().contains("\"queries\" : 0")) {
      assertTrue(System.nanoTime() < end, () -> running.get("/health").body());
      pause();
    }
    assertTrue(
        slowest.get() < Duration.ofSeconds(5).toNanos(), () -> "ASK {} took " + slowest + " ns");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /** {@code piece} with %1$d and %2$d as each number and the next, joined. */
  private static String repeated(int times, String piece) {
    return IntStream.range(0, times)
        .mapToObj(i -> piece.formatted(i, i + 1))
        .collect(Collectors.joining(" "));
  }

  private static String nested(int times, String open, String inner) {
    return open.repeat(times) + inner + "}".repeat(times);
  }

  static Stream<String> queries() {
    return Stream.of(
        // Cross products, in every place that gathers rows.
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) = CONCAT(STR(?f), 'x')) }",
        "SELECT * { ?a ?b ?c MINUS { ?d ?e ?f . ?g ?h ?i } }",
        "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
        "SELECT * { ?a ?b ?c LATERAL { ?d ?e ?f LATERAL { ?g ?h ?i } } }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } OFFSET 1000000000000 LIMIT 1",
        "SELECT (COUNT(DISTINCT ?u) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(STRUUID() AS ?u) }",
        "SELECT * { " + repeated(40, "OPTIONAL { ?s%d ?p ?o%<d }") + " }",
        "SELECT * { " + repeated(30, "{ ?a%d ?b ?c } UNION { ?c ?b ?a%<d }") + " }",
        "SELECT * { " + repeated(12, "VALUES ?v%d { 1 2 3 4 5 6 7 8 9 }") + " }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?x ?y ?z . ?u ?v ?w FILTER(?s = ?v && ?z = ?o) } }",
        // Sorting everything.
        "SELECT * { ?a ?b ?c } ORDER BY ?c ?a",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a LIMIT 1",
        // Paths without an end.
        "SELECT (COUNT(*) AS ?n) { ?s (!<urn:x>)* ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s ((!<urn:x>)|^(!<urn:x>))* ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s ((!<urn:x>)+/(!<urn:y>)*)+ ?o }",
        // Everything described and constructed.
        "DESCRIBE ?s { ?s ?p ?o }",
        "DESCRIBE * { ?s ?p ?o . ?a ?b ?c }",
        "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        // What the optimiser would multiply.
        "ASK { " + nested(12, "FILTER NOT EXISTS { ?s ?p ?o . ", "") + " }");
  }

  @Test
  void queriesThatTakeAllEndWithinTheirLimitSeveralAtOnce() {
    try (ExecutorService strangers = Executors.newFixedThreadPool(LIMITS.queries() - 1)) {
      List<Future<Boolean>> asked =
          queries().map(query -> strangers.submit(() -> endsInTime(query), true)).toList();
      assertAll(asked.stream().map(each -> each::get));
    }
  }

  private static void endsInTime(String query) {
    long begin = System.nanoTime();
    HttpResponse<String> answer = running.post("/sparql", "application/sparql-query", query);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    assertTrue(List.of(413, 503).contains(answer.statusCode()), query + ": " + answer);
    assertEquals(1, answer.body().lines().count(), answer.body());
    assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, query + ": " + took);
  }

  static Stream<String> values() {
    return Stream.of(
        // Strings that double, grow or are joined.
        "SELECT (STRLEN(?v40) AS ?n) { BIND('abcdefgh' AS ?v0) "
            + repeated(40, "BIND(CONCAT(?v%1$d, ?v%1$d) AS ?v%2$d)")
            + " }",
        "SELECT (STRLEN(?v9) AS ?n) { BIND('aaaaaaaaaaaaaaaaaaaaaaaaa' AS ?v0) "
            + repeated(9, "BIND(REPLACE(?v%1$d, 'a', ?v%1$d) AS ?v%2$d)")
            + " }",
        "SELECT (STRLEN(?v40) AS ?n) { BIND('é' AS ?v0) "
            + repeated(40, "BIND(CONCAT(ENCODE_FOR_URI(?v%1$d), 'é', ?v%1$d) AS ?v%2$d)")
            + " }",
        "SELECT (GROUP_CONCAT(CONCAT(STR(?s), STR(?o), STR(?s), STR(?o))) AS ?x)"
            + " { { ?s a ?o } UNION { ?s ?p ?o } }",
        "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?s), STR(?o)); separator='xxxxxxxxxxxx') AS ?x)"
            + " { ?s ?p ?o }",
        // One look-up that compares each with each.
        "SELECT * { BIND('a' AS ?v0) "
            + repeated(20, "BIND(CONCAT(?v%1$d, ?v%1$d) AS ?v%2$d)")
            + " FILTER(CONTAINS(?v20, CONCAT(?v19, 'b'))) }",
        // Numbers of more digits than any memory holds.
        "SELECT * { BIND(99999999999 AS ?v0) "
            + repeated(40, "BIND(?v%1$d * ?v%1$d AS ?v%2$d)")
            + " }",
        "SELECT * { BIND(1.123456789 AS ?v0) "
            + repeated(40, "BIND(?v%1$d * ?v%1$d AS ?v%2$d)")
            + " }",
        "SELECT * { BIND('1111111111' AS ?v0) "
            + repeated(16, "BIND(CONCAT(?v%1$d, ?v%1$d) AS ?v%2$d)")
            + " BIND(STRDT(?v16, <http://www.w3.org/2001/XMLSchema#integer>) + 1 AS ?n) }",
        "SELECT * { BIND(" + "9".repeat(2000) + " + 1 AS ?n) }",
        // More than can be read or planned.
        "SELECT * { VALUES ?x { " + "1 ".repeat(20_000) + "} }",
        "ASK { " + nested(40, "FILTER NOT EXISTS { ?s ?p ?o . ", "") + " }");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueThatGrowsBeyondBoundsIsRefused(String query) {
    HttpResponse<String> answer = running.post("/sparql", "application/sparql-query", query);

    assertEquals(413, answer.statusCode(), answer.body());
    assertEquals(1, answer.body().lines().count(), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(.*)\\\\1x                         | invalid escape",
        "(?=a)b                             | looking around",
        "((a{1000}){1000}){1000}            | repetitions",
        "(?:(?:){1000000}){1000000}         | repetitions",
        "[a-z&&[^b]]                        | classes",
        "[z-a]                              | range"
      })
  void aRegularExpressionThatMayTakeForeverIsRefused(String expression, String why) {
    for (String place :
        List.of("FILTER(REGEX(STR(?o), '%s'))", "BIND(REPLACE(STR(?o), '%s', '') AS ?x)")) {
      HttpResponse<String> answer =
          running.ask("SELECT * { ?s ?p ?o " + place.formatted(expression) + " } LIMIT 1");

      assertEquals(400, answer.statusCode(), answer.body());
    }
    HttpResponse<String> answer =
        running.ask("ASK { BIND(STR('%s') AS ?x) FILTER(REGEX('a', ?x)) }".formatted(expression));
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(why), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "^(a+)+$ ~ '' ~ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab ~ false",
        "^(a|aa)+$ ~ '' ~ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab ~ false",
        "(x+x+)+y ~ '' ~ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ~ false",
        "(?:|){30}b ~ '' ~ a ~ false",
        "^[^@]+@[a-z.]{3,40}$ ~ '' ~ someone@example.org ~ true",
        "PUTIN ~ i ~ Vladimir Putin ~ true",
        "p u t  [i ] ~ ix ~ Vladimir Putin ~ true",
        "a.c ~ q ~ abc ~ false",
        "a.c ~ q ~ xa.cx ~ true",
        "^b$ ~ m ~ \"a\nb\nc\" ~ true"
      })
  void regularExpressionsMeanTheSameAndTakeTheTimeOfTheText(
      String expression, String flags, String text, boolean matches) {
    HttpResponse<String> answer =
        running.ask(
            "ASK { BIND('''%s''' AS ?t) FILTER(REGEX(?t, '%s', '%s')) }"
                .formatted(text, expression.replace("\\", "\\\\"), flags.replace("'", "")),
            "application/sparql-results+json");

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().matches("(?s).*\"boolean\"\\s*:\\s*" + matches + ".*"), answer.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "abcd      | b        | Z      | aZcd",
        "abab      | B        | x      | abab",
        "abracadabra | a(.)   | a$1$1  | abbraccaddabbra",
        "a.b       | [.]      | \\\\$  | a$b"
      })
  void replacingMeansTheSame(String text, String expression, String replacement, String made) {
    HttpResponse<String> answer =
        running.ask(
            "SELECT ?x { BIND(REPLACE('%s', '%s', '%s') AS ?x) }"
                .formatted(text, expression, replacement),
            "text/csv");

    assertEquals("x\r\n" + made + "\r\n", answer.body());
  }

  @Test
  void aLanguageStaysWithWhatIsReplaced() {
    assertTrue(
        running
            .ask(
                "SELECT ?x { BIND(REPLACE('ab'@en, 'b', 'c') AS ?x) }", "text/tab-separated-values")
            .body()
            .contains("\"ac\"@en"));
  }

  @Test
  void whatIsDescribedIsWhatTheStoreSaysOfIt() {
    String russia = "https://w3id.org/entente/id/entity/russia";
    HttpResponse<String> described =
        running.ask("DESCRIBE <%s>".formatted(russia), "application/n-triples");
    HttpResponse<String> found =
        running.ask(
            "DESCRIBE ?x { VALUES ?x { <%s> } }".formatted(russia), "application/n-triples");
    HttpResponse<String> constructed =
        running.ask(
            "CONSTRUCT { <%1$s> ?p ?o } WHERE { <%1$s> ?p ?o }".formatted(russia),
            "application/n-triples");

    assertTrue(described.body().contains("\"Russia\"@en"), described.body());
    assertEquals(sorted(constructed), sorted(described));
    assertEquals(sorted(constructed), sorted(found));
  }

  private static List<String> sorted(HttpResponse<String> answer) {
    return Arrays.stream(answer.body().split("\n")).sorted().toList();
  }

  @Test
  void whatNestsTooDeeplyIsRefused() {
    for (String query :
        List.of(
            "ASK { " + nested(50_000, "{ ", "") + " }",
            "ASK { FILTER" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }")) {
      assertEquals(400, running.post("/sparql", "application/sparql-query", query).statusCode());
    }
  }

  @Test
  void moreQueriesThanThereArePlacesAreTurnedAway() {
    String heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 12)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> running.ask(heavy).statusCode(), task -> Thread.ofVirtual().start(task)))
            .toList();
    List<Integer> statuses = asked.stream().map(CompletableFuture::join).toList();

    assertTrue(statuses.contains(429), statuses::toString);
    assertTrue(statuses.stream().allMatch(List.of(429, 503)::contains), statuses::toString);
    assertEquals(200, running.ask("SELECT * { ?s ?p ?o } LIMIT 1").statusCode());
  }
}
