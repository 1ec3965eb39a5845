package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Number, digest and standing of every record that has its place in the chain; numbers ascend. */
final class RecordTable {
  /** More records than this are over the limit (clause V5). */
  static final int MAX = 1 << 22;

  private long[] numbers = new long[256];
  private byte[] digests = new byte[256 * Digest.BYTES];
  private final BitSet good = new BitSet();
  private int size;

  void add(long n, Digest digest, boolean isGood) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
      digests = Arrays.copyOf(digests, 2 * size * Digest.BYTES);
    }
    numbers[size] = n;
    System.arraycopy(digest.bytes(), 0, digests, size * Digest.BYTES, Digest.BYTES);
    good.set(size, isGood);
    size++;
  }

  /** Digest of a record as stored. */
  Optional<Digest> digest(long n) {
    int at = Arrays.binarySearch(numbers, 0, size, n);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at * Digest.BYTES;
    return Optional.of(Digest.fromBytes(Arrays.copyOfRange(digests, from, from + Digest.BYTES)));
  }

  /** Whether a record is there and rightly signed. */
  boolean isGood(long n) {
    int at = Arrays.binarySearch(numbers, 0, size, n);
    return at >= 0 && good.get(at);
  }

  /** Whether any is rightly signed. */
  boolean hasGood() {
    return !good.isEmpty();
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size >= MAX;
  }
}
