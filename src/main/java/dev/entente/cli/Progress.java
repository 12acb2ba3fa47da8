package dev.entente.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far long work has come: a bar with rate and remaining time where a person watches, else a
 * line every ten seconds.
 */
final class Progress implements AutoCloseable {

  private static final Duration BEFORE_A_BAR = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final String unit;
  private final OptionalLong total;
  private final PrintWriter err;
  private final boolean quiet;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long steps;
  private @Nullable ProgressBar bar;

  /**
   * @param unit what is counted, in the plural
   * @param total how many there will be, where that is known
   */
  Progress(String unit, OptionalLong total, PrintWriter err, boolean quiet) {
    this.unit = unit;
    this.total = total;
    this.err = err;
    this.quiet = quiet;
  }

  void step() {
    steps++;
    if (quiet) {
      return;
    }
    if (bar != null) {
      bar.stepTo(steps);
    } else if (Terminal.interactive()) {
      if (since(begun).compareTo(BEFORE_A_BAR) > 0) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(unit)
                .setInitialMax(total.orElse(-1))
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .setMaxRenderedLength(Terminal.width())
                .build();
      }
    } else if (since(lastLine).compareTo(BETWEEN_LINES) > 0) {
      lastLine = System.nanoTime();
      err.println(line(steps, total, since(begun)));
      err.flush();
    }
  }

  /** Prints a line of other words without tearing the bar. */
  void say(String line) {
    if (bar != null) {
      err.print("\r\u001B[K");
    }
    err.println(line);
    err.flush();
  }

  private String line(long count, OptionalLong all, Duration time) {
    double seconds = Math.max(0.001, time.toMillis() / 1000.0);
    double rate = count / seconds;
    String left =
        all.isPresent()
            ? ", %s left".formatted(words(Math.round((all.getAsLong() - count) / rate)))
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %,d%s in %s, %.1f a second%s",
        unit,
        count,
        all.isPresent() ? String.format(Locale.ROOT, " of %,d", all.getAsLong()) : "",
        words(time.toSeconds()),
        rate,
        left);
  }

  private static String words(long seconds) {
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
