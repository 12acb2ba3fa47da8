package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What comes out of a compressed file, as long as it is not much more than went in. */
final class Unpacking extends FilterInputStream {

  /** Small files may be as repetitive as they like. */
  private static final long FREE = 16L << 20;

  private final LongSupplier packed;
  private final InputLimits limits;
  private long unpacked;

  /**
   * @param packed how many compressed bytes were read so far
   */
  Unpacking(InputStream in, LongSupplier packed, InputLimits limits) {
    super(in);
    this.packed = packed;
    this.limits = limits;
  }

  /** A compressed file would become larger than the limits allow. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
      super(message);
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] rest = new byte[(int) Math.min(1 << 16, Math.max(0, wanted))];
    return Math.max(0, read(rest, 0, rest.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long more) throws IOException {
    unpacked += more;
    if (unpacked > limits.of(Limit.UNPACKED_BYTES)) {
      throw new TooLarge(
          "unpacks to more than %,d bytes; raise it with --limit %s=…"
              .formatted(limits.of(Limit.UNPACKED_BYTES), Limit.UNPACKED_BYTES.word()));
    }
    long ratio = limits.of(Limit.UNPACKED_RATIO);
    if (unpacked > FREE && unpacked / ratio > Math.max(1, packed.getAsLong())) {
      throw new TooLarge(
          "unpacks to more than %d times its size; if that is right, raise it with --limit %s=…"
              .formatted(ratio, Limit.UNPACKED_RATIO.word()));
    }
  }
}
