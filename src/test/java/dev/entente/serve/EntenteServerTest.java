package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.cli.Entente;
import dev.entente.query.SeedStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What clients get from a running server over the store of the seed. */
class EntenteServerTest {

  private static final String SELECT =
      "SELECT ?a ?b { ?a <https://w3id.org/entente/ns#sanctions> ?b }";
  private static final String CONSTRUCT =
      "CONSTRUCT WHERE { ?a <https://w3id.org/entente/ns#sanctions> ?b }";
  private static final String RELATIONS = "https://w3id.org/entente/id/graph/relations";

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running(SeedStore.location(), ServeOptions.loopback(0));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/sparql-results+json | \"bindings\"",
        "application/sparql-results+xml  | <results>",
        "text/csv                        | a,b",
        "text/tab-separated-values       | ?a"
      })
  void rowsComeInEveryFormatOfSparql(String type, String words) {
    HttpResponse<String> answer = running.ask(SELECT, type);

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type));
    assertTrue(answer.body().contains(words), answer.body());
    assertTrue(answer.body().contains("entity/united-states"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml",
        "application/trig"
      })
  void graphsComeInEveryFormatOfRdf(String type) {
    HttpResponse<String> answer = running.ask(CONSTRUCT, type);

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(1, parsed(answer.body(), type).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml"
      })
  void theGraphOfRelationsComesInEveryFormatAndOnlyThoseOfRdf11LeaveOutTripleTerms(String type) {
    HttpResponse<String> answer = running.get("/data?graph=" + Running.encoded(RELATIONS), type);

    assertEquals(200, answer.statusCode(), answer.body());
    Graph graph = parsed(answer.body(), type);
    assertTrue(graph.size() > 100, () -> graph.size() + " triples");
    assertEquals(
        type.equals("text/turtle") || type.equals("application/n-triples"),
        graph.stream().anyMatch(triple -> triple.getObject().isTripleTerm()));
  }

  @Test
  void theDefaultGraphOfTheGraphStoreIsTheUnion() {
    Graph union =
        parsed(running.get("/data?default", "application/n-triples").body(), "text/turtle");
    String counted = running.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").body();

    assertEquals("n\r\n" + union.size() + "\r\n", counted);
    assertEquals(
        404, running.get("/data?graph=" + Running.encoded("https://example.org/no")).statusCode());
  }

  @Test
  void aQueryMayBePostedAsAFormOrAsItself() {
    String form = "query=" + Running.encoded(SELECT);

    assertEquals(
        200, running.post("/sparql", "application/x-www-form-urlencoded", form).statusCode());
    assertEquals(200, running.post("/sparql", "application/sparql-query", SELECT).statusCode());
    assertEquals(415, running.post("/sparql", "text/plain", SELECT).statusCode());
    assertEquals(400, running.get("/sparql?format=json").statusCode());
  }

  @Test
  void aMistakeIsToldInOneLineWithItsPlace() {
    HttpResponse<String> answer = running.ask("SELECT * { ?a ?b }");

    assertEquals(400, answer.statusCode());
    assertEquals("line 1, column 18: no SPARQL query: '}' is not expected here\n", answer.body());
  }

  @Test
  void theCatalogueIsListedAndAskedWithLabels() throws Exception {
    JsonNode list = new ObjectMapper().readTree(running.get("/queries").body());
    assertTrue(list.size() > 20);

    HttpResponse<String> answer = running.get("/queries/between?a=Russia&b=North+Korea&limit=3");
    assertEquals(200, answer.statusCode(), answer.body());
    JsonNode json = new ObjectMapper().readTree(answer.body());
    assertEquals(3, json.at("/results/bindings").size());
    assertEquals("Russia", json.at("/query/arguments/a/label").asText());
    String subject = json.at("/results/bindings/0/subject/value").asText();
    assertEquals("North Korea", json.at("/labels").get(subject).asText());

    assertTrue(
        running.get("/queries/between?a=Russia&b=North+Korea&format=csv").body().contains("\r\n"));
    assertEquals(404, running.get("/queries/nonsense").statusCode());
    assertEquals(400, running.get("/queries/between?a=Russia").statusCode());
    assertEquals(400, running.get("/queries/between?a=Russia&b=Nowhereland&c=1").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relationships-of?a=Russia", "states-of?a=Russia", "tallies"})
  void columnsHoldTheSameRowsAsCsvEachValueOnce(String question) throws Exception {
    String address = "/queries/" + question + (question.contains("?") ? "&" : "?") + "format=";
    HttpResponse<String> answer = running.get(address + "columns");
    assertEquals(200, answer.statusCode(), answer.body());
    JsonNode json = new ObjectMapper().readTree(answer.body());
    StringBuilder csv = new StringBuilder();
    List<String> names = new ArrayList<>();
    json.get("columns").fieldNames().forEachRemaining(names::add);
    csv.append(String.join(",", names)).append("\r\n");
    for (int row = 0; row < json.get("size").asInt(); row++) {
      List<String> cells = new ArrayList<>();
      for (String name : names) {
        JsonNode column = json.get("columns").get(name);
        cells.add(column.get("values").path(column.get("rows").get(row).asInt()).asText());
      }
      csv.append(String.join(",", cells)).append("\r\n");
    }
    assertTrue(json.get("size").asInt() > 5);
    assertEquals(running.get(address + "csv").body(), csv.toString());
    for (String name : names) {
      JsonNode values = json.get("columns").get(name).get("values");
      Set<String> once = new HashSet<>();
      values.forEach(value -> once.add(value.asText()));
      assertEquals(values.size(), once.size(), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/entity/russia, https://w3id.org/entente/id/entity/russia, \"Russia\"@en",
    "/article/kim-meets-putin, https://w3id.org/entente/id/article/kim-meets-putin, textHash"
  })
  void whatAnIriNamesIsGivenAsRdfAndAsAPage(String path, String iri, String words) {
    HttpResponse<String> page = running.get(path, "text/html,application/xhtml+xml,*/*;q=0.8");
    assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
    assertTrue(page.headers().firstValue("Link").orElse("").contains(path + "?format=ttl"));

    assertTrue(
        running
            .get(path)
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("text/turtle"));
    String triples = running.get(path, "application/n-triples").body();
    assertTrue(triples.contains("<" + iri + ">"), triples);
    assertTrue(triples.contains(words), triples);
    for (String type : List.of("application/ld+json", "application/rdf+xml", "text/turtle")) {
      assertEquals(
          parsed(triples, "text/turtle").size(),
          parsed(running.get(path, type).body(), type).size());
    }
    assertEquals(404, running.get(path + "x").statusCode());
  }

  @Test
  void aStatementIsGivenByItsIri() {
    String iri =
        running
            .ask("SELECT ?s { ?s a <https://w3id.org/entente/ns#Statement> } LIMIT 1", "text/csv")
            .body()
            .split("\r\n", -1)[1];
    HttpResponse<String> answer =
        running.get(iri.replace("https://w3id.org/entente/id", ""), "application/n-triples");

    assertTrue(answer.body().contains("<" + iri + "> <http://www.w3.org/ns/oa#exact>"));
  }

  @Test
  void theDatasetAndTheEndpointDescribeThemselves() {
    Graph described = parsed(running.get("/.well-known/void", "text/turtle").body(), "text/turtle");
    Graph service = parsed(running.get("/sparql", "text/turtle").body(), "text/turtle");
    String counted =
        running.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").body().split("\r\n", -1)[1];

    assertTrue(
        described.stream()
            .anyMatch(triple ->
                triple.getPredicate().getURI().endsWith("void#triples")
                    && triple.getObject().getLiteralLexicalForm().equals(counted)));
    assertTrue(
        service.stream()
            .anyMatch(triple ->
                triple.getObject().isURI()
                    && triple.getObject().getURI().endsWith("#UnionDefaultGraph")));
    assertTrue(service.isIsomorphicWith(described));
  }

  @Test
  void whatTheServerDidIsCountedForPrometheus() {
    running.ask("SELECT * { ?s ?p ?o } LIMIT 3");
    running.ask("SELECT * { nonsense }");
    String metrics = running.get("/metrics").body();

    assertTrue(metrics.contains("entente_queries_seconds_bucket{outcome=\"answered\""), metrics);
    assertTrue(metrics.contains("entente_requests_seconds_count{status=\"400\"}"), metrics);
    assertTrue(metrics.contains("entente_queries_running 0"), metrics);
    assertFalse(metrics.contains("nonsense"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sparql?query=ASK%7B%7D", "/sparql", "/none", "/queries", "/data"})
  void everyAnswerCarriesTheSecurityHeadersAndNoBanner(String path) {
    HttpResponse<String> answer = running.get(path);

    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("default-src 'none'"), path);
    assertFalse(policy.contains("unsafe"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertTrue(answer.headers().firstValue("Server").isEmpty());
    assertTrue(answer.headers().firstValue("Fuseki-Request-Id").isEmpty());
  }

  @Test
  void thePageIsServedOnceAndThenRemembered() {
    HttpResponse<String> page = running.get("/");
    assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));

    String tag = page.headers().firstValue("ETag").orElse("");
    assertEquals(304, running.send(running.request("/").header("If-None-Match", tag)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
        "SELECT * { BIND(<java:java.lang.Object>() AS ?x) }",
        "SELECT * { FILTER(<java:java.lang.Object>(1)) }",
        "SELECT (<java:java.lang.Object>(1) AS ?x) { }",
        "SELECT * { ?s ?p ?o } ORDER BY <js:evil>(?s)",
        "SELECT * { BIND(CALL(<java:java.lang.Object>) AS ?x) }",
        "SELECT * { BIND(<http://example.org/unknown>(1) AS ?x) }",
        "SELECT * { ?s <java:java.lang.Object> ?o }",
        "SELECT * { ?s <http://jena.apache.org/ARQ/property#strSplit> ('a b' ' ') }"
      })
  void whatWouldFetchOrLoadSomethingIsRefused(String query) {
    HttpResponse<String> answer = running.ask(query);

    assertEquals(403, answer.statusCode(), answer.body());
  }

  @Test
  void aForeignHostOrOriginIsRefused() {
    assertEquals(
        403, running.send(running.request("/").header("Host", "evil.example")).statusCode());
    assertEquals(
        403,
        running
            .send(
                running.request("/sparql?query=ASK%7B%7D").header("Origin", "http://evil.example"))
            .statusCode());
  }

  @Test
  void itTellsThatItLives() {
    assertEquals(200, running.get("/health").statusCode());
  }

  @Test
  void aSecondProcessGetsOneClearLine() {
    // Within one process the store can be opened twice; the port cannot.
    ServeException taken =
        assertThrows(
            ServeException.class,
            () ->
                new Running(
                    SeedStore.location(),
                    ServeOptions.loopback(running.server.address().getPort())));

    assertTrue(String.valueOf(taken.getMessage()).contains("--port"), taken.getMessage());
  }

  @Test
  void anAccessLogHasOneLineOfJsonForEachRequestWhateverItHolds() throws Exception {
    running.get("/sparql?query=" + Running.encoded("ASK {\n} # \u001b[31m \" forged"));

    // The line is written when the answer has gone out.
    String last = "";
    for (int i = 0; i < 100 && last.isEmpty(); i++) {
      Thread.sleep(20);
      last =
          running
              .log
              .toString()
              .lines()
              .filter(each -> each.contains("forged"))
              .findFirst()
              .orElse("");
    }
    JsonNode line = new ObjectMapper().readTree(last);
    assertEquals("/sparql", line.get("path").asText());
    assertEquals(200, line.get("status").asInt());
    assertFalse(last.contains("\u001b"));
  }

  @Test
  void theCommandRefusesWhatCannotBe() {
    CommandLine line = Entente.commandLine();
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));

    assertEquals(1, line.execute("serve", "--loc", "target/no-such-store"));
    assertTrue(err.toString().contains("there is no store"), err.toString());
  }

  @Test
  void itStopsWithinItsTime() {
    long begin = System.nanoTime();
    Running other = new Running(SeedStore.location(), ServeOptions.loopback(0));
    assertEquals(200, other.get("/health").statusCode());
    other.server.close();

    assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10);
  }

  private static Graph parsed(String body, String type) {
    Lang language = RDFLanguages.contentTypeToLang(type);
    return RDFParser.fromString(body, language).toGraph();
  }
}
