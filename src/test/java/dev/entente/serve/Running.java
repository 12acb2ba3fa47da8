package dev.entente.serve;

import dev.entente.curate.Curator;
import dev.entente.export.Exporter;
import dev.entente.ingest.ArticleAnnotator;
import dev.entente.ingest.IngestOptions;
import dev.entente.ingest.LiveIngest;
import dev.entente.query.QueryCatalogue;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.SyntheticStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.tdb2.sys.TDBInternal;

/** A server on a free port over a store, and the ways in which tests call it. */
final class Running implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)\r\n");

  static {
    // The client sets Host and Origin itself unless it is told not to.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin,connection");
    // The server ends connections that rest; a request that is not repeatable must not meet that.
    System.setProperty("jdk.httpclient.keepalive.timeout", "1");
  }

  final EntenteStore store;
  final EntenteServer server;
  final StringWriter log = new StringWriter();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** New articles are annotated as {@link SyntheticStore} says, others have no statements. */
  Running(Path location, ServeOptions options) {
    this(location, options, () -> SyntheticStore.marked(SyntheticStore.news(1)));
  }

  Running(Path location, ServeOptions options, Supplier<ArticleAnnotator> annotators) {
    store = EntenteStore.open(location);
    server =
        EntenteServer.start(
            store,
            new QueryCatalogue(Path.of("queries")),
            new Exporter(
                store,
                OntologyReader.read(Path.of("ontology")),
                PloverRules.read(Path.of("ontology")),
                options.limits().time()),
            Optional.of(curator(store)),
            options.writing().isPresent() || options.watched().isPresent()
                ? Optional.of(editing(store, annotators.get()))
                : Optional.empty(),
            options,
            new Logs(new PrintWriter(log), new PrintWriter(log)));
  }

  private static Editing editing(EntenteStore store, ArticleAnnotator annotators) {
    try {
      Vocabulary vocabulary = OntologyReader.read(Path.of("ontology"));
      Policy policy = Policy.read(Path.of("queries"), Policy.STANDARD);
      return new Editing(
          vocabulary,
          policy,
          new LiveIngest(
              store,
              SyntheticStore.checker(store),
              annotators,
              new IngestOptions(1, Duration.ofMinutes(1), false),
              new RelationsGraph(store, vocabulary),
              policy));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Curator curator(EntenteStore store) {
    try {
      return new Curator(
          store,
          OntologyReader.read(Path.of("ontology")),
          Policy.read(Path.of("queries"), Policy.STANDARD));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Changes with everything that was ever written, by whatever way. */
  long commits() {
    return store.read(data ->
        TDBInternal.getDatasetGraphTDB(data)
            .getTxnSystem()
            .getThreadTransaction()
            .getDataVersion());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> get(String path, String accept) {
    return send(request(path).header("Accept", accept));
  }

  HttpResponse<String> ask(String sparql) {
    return get("/sparql?query=" + encoded(sparql));
  }

  HttpResponse<String> ask(String sparql, String accept) {
    return get("/sparql?query=" + encoded(sparql), accept);
  }

  HttpResponse<String> post(String path, String type, String body) {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  /** A plain connection, for what no client library would send. */
  Socket connect(String words) {
    URI address = server.address();
    try {
      Socket socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(words.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return socket;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the server answers to these words: as much as it says it has, else until it closes. */
  String raw(String words) {
    try (Socket socket = connect(words)) {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      for (int next;
          !head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")
              && (next = in.read()) >= 0; ) {
        head.write(next);
      }
      Matcher length = LENGTH.matcher(head.toString(StandardCharsets.UTF_8));
      byte[] body =
          length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
      return head.toString(StandardCharsets.UTF_8) + new String(body, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
