package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are taken, and where they never appear. */
class WriteTokenTest {

  @TempDir private Path folder;

  private Path file(String token, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), token);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0\n",
        "Zk3v+Q9/xTq0uLw7RbYc2g==",
        "correct-Horse-battery-staple-42"
      })
  void aTokenOfAtLeast128BitsIsTaken(String token) throws IOException {
    WriteToken read = WriteToken.read(file(token, "rw-------"));

    assertTrue(read.is(token.strip()));
    assertFalse(read.is(token.strip() + "x"));
    assertFalse(read.is(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f",
        "01234567890123456789012345678901234567",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "two words that are long enough in all",
        "0f1e2d3c4b5a6978\n8796a5b4c3d2e1f0"
      })
  void aTokenThatCouldBeGuessedIsRefusedWithoutShowingIt(String token) throws IOException {
    Path file = file(token, "rw-------");
    ServeException refused = assertThrows(ServeException.class, () -> WriteToken.read(file));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("openssl rand"), message);
    assertFalse(!token.isEmpty() && message.contains(token), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void aFileThatOthersMayTouchIsRefused(String permissions) throws IOException {
    Path file = file("0f1e2d3c4b5a69788796a5b4c3d2e1f0", permissions);
    ServeException refused = assertThrows(ServeException.class, () -> WriteToken.read(file));

    assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"), refused.getMessage());
  }

  @Test
  void whoGivesTheTokenInsteadOfAFileDoesNotReadItInTheError() {
    Path token = Path.of("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    ServeException refused = assertThrows(ServeException.class, () -> WriteToken.read(token));

    assertFalse(String.valueOf(refused.getMessage()).contains("0f1e"), refused.getMessage());
  }

  @Test
  void drawnTokensDifferAndStandBehindTheNumberSignOnly() {
    URI page = WriteToken.random().inFragment(URI.create("http://127.0.0.1:3330/"));
    URI other = WriteToken.random().inFragment(URI.create("http://127.0.0.1:3330/"));

    assertFalse(page.equals(other));
    assertTrue(page.getFragment().matches("token=[\\w-]{43}"), page.toString());
    assertEquals("/", page.getPath());
    assertEquals(null, page.getQuery());
  }

  @ParameterizedTest
  @CsvSource({"/?token=, 400", "/health?q=x, 400", "/none/, 400"})
  void aTokenInAnAddressIsRefusedAndNotLogged(String before, int status) throws IOException {
    // Jetty itself refuses a path with an encoded slash.
    String token = "Zk3v+Q9-xTq0uLw7RbYc2g==";
    WriteToken writing = WriteToken.read(file(token, "rw-------"));
    ServeOptions options =
        ServeOptions.loopback(0).with(Optional.of(writing), Optional.of(WriteToken.random()));
    Running running = new Running(SeedStore.location(), options);
    try (running) {
      assertEquals(status, running.get(before + Running.encoded(token)).statusCode());
      assertEquals(200, running.get("/health").statusCode());
    }
    String log = running.log.toString();
    assertTrue(log.contains("held the token"), log);
    assertFalse(log.contains("Zk3v"), log);
  }
}
