package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send too much, too slowly, or something else than they should. */
@Timeout(60)
class RudeClientsTest {

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(5),
          250_000,
          64L << 20,
          4,
          1 << 16,
          8_000,
          100,
          Duration.ofSeconds(1),
          200,
          96L << 20,
          1 << 20);

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running(SeedStore.location(), ServeOptions.loopback(0).with(LIMITS));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void anOversizedBodyIsRefused() {
    String query = "ASK { } #" + "x".repeat(1 << 17);

    assertEquals(413, running.post("/sparql", "application/sparql-query", query).statusCode());
    assertEquals(
        413,
        running
            .send(
                running
                    .request("/sparql")
                    .header("Content-Type", "application/sparql-query")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(() ->
                            new java.io.ByteArrayInputStream(
                                query.getBytes(StandardCharsets.UTF_8)))))
            .statusCode());
  }

  @Test
  void anOversizedAddressIsRefused() {
    assertEquals(414, running.ask("ASK { } #" + "x".repeat(9_000)).statusCode());
    assertTrue(
        running
            .raw("GET /?" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .startsWith("HTTP/1.1 414"));
    assertTrue(
        running
            .raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")
            .startsWith("HTTP/1.1 431"));
  }

  @Test
  void aCompressedBodyIsNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[30 << 20]);
    }
    for (String type : List.of("application/sparql-query", "application/x-www-form-urlencoded")) {
      assertEquals(
          415,
          running
              .send(
                  running
                      .request("/sparql")
                      .header("Content-Type", type)
                      .header("Content-Encoding", "gzip")
                      .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())))
              .statusCode());
    }
  }

  @Test
  void bodiesThatTrickleEndInTimeAndKeepNobodyWaiting() throws Exception {
    String head =
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            + "Content-Length: 1000\r\n\r\n";
    trickle(head, "HTTP/1.1 408");
  }

  @Test
  void headsThatTrickleEndInTimeAndKeepNobodyWaiting() throws Exception {
    trickle("GET /health HTTP/1.1\r\nHost: localhost\r\nX: ", "");
  }

  /** Twenty clients that send a letter a while; all of them are answered or cut off in time. */
  private static void trickle(String begin, String answer) throws Exception {
    List<Socket> clients =
        java.util.stream.IntStream.range(0, 20).mapToObj(i -> running.connect(begin)).toList();
    long started = System.nanoTime();
    for (int i = 0; i < 25; i++) {
      for (Socket client : clients) {
        try {
          client.getOutputStream().write('x');
        } catch (SocketException cutOff) {
          continue;
        }
      }
      long asked = System.nanoTime();
      assertEquals(200, running.ask("ASK {}").statusCode());
      assertTrue(Duration.ofNanos(System.nanoTime() - asked).toSeconds() < 3);
      Thread.sleep(150);
    }
    for (Socket client : clients) {
      try (client) {
        String got = read(client);
        assertTrue(got.startsWith(answer), got);
      }
    }
    assertTrue(Duration.ofNanos(System.nanoTime() - started).toSeconds() < 20);
  }

  private static String read(Socket client) throws IOException {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException cutOff) {
      return "";
    }
  }

  @Test
  void aReaderThatTricklesIsCutOffAndSeesThatItsAnswerIsNotWhole() throws Exception {
    // The first answer of all takes longest, and past its time it would be a refusal.
    await(() -> running.get("/data?default").statusCode() == 200);
    try (Socket client = new Socket()) {
      client.setReceiveBufferSize(4096);
      client.connect(
          new InetSocketAddress(
              running.server.address().getHost(), running.server.address().getPort()));
      // More answers than the buffers of any network between take in.
      int answers = 8;
      String request =
          "GET /data?default HTTP/1.1\r\nHost: localhost\r\nAccept: application/n-triples\r\n\r\n";
      client.getOutputStream().write(request.repeat(answers).getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      long begin = System.nanoTime();
      try {
        while (Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5) {
          got.write(in.read());
          Thread.sleep(5);
        }
        // What the network holds still comes in.
        in.transferTo(got);
      } catch (SocketException cutOff) {
        assertTrue(got.size() > 0);
      }
      String head = got.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
      String length = head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
      assertTrue(got.size() < answers * Long.parseLong(length), () -> got.size() + " of " + length);
    }
  }

  @Test
  void aClientThatHangsUpEndsItsQuery() throws Exception {
    int before = queries();
    try (Socket client = running.connect(asking(ENDLESS))) {
      await(() -> queries() > before);
      Thread.sleep(300);
      assertTrue(queries() > before);
    }
    long gone = System.nanoTime();
    await(() -> queries() == before);

    assertTrue(
        Duration.ofNanos(System.nanoTime() - gone).compareTo(LIMITS.time().dividedBy(2)) < 0);
    await(() -> running.log.toString().contains("\"status\":499"));
  }

  @Test
  void requestsThatComeWhileAnotherIsAnsweredAreNotLost() throws Exception {
    int before = queries();
    List<String> statuses = new ArrayList<>();
    // However slow the machine, this one is still being answered when the others come.
    try (Socket client = running.connect(asking(ENDLESS))) {
      await(() -> queries() > before);
      // The last is longer than what is read ahead.
      for (String comment : List.of("first", "second", "x".repeat(3_000))) {
        Thread.sleep(150);
        client
            .getOutputStream()
            .write(asking("ASK {} #" + comment).getBytes(StandardCharsets.US_ASCII));
      }
      assertTrue(queries() > before);
      client.setSoTimeout((int) LIMITS.time().multipliedBy(4).toMillis());
      DataInputStream in = new DataInputStream(client.getInputStream());
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      while (statuses.size() < 4) {
        got.write(in.readByte());
        statuses =
            Pattern.compile("HTTP/1.1 (\\d+) ")
                .matcher(got.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
      }
    }
    assertEquals(List.of("503", "200", "200", "200"), statuses);
  }

  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

  /** How many run now. */
  private static int queries() {
    return Integer.parseInt(
        running.get("/health").body().replaceFirst("(?s).*\"queries\" : (\\d+).*", "$1"));
  }

  private static String asking(String query) {
    return "GET /sparql?query=" + Running.encoded(query) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        !condition.getAsBoolean(); ) {
      assertTrue(System.nanoTime() < end, "it did not come to that");
      Thread.sleep(20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml", "/..%2fpom.xml", "/%2e%2e/pom.xml",
            "/webjars/../../dev/entente/serve/Limits.class",
        "/webjars/%2e%2e/%2e%2e/x.js", "//etc/passwd", "/queries/..%2Fpolicy%2Fstandard",
            "/explorer.css/../x",
        "/file:/etc/passwd", "/js/..;/..;/index.html", "/%00.js", "/js\\..\\x.js"
      })
  void noPathLeadsOutOfThePages(String path) {
    String answer =
        running.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.matches("(?s)HTTP/1.1 40[0-9] .*"), answer);
    assertFalse(answer.contains("<project"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /sparql, application/sparql-update, 'CLEAR ALL'",
    "POST, /sparql, application/x-www-form-urlencoded, update=CLEAR+ALL",
    "POST, /sparql, application/x-www-form-urlencoded, query=CLEAR+ALL",
    "POST, /sparql, application/sparql-query, 'INSERT DATA { <urn:a> <urn:b> <urn:c> }'",
    "POST, /sparql, application/sparql-query, 'LOAD <http://127.0.0.1:9/>'",
    "POST, /sparql?update=CLEAR+ALL, application/x-www-form-urlencoded, x=1",
    "PUT, /data?default, text/turtle, <urn:a> <urn:b> <urn:c> .",
    "POST, /data?graph=urn:x, text/turtle, <urn:a> <urn:b> <urn:c> .",
    "DELETE, /data?default, '', ''",
    "PATCH, /data, application/rdf-patch, 'TX .'",
    "POST, /update, application/sparql-update, 'CLEAR ALL'",
    "POST, /ds/update, application/sparql-update, 'CLEAR ALL'",
    "POST, /$/datasets, application/x-www-form-urlencoded, dbName=x&dbType=mem",
    "POST, /$/compact/ds, '', ''",
    "POST, /data, application/ld+json, '{\"@context\": \"http://127.0.0.1:9/\"}'"
  })
  void nothingIsWrittenByAnyRoute(String method, String path, String type, String body) {
    long before = running.commits();
    HttpResponse<String> answer =
        running.send(
            running
                .request(path)
                .header("Content-Type", type.isEmpty() ? "text/plain" : type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));

    assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer::toString);
    assertEquals(before, running.commits());
  }

  @Test
  void withoutTheOptionsNothingIsWrittenWhateverIsShown() {
    long before = running.commits();
    Map<String, List<String>> wellMeant =
        Map.of(
            "/update",
            List.of(
                "application/sparql-update",
                "INSERT DATA { GRAPH <graph/curation> { <urn:note> <urn:p> 1 } }"),
            "/data?graph=urn:example:g",
            List.of("text/turtle", "<urn:example:a> <urn:example:b> 1 ."),
            "/articles?id=a",
            List.of("text/plain", "Norway condemned Chile."));
    wellMeant.forEach((path, content) -> {
      HttpResponse<String> answer =
          running.send(
              running
                  .request(path)
                  .header("Content-Type", content.getFirst())
                  .header("Authorization", "Bearer 9f8e7d6c5b4a39281706f5e4d3c2b1a0")
                  .POST(HttpRequest.BodyPublishers.ofString(content.getLast())));
      // Where nothing can be written, articles have no address either.
      List<Integer> refusals =
          path.startsWith("/articles") ? List.of(403, 404, 405) : List.of(403, 405);
      assertTrue(refusals.contains(answer.statusCode()), () -> path + ": " + answer);
    });
    assertEquals(before, running.commits());
  }
}
