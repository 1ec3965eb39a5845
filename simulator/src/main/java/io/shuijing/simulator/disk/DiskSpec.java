package io.shuijing.simulator.disk;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A disk and the time around it.
 *
 * @param part the word for it in faults: {@code card}, {@code store}
 * @param capacityBytes room for contents
 * @param steadyNanos a clock that never goes back, also when the power is gone
 * @param stall lets time pass while an operation hangs (S12); may take the power away
 */
public record DiskSpec(
    String part, long capacityBytes, LongSupplier steadyNanos, Consumer<Duration> stall) {

  /** A disk in a world where no time passes; a stall is an {@link IllegalStateException}. */
  public static DiskSpec timeless(String part, long capacityBytes) {
    return new DiskSpec(
        part,
        capacityBytes,
        () -> 0,
        _ -> {
          throw new IllegalStateException("a stall needs a clock; this disk has none");
        });
  }
}
