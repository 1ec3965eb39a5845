package io.shuijing.hal.secrets;

/** Unpredictable bytes. */
public interface Entropy {

  /** {@code count} fresh bytes. */
  byte[] bytes(int count);
}
