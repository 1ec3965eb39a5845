package io.shuijing.simulator.world;

/**
 * The power went: the process that runs over the simulated parts ends here, and no call of it ever
 * returns. An error, so that no handler of the agents takes it for a fault of a part.
 */
public final class PowerLost extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * The power went.
   *
   * @param during the operation that did not come to its end
   */
  public PowerLost(String during) {
    super("power lost during " + during, null, false, false);
  }
}
