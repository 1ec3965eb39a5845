package io.shuijing.hal.secrets;

/** Unpredictable bytes. Safe for several threads. */
public interface Entropy {

  /**
   * Fresh bytes.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  byte[] bytes(int count);
}
