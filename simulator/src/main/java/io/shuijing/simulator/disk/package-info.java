/**
 * A disk in memory that keeps apart what was written and what is durable.
 *
 * <p>Of each file it knows the bytes that reads see, the bytes that are durable, and every version
 * between them; of names the same. A flush moves the border; a cut draws a fate for all behind it,
 * from the disk's own chance, so that the same seed loses the same sectors. Three invariants: a
 * byte that was durable, and was not about to be cut off, survives every cut (S1 to S6); a renamed
 * file has its old name or its new one; what a dead process still calls ends in {@link
 * io.shuijing.simulator.world.PowerLost}.
 *
 * <p>Faults are data with the numbers of the fault model in {@code docs/reliability.md}, armed with
 * a trigger; damage lies over pristine bytes, so that it can be lifted. Open {@link
 * io.shuijing.simulator.disk.SimulatedDisk} first, then {@link
 * io.shuijing.simulator.disk.DiskFault}.
 */
@NullMarked
package io.shuijing.simulator.disk;

import org.jspecify.annotations.NullMarked;
