package io.shuijing.simulator.storm;

/** Keeps the agents' log still: it is told on one thread for thousands of shifts. */
final class Quiet {
  private Quiet() {}

  /** Before the first of their classes is loaded. */
  static void agents() {
    System.setProperty("tinylog.level", "off");
  }
}
