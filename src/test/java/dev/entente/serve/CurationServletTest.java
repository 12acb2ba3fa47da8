package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.store.Verdicts;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts over HTTP: who may, what is refused, and that nothing is overwritten unseen. */
@Timeout(120)
class CurationServletTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Running running;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    WriteToken curating = WriteToken.random();
    running =
        new Running(
            ReviewStore.in(folder),
            ServeOptions.loopback(0).with(Optional.empty(), Optional.of(curating)));
    token = curating.inFragment(running.server.address()).getFragment().substring(6);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static HttpResponse<String> post(String body, String shown) {
    HttpRequest.Builder request =
        running.request("/curation/verdicts").header("Content-Type", "application/json");
    if (!shown.isEmpty()) {
      request.header("Authorization", "Bearer " + shown);
    }
    return running.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode read(String path) throws IOException {
    HttpResponse<String> answer =
        running.send(running.request(path).header("Authorization", "Bearer " + token));
    assertEquals(200, answer.statusCode(), answer::body);
    return JSON.readTree(answer.body());
  }

  private static int verdicts() {
    return running.store.read(data -> Verdicts.read(data, running.store.iris()).size());
  }

  @Test
  void nobodyDecidesOrAsksWithoutTheToken() {
    int before = verdicts();
    assertEquals(401, post("{}", "").statusCode());
    assertEquals(401, post("{}", token.substring(1)).statusCode());
    assertEquals(401, running.get("/curation/queue").statusCode());
    assertEquals(401, running.get("/curation/duplicates").statusCode());
    assertEquals(
        403,
        running
            .send(
                running
                    .request("/curation/verdicts")
                    .header("Authorization", "Bearer " + token)
                    .header("Origin", "https://evil.example")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")))
            .statusCode());
    assertEquals(before, verdicts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "nonsense # no JSON",
        "[] # JSON object",
        "{} # judgement",
        "{\"judgement\":\"bless\"} # judgement",
        "{\"judgement\":\"accept\",\"reviewer\":\"jd\"} # seen",
        "{\"judgement\":\"accept\",\"reviewer\":\"jd\",\"seen\":[]} # statement",
        "{\"judgement\":\"accept\",\"reviewer\":\"jd\",\"seen\":[],\"statement\":\"zzz\"} # no statement",
        "{\"judgement\":\"accept\",\"reviewer\":7,\"seen\":[],\"statement\":\"zzz\"} # a string",
        "{\"judgement\":\"merge\",\"reviewer\":\"jd\",\"seen\":[],\"actor\":\"norway\",\"other\":\"norway\"} # itself",
        "{\"judgement\":\"merge\",\"reviewer\":\"jd\",\"seen\":[],\"actor\":\"norway\",\"other\":\"nobody at all\"} # no actor",
        "{\"judgement\":\"rename\",\"reviewer\":\"jd\",\"seen\":[],\"actor\":\"norway\",\"name\":\"Sweden\"} # merge them",
        "{\"judgement\":\"rename\",\"reviewer\":\"jd\",\"seen\":[],\"actor\":\"norway\",\"name\":\"a\\nb\"} # line ends"
      })
  void whatIsNoVerdictIsRefusedInOneLine(String body, String word) {
    int before = verdicts();
    HttpResponse<String> answer = post(body, token);
    assertEquals(400, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains(word.strip()), answer::body);
    assertEquals(1, answer.body().lines().count(), answer::body);
    assertEquals(before, verdicts());
  }

  @Test
  void aVerdictHoldsWhenTheAnswerComesAndNoneIsOverwrittenUnseen() throws IOException {
    JsonNode queue = read("/curation/queue?limit=2");
    double best = queue.path("statements").get(0).path("score").asDouble();
    assertTrue(best >= queue.path("statements").get(1).path("score").asDouble());
    String statement = queue.path("statements").get(0).path("statement").asText();
    String verdict =
        "{\"judgement\":\"%s\",\"reviewer\":\"%s\",\"statement\":\"%s\",\"seen\":[%s]}";
    HttpResponse<String> done = post(verdict.formatted("reject", "jd", statement, ""), token);
    assertEquals(200, done.statusCode(), done::body);
    JsonNode change = JSON.readTree(done.body()).path("changes").get(0);
    assertEquals("stated", change.path("before").asText());
    assertEquals("", change.path("after").asText());
    assertEquals(
        queue.path("waiting").asInt() - 1, read("/curation/queue").path("waiting").asInt());

    HttpResponse<String> refused = post(verdict.formatted("accept", "mk", statement, ""), token);
    assertEquals(409, refused.statusCode());
    assertTrue(refused.body().contains("jd decided reject"), refused::body);
    String seen = "\"" + JSON.readTree(done.body()).path("verdicts").get(0).asText() + "\"";
    assertEquals(200, post(verdict.formatted("accept", "mk", statement, seen), token).statusCode());
  }

  @Test
  void likelyDuplicatesComeWithTheirReason() throws IOException {
    JsonNode pairs = read("/curation/duplicates").path("pairs");
    assertEquals(1, pairs.size(), pairs::toString);
    assertEquals("the names differ by one letter", pairs.get(0).path("reason").asText());
  }
}
