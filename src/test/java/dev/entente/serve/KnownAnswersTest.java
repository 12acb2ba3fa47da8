package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.export.Exporter;
import dev.entente.query.QueryCatalogue;
import dev.entente.query.SeedStore;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that takes its time, asked again before and after the store has changed. */
class KnownAnswersTest {

  @TempDir private static Path folder;

  private static EntenteStore store;
  private static EntenteServer server;

  @BeforeAll
  static void start() throws IOException {
    store = EntenteStore.open(SeedStore.copy(folder.resolve("store")));
    Path queries = Files.createDirectory(folder.resolve("queries"));
    Files.writeString(
        queries.resolve("names.rq"),
        """
        # title: Names
        # question: How many names are there?
        # parameter: with (text, default e) a letter of them
        # example: names

        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?letter (COUNT(?name) AS ?names) WHERE {
          ?actor skos:prefLabel|skos:altLabel ?name
          FILTER(CONTAINS(STR(?name), ?with))
          BIND(SUBSTR(MD5(STR(?name)), 1, 1) AS ?letter)
        } GROUP BY ?letter ORDER BY ?letter
        """);
    ServeOptions options = ServeOptions.loopback(0);
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
    server =
        EntenteServer.start(
            store,
            new QueryCatalogue(queries),
            new Exporter(
                store,
                OntologyReader.read(Path.of("ontology")),
                PloverRules.read(Path.of("ontology")),
                options.limits().time()),
            Optional.empty(),
            Optional.empty(),
            options,
            new Logs(nowhere, nowhere));
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @Test
  void anAnswerIsTheSameEveryTimeAndCompressedForWhoTakesItSo() throws Exception {
    HttpResponse<byte[]> first = ask("text/csv", "gzip");
    assertEquals("", first.headers().firstValue("Content-Encoding").orElse(""));
    HttpResponse<byte[]> second = keptBy("text/csv");
    assertEquals("gzip", second.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(second.headers().firstValue("Vary").orElse("").contains("Accept-Encoding"));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(second.body()))) {
      assertEquals(text(first), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    HttpResponse<byte[]> plain = ask("text/csv", "identity");
    assertEquals("", plain.headers().firstValue("Content-Encoding").orElse(""));
    assertEquals(text(first), text(plain));
    // Another form of it is another answer.
    assertTrue(text(ask("application/json", "identity")).startsWith("{"));
  }

  @Test
  void whatTheStoreLearnsIsInTheNextAnswer() throws Exception {
    String before = text(ask("text/csv", "identity"));
    keptBy("text/csv");
    name("a name that nobody had before");
    String after = text(ask("text/csv", "identity"));
    assertEquals(sum(before) + 1, sum(after));
  }

  @Test
  void noAnswerIsOlderThanWhatWasWrittenWhenItWasAsked() throws Exception {
    long begun = sum(text(ask("text/csv", "identity")));
    AtomicInteger written = new AtomicInteger();
    try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> reading = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        reading.add(
            readers.submit(() -> {
              while (written.get() < 12) {
                long known = begun + written.get();
                long told = sum(text(ask("text/csv", "identity")));
                assertTrue(told >= known, told + " names, when there were " + known);
              }
              return null;
            }));
      }
      for (int i = 0; i < 12; i++) {
        name("new name " + i);
        written.incrementAndGet();
      }
      for (Future<?> each : reading) {
        each.get();
      }
    }
    assertEquals(begun + 12, sum(text(ask("text/csv", "identity"))));
  }

  private static void name(String name) {
    store.write(data ->
        data.add(
            store.iris().entitiesGraph(),
            store.iris().node("entity/norway"),
            Terms.ALT_LABEL,
            NodeFactory.createLiteralString(name)));
  }

  /** Compressed, as it is sent once it is kept, which may be a moment after it was sent first. */
  private HttpResponse<byte[]> keptBy(String accept) throws Exception {
    HttpResponse<byte[]> response = ask(accept, "gzip");
    for (int i = 0; i < 50 && response.headers().firstValue("Content-Encoding").isEmpty(); i++) {
      Thread.sleep(20);
      response = ask(accept, "gzip");
    }
    return response;
  }

  private static long sum(String csv) {
    return csv.lines().skip(1).mapToLong(line -> Long.parseLong(line.split(",")[1])).sum();
  }

  private HttpResponse<byte[]> ask(String accept, String encoding) throws Exception {
    URI address = server.address().resolve("/queries/names");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(address)
                  .header("Accept", accept)
                  .header("Accept-Encoding", encoding)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, response.statusCode(), () -> text(response));
      return response;
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
