package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.NodeFactory;

/**
 * Kills work on stores with SIGKILL at random moments and looks at what is left each time: every
 * store opens, what was told to be done is there, and nothing is there in part. In the end the work
 * is finished, and must come to what it comes to undisturbed.
 */
final class Kills {

  /** In the order in which they take turns. */
  private enum Work {
    CREATE,
    ADD,
    BACKUP,
    BUILD,
    COMPACT;

    private String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Some end just before they are killed. */
  private static final int MOST_ATTEMPTS = 5;

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Path folder;
  private final Random random;
  private final Map<Work, Long> nanos = new EnumMap<>(Work.class);
  private final Set<String> done = new TreeSet<>();
  private String news = "";
  private String built = "";
  private int killed;
  private int inTime;

  Kills(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** What the work comes to, and how long it takes, where nobody kills it. */
  void undisturbed() throws IOException, InterruptedException {
    Path place = Files.createDirectory(folder.resolve("undisturbed"));
    for (Work work : Work.values()) {
      Process process = start(work, place);
      BufferedReader lines = lines(process);
      assertEquals("begin", lines.readLine(), () -> work.word() + log());
      long begin = System.nanoTime();
      lines.transferTo(Writer.nullWriter());
      assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), work.word());
      assertEquals(0, process.exitValue(), () -> work.word() + log());
      nanos.put(work, System.nanoTime() - begin);
    }
    news = hash(place.resolve("news"));
    built = hash(place.resolve("built"));
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What the processes said of errors. */
  private String log() {
    try {
      return ": " + Files.readString(folder.resolve("killed.log"));
    } catch (IOException none) {
      return "";
    }
  }

  /**
   * Kills each kind of work in turn until so many processes were killed before they ended, and
   * finishes the work.
   */
  void round(int kills) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("killed"));
    StoreFolder.delete(place);
    Files.createDirectory(place);
    done.clear();
    int before = killed;
    for (int i = 0; killed < before + kills; i++) {
      assertTrue(i < MOST_ATTEMPTS * kills, () -> tally());
      Work work = Work.values()[(i + random.nextInt(2)) % Work.values().length];
      kill(work, place);
      inspect(place);
    }
    try (EntenteStore store = EntenteStore.openOrCreate(place.resolve("news"), Optional.empty())) {
      KilledWork.add(store, SyntheticStore.news(KilledWork.SEED), 2);
    }
    assertEquals(0, KilledWork.build(place.resolve("built")));
    assertEquals(news, hash(place.resolve("news")), "added to the end");
    assertEquals(built, hash(place.resolve("built")), "built to the end");
    try (EntenteStore store = EntenteStore.open(place.resolve("news"))) {
      List<String> problems = new ArrayList<>();
      SyntheticStore.verify(store, problems);
      assertEquals(List.of(), problems);
    }
    EntenteStore.openOrCreate(place.resolve("created"), Optional.empty()).close();
    List<String> left;
    try (var files = Files.list(place)) {
      left =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(".") && !name.startsWith(".backup"))
              .toList();
    }
    assertEquals(List.of(), left, "what the killed processes left behind");
  }

  /** How many processes were killed while they worked, and how many had just ended. */
  String tally() {
    return "%d killed at work, %d had ended".formatted(killed, inTime);
  }

  private void kill(Work work, Path place) throws IOException, InterruptedException {
    StoreFolder.delete(place.resolve("backup"));
    if (work == Work.CREATE) {
      StoreFolder.delete(place.resolve("created"));
    }
    Process process = start(work, place);
    try (BufferedReader lines = lines(process)) {
      assertEquals("begin", lines.readLine(), () -> work.word() + log());
      long wait = (long) (random.nextDouble() * nanos.getOrDefault(work, 1L));
      process.waitFor(wait, TimeUnit.NANOSECONDS);
      if (process.isAlive()) {
        killed++;
      } else {
        inTime++;
      }
      // The process itself would close the stream whose last lines are wanted.
      process.toHandle().destroyForcibly();
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The last line may be half.
        if (line.startsWith("done ") && line.matches("done \\S+/news%2F\\d{7}|done \\S+/\\d{7}")) {
          done.add(line.substring(5));
        }
      }
    }
  }

  private void inspect(Path place) throws IOException {
    for (String name : List.of("news", "built", "created")) {
      Path location = place.resolve(name);
      if (!Files.exists(location)) {
        continue;
      }
      try (EntenteStore store = EntenteStore.openOrCreate(location, Optional.empty())) {
        if (name.equals("news")) {
          whole(store);
        }
      }
    }
    if (Files.exists(place.resolve("backup"))) {
      QuadFiles.check(place.resolve("backup"));
    }
  }

  private void whole(EntenteStore store) {
    List<String> problems = new ArrayList<>();
    SyntheticStore.verify(store, problems);
    problems.removeIf(line -> line.contains("out of date"));
    assertEquals(List.of(), problems, "nothing is there in part");
    Set<String> missing = new TreeSet<>(done);
    store.read(data ->
        missing.removeIf(article ->
            data.contains(
                NodeFactory.createURI(article),
                NodeFactory.createURI(article),
                dev.entente.rdf.Terms.CONTENT_HASH,
                org.apache.jena.graph.Node.ANY)));
    assertEquals(Set.of(), missing, "told to be done and gone");
  }

  private static String hash(Path location) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return StoreHash.of(store);
    }
  }

  private Process start(Work work, Path place) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Dentente.home=" + Path.of("").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledWork.class.getName(),
            work.word(),
            place.toString(),
            Integer.toString(1 + random.nextInt(3)))
        .redirectError(new File(folder.toFile(), "killed.log"))
        .start();
  }
}
