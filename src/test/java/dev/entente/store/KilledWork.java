package dev.entente.store;

import dev.entente.cli.Entente;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** Work on a store in a process of its own, which {@link Kills} kills; tells when it begins. */
public final class KilledWork {

  /** Articles of the store that grows. */
  static final int ARTICLES = 40;

  static final long SEED = 11;

  /** About five articles: a run has many transactions. */
  private static final int QUADS_A_TRANSACTION = 300;

  private KilledWork() {}

  /** Arguments: what to do, the folder of all stores, and the number of threads. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Path news = folder.resolve("news");
    switch (arguments[0]) {
      case "create" -> {
        begin();
        EntenteStore.openOrCreate(folder.resolve("created"), Optional.empty()).close();
      }
      case "add" -> {
        SyntheticNews synthetic = SyntheticStore.news(SEED);
        begin();
        try (EntenteStore store = EntenteStore.openOrCreate(news, Optional.empty())) {
          add(store, synthetic, Integer.parseInt(arguments[2]));
        }
      }
      case "compact" -> {
        begin();
        try (EntenteStore store = EntenteStore.openOrCreate(news, Optional.empty())) {
          store.compact();
        }
      }
      case "backup" -> {
        begin();
        try (EntenteStore store = EntenteStore.openOrCreate(news, Optional.empty())) {
          Backup.write(store, folder.resolve("backup"));
        }
      }
      case "build" -> {
        begin();
        System.exit(build(folder.resolve("built")));
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Builds a small domain as people do; returns the exit code. */
  static int build(Path location) {
    return Entente.commandLine()
        .execute(
            "build",
            "--quiet",
            "--domain",
            "src/test/resources/domains/companies",
            "--loc",
            location.toString());
  }

  /** Adds all articles, tells each that is done, and derives what they add up to. */
  static void add(EntenteStore store, SyntheticNews news, int jobs) throws IOException {
    Run run = new Run("kills", Instant.now());
    SyntheticStore.load(
        store,
        SyntheticStore.marked(news),
        SyntheticStore.inputs(news, IntStream.range(0, ARTICLES).iterator()),
        jobs,
        run,
        QUADS_A_TRANSACTION,
        articles -> articles.forEach(article -> System.out.println("done " + article)));
    SyntheticStore.derive(store, run, 20);
  }

  private static void begin() {
    System.out.println("begin");
  }
}
