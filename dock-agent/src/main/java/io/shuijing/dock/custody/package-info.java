/**
 * The office's custody log, kept on the office's volume as the static files of C2SP tlog-tiles.
 *
 * <p>{@link io.shuijing.dock.custody.CustodyLog} appends: first the tiles, then the signed
 * checkpoint under a name that nobody reads, then that checkpoint under its own name. {@link
 * io.shuijing.dock.custody.Register} stores a small file such as a receipt only after the log says
 * that it exists, once, from whatever point it has to go on.
 *
 * <p>Invariants: what stands under {@code checkpoint} was durable, with every tile that it needs,
 * before it was seen there, so no checkpoint that anybody may have seen is ever taken back; what
 * lies beyond the checkpoint was seen by nobody and is removed; a fault of the store leaves the log
 * as the next opening finds it; the cost of an append does not grow with the log.
 */
@NullMarked
package io.shuijing.dock.custody;

import org.jspecify.annotations.NullMarked;
