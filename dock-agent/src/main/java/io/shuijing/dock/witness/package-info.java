/**
 * Others that watch over the custody log: they cosign a checkpoint only if it continues the last
 * one that they cosigned, so the office cannot show two histories.
 *
 * <p>{@link io.shuijing.dock.witness.Witnessing} asks a witness by the request of C2SP tlog-witness
 * and keeps what it answers; how request and answer travel is not its business: over HTTP, or as
 * files on a stick.
 *
 * <p>Invariants: only a cosignature that verifies under the configured key is kept; what a witness
 * has cosigned stays in the archive; a witness that has seen more than the log holds is an alarm.
 */
@NullMarked
package io.shuijing.dock.witness;

import org.jspecify.annotations.NullMarked;
