package dev.entente.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers by keys of 64 bits, several a key: a hash table in arrays, which takes a fifth of the
 * memory of the JDK's maps.
 */
final class Buckets {

  private static final int NONE = -1;

  private long[] keys = new long[1 << 12];
  private int[] heads = heads(1 << 12);
  private int used;
  private int[] numbers = new int[1 << 12];
  private int[] nexts = new int[1 << 12];
  private int entries;

  private static int[] heads(int length) {
    int[] heads = new int[length];
    Arrays.fill(heads, NONE);
    return heads;
  }

  /** Puts the number under each of the keys. */
  void add(long[] all, int number) {
    for (long key : all) {
      if (3L * keys.length <= 4L * used) {
        grow();
      }
      if (entries == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * entries);
        nexts = Arrays.copyOf(nexts, 2 * entries);
      }
      int slot = slot(keys, heads, key);
      used += heads[slot] == NONE ? 1 : 0;
      keys[slot] = key;
      numbers[entries] = number;
      nexts[entries] = heads[slot];
      heads[slot] = entries++;
    }
  }

  /** The numbers under any of the keys, those under most of them first and then by number. */
  List<Integer> originals(long[] all, int most) {
    int[] found = new int[0];
    int count = 0;
    for (long key : all) {
      int taken = 0;
      for (int at = heads[slot(keys, heads, key)]; at != NONE && taken < most; at = nexts[at]) {
        found = count == found.length ? Arrays.copyOf(found, 16 + 2 * count) : found;
        found[count++] = numbers[at];
        taken++;
      }
    }
    Arrays.sort(found, 0, count);
    List<int[]> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0 && found[i] == found[i - 1]) {
        times.getLast()[1]++;
      } else {
        times.add(new int[] {found[i], 1});
      }
    }
    return times.stream()
        .sorted((one, other) -> Integer.compare(other[1], one[1]))
        .limit(most)
        .map(each -> each[0])
        .toList();
  }

  private void grow() {
    long[] larger = new long[2 * keys.length];
    int[] firsts = heads(larger.length);
    for (int i = 0; i < keys.length; i++) {
      if (heads[i] != NONE) {
        int slot = slot(larger, firsts, keys[i]);
        larger[slot] = keys[i];
        firsts[slot] = heads[i];
      }
    }
    keys = larger;
    heads = firsts;
  }

  /** Where the key is, or would go. */
  private static int slot(long[] keys, int[] heads, long key) {
    int at = (int) (key ^ (key >>> 32)) & (keys.length - 1);
    while (heads[at] != NONE && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }
}
