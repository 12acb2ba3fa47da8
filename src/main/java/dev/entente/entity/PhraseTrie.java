package dev.entente.entity;

import java.util.ArrayList;
import java.util.List;

/** Word sequences and what they stand for; an edge is one look-up in an open-addressed table. */
final class PhraseTrie<T> {

  private long[] keys = new long[1 << 14];
  private int[] targets = new int[1 << 14];
  private int edges;
  private int nodes = 1;
  private final List<List<T>> values = new ArrayList<>(List.of(List.of()));

  void add(int[] symbols, T value) {
    int node = 0;
    for (int symbol : symbols) {
      int next = next(node, symbol);
      if (next < 0) {
        next = nodes++;
        values.add(List.of());
        put(key(node, symbol), next);
      }
      node = next;
    }
    if (values.get(node).isEmpty()) {
      values.set(node, new ArrayList<>(2));
    }
    values.get(node).add(value);
  }

  /** The node after the word, or -1. */
  int next(int node, int symbol) {
    long key = key(node, symbol);
    int mask = keys.length - 1;
    int at = spread(key) & mask;
    while (keys[at] != 0) {
      if (keys[at] == key) {
        return targets[at];
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  List<T> values(int node) {
    return values.get(node);
  }

  private static long key(int node, int symbol) {
    return ((long) (node + 1) << 32) | (symbol + 1);
  }

  private void put(long key, int target) {
    if (++edges * 3 > keys.length) {
      long[] oldKeys = keys;
      int[] oldTargets = targets;
      keys = new long[oldKeys.length * 2];
      targets = new int[oldKeys.length * 2];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          place(oldKeys[i], oldTargets[i]);
        }
      }
    }
    place(key, target);
  }

  private void place(long key, int target) {
    int mask = keys.length - 1;
    int at = spread(key) & mask;
    while (keys[at] != 0) {
      at = (at + 1) & mask;
    }
    keys[at] = key;
    targets[at] = target;
  }

  private static int spread(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40);
  }
}
