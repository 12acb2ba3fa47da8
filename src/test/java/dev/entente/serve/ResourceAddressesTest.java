package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses of actors, articles and statements that nothing in the store is called by. */
class ResourceAddressesTest {

  private static Running running;
  private static String page;

  @BeforeAll
  static void start() {
    running = new Running(SeedStore.location(), ServeOptions.loopback(0));
    page = body(get("/entity/russia", "text/html"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  static Stream<String> hostile() {
    List<String> names =
        List.of(
            "..%2f..%2f..%2fetc%2fpasswd",
            "../../etc/passwd",
            "%2e%2e/%2e%2e/etc/passwd",
            "..%5c..%5cetc%5cpasswd",
            "%252e%252e%252fetc%252fpasswd",
            "%C0%AE%C0%AE/etc/passwd",
            "russia%00",
            "russia%0d%0aSet-Cookie:%20stolen=1",
            "russia%0aX-Injected:%20yes",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "<script>alert(1)</script>",
            "\"onmouseover=\"alert(1)",
            "russia%3E%20%3Fp%20%3Fo%20%7D%20%23",
            "russia%22@en%20;%20ent:text%20%22x",
            "russia>;rel=\"stylesheet\",<http://evil.example/x.css",
            "russia;jsessionid=1",
            "russia%2Frussia",
            "/russia",
            "russia/",
            "%",
            "%zz",
            "%ff%fe",
            "%F0%9F%87%B7",
            "{russia}",
            "russia|graph",
            "russia^^x",
            "russia`id`",
            "r%E2%80%AEaissur",
            "a".repeat(7_000),
            "%41".repeat(2_500),
            "a/".repeat(3_000),
            "a".repeat(100_000));
    return names.stream()
        .flatMap(
            name -> Stream.of("/entity/", "/article/", "/statement/").map(kind -> kind + name));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isRefusedInOneLineOrAnsweredWithThePageThatEverybodyGets(String path) {
    String rdf = get(path, "text/turtle");
    assertTrue(List.of(400, 404, 414, 431).contains(status(rdf)), rdf);
    String html = get(path, "text/html");
    if (status(html) == 200) {
      assertEquals(page, body(html));
    } else {
      assertTrue(List.of(400, 404, 414, 431).contains(status(html)), html);
    }
    for (String answer : List.of(rdf, html)) {
      String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
      assertAll(
          () -> assertFalse(head.contains("\nset-cookie"), head),
          () -> assertFalse(head.contains("\nx-injected"), head),
          () -> assertFalse(head.contains("rel=\"stylesheet\""), head),
          () -> assertFalse(body(answer).contains("<script>alert"), answer),
          () -> assertFalse(answer.contains("root:"), answer),
          () -> assertFalse(answer.contains("\tat "), answer),
          () -> assertFalse(head.contains("jetty"), head));
    }
    // What is no page says no more than one line, and as text.
    assertTrue(status(rdf) != 404 || body(rdf).strip().lines().count() == 1, rdf);
    assertFalse(rdf.toLowerCase(Locale.ROOT).contains("content-type: text/html"), rdf);
  }

  @Test
  void whatIsThereIsStillAnsweredInBetween() {
    assertEquals(200, status(get("/entity/russia", "text/turtle")));
    assertTrue(body(get("/entity/russia", "text/turtle")).contains("\"Russia\"@en"));
  }

  private static String get(String path, String accept) {
    return running.raw(
        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: %s\r\nConnection: close\r\n\r\n"
            .formatted(path, running.server.address().getAuthority(), accept));
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private static String body(String answer) {
    String[] parts = answer.split("\r\n\r\n", 2);
    assertEquals(2, parts.length, () -> Arrays.toString(parts));
    return parts[1];
  }
}
