package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Synthetic articles in a heap that does not grow with them, which looks after them too, beside
 * Jena's own bulk loader with the same quads; 100,000 unless the system property {@code
 * entente.articles} says otherwise.
 */
class LargeStoreEndurance {

  private static final String HEAP = "-Xmx1g";

  @TempDir Path folder;

  @Test
  void articlesGoInAtHalfTheRateOfTheBulkLoaderAtLeastAndTakeThreeTimesACompactedStoreAtMost()
      throws IOException, InterruptedException {
    String articles = System.getProperty("entente.articles", "100000");
    Path store = folder.resolve("store");
    Path quads = folder.resolve("quads.nq");
    long begin = System.nanoTime();
    System.out.println(run(LargeStore.class.getName(), "build", "" + store, articles));
    double ours = (System.nanoTime() - begin) / 1e9;
    long count = Long.parseLong(run(LargeStore.class.getName(), "quads", "" + store, "" + quads));
    begin = System.nanoTime();
    run(
        "tdb2.tdbloader",
        "--loader=parallel",
        "--loc=" + folder.resolve("loaded"),
        quads.toString());
    double loader = (System.nanoTime() - begin) / 1e9;
    Files.delete(quads);
    for (String task : List.of("stats", "verify")) {
      long started = System.nanoTime();
      String said = run(Entente.class.getName(), "store", task, "--loc", "" + store);
      System.out.printf(
          "store %s: %,d s%n%s%n", task, (System.nanoTime() - started) / 1_000_000_000, said);
    }
    run(
        Entente.class.getName(),
        "store",
        "backup",
        "" + folder.resolve("backup"),
        "--loc",
        "" + store);
    String[] bytes = run(LargeStore.class.getName(), "compact", "" + store).split(" ");
    double disk = Double.parseDouble(bytes[0]) / Double.parseDouble(bytes[1]);
    System.out.printf(
        "%s articles, %,d quads, %s: %.0f s and %,.0f quads a second; tdb2.tdbloader %.0f s and %,.0f; rate %.2f of the loader's, disk %.2f times a compacted store's (%,d MB)%n",
        articles,
        count,
        HEAP,
        ours,
        count / ours,
        loader,
        count / loader,
        loader / ours,
        disk,
        Long.parseLong(bytes[0]) / 1_000_000);
    assertTrue(loader / ours >= 0.5, "rate " + loader / ours);
    assertTrue(disk <= 3, "disk " + disk);
  }

  private String run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-Dentente.home=" + Path.of("").toAbsolutePath());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.log");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), main + ": " + Files.readString(errors));
    return said.strip();
  }
}
