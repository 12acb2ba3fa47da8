package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.entente.query.SeedStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever has the token may write, and what nobody may. */
@Timeout(120)
class WritingTest {

  private static final String TOKEN = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
  private static final String BASE = "https://w3id.org/entente/id/";
  private static final String CURATION = BASE + "graph/curation";
  private static final String UPDATE = "application/sparql-update";
  private static final String TURTLE = "text/turtle";
  private static final String NOTE =
      "INSERT DATA { GRAPH <graph/curation> { <urn:note> <urn:p> \"%s\" } }";
  private static final AtomicInteger FETCHED = new AtomicInteger();

  @TempDir private static Path folder;

  private static HttpServer canary;
  private static String elsewhere;
  private static Running running;

  @BeforeAll
  static void start() throws IOException {
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          FETCHED.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    elsewhere = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    ServeOptions options =
        ServeOptions.loopback(0)
            .with(Limits.USUAL.with(Duration.ofSeconds(2), 20_000, 4))
            .withOrigins(List.of("https://reader.example"))
            .with(Optional.of(WriteToken.read(token)), Optional.of(WriteToken.random()));
    running = new Running(SeedStore.copy(folder.resolve("store")), options);
  }

  @AfterAll
  static void stop() {
    running.close();
    canary.stop(0);
    assertFalse(running.log.toString().contains(TOKEN));
  }

