package dev.entente.article.readers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells how much of it was read. */
final class CountedFile extends FilterInputStream {

  private final long size;
  private long read;

  CountedFile(Path file) throws IOException {
    super(Files.newInputStream(file));
    this.size = Files.size(file);
  }

  long size() {
    return size;
  }

  /** Bytes that were read; at most the size that the file had in the beginning. */
  long count() {
    return Math.min(read, size);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    read += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    read += Math.max(0, count);
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    read += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
