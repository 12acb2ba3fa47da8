package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.OutputType;

/** A server and the browser that looks at its pages; all tests of a process share the browser. */
@Timeout(300)
abstract class Pages {

  private static final String AXE = axe();

  @SuppressWarnings("NullAway.Init")
  static Running running;

  @SuppressWarnings("NullAway.Init")
  static Browser browser;

  /** Call it before all tests of a class. */
  static void over(Path store, ServeOptions options) {
    running = new Running(store, options);
    browser = Browser.shared(running.server.address().toString());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.leave();
    }
    running.close();
  }

  @BeforeEach
  void asUsual() {
    browser.wide(1440, 1000);
    browser.dark(false);
  }

  @AfterEach
  void nothingIsComplainedOfNorAskedElsewhere() {
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.foreign());
  }

  /** What a query of the server's store answers. */
  static List<JsonNode> rows(String query) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    new ObjectMapper()
        .readTree(running.ask(query).body())
        .path("results")
        .path("bindings")
        .forEach(rows::add);
    return rows;
  }

  /** Serious findings of axe-core on the page as it is. */
  static List<?> serious() {
    browser.script("if (!window.axe) { " + AXE + " }");
    return (List<?>)
        browser.driver.executeAsyncScript(
            "const done = arguments[0]; axe.run(document, { resultTypes: ['violations'] }).then(result"
                + " => done(result.violations.filter(v => ['serious',"
                + " 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.map(n =>"
                + " n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join('; '))))");
  }

  /** For eyes: what a page looks like, where {@code -Dentente.shots} names a folder. */
  static void shot(String page, String kind) {
    String into = System.getProperty("entente.shots");
    if (into != null) {
      try {
        Files.write(
            Path.of(into, page.replaceAll("\\W+", "-") + kind + ".png"),
            browser.driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static String axe() {
    try (InputStream in = Pages.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
