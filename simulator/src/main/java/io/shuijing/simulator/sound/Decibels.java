package io.shuijing.simulator.sound;

/** Levels. */
final class Decibels {
  private Decibels() {}

  /** What an amplitude is multiplied by for so many decibels. */
  static double factor(double decibels) {
    return Math.pow(10, decibels / 20);
  }
}
