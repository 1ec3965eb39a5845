/**
 * What the office takes from a recorder, and why not.
 *
 * <p>{@link io.shuijing.dock.intake.Holding} is what the office holds of one recorder: the end of
 * the journal's copy, and which segments are still to come. {@link
 * io.shuijing.dock.intake.JournalIntake} lets the copy grow by records that continue it and are
 * signed by the enrolled key, and cosigns; {@link io.shuijing.dock.intake.FileIntake} takes files,
 * block by block against that journal, while they stream by; {@link
 * io.shuijing.dock.intake.ReceiptDesk} gives the receipt, last. What is not accepted goes to {@link
 * io.shuijing.dock.intake.Quarantine} with its reason: nobody is turned away, nothing is thrown
 * away.
 *
 * <p>Invariants: nothing unverified reaches the archive; a receipt is given only after all that it
 * names is durable, and excepts every segment that the office does not hold; one bad file never
 * stops another, one bad recorder never stops another; state is what the store shows, so that a
 * crash at any place leaves nothing to repair.
 */
@NullMarked
package io.shuijing.dock.intake;

import org.jspecify.annotations.NullMarked;
