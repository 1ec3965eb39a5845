/**
 * Looks after what the office holds: whether all of it is still there, and still the same.
 *
 * <p>{@link io.shuijing.dock.upkeep.Fsck} holds log, archive, journals and keys against each other,
 * both ways, without reading tracks. {@link io.shuijing.dock.upkeep.Reverification} reads every
 * byte again, compares it with what was signed and enters the result into the custody log.
 *
 * <p>Invariants: nothing is changed but the log; what is wrong is named with its path and with what
 * to do; a bad read is read once more before it is called bad; memory grows with neither the length
 * of a journal nor that of the log.
 */
@NullMarked
package io.shuijing.dock.upkeep;

import org.jspecify.annotations.NullMarked;
