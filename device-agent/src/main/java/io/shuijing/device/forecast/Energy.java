package io.shuijing.device.forecast;

import io.shuijing.device.forecast.Drain.Reading;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When the battery is to be warned of, and when a recording is to be closed before it is empty.
 * Immutable.
 *
 * <p>The last warning comes at 15 minutes, the close at 2: about 13 minutes of recording lie
 * between, and still at least 5 if twice as much is used as before, at most 30 if half as much is.
 *
 * @param nearEmpty how many readings in a row said that it is nearly empty
 * @param closed whether the close was told; a recording that is begun behind it is the officer's
 *     will, and goes on until the power does
 */
public record Energy(Drain drain, Warnings warnings, int nearEmpty, boolean closed) {
  /** At the start. */
  public static final Energy UNKNOWN = new Energy(Drain.UNKNOWN, Warnings.NONE, 0, false);

  private static final long LAST_WARNING_MINUTES = 15;
  private static final long CLOSE_MINUTES = 2;
  private static final int READINGS_TO_CLOSE = 3;

  /**
   * What follows.
   *
   * @param warning minutes, if a warning is due
   * @param close whether the recording is to be closed
   */
  public record Step(Energy next, OptionalLong warning, boolean close) {}

  /** The gauge says this; or nothing, and nothing follows. */
  public Step at(long nowMs, OptionalInt permille) {
    if (permille.isEmpty()) {
      return new Step(this, OptionalLong.empty(), false);
    }
    Drain measured = drain.with(new Reading(nowMs, permille.getAsInt()));
    if (measured.equals(drain)) {
      return new Step(this, OptionalLong.empty(), false);
    }
    long minutes = measured.minutesLeft().orElse(Long.MAX_VALUE);
    Warnings.Step warned = warnings.at(minutes);
    int near = minutes <= CLOSE_MINUTES ? nearEmpty + 1 : 0;
    boolean close = near >= READINGS_TO_CLOSE && !closed;
    boolean stillClosed = (closed || close) && minutes <= LAST_WARNING_MINUTES;
    return new Step(new Energy(measured, warned.next(), near, stillClosed), warned.due(), close);
  }
}
