package dev.entente.serve;

import dev.entente.store.SyntheticNews;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A reader of a server whose watched folder fills with articles: how long answers take before and
 * meanwhile, and whether any article was ever seen in part.
 */
final class ReadingWhileAdding {

  private static final String WHOLE =
      """
      PREFIX ent: <https://w3id.org/entente/ns#>
      PREFIX oa: <http://www.w3.org/ns/oa#>
      SELECT ?statement ?text {
        GRAPH <https://w3id.org/entente/id/article/news/%07d> {
          ?article a ent:Article ; ent:text ?text ; ent:textHash ?hash .
          OPTIONAL { ?statement ent:article ?article ; ent:subject ?subject ; ent:object ?object ;
            oa:exact ?exact ; oa:start ?start ; oa:end ?end } } }
      """;

  private static final List<String> QUESTIONS =
      List.of(
          "/queries/relations-of?a=Norway&limit=100",
          "/queries/between?a=Russia&b=North+Korea&limit=50",
          "/queries/search?words=belarus&limit=20",
          "/queries/find?name=nor&limit=20",
          "/entity/norway?format=ttl");

  private final Running running;
  private final Path inbox;
  private final SyntheticNews news;
  private final boolean marked;
  private int told;
  private int added;

  /** What was found. */
  record Result(Latencies idle, Latencies busy, int articles, int looks, List<String> torn) {
    double ratio() {
      return busy.quantile(0.99) / idle.quantile(0.99);
    }
  }

  /**
   * @param marked whether the articles are annotated as the news say, so that it is known how many
   *     statements each has
   */
  ReadingWhileAdding(Running running, Path inbox, SyntheticNews news, boolean marked) {
    this.running = running;
    this.inbox = inbox;
    this.news = news;
    this.marked = marked;
  }

  /**
   * @param first number of the first article
   * @param articles how many are added
   * @param idle how long answers are timed before
   */
  Result run(int first, int articles, Duration idle) throws Exception {
    if (look(first, first + articles, new ArrayList<>()) != first) {
      throw new IllegalStateException("the store has these articles already");
    }
    Latencies before = new Latencies();
    long warm = System.nanoTime() + idle.toNanos() / 2;
    read(new Latencies(), () -> System.nanoTime() < warm);
    long end = System.nanoTime() + idle.toNanos();
    read(before, () -> System.nanoTime() < end);
    AtomicBoolean done = new AtomicBoolean();
    List<String> torn = new ArrayList<>();
    int[] looks = {0};
    Thread looking =
        Thread.ofPlatform()
            .start(() -> {
              int next = first;
              while (!done.get()) {
                next = look(next, first + articles, torn);
                looks[0]++;
              }
            });
    Path drafts = Files.createTempDirectory(inbox.toAbsolutePath().getParent(), "drafts");
    for (int i = first; i < first + articles; i++) {
      Path draft = Files.writeString(drafts.resolve("draft"), news.article(i).article().text());
      Files.move(
          draft,
          inbox.resolve(news.article(i).article().id().value() + ".txt"),
          StandardCopyOption.ATOMIC_MOVE);
    }
    Latencies busy = new Latencies();
    long limit = System.nanoTime() + Duration.ofMinutes(30).toNanos();
    read(busy, () -> System.nanoTime() < limit && (added() < articles || running.store.isStale()));
    done.set(true);
    looking.join();
    return new Result(before, busy, added(), looks[0], torn);
  }

  /**
   * How many were added by what the log has told so far; of a long log only what is new is read.
   */
  private int added() {
    StringBuffer log = running.log.getBuffer();
    int end = log.lastIndexOf("\n") + 1;
    added +=
        log.substring(told, end)
            .lines()
            .filter(line -> line.contains("\"watched\"") && line.contains("\"added\":"))
            .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*\"added\":(\\d+).*", "$1")))
            .sum();
    told = end;
    return added;
  }

  private void read(Latencies times, BooleanSupplier going) {
    while (going.getAsBoolean()) {
      for (String question : QUESTIONS) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = running.get(question, "application/json, text/turtle");
        times.add(System.nanoTime() - begin);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(question + ": " + answer.body());
        }
      }
    }
  }

  /** Looks at the newest article that is there, and where it is complete goes on to the next. */
  private int look(int number, int end, List<String> torn) {
    HttpResponse<String> answer = running.ask(WHOLE.formatted(number), "text/tab-separated-values");
    long rows = answer.body().lines().count() - 1;
    if (answer.statusCode() != 200) {
      torn.add(number + ": " + answer.body());
    } else if (rows > 0) {
      int expected = news.article(number).statements().size();
      if (marked && rows != expected) {
        torn.add("%d has %d statements, not %d".formatted(number, rows, expected));
      }
      return Math.min(number + 1, end - 1);
    }
    return number;
  }
}
