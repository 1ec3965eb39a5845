package io.shuijing.hal.pi;

import java.util.OptionalInt;

/**
 * What a fuel gauge measured.
 *
 * @param millivolts of the cell
 * @param chargePercent as the gauge makes it out
 * @param percentPerHour how fast it changes; negative while it empties
 */
record GaugeReading(double millivolts, double chargePercent, double percentPerHour) {
  private static final int LEAST_MILLIVOLTS = 2_500;
  private static final int MOST_MILLIVOLTS = 4_500;

  /** Right after charging a gauge says a little more than full. */
  private static final double MOST_PERCENT = 105;

  private static final int FULL_PERMILLE = 1_000;

  /**
   * Millivolts and permille of a lithium-ion cell at rest, falling; typical, within about a tenth
   * of the whole, and less under load.
   */
  private static final int[][] AT_REST = {
    {4_180, 1_000}, {4_100, 920}, {4_000, 810}, {3_900, 680}, {3_800, 520}, {3_750, 400},
    {3_700, 270}, {3_650, 160}, {3_600, 100}, {3_500, 50}, {3_400, 20}, {3_300, 0}
  };

  /** Charge; what the gauge says if it can be, else what the voltage says; empty if neither can. */
  OptionalInt chargePermille() {
    if (millivolts < LEAST_MILLIVOLTS || millivolts > MOST_MILLIVOLTS) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        isPlausible()
            ? Math.min(FULL_PERMILLE, (int) Math.round(chargePercent * 10))
            : atRest(millivolts));
  }

  /** Whether the gauge's own charge is used. */
  boolean isPlausible() {
    return chargePercent >= 0 && chargePercent <= MOST_PERCENT;
  }

  /** Linear between the points. */
  static int atRest(double millivolts) {
    if (millivolts >= AT_REST[0][0]) {
      return FULL_PERMILLE;
    }
    for (int i = 1; i < AT_REST.length; i++) {
      if (millivolts >= AT_REST[i][0]) {
        double part = (millivolts - AT_REST[i][0]) / (AT_REST[i - 1][0] - AT_REST[i][0]);
        return (int) Math.round(AT_REST[i][1] + part * (AT_REST[i - 1][1] - AT_REST[i][1]));
      }
    }
    return 0;
  }
}
