/**
 * The recorder's answers to a dock.
 *
 * <p>The dock asks, the recorder answers and never starts anything by itself. Every question is
 * answered on the recorder's one thread, while it records too; what cannot be done is answered with
 * a reason, never with silence.
 *
 * <p>Invariants: nothing is freed without a receipt that verifies under the pinned office key, is
 * for this recorder, names this journal's root, covers every segment of what is freed, and is
 * itself durable on the card before; a track that is being written is not offered; of a track only
 * what is acknowledged is offered.
 *
 * <p>Open {@link io.shuijing.device.docking.Docking} first, {@link
 * io.shuijing.device.docking.Receipts} for the freeing.
 */
@NullMarked
package io.shuijing.device.docking;

import org.jspecify.annotations.NullMarked;
