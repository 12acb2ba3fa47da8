package dev.entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The system's Chromium without a window, steered through its own chromedriver. */
final class Browser implements AutoCloseable {

  /** A loaded machine may need that long; what is right shows at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  final ChromeDriver driver;
  final Path downloads;
  private final Path profile;
  private String origin;

  private static @Nullable Browser shared;

  /**
   * The browser of this process, which lives as long as it does.
   *
   * @param address of the server; requests to anywhere else are told by {@link #foreign}
   */
  static Browser shared(String address) {
    Browser browser = shared;
    if (browser == null) {
      browser = new Browser(address);
      shared = browser;
      Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
    }
    browser.origin = address;
    return browser;
  }

  /**
   * Starts another one.
   *
   * @param address of the server; requests to anywhere else are told by {@link #foreign}
   */
  Browser(String address) {
    Path chromium = program("chromium");
    Path chromedriver = program("chromedriver");
    this.origin = address;
    try {
      profile = Files.createTempDirectory("entente-browser");
      downloads = Files.createDirectory(profile.resolve("downloads"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--window-size=1440,1000",
        "--user-data-dir=" + profile.resolve("data"));
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.setExperimentalOption(
        "perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
    this.driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build(),
            options);
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> {
          Assumptions.abort(name + " is not installed; ./check installs it");
          throw new IllegalStateException();
        });
  }

  /** Ends what the page does, before its server ends. */
  void leave() {
    driver.get("about:blank");
    complaints();
    foreign();
  }

  /** Opens an address of the server anew, without what earlier pages kept. */
  void open(String path) {
    String address = origin + path.substring(1);
    if (address.startsWith(driver.getCurrentUrl() + "#")) {
      // Another fragment alone would load nothing.
      driver.get("about:blank");
    }
    driver.get(address);
  }

  String address() {
    return driver.getCurrentUrl().substring(origin.length() - 1);
  }

  Object script(String code, Object... arguments) {
    return driver.executeScript(code, arguments);
  }

  boolean is(String condition) {
    return Boolean.TRUE.equals(script("return Boolean(" + condition + ")"));
  }

  /** Waits until a condition of the page holds. */
  void until(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!is(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "%s did not come about at %s; the page says:%n%s"
                .formatted(condition, address(), text("body")));
      }
      try {
        Thread.sleep(30);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopping);
      }
    }
  }

  /** Waits until there is such an element; a page that is drawn anew may lose it in between. */
  WebElement find(String selector) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      until("document.querySelector(" + quoted(selector) + ")");
      List<WebElement> found = driver.findElements(By.cssSelector(selector));
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(selector + " comes and goes at " + address());
      }
    }
  }

  String text(String selector) {
    return String.valueOf(
        script("return document.querySelector(arguments[0])?.textContent", selector));
  }

  List<String> texts(String selector) {
    return ((List<?>)
            script(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                selector))
        .stream().map(String::valueOf).toList();
  }

  /** Waits until the network is drawn and its single statements are counted. */
  void settled() {
    until(
        "document.querySelector('.summary')?.textContent && !document.querySelector('.over"
            + " .loading') && document.querySelector('.timeline:not([hidden])')");
  }

  /** The graph library's own object, which it hangs at its element. */
  Object graph(String expression) {
    return script("const cy = document.querySelector('.canvas')._cyreg.cy; return " + expression);
  }

  /** Clicks at a point of the graph, given by its element's id in page coordinates. */
  void clickInGraph(String id) {
    List<?> at =
        (List<?>)
            script(
                "const canvas = document.querySelector('.canvas');"
                    + " const found = canvas._cyreg.cy.getElementById(arguments[0]);"
                    + " const box = canvas.getBoundingClientRect();"
                    + " const p = found.isNode() ? found.renderedPosition()"
                    + "   : { x: .6 * found.renderedSourceEndpoint().x + .4 *"
                    + " found.renderedTargetEndpoint().x, y: .6 *"
                    + " found.renderedSourceEndpoint().y + .4 * found.renderedTargetEndpoint().y };"
                    + " return [Math.round(box.x + p.x), Math.round(box.y + p.y)]",
                id);
    new Actions(driver)
        .moveToLocation(((Number) at.get(0)).intValue(), ((Number) at.get(1)).intValue())
        .click()
        .perform();
  }

  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void wide(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** What the console complained of since it was last asked. */
  List<String> complaints() {
    List<String> found = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        found.add(entry.getMessage());
      }
    }
    return found;
  }

  /** Addresses outside the server that were asked for since it was last asked. */
  List<String> foreign() {
    List<String> found = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      try {
        JsonNode message = JSON.readTree(entry.getMessage()).path("message");
        String url = message.path("params").path("request").path("url").asText();
        if (message.path("method").asText().equals("Network.requestWillBeSent")
            && url.matches("(https?|wss?|ftp):.*")
            && !url.startsWith(origin)) {
          found.add(url);
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return found;
  }

  /** A finished download whose name ends so. */
  Path downloaded(String end) {
    long stop = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < stop) {
      File[] files = downloads.toFile().listFiles((folder, name) -> name.endsWith(end));
      if (files != null && files.length > 0 && files[0].length() > 0) {
        return files[0].toPath();
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
    throw new AssertionError(
        "no download ends in " + end + ": " + Arrays.toString(downloads.toFile().list()));
  }

  static String quoted(String words) {
    try {
      return JSON.writeValueAsString(words);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
