/**
 * What is left after a loss of power, and what must be done about it; the pure half of recovery
 * (clause T7). Nothing here writes: it reads and says what a recorder has to append, to copy and to
 * cut.
 *
 * <p>A recorder writes a segment with its record into a track, flushes, writes the record into the
 * journal, flushes. So a loss leaves at most a torn block behind the last whole one of a track, a
 * torn record behind the last whole one of the journal, and one record that only a track has.
 *
 * <p>Invariants: what is sound and signed is never cut; what is cut was copied before; the same
 * bytes give the same findings, so recovery may be cut short and begun again at any point.
 *
 * <p>Open {@link io.shuijing.evidence.recovery.JournalSurvey} first (where the sound journal ends),
 * then {@link io.shuijing.evidence.recovery.JournalLedger} (what it says there is), {@link
 * io.shuijing.evidence.recovery.TrackCursor} and {@link io.shuijing.evidence.recovery.Rejoined}
 * (what only the tracks still know), {@link io.shuijing.evidence.recovery.Leftovers} (signed
 * records in what was cut off).
 */
@NullMarked
package io.shuijing.evidence.recovery;

import org.jspecify.annotations.NullMarked;