  private static HttpRequest.Builder written(String method, String path, String type, String body) {
    return running
        .request(path)
        .header("Content-Type", type)
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> write(String method, String path, String type, String body) {
    return running.send(
        written(method, path, type, body).header("Authorization", "Bearer " + TOKEN));
  }

  private static HttpResponse<String> update(String sparql) {
    return write("POST", "/update", UPDATE, sparql);
  }

  private static String graph(String iri) {
    return "/data?graph=" + Running.encoded(iri);
  }

  @Test
  void verdictsMayBeInsertedAndDeletedAndWhatIsDerivedFollows() {
    String statement =
        running
            .ask(
                """
                PREFIX ent: <https://w3id.org/entente/ns#>
                PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
                SELECT ?s { ?s ent:countedIn/rdf:predicate ent:sanctions ; ent:countedAs ent:stated }
                """,
                "text/csv")
            .body()
            .split("\r\n", -1)[1];
    String verdict =
        """
        <verdict/of-a-test> a ent:Verdict ; ent:judgement "reject" ; ent:reviewer "Ann" ;
          ent:decidedAt "2026-01-01T00:00:00Z"^^xsd:dateTime ; ent:judges <%s> ;
          ent:judgedRow '{"article":"kim-meets-putin"}' ; oa:prefix "" ; oa:suffix ""
        """
            .formatted(statement);
    String plain = "ASK { ?a <https://w3id.org/entente/ns#sanctions> ?b }";
    assertTrue(running.ask(plain).body().contains("true"));

    HttpResponse<String> answer =
        update("INSERT DATA { GRAPH <%s> { %s } }".formatted(CURATION, verdict));
    assertEquals(204, answer.statusCode(), answer.body());
    assertTrue(running.ask(plain).body().contains("false"), "the rejected edge still stands");

    answer = update("WITH <graph/curation> DELETE { ?v ?p ?o } WHERE { ?v a ent:Verdict ; ?p ?o }");
    assertEquals(204, answer.statusCode(), answer.body());
    assertTrue(running.ask(plain).body().contains("true"), "the edge has not come back");
  }

  @Test
  void anUpdateMayLookAtAllGraphsAndComeAsAForm() {
    String sparql =
        """
        INSERT { GRAPH <graph/curation> { ?article <urn:seen> true } }
        WHERE { ?article a ent:Article }
        """;
    HttpResponse<String> answer =
        write(
            "POST",
            "/update",
            "application/x-www-form-urlencoded",
            "update=" + Running.encoded(sparql));
    assertEquals(204, answer.statusCode(), answer.body());
    assertTrue(
        running
            .ask("ASK { GRAPH <" + CURATION + "> { ?a <urn:seen> true } }")
            .body()
            .contains("true"));

    assertEquals(
        204, update("DELETE WHERE { GRAPH <graph/curation> { ?a <urn:seen> ?b } }").statusCode());
    assertTrue(running.ask("ASK { ?a <urn:seen> true }").body().contains("false"));
  }

  @Test
  void operationsOnDataAreCarriedOutInTheirOrder() {
    String insert = NOTE.formatted("a") + " ; ";
    String delete = insert.replace("INSERT", "DELETE");

    assertEquals(204, update(insert + delete + insert).statusCode());
    assertTrue(running.ask("ASK { <urn:note> <urn:p> 'a' }").body().contains("true"));
    assertEquals(204, update(delete + insert + delete).statusCode());
    assertTrue(running.ask("ASK { <urn:note> <urn:p> 'a' }").body().contains("false"));
  }

  @Test
  void graphsOfOnesOwnAreReplacedExtendedAndRemoved() {
    String own = graph("https://example.org/ratings");
    assertEquals(404, write("DELETE", own, TURTLE, "").statusCode());
    assertEquals(
        201, write("PUT", own, TURTLE, "<urn:example:a> <urn:example:b> 1 , 2 .").statusCode());
    assertEquals(
        204, write("POST", own, TURTLE, "<urn:example:a> <urn:example:b> 3 .").statusCode());
    assertEquals(3, running.get(own, "application/n-triples").body().lines().count());
    assertEquals(
        204,
        write("PUT", own, "application/n-triples", "<urn:example:a> <urn:example:b> \"4\" .")
            .statusCode());
    assertEquals(
        "<urn:example:a> <urn:example:b> \"4\" .\n",
        running.get(own, "application/n-triples").body());
    assertEquals(204, write("DELETE", own, TURTLE, "").statusCode());
    assertEquals(404, running.get(own).statusCode());
  }

  @Test
  void whoHasNoTokenOrAnotherWritesNothing() {
    long before = running.commits();
    List<HttpRequest.Builder> attempts = new ArrayList<>();
    for (String[] route :
        new String[][] {
          {"POST", "/update", UPDATE, NOTE.formatted("stranger")},
          {
            "POST",
            "/update",
            "application/x-www-form-urlencoded",
            "update=" + Running.encoded(NOTE)
          },
          {"PUT", graph("urn:example:g"), TURTLE, "<urn:example:a> <urn:example:b> 1 ."},
          {"POST", graph(CURATION), TURTLE, "<urn:example:a> <urn:example:b> 1 ."},
          {"DELETE", graph(CURATION), TURTLE, ""},
        }) {
      for (String shown :
          new String[] {
            "",
            "Bearer",
            "Bearer " + TOKEN.substring(1),
            "Bearer " + TOKEN + "0",
            "Bearer 0" + TOKEN,
            "Bearer " + TOKEN.toUpperCase(java.util.Locale.ROOT),
            "Bearer %00" + TOKEN,
            "Basic " + TOKEN,
            TOKEN
          }) {
        HttpRequest.Builder attempt = written(route[0], route[1], route[2], route[3]);
        attempts.add(shown.isEmpty() ? attempt : attempt.header("Authorization", shown));
      }
      attempts.add(
          written(route[0], route[1], route[2], route[3])
              .header("Cookie", "token=" + TOKEN)
              .header("X-Authorization", "Bearer " + TOKEN));
    }
    for (HttpRequest.Builder attempt : attempts) {
      HttpResponse<String> answer = running.send(attempt);
      assertEquals(401, answer.statusCode(), () -> answer.request().headers().toString());
      assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
      assertFalse(answer.body().contains(TOKEN));
    }
    assertEquals(before, running.commits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/update?access_token=" + TOKEN,
        "/update?token=" + TOKEN,
        "/update?x=%39" + "f8e7d6c5b4a39281706f5e4d3c2b1a0",
        "/data?graph=urn:example:g&token=" + TOKEN
      })
  void aTokenInTheAddressIsNone(String path) {
    long before = running.commits();
    HttpResponse<String> answer = running.post(path, UPDATE, NOTE.formatted("address"));

    assertEquals(400, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains(TOKEN), answer.body());
    assertEquals(before, running.commits());
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, https://reader.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Host, evil.example"
  })
  void pagesOfOtherSitesWriteNothingEvenWithTheToken(String header, String value) {
    long before = running.commits();
    for (String path : List.of("/update", graph("urn:example:g"))) {
      HttpResponse<String> answer =
          running.send(
              written("POST", path, path.equals("/update") ? UPDATE : TURTLE, NOTE.formatted("x"))
                  .header("Authorization", "Bearer " + TOKEN)
                  .header(header, value));
      assertEquals(403, answer.statusCode(), answer.body());
    }
    assertEquals(before, running.commits());
  }

