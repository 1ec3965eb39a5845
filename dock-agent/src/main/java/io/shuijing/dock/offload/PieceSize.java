package io.shuijing.dock.offload;

import io.shuijing.evidence.transfer.Question;

/**
 * How many bytes to ask for at once: as many as the link carries in a moment, so that a slow line
 * shows progress and loses little when it breaks, and a fast one is not kept waiting for round
 * trips.
 */
final class PieceSize {
  private static final long SMALLEST = 16 * 1024;
  private static final long FIRST = 256 * 1024;
  private static final long SOON_NANOS = 250_000_000;
  private static final long LATE_NANOS = 1_000_000_000;

  private long bytes = FIRST;

  long bytes() {
    return bytes;
  }

  /** Told how long a piece of full size took. */
  void took(long nanos) {
    if (nanos < SOON_NANOS) {
      bytes = Math.min(2 * bytes, Question.MAX_READ_BYTES);
    } else if (nanos > LATE_NANOS) {
      bytes = Math.max(bytes / 2, SMALLEST);
    }
  }
}
