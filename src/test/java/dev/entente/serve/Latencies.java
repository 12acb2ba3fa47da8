package dev.entente.serve;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long the same thing took several times, in milliseconds. */
final class Latencies {

  private long[] nanos = new long[64];
  private int count;

  void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  int count() {
    return count;
  }

  /**
   * What so much of them did not exceed, by the nearest rank.
   *
   * @param share from 0 to 1
   */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return sorted[Math.max(0, rank - 1)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
