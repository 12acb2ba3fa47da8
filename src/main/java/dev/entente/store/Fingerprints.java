package dev.entente.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of names that keeps 64 bits of each name's SHA-256: at most 22 bytes a name, so that ten
 * million fit into 220 MB. Two names of ten million are taken for one with a probability of one in
 * 370,000.
 */
public final class Fingerprints {

  private long[] slots = new long[1024];
  private int size;

  /** Whether the name was new. */
  public boolean add(String name) {
    if (size * 4L >= slots.length * 3L) {
      grow();
    }
    boolean added = put(slots, of(name));
    size += added ? 1 : 0;
    return added;
  }

  public boolean contains(String name) {
    long fingerprint = of(name);
    int at = start(slots, fingerprint);
    while (slots[at] != 0) {
      if (slots[at] == fingerprint) {
        return true;
      }
      at = at + 1 == slots.length ? 0 : at + 1;
    }
    return false;
  }

  public int size() {
    return size;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long fingerprint : slots) {
      if (fingerprint != 0) {
        put(larger, fingerprint);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long fingerprint) {
    int at = start(slots, fingerprint);
    while (slots[at] != 0) {
      if (slots[at] == fingerprint) {
        return false;
      }
      at = at + 1 == slots.length ? 0 : at + 1;
    }
    slots[at] = fingerprint;
    return true;
  }

  private static int start(long[] slots, long fingerprint) {
    return (int) Long.remainderUnsigned(fingerprint, slots.length);
  }

  /** Never zero, which marks a free slot. */
  private static long of(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      long fingerprint = ByteBuffer.wrap(digest).getLong();
      return fingerprint == 0 ? 1 : fingerprint;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
