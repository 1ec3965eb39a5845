/**
 * The use ledger (执法记录仪使用台账, R4): who used which recorder, handed over when, returned when,
 * recorded what; and what is overdue (R13) or was not recorded although it had to be (R6).
 *
 * <p>{@link io.shuijing.dock.ledger.UseLedger} writes it from the catalogue and the assignments:
 * nobody types it, and nothing of it is kept anywhere else. {@link
 * io.shuijing.dock.ledger.LedgerSheet} is the form in which an office prints it.
 *
 * <p>Invariants: times are those that recorders and docks have signed; a session that nobody was
 * assigned to is shown, not left out (R5); a line that needs a person's eye says why.
 */
@NullMarked
package io.shuijing.dock.ledger;

import org.jspecify.annotations.NullMarked;
