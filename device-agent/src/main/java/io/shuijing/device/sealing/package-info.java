/**
 * From a fragment to a durable, signed segment, in the one order that may be acknowledged: plain
 * bytes, age, appended to the track with its record behind it, flushed, the record appended to the
 * journal, flushed.
 *
 * <p>Invariants: a segment is acknowledged only after both flushes; a file whose append or flush
 * failed takes nothing more, its unacknowledged tail goes to quarantine once another record has its
 * number, and what was acknowledged stays where the journal says; a track never grows beyond its
 * limit.
 *
 * <p>Open {@link io.shuijing.device.sealing.SegmentStore} first.
 */
@NullMarked
package io.shuijing.device.sealing;

import org.jspecify.annotations.NullMarked;
