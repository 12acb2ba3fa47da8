package dev.entente.article.readers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, never holding more of one than the limit; whatever follows the
 * limit is passed over.
 */
final class Lines {

  private final InputStream in;
  private final long limit;
  private final byte[] buffer = new byte[1 << 16];
  private int begin;
  private int end;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;
  private boolean overlong;

  Lines(InputStream in, long limit) {
    this.in = in;
    this.limit = Math.min(limit, Integer.MAX_VALUE - 16L);
  }

  /** Goes to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    length = 0;
    overlong = false;
    boolean any = false;
    while (true) {
      if (begin == end) {
        end = in.read(buffer);
        begin = 0;
        if (end <= 0) {
          end = 0;
          if (any) {
            number++;
          }
          return any;
        }
      }
      any = true;
      int feed = begin;
      while (feed < end && buffer[feed] != '\n') {
        feed++;
      }
      take(begin, feed);
      if (feed < end) {
        begin = feed + 1;
        number++;
        return true;
      }
      begin = end;
    }
  }

  private void take(int from, int to) {
    int more = to - from;
    if (overlong || length + (long) more > limit) {
      overlong = true;
      length = 0;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(limit, 2L * (length + more)));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  /** From 1. */
  long number() {
    return number;
  }

  /** Whether the line was longer than the limit and is lost. */
  boolean overlong() {
    return overlong;
  }

  /** The line without its end. */
  byte[] bytes() {
    int without = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Arrays.copyOf(line, without);
  }
}
