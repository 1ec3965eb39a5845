package io.shuijing.device.journal;

import java.util.Arrays;

/** Where every 8th record begins, so that a dock can read from any record on: a byte a record. */
final class SparseIndex {
  static final int EVERY = 8;

  private long[] offsets = new long[64];
  private int count;

  void add(long n, long offset) {
    if (n % EVERY != 0 || n / EVERY < count) {
      return;
    }
    // behind a hole the records between have no place; a reader starts before it
    long before = count == 0 ? 0 : offsets[count - 1];
    while (count < n / EVERY) {
      put(before);
    }
    put(offset);
  }

  private void put(long offset) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    offsets[count++] = offset;
  }

  /** A place at or before the beginning of record n. */
  long atOrBefore(long n) {
    int slot = (int) Math.min(n / EVERY, count - 1L);
    return slot < 0 ? 0 : offsets[slot];
  }
}