  @Test
  void noPageOfAnotherSiteMaySendTheHeader() {
    HttpResponse<String> answer =
        running.send(
            running
                .request("/update")
                .header("Origin", "https://reader.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    String allowed = answer.headers().firstValue("Access-Control-Allow-Headers").orElse("");
    assertFalse(allowed.toLowerCase(java.util.Locale.ROOT).contains("authorization"), allowed);
  }

  private static Stream<String> forbiddenUpdates() {
    String service = "SERVICE <" + elsewhere + "> { ?a ?b ?c }";
    String into = "INSERT { GRAPH <graph/curation> { <urn:a> <urn:b> ?c } } WHERE { %s }";
    return Stream.of(
        "LOAD <" + elsewhere + ">",
        "LOAD <" + elsewhere + "> INTO GRAPH <graph/curation>",
        "LOAD SILENT <file:///etc/passwd> INTO GRAPH <graph/curation>",
        into.formatted(service),
        into.formatted("SERVICE SILENT <" + elsewhere + "> { ?a ?b ?c }"),
        into.formatted("?x ?y ?c FILTER NOT EXISTS { " + service + " }"),
        into.formatted("{ SELECT ?c { " + service + " } }"),
        into.formatted("BIND(<java:dev.entente.serve.Planted$Function>(1) AS ?c)"),
        into.formatted("?x <java:dev.entente.serve.Planted$Property> ?c"),
        into.formatted("?x <http://jena.apache.org/ARQ/property#strSplit> ?c"),
        "INSERT { GRAPH <graph/curation> { <urn:a> <urn:b> 1 } } USING <"
            + elsewhere
            + "> WHERE { ?a ?b ?c }",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "INSERT DATA { GRAPH <urn:example:g> { <urn:a> <urn:b> 1 } }",
        "INSERT DATA { GRAPH <graph/relations> { <urn:a> <urn:b> 1 } }",
        "INSERT DATA { GRAPH <urn:x-arq:DefaultGraph> { <urn:a> <urn:b> 1 } }",
        "DELETE DATA { GRAPH <article/kim-meets-putin> { <urn:a> <urn:b> 1 } }",
        "DELETE WHERE { GRAPH <article/kim-meets-putin> { ?a ?b ?c } }",
        "DELETE WHERE { ?a ?b ?c }",
        "DELETE WHERE { GRAPH ?g { ?a ?b ?c } }",
        "INSERT { GRAPH ?g { ?a <urn:b> 1 } } WHERE { GRAPH ?g { ?a ?b ?c } }",
        "WITH <graph/entities> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
        "WITH <graph/curation> INSERT { GRAPH <graph/runs> { ?a ?b 1 } } WHERE { ?a ?b ?c }",
        NOTE.formatted("x") + " ; INSERT DATA { GRAPH <urn:example:g> { <urn:a> <urn:b> 1 } }",
        NOTE.formatted("x") + " ; CLEAR ALL",
        "CLEAR ALL",
        "CLEAR GRAPH <graph/curation>",
        "DROP GRAPH <graph/curation>",
        "DROP DEFAULT",
        "CREATE GRAPH <urn:example:g>",
        "COPY <graph/entities> TO <graph/curation>",
        "MOVE <graph/entities> TO <graph/curation>",
        "ADD DEFAULT TO <graph/curation>");
  }

  @Test
  void updatesOfOtherGraphsAndWhatFetchesOrLoadsIsForbidden() {
    long before = running.commits();
    int fetched = FETCHED.get();
    int loaded = Planted.LOADED.get();
    assertAll(
        forbiddenUpdates()
            .map(update ->
                () -> {
                  HttpResponse<String> answer = update(update);
                  assertEquals(403, answer.statusCode(), update + ": " + answer.body());
                  assertEquals(1, answer.body().lines().count());
                }));
    assertEquals(fetched, FETCHED.get());
    assertEquals(loaded, Planted.LOADED.get());
    assertEquals(before, running.commits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <graph/curation> { _:b <urn:b> 1 } }",
        "INSERT DATA { GRAPH <graph/curation> { <urn:v> a ent:Verdict } }",
        "INSERT DATA { GRAPH <graph/curation> { <urn:v> a ent:Verdict ; ent:judgement 'maybe' } }",
        "INSERT DATA { GRAPH <graph/curation> { <urn:v> a ent:Verdict ; ent:judgement 'reject' ;"
            + " ent:reviewer 'Ann' ; ent:decidedAt '2026-01-01T00:00:00Z'^^xsd:dateTime ;"
            + " ent:judges <statement/0123456789abcdef01234567> ; ent:judgedRow '{}' } }",
        "INSERT nonsense",
        ""
      })
  void whatWouldNotBeWholeIsRefusedAndUndone(String update) {
    long before = running.commits();
    HttpResponse<String> answer = update(update);

    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals(1, answer.body().lines().count(), answer.body());
    assertEquals(before, running.commits());
  }

  @Test
  void anUpdateWhosePatternHasNoEndIsStoppedAndTheWriterStaysFree() {
    long before = running.commits();
    HttpResponse<String> answer =
        update(
            "INSERT { GRAPH <graph/curation> { ?a <urn:p> ?f } }"
                + " WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i) }");

    assertTrue(List.of(413, 503).contains(answer.statusCode()), answer.body());
    assertEquals(before, running.commits());
    assertEquals(204, update(NOTE.formatted("after")).statusCode());
    assertEquals(204, update(NOTE.formatted("after").replace("INSERT", "DELETE")).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "https://w3id.org/entente/id/article/kim-meets-putin",
    "https://w3id.org/entente/id/graph/relations",
    "https://w3id.org/entente/id/graph/entities",
    "https://w3id.org/entente/id/graph/runs",
    "https://w3id.org/entente/id/graph/store",
    "https://w3id.org/entente/id/graph/new",
    "urn:x-arq:DefaultGraph",
    "urn:x-arq:UnionGraph"
  })
  void graphsOfEntentesMakingAreNotWritten(String iri) {
    long before = running.commits();
    for (String method : List.of("PUT", "POST", "DELETE")) {
      HttpResponse<String> answer =
          write(method, graph(iri), TURTLE, "<urn:example:a> <urn:example:b> 1 .");
      assertEquals(403, answer.statusCode(), answer.body());
    }
    assertEquals(before, running.commits());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?default | text/turtle | <urn:example:a> <urn:example:b> 1 . | 400",
        "'' | text/turtle | <urn:example:a> <urn:example:b> 1 . | 400",
        "?graph=no+iri | text/turtle | <urn:example:a> <urn:example:b> 1 . | 400",
        "?graph=urn:example:g | text/turtle | [ <urn:example:b> 1 ] . | 400",
        "?graph=urn:example:g | text/turtle | <urn:example:a> <urn:example:b> | 400",
        "?graph=urn:example:g | text/turtle | <urn:example:a> <urn:example:b> 'x'^^<http://www.w3.org/2001/XMLSchema#integer> . | 400",
        "?graph=urn:example:g | application/ld+json | {\"@context\": \"http://127.0.0.1:9/\"} | 415",
        "?graph=urn:example:g | application/rdf+xml | <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> | 415",
        "?graph=urn:example:g | application/trig | <urn:h> { <urn:a> <urn:b> 1 } | 415"
      })
  void whatIsNoGraphOfItsOwnIsRefused(String query, String type, String body, int status) {
    long before = running.commits();
    HttpResponse<String> answer = write("POST", "/data" + query, type, body);

    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(before, running.commits());
  }

