package io.shuijing.simulator.world;

import java.util.List;

/**
 * A stream of numbers from a seed, the same for ever: SplitMix64 (Steele, Lea, Flood 2014), written
 * here because a library's generator may change with its version and take the seeds with it.
 */
public final class Chance {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  /** The stream of this seed. */
  public Chance(long seed) {
    this.state = seed;
  }

  private static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A stream of its own; forking draws nothing from this one. */
  public Chance stream(String label) {
    long seed = mixed(state + GOLDEN);
    for (int i = 0; i < label.length(); i++) {
      seed = mixed(seed + GOLDEN + label.charAt(i));
    }
    return new Chance(seed);
  }

  /** 64 bits. */
  public long next() {
    state += GOLDEN;
    return mixed(state);
  }

  /** 0 to {@code bound - 1}. */
  public long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound);
    }
    return Math.unsignedMultiplyHigh(next(), bound);
  }

  /** Both ends included. */
  public long between(long least, long most) {
    return least + below(most - least + 1);
  }

  /** True in this share of cases, in thousandths. */
  public boolean permille(int share) {
    return below(1000) < share;
  }

  /** One of a list that is not empty. */
  public <T> T oneOf(List<T> choices) {
    return choices.get((int) below(choices.size()));
  }

  /** Fills with bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i += 8) {
      long drawn = next();
      for (int k = i; k < Math.min(i + 8, count); k++) {
        bytes[k] = (byte) drawn;
        drawn >>>= 8;
      }
    }
    return bytes;
  }
}
