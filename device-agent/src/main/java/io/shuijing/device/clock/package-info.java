/**
 * Which of several clocks is believed. {@link ClockChoice} decides, {@link Timekeeper} asks the
 * sources, sets the clock and writes it down. Start with {@link ClockChoice}.
 *
 * <p>Invariants: a reading is as uncertain as its source says and gets worse with its age; the
 * clock is only ever set to something better than it is; a dock, which proved who it is, is never
 * overruled by a receiver, which anybody can deceive; every step is a record; and none moves the
 * time since the start, by which pictures are ordered and measured.
 */
@NullMarked
package io.shuijing.device.clock;

import org.jspecify.annotations.NullMarked;
