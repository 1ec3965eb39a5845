/**
 * How long battery and card will last, and when to warn: arithmetic only.
 *
 * <p>Time to empty comes from the charge that was really used in the last minutes ({@link
 * io.shuijing.device.forecast.Drain}); a gauge's own forecast and a table of currents are not
 * needed. Time to full comes from the room that was really used ({@link
 * io.shuijing.device.forecast.Room}). Warnings come at 60, 30 and 15 minutes, each once ({@link
 * io.shuijing.device.forecast.Warnings}), and again only after it was better in between.
 *
 * <p>Invariant: one reading alone never ends a recording; gauges lie for a moment, above all in the
 * cold.
 */
@NullMarked
package io.shuijing.device.forecast;

import org.jspecify.annotations.NullMarked;
