package io.shuijing.simulator.disk;

/**
 * A fault did something.
 *
 * @param id its number in the fault model, {@code S1}
 * @param variant which form of it, {@code cut during append}
 * @param operation number of the operation at which it happened, over the life of the disk
 */
public record Firing(String id, String variant, long operation) {
  /** The mark of coverage, without the operation. */
  public String mark() {
    return id + " " + variant;
  }
}
