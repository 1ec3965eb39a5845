package io.shuijing.hal.body;

/** What is on. */
public record Lamps(boolean green, boolean red, boolean vibration) {
  /** Nothing. */
  public static final Lamps OFF = new Lamps(false, false, false);
}
