package io.shuijing.simulator.sound;

/** A sound that a loudspeaker gives into a room, at a place in the room's time. */
final class Sounding {
  private final long start;
  private final float[] samples;
  private volatile long cutAt = Long.MAX_VALUE;

  /**
   * @param start in samples of the room's time
   * @param samples full scale being 1
   */
  Sounding(long start, float[] samples) {
    this.start = start;
    this.samples = samples;
  }

  long end() {
    return start + samples.length;
  }

  /** From there on it is not heard. */
  void cut(long at) {
    cutAt = at;
  }

  /** Adds what sounds from {@code at} on. */
  void addTo(float[] block, long at) {
    long from = Math.max(at, start);
    long to = Math.min(Math.min(at + block.length, end()), cutAt);
    for (long i = from; i < to; i++) {
      block[(int) (i - at)] += samples[(int) (i - start)];
    }
  }
}
