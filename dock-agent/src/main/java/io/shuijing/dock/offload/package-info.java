/**
 * Asking a recorder, and pulling its files.
 *
 * <p>A {@link io.shuijing.dock.offload.Conversation} turns questions into typed answers and refuses
 * whatever the protocol does not allow. {@link io.shuijing.dock.offload.Offload} gives a file of
 * the recorder as a stream ({@link io.shuijing.dock.offload.PulledFile}): first the bytes that were
 * staged before the link or the dock died, then the rest from the link, from exactly the byte that
 * follows; everything that comes from the link goes into staging while it streams by.
 *
 * <p>Invariants: no byte is believed because it was staged, it streams by the same reader again; no
 * byte is fetched twice unless it turned out bad; a recorder can make a pull fail, it can never
 * make it take more bytes or memory than was said before it began.
 */
@NullMarked
package io.shuijing.dock.offload;

import org.jspecify.annotations.NullMarked;
