package io.shuijing.device.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Stills that the officer asked for and that are not there yet.
 *
 * @param wanted media times of those whose pictures have not come
 * @param developing how many are being made
 */
record Stills(List<Long> wanted, int developing) {
  static final Stills NONE = new Stills(List.of(), 0);

  /** More at the same time are not made; the marks are written all the same. */
  private static final int MOST = 8;

  Stills {
    wanted = List.copyOf(wanted);
  }

  boolean isEmpty() {
    return missing() == 0;
  }

  int missing() {
    return wanted.size() + developing;
  }

  boolean isFull() {
    return missing() >= MOST;
  }

  Stills with(long mediaMs) {
    List<Long> more = new ArrayList<>(wanted);
    more.add(mediaMs);
    return new Stills(more, developing);
  }

  /** Those whose pictures have come, when the stream has come so far. */
  List<Long> before(long endMs) {
    return wanted.stream().filter(mediaMs -> mediaMs < endMs).toList();
  }

  /** When those are being made. */
  Stills developingBefore(long endMs) {
    List<Long> later = wanted.stream().filter(mediaMs -> mediaMs >= endMs).toList();
    return new Stills(later, developing + wanted.size() - later.size());
  }

  /** When one came, or will not. */
  Stills withOneDone() {
    return new Stills(wanted, Math.max(0, developing - 1));
  }
}
