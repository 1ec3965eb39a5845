/**
 * What the recorder does at every start, before anything else: brings journal and tracks into a
 * state from which it can go on, and says in the journal what it found.
 *
 * <p>Invariants: nothing acknowledged is cut; what is cut was copied to quarantine and flushed
 * before; a start that is cut short at any point leaves a card from which the next start comes to
 * the same end; a session that was open is closed with the gap's cause, so that no silence is
 * without a signed reason. A recording does not go on by itself after a loss of power: whoever
 * wears the recorder sees that it stopped, and presses again.
 *
 * <p>Open {@link io.shuijing.device.recovery.BootRecovery} first.
 */
@NullMarked
package io.shuijing.device.recovery;

import org.jspecify.annotations.NullMarked;
