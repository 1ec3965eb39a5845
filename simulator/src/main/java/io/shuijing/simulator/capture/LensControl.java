package io.shuijing.simulator.capture;

/** What can go wrong in front of a simulated lens, set from any thread. */
public final class LensControl {
  private volatile View view = View.CLEAR;

  LensControl() {}

  /** What the lens sees. */
  public enum View {
    /** The scene. */
    CLEAR,
    /** Nothing: a hand, a coat. */
    COVERED,
    /** The same picture for ever. */
    FROZEN
  }

  /** From now on the lens sees this. */
  public void show(View now) {
    view = now;
  }

  View view() {
    return view;
  }
}
