package io.shuijing.hal.pi;

/** What is on. */
record Lamps(boolean green, boolean red, boolean vibration) {
  static final Lamps OFF = new Lamps(false, false, false);
}
