package io.shuijing.device.parts;

/** What a loss of power does to what was written and not flushed. */
public enum Fate {
  /** All of it is gone. */
  DROPPED,
  /** All of it arrived by luck. */
  KEPT,
  /** Some of it: each file and name by itself. */
  TORN
}
