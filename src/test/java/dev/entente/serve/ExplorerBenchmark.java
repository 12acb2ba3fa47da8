package dev.entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long people wait for the explorer over a large store, such as {@code SyntheticStore} makes:
 * for a network, its filters, the cards behind an edge, and names to choose from, for actors of
 * many and of few statements. Run its main from the project's folder, after {@code mvn package
 * -DskipTests}; times are those of the page, in milliseconds, and beside them how many times longer
 * than its work a thread took, for machines that are busy with something else:
 *
 * <pre>mvn -q dependency:build-classpath -Dmdep.outputFile=target/tests.path
 * java -Xmx3g -cp "target/classes:target/test-classes:$(cat target/tests.path)" \
 *   dev.entente.serve.ExplorerBenchmark data/synthetic</pre>
 */
public final class ExplorerBenchmark {

  private static final int[] RANKS = {0, 1, 4, 12, 40};

  private final Browser browser;

  private ExplorerBenchmark(Browser browser) {
    this.browser = browser;
  }

  /** Argument: the store's folder. */
  public static void main(String[] arguments) throws IOException {
    Path location = Path.of(arguments[0]);
    try (Running running = new Running(location, ServeOptions.loopback(0));
        Browser browser = new Browser(running.server.address().toString())) {
      browser.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
      JsonNode answer =
          new ObjectMapper().readTree(running.get("/queries/actors-met?limit=50").body());
      List<String> actors = new ArrayList<>();
      answer
          .at("/results/bindings")
          .forEach(
              row -> actors.add(row.at("/actor/value").asText().replaceFirst(".*/id/entity/", "")));
      browser.wide(1440, 1000);
      ExplorerBenchmark page = new ExplorerBenchmark(browser);
      // What loads and compiles classes is not what people wait for.
      page.measure(actors.getLast());
      long begun = System.nanoTime();
      foreseen();
      System.out.printf("asked beforehand: %d ms more%n", (System.nanoTime() - begun) / 1_000_000);
      System.out.printf(
          "%-28s %10s %8s %8s %8s %8s %8s %6s%n",
          "actor", "statements", "network", "counted", "filter", "cards", "again", "busy");
      for (int rank : RANKS) {
        if (rank < actors.size()) {
          System.out.println(page.measure(actors.get(rank)));
        }
      }
      for (String letters : List.of("r", "ru", "rus", "united st")) {
        System.out.printf("names for %-18s %10d%n", letters, page.names(letters));
      }
    }
  }

  private String measure(String actor) {
    long network = opened(actor);
    long counted =
        timed(
            "",
            "document.querySelector('.timeline:not([hidden])') && !document.querySelector('.over .loading')");
    String statements = browser.text(".summary").replaceAll(".*?([\\d,]+) statement.*", "$1");
    long filter =
        timed(
            "const before = document.querySelector('.summary').textContent;"
                + " document.querySelector('input[name=standing][value=alleged]').click();",
            "document.querySelector('.summary').textContent !== before");
    long cards =
        timed(
            "const cy = document.querySelector('.canvas')._cyreg.cy;"
                + " cy.edges().max(edge => edge.data('width')).ele.emit('tap');",
            "document.querySelector('.panel .card')");
    long again = opened(actor);
    return "%-28s %10s %8d %8d %8d %8d %8d %5.1fx"
        .formatted(actor, statements, network, network + counted, filter, cards, again, busy());
  }

  private static void foreseen() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("entente-foresight"))
        .forEach(thread -> {
          try {
            thread.join(Duration.ofMinutes(5));
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Wall-clock time over the processor's time of a thread that does nothing but count. */
  private static double busy() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    long work = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - work < 200_000_000) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - begun) / (double) (threads.getCurrentThreadCpuTime() - work);
  }

  /** From the address to the network on the screen. */
  private long opened(String actor) {
    browser.open("/?actor=" + actor);
    timed(
        "",
        "document.querySelector('.canvas')?._cyreg?.cy?.edges().length"
            + " && !document.querySelector('.over .loading')");
    return ((Number) browser.script("return Math.round(performance.now())")).longValue();
  }

  private long names(String letters) {
    browser.find("#actor-search").click();
    long time =
        timed(
            "const field = document.querySelector('#actor-search'); document.querySelectorAll('.option').forEach(e => e.remove());"
                + " field.value = '%s'; field.dispatchEvent(new Event('input'));"
                    .formatted(letters),
            "document.querySelector('[aria-label=Actors] .option')");
    browser.script("document.querySelector('#actor-search').value = ''");
    return time;
  }

  /** Until a condition holds at the next frame. */
  private long timed(String doing, String condition) {
    return ((Number)
            browser.driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; const begun = performance.now(); "
                    + doing
                    + " const look = () => { if ("
                    + condition
                    + ") { done(Math.round(performance.now() - begun)); } else {"
                    + " requestAnimationFrame(look); } }; look();"))
        .longValue();
  }
}
