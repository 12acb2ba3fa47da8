package dev.entente.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer until it is whole, in memory at first and in a file beyond, so that no client
 * ever gets half of one, and slow clients hold neither a query nor a transaction.
 */
final class Spool extends OutputStream {

  private static final int IN_MEMORY = 1 << 18;

  private final long limit;
  private final Space space;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 12);
  private @Nullable Path file;
  private @Nullable OutputStream out;
  private long size;
  private boolean closed;
  private @Nullable Watch watch;

  /** What all answers together may take. */
  static final class Space {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param limit in bytes
     */
    Space(long limit) {
      this.limit = limit;
    }

    /** How many bytes are held now. */
    long held() {
      return held.get();
    }

    private void take(long bytes) {
      if (held.addAndGet(bytes) > limit) {
        held.addAndGet(-bytes);
        throw new Problem(
            Problem.UNAVAILABLE,
            "the server holds as many answers as it can, some of which nobody has fetched yet; try"
                + " again in a few seconds, or ask for less");
      }
    }

    private void give(long bytes) {
      held.addAndGet(-bytes);
    }
  }

  /**
   * @param limit in bytes, beyond which writing throws a {@link Problem}
   * @param space that it shares with others
   */
  Spool(long limit, Space space) {
    this.limit = limit;
    this.space = space;
  }

  /** From now on, writing throws when the query is told to stop. */
  void watch(Watch query) {
    watch = query;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (watch != null) {
      watch.check();
    }
    if (size + length > limit) {
      throw new Problem(
          Problem.TOO_LARGE,
          "the answer has more than %,d bytes; ask for less, or in parts with LIMIT and OFFSET"
              .formatted(limit));
    }
    space.take(length);
    size += length;
    if (out == null && size > IN_MEMORY) {
      file = Files.createTempFile("entente-answer-", ".tmp");
      out = Files.newOutputStream(file);
      memory.writeTo(out);
      memory = new ByteArrayOutputStream(0);
    }
    if (out == null) {
      memory.write(bytes, offset, length);
    } else {
      out.write(bytes, offset, length);
    }
  }

  /** How many bytes it holds. */
  long size() {
    return size;
  }

  /** Copies what it holds. */
  void transferTo(OutputStream to) throws IOException {
    if (out == null || file == null) {
      memory.writeTo(to);
    } else {
      out.flush();
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(to);
      }
    }
  }

  /** Forgets what it holds. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      space.give(size);
    }
    try {
      if (out != null) {
        out.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}
