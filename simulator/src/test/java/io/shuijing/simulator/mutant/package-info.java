/**
 * Planted defects: for every invariant at least one, so that it is known that its oracle is awake.
 *
 * <p>A {@link io.shuijing.simulator.mutant.Mutant} is the real agents with one method altered. It
 * is killed when a shift from fixed seeds violates one of the invariants that it is planted for.
 * {@link io.shuijing.simulator.mutant.KillMatrixTest} demands that all are, and writes the table.
 */
@NullMarked
package io.shuijing.simulator.mutant;

import org.jspecify.annotations.NullMarked;
