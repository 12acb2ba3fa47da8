package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, from its first line to its end. */
@Timeout(180)
class ServeCommandTest {

  static {
    // Other tests need it, and the client reads it once.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin,connection");
  }

  private static final String TOKEN = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";

  @TempDir private Path folder;

  private Process start(Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dentente.home=" + Path.of("").toAbsolutePath());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(Entente.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(err.toFile())
        .start();
  }

  private static String waitFor(Path file, String pattern) throws Exception {
    Pattern wanted = Pattern.compile(pattern);
    for (int i = 0; i < 1_200; i++) {
      Matcher found = wanted.matcher(Files.readString(file));
      if (found.find()) {
        return found.group(found.groupCount());
      }
      Thread.sleep(50);
    }
    throw new AssertionError(pattern + " is not in: " + Files.readString(file));
  }

  @Test
  void itTakesArticlesWhileItServesAndStopsWhenItIsTold() throws Exception {
    Path store = folder.resolve("store");
    try (Stream<Path> files = Files.walk(SeedStore.location())) {
      for (Path file : files.toList()) {
        Files.copy(file, store.resolve(SeedStore.location().relativize(file).toString()));
      }
    }
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Path err = folder.resolve("err");
    Process server =
        start(
            err,
            "serve",
            "--port=0",
            "--loc=" + store,
            "--write",
            "--token-file=" + token,
            "--curate",
            "--watch=" + inbox);
    try {
      URI address = URI.create(waitFor(err, "SPARQL +(http://127\\.0\\.0\\.1:\\d+/)sparql"));
      String session = waitFor(err, "explorer +\\S+/#token=(\\S+)");
      String text = "Talks\n\nIran supplied drones to Russia. Norway sanctioned Belarus.\n";
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest.Builder article =
          HttpRequest.newBuilder(address.resolve("/articles?id=posted"))
              .timeout(Duration.ofSeconds(90))
              .header("Content-Type", "text/plain")
              .POST(HttpRequest.BodyPublishers.ofString(text));
      assertEquals(
          401,
          client
              .send(
                  article.copy().header("Authorization", "Bearer " + session).build(),
                  HttpResponse.BodyHandlers.ofString())
              .statusCode(),
          "a token for judging is none for writing");
      HttpResponse<String> answer =
          client.send(
              article.copy().header("Authorization", "Bearer " + TOKEN).build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("suppliesArmsTo"), answer.body());
      assertTrue(answer.body().contains("\"annotator\" : \"rules/"), answer.body());

      Files.writeString(inbox.resolve("found.txt"), text.replace("Iran", "China"));
      waitFor(err, "\"watched\":\".*\"added\":1,");

      Path second = folder.resolve("second");
      Process other = start(second, "add", "--loc=" + store, inbox.toString());
      assertTrue(other.waitFor(60, TimeUnit.SECONDS));
      assertEquals(1, other.exitValue());
      List<String> lines = Files.readAllLines(second);
      assertEquals(1, lines.size(), lines.toString());
      assertTrue(lines.getFirst().contains("in use by process " + server.pid()), lines.toString());

      long begin = System.nanoTime();
      server.destroy();
      assertTrue(server.waitFor(30, TimeUnit.SECONDS));
      assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10);
      assertFalse(Files.readString(err).contains(TOKEN));
      assertFalse(Files.readString(err).contains("Exception"), Files.readString(err));
    } finally {
      server.destroyForcibly();
    }
  }
}