  @Test
  void bodiesThatAreTooLargeTooDeepOrCompressedAreRefused() {
    long before = running.commits();
    String update = NOTE.formatted("x".repeat(Limits.USUAL.body()));
    assertEquals(413, update(update).statusCode());
    String large =
        "<urn:example:a> <urn:example:b> \"" + "x".repeat(Limits.USUAL.upload()) + "\" .";
    assertEquals(413, write("PUT", graph("urn:example:g"), TURTLE, large).statusCode());
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= 20_000; i++) {
      many.append("<urn:example:a> <urn:example:b> ").append(i).append(" .\n");
    }
    assertEquals(413, write("PUT", graph("urn:example:g"), TURTLE, many.toString()).statusCode());
    String deep = "<urn:example:a> <urn:example:b> " + "( ".repeat(200_000);
    assertEquals(400, write("PUT", graph("urn:example:g"), TURTLE, deep).statusCode());
    String nested = "INSERT { GRAPH <graph/curation> { <urn:a> <urn:b> 1 } } WHERE ";
    assertEquals(400, update(nested + "{ ".repeat(50_000) + "} ".repeat(50_000)).statusCode());
    assertEquals(
        415,
        running
            .send(
                written("POST", "/update", UPDATE, NOTE)
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Encoding", "gzip"))
            .statusCode());
    assertEquals(before, running.commits());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--write | --write needs --token-file",
        "--token-file=none | --token-file is for --write",
        "--write --token-file=none | there is no such file"
      })
  void theCommandSaysWhatItNeedsToWrite(String options, String words) {
    ServeCommandRun run = ServeCommandRun.of(options);

    assertEquals(1, run.exit());
    assertTrue(run.err().contains(words), run.err());
  }
}
