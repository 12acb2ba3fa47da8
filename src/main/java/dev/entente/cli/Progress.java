package dev.entente.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
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
  private final PrintWriter err;
  private final boolean quiet;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long steps;
  private Supplier<OptionalDouble> part = OptionalDouble::empty;
  private @Nullable ProgressBar bar;

  /**
   * @param unit what is counted, in the plural
   */
  Progress(String unit, PrintWriter err, boolean quiet) {
    this.unit = unit;
    this.err = err;
    this.quiet = quiet;
  }

  /**
   * Estimates the remaining time from now on.
   *
   * @param done how much of the work is done, from 0 to 1, once that is known
   */
  void follow(Supplier<OptionalDouble> done) {
    part = done;
  }

  void step() {
    steps++;
    if (quiet) {
      return;
    }
    if (bar != null) {
      part.get().ifPresent(this::guessTotal);
      bar.stepTo(steps);
    } else if (Terminal.interactive()) {
      if (since(begun).compareTo(BEFORE_A_BAR) > 0) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(unit)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .setMaxRenderedLength(Terminal.width())
                .build();
      }
    } else if (since(lastLine).compareTo(BETWEEN_LINES) > 0) {
      lastLine = System.nanoTime();
      err.println(line(unit, steps, part.get(), since(begun)));
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

  /** The bar wants to know how many there will be. */
  private void guessTotal(double done) {
    if (bar != null && done > 0) {
      bar.maxHint(Math.max(steps, Math.round(steps / done)));
    }
  }

  static String line(String unit, long count, OptionalDouble done, Duration time) {
    double seconds = Math.max(0.001, time.toMillis() / 1000.0);
    String left =
        done.isPresent() && done.getAsDouble() >= 1
            ? ", all of the input is read"
            : done.isPresent() && done.getAsDouble() > 0
                ? String.format(
                    Locale.ROOT,
                    ", %.0f %% of the input, about %s left",
                    100 * done.getAsDouble(),
                    words(Math.round(seconds * (1 - done.getAsDouble()) / done.getAsDouble())))
                : "";
    return String.format(
        Locale.ROOT,
        "%s: %,d in %s, %.1f a second%s",
        unit,
        count,
        words(time.toSeconds()),
        count / seconds,
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
