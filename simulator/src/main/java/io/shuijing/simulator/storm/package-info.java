/**
 * The commands {@code storm}, {@code replay} and {@code shrink}: many shifts from many seeds, one
 * shift again, and the fewest faults that still make it fail.
 *
 * <p>Exit codes: 0 fine, 2 wrong usage, 127 a crash, 128 it did not come to its end, 129 an
 * invariant was violated. A failure is one line with seed, commit, profile, virtual time, operation
 * and invariant, and one command that replays it.
 *
 * <p>Open {@link io.shuijing.simulator.storm.StormCommand} first.
 */
@NullMarked
package io.shuijing.simulator.storm;

import org.jspecify.annotations.NullMarked;
