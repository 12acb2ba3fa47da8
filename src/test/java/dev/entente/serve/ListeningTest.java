package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server listens, and that nobody beyond the machine can read along. */
@Timeout(120)
class ListeningTest {

  private static final char[] PASSWORD = "of a test".toCharArray();

  @TempDir private static Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    for (String kind : List.of("RSA", "EC", "Ed25519")) {
      makeKeys(kind, kind, "30");
    }
    makeKeys("outdated", "EC", "-1");
  }

  /** By the tool of the JDK, as PEM. */
  private static void makeKeys(String name, String kind, String days) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                kind,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(
        days.equals("-1")
            ? List.of("-startdate", "-10d", "-validity", "1")
            : List.of("-validity", days));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertTrue(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0, said);
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    write(name + ".crt", "CERTIFICATE", store.getCertificate("a").getEncoded());
    write(name + ".key", "PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded());
  }

  private static void write(String name, String what, byte[] bytes) throws IOException {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), what));
  }

  private static TlsKeys keys(String certificate, String key) {
    return TlsKeys.read(folder.resolve(certificate + ".crt"), folder.resolve(key + ".key"));
  }

  private static HttpClient trusting(String certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "a",
        KeyStore.getInstance(folder.resolve(certificate + ".p12").toFile(), PASSWORD)
            .getCertificate("a"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aServerWithACertificateSpeaksEncryptedOnly(String kind) throws Exception {
    ServeOptions options =
        ServeOptions.loopback(0)
            .at(new Listening("127.0.0.1", 0, Optional.of(keys(kind, kind)), false));
    try (Running running = new Running(SeedStore.location(), options)) {
      assertEquals("https", running.server.address().getScheme());
      HttpResponse<String> answer =
          trusting(kind)
              .send(
                  HttpRequest.newBuilder(
                          running.server.address().resolve("/sparql?query=ASK%7B%7D"))
                      .header("Origin", "https://127.0.0.1:" + running.server.address().getPort())
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
      String plain = running.raw("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(!plain.contains("\"ok\""), plain);
    }
  }

  @Test
  void anEncryptedConnectionThatWaitsForALongQueryIsNotSlow() throws Exception {
    Limits limits = Limits.USUAL;
    Limits quick =
        new Limits(
            Duration.ofSeconds(3),
            limits.rows(),
            limits.bytes(),
            limits.queries(),
            limits.body(),
            limits.uri(),
            limits.values(),
            Duration.ofSeconds(1),
            limits.connections(),
            limits.spooled(),
            limits.upload());
    ServeOptions options =
        ServeOptions.loopback(0)
            .with(quick)
            .at(new Listening("127.0.0.1", 0, Optional.of(keys("EC", "EC")), false));
    try (Running running = new Running(SeedStore.location(), options)) {
      String endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
      HttpResponse<String> answer =
          trusting("EC")
              .send(
                  HttpRequest.newBuilder(
                          running
                              .server
                              .address()
                              .resolve("/sparql?query=" + Running.encoded(endless)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(503, answer.statusCode(), answer.body());
      hangUp(running, endless);
    }
  }

  /** Whoever hangs up ends the query, encrypted or not. */
  private static void hangUp(Running running, String query) throws Exception {
    URI address = running.server.address();
    try (Socket client =
        trusting("EC")
            .sslContext()
            .getSocketFactory()
            .createSocket(address.getHost(), address.getPort())) {
      String request =
          "GET /sparql?query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .formatted(Running.encoded(query));
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(300);
    }
    long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
    while (!running.log.toString().contains("\"status\":499")) {
      assertTrue(System.nanoTime() < end, running.log.toString());
      Thread.sleep(20);
    }
  }

  @Test
  void behindAProxyTheSchemeAndTheClientAreThoseThatItTells() throws Exception {
    ServeOptions options =
        ServeOptions.loopback(0).at(new Listening("127.0.0.1", 0, Optional.empty(), true));
    Running running = new Running(SeedStore.location(), options);
    try (running) {
      String own = "https://127.0.0.1:" + running.server.address().getPort();
      assertEquals(
          200,
          running
              .send(
                  running
                      .request("/sparql?query=ASK%7B%7D")
                      .header("Origin", own)
                      .header("X-Forwarded-Proto", "https")
                      .header("X-Forwarded-Host", "evil.example")
                      .header("X-Forwarded-For", "192.0.2.7"))
              .statusCode());
      assertEquals(
          403, running.send(running.request("/health").header("Origin", own)).statusCode());
    }
    assertTrue(running.log.toString().contains("192.0.2.7"), running.log.toString());
  }

  @Test
  void withoutAProxyNobodyTellsWhereHeComesFrom() {
    Running running = new Running(SeedStore.location(), ServeOptions.loopback(0));
    try (running) {
      running.send(running.request("/health").header("X-Forwarded-For", "192.0.2.7"));
    }
    assertTrue(!running.log.toString().contains("192.0.2.7"), running.log.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RSA | EC | the key",
        "outdated | outdated | is valid from",
        "none | EC | no certificate can be read"
      })
  void keysThatDoNotFitAreRefusedAtTheStart(String certificate, String key, String words) {
    ServeException refused = assertThrows(ServeException.class, () -> keys(certificate, key));

    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  @Test
  void aKeyInAnotherFormIsRefusedWithWhatToDo() throws IOException {
    Files.writeString(
        folder.resolve("old.key"),
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    ServeException refused = assertThrows(ServeException.class, () -> keys("RSA", "old"));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("openssl pkcs8"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--host=0.0.0.0 | others could read along",
        "--host=:: | others could read along",
        "--host=0.0.0.0 --behind-proxy --curate | is for this machine alone",
        "--host=0.0.0.0 --behind-proxy --write | --write needs --token-file",
        "--host=0.0.0.0 --tls-cert=a | go together",
        "--host=no.such.host.invalid | is no address of this machine"
      })
  void beyondTheMachineTheCommandRefusesWhatOthersCouldMisuse(String options, String words) {
    ServeCommandRun run = ServeCommandRun.of(options);

    assertTrue(run.exit() != 0);
    assertTrue(run.err().contains(words), run.err());
  }
}
