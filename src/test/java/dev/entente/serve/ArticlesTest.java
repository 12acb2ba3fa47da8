package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.article.Article;
import dev.entente.query.SeedStore;
import dev.entente.store.SyntheticNews;
import dev.entente.store.SyntheticStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that come while the store is served. */
@Timeout(180)
class ArticlesTest {

  private static final String TOKEN = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SyntheticNews NEWS = SyntheticStore.news(1);
  private static final String BASE = "https://w3id.org/entente/id/";

  /** Articles that each of several clients adds. */
  private static final int EACH = 20;

  @TempDir private static Path folder;

  private static Path inbox;
  private static Running running;

  @BeforeAll
  static void start() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    inbox = folder.resolve("inbox");
    Files.createDirectories(inbox.resolve("news"));
    ServeOptions options =
        ServeOptions.loopback(0)
            .with(Optional.of(WriteToken.read(token)), Optional.empty())
            .watching(inbox);
    running = new Running(SeedStore.copy(folder.resolve("store")), options);
  }

  @AfterAll
  static void stop() {
    running.close();
    assertFalse(running.log.toString().contains(TOKEN));
  }

  private static HttpResponse<String> post(String path, String type, byte[] body) {
    return running.send(
        running
            .request(path)
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> post(String type, String body) {
    return post("/articles", type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      assertEquals(200, answer.statusCode(), answer.body());
      return JSON.readTree(answer.body());
    } catch (IOException wrong) {
      throw new IllegalStateException(answer.body(), wrong);
    }
  }

  private static ObjectNode json(int number) {
    Article article = NEWS.article(number).article();
    return JSON.createObjectNode()
        .put("id", article.id().value())
        .put("title", article.details().title().orElseThrow())
        .put("issued", article.details().issued().orElseThrow())
        .put("text", article.text());
  }

  /** Once nothing is to be derived any more. */
  private static long commits() {
    while (running.store.isStale()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return running.commits();
  }

  private static boolean ask(String pattern) {
    return running
        .ask("PREFIX ent: <https://w3id.org/entente/ns#> ASK { " + pattern + " }")
        .body()
        .contains("true");
  }

  private static void within(Duration time, BooleanSupplier condition, String what)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> what + ": not within " + time);
      Thread.sleep(50);
    }
  }

  @Test
  void anArticleIsAnsweredWithItsStatementsAndSoonCounts() throws InterruptedException {
    JsonNode article = read(post("application/json", json(1).toString())).at("/articles/0");

    assertEquals("added", article.get("result").asText());
    assertEquals(BASE + "article/news/0000001", article.get("iri").asText());
    assertEquals(NEWS.article(1).statements().size(), article.get("statements").size());
    JsonNode statement = article.at("/statements/0");
    int begin = statement.get("begin").asInt();
    assertEquals(
        statement.get("quote").asText(),
        NEWS.article(1).article().text().substring(begin, statement.get("end").asInt()));
    String iri = "<" + statement.get("iri").asText() + ">";
    assertTrue(ask("GRAPH <" + article.get("iri").asText() + "> { " + iri + " a ent:Statement }"));
    within(
        Duration.ofSeconds(60), () -> ask(iri + " ent:countedIn ?relationship"), "relationships");
    within(
        Duration.ofSeconds(60),
        () ->
            ask(
                "?found <http://jena.apache.org/text#query> \""
                    + json(1).get("title").asText().replaceAll("\\W+", " ")
                    + "\" FILTER(?found = <"
                    + article.get("iri").asText()
                    + ">)"),
        "search");

    JsonNode again = read(post("application/json", json(1).toString())).at("/articles/0");
    assertEquals("unchanged", again.get("result").asText());
    assertEquals(article.get("statements"), again.get("statements"));
  }

  @Test
  void textIsAnArticleUnderItsIdOrThatOfItsWords() {
    String text = "A headline of its own\n\nNothing happened in Utopia on Monday.\n";
    JsonNode unnamed = read(post("text/plain", text)).at("/articles/0");
    assertTrue(unnamed.get("id").asText().matches("posted/[0-9a-f]+"), unnamed.toString());
    assertEquals(
        "unchanged",
        read(post("text/plain; charset=utf-8", text)).at("/articles/0/result").asText());

    JsonNode named =
        read(post("/articles?id=desk/42", "text/plain", text.getBytes(StandardCharsets.UTF_8)))
            .at("/articles/0");
    assertEquals("desk/42", named.get("id").asText());
    assertTrue(ask("<" + BASE + "article/desk/42> ent:text ?text"));
  }

  @Test
  void ofSeveralArticlesTheGoodOnesAreTakenAndTheOthersTold() {
    String lines = json(2) + "\n{\"title\": \"no text\"}\n" + json(3) + "\n";
    JsonNode answer = read(post("application/x-ndjson", lines));

    assertEquals(2, answer.get("articles").size(), answer.toString());
    assertEquals(1, answer.get("rejected").size(), answer.toString());
    JsonNode array = read(post("application/json", "[" + json(4) + "," + json(5) + "]"));
    assertEquals(2, array.get("articles").size(), array.toString());
  }

  @Test
  void anotherTextOfTheSameArticleReplacesItAndQuiteAnotherOneIsRefused() {
    read(post("application/json", json(6).toString()));
    ObjectNode later = json(6);
    later.put("text", NEWS.article(6, 1).article().text());
    assertEquals(
        "replaced",
        read(post("application/json", later.toString())).at("/articles/0/result").asText());

    JsonNode other =
        read(post("application/json", json(6).put("text", "Quite other words.").toString()))
            .at("/articles/0");
    assertEquals("refused", other.get("result").asText());
    assertTrue(other.at("/rejected/0").asText().contains("quite another text"), other.toString());
    assertTrue(other.get("statements").size() > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {                                   | 400",
        "application/json | {\"title\": \"no text\"}             | 400",
        "application/json | \"words\"                            | 400",
        "text/plain       | ''                                  | 400",
        "text/html        | <p>words</p>                        | 415",
        "multipart/form-data; boundary=x | --x                  | 415",
        "application/x-www-form-urlencoded | text=words         | 415"
      })
  void whatIsNoArticleIsRefusedAndLeavesNothingBehind(String type, String body, int status) {
    long before = commits();
    HttpResponse<String> answer = post(type, body);

    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(1, answer.body().lines().count(), answer.body());
    assertEquals(before, commits());
  }

  @Test
  void deepJsonIsRefused() {
    long before = commits();
    String deep = "[".repeat(500_000);

    assertEquals(400, post("application/json", deep).statusCode());
    assertEquals(before, commits());
  }

  @Test
  void aSmallBodyThatWouldBecomeHugeIsRefused() throws IOException {
    long before = commits();
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    }
    for (String type : List.of("text/plain", "application/json")) {
      assertEquals(400, post("/articles", type, bomb.toByteArray()).statusCode());
    }
    assertEquals(before, commits());
  }

  @Test
  void anOversizedBodyIsRefused() {
    long before = commits();

    assertEquals(413, post("text/plain", "x".repeat(Limits.USUAL.upload() + 1)).statusCode());
    assertEquals(before, commits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x",
        "a//b",
        "%2e%2e/x",
        "\u0000",
        "<script>",
        "graph/relations"
      })
  void anIdIsNeverMoreThanAName(String id) {
    Path near = folder.resolve("store");
    HttpResponse<String> answer =
        post(
            "/articles?id=" + Running.encoded(id),
            "text/plain",
            ("Words about " + id.hashCode()).getBytes(StandardCharsets.UTF_8));

    assertTrue(List.of(200, 400).contains(answer.statusCode()), answer.body());
    if (answer.statusCode() == 200) {
      String iri = read(answer).at("/articles/0/iri").asText();
      assertTrue(iri.startsWith(BASE + "article/"), iri);
      assertFalse(iri.contains(".."), iri);
    }
    assertTrue(Files.isDirectory(near));
  }

  @Test
  void whoHasNoTokenOrAnotherOneAddsNothing() {
    long before = commits();
    String body = json(7).toString();
    for (String shown : List.of("Bearer " + TOKEN.substring(1), "Basic " + TOKEN, "Bearer")) {
      assertEquals(
          401,
          running
              .send(
                  running
                      .request("/articles")
                      .header("Content-Type", "application/json")
                      .header("Authorization", shown)
                      .POST(HttpRequest.BodyPublishers.ofString(body)))
              .statusCode());
    }
    assertEquals(401, running.post("/articles", "application/json", body).statusCode());
    assertEquals(
        400, running.post("/articles?token=" + TOKEN, "application/json", body).statusCode());
    assertEquals(
        403,
        running
            .send(
                running
                    .request("/articles")
                    .header("Origin", "http://evil.example")
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)))
            .statusCode());
    assertEquals(401, running.get("/articles").statusCode());
    assertEquals(before, commits());
  }

  @Test
  void articlesOfAFolderAreAddedAsTheyComeAndToldInTheLog() throws Exception {
    Article article = NEWS.article(8).article();
    Path file = inbox.resolve(article.id().value() + ".txt");
    // As a program that writes carefully would: whole at once.
    Path draft = Files.writeString(folder.resolve("draft"), article.text());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);

    String iri = "<" + BASE + "article/news/0000008>";
    within(Duration.ofSeconds(30), () -> ask(iri + " ent:text ?text"), "the new file");
    within(
        Duration.ofSeconds(30),
        () ->
            running
                .log
                .toString()
                .lines()
                .anyMatch(line -> line.contains("\"watched\":") && line.contains("\"added\":1")),
        "the log");

    Files.writeString(file, NEWS.article(8, 1).article().text());
    within(
        Duration.ofSeconds(30),
        () -> running.log.toString().contains("\"replaced\":1"),
        "the changed file");

    Files.write(inbox.resolve("news/broken.pdf"), new byte[] {'%', 'P', 'D', 'F', '-', 0, 1});
    within(
        Duration.ofSeconds(30),
        () -> running.log.toString().contains("\"rejected\":1"),
        "the broken file");
  }

  @Test
  void readersSeeWholeArticlesOnlyWhileSeveralClientsAdd() throws Exception {
    String torn =
        """
        PREFIX ent: <https://w3id.org/entente/ns#>
        SELECT ?article (COUNT(DISTINCT ?statement) AS ?n) {
          ?article a ent:Article . FILTER(CONTAINS(STR(?article), "/news/00001"))
          OPTIONAL { ?statement ent:article ?article ; ent:subject ?s ; <http://www.w3.org/ns/oa#exact> ?q }
        } GROUP BY ?article HAVING(?n != 3)
        """;
    try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> adding = new ArrayList<>();
      for (int client = 0; client < 3; client++) {
        int first = 100 + client * EACH;
        Callable<Integer> task =
            () -> {
              for (int i = first; i < first + EACH; i++) {
                assertEquals(
                    "added",
                    read(post("application/json", json(i).toString()))
                        .at("/articles/0/result")
                        .asText());
              }
              return EACH;
            };
        adding.add(clients.submit(task));
      }
      while (adding.stream().anyMatch(each -> !each.isDone())) {
        HttpResponse<String> answer = running.ask(torn, "text/csv");
        assertEquals("article,n\r\n", answer.body());
      }
      for (Future<Integer> each : adding) {
        assertEquals(EACH, each.get());
      }
    }
    assertTrue(
        running
            .ask(
                "SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/entente/ns#Article>"
                    + " FILTER(CONTAINS(STR(?a), \"/news/00001\")) }",
                "text/csv")
            .body()
            .contains(String.valueOf(3 * EACH)));
  }
}
