/**
 * Files on the office's volume: written whole or grown at the end, never changed in place.
 *
 * <p>{@link io.shuijing.dock.store.WholeFile} writes a small file so that after a power cut it is
 * there whole or not at all. {@link io.shuijing.dock.store.Staging} is where bytes from a recorder
 * wait until they were verified: a {@link io.shuijing.dock.store.StagedFile} only grows, keeps what
 * it got when the link or the dock dies, and is believed by nobody before it was read again.
 *
 * <p>Invariants: nothing under a final name is unverified or half written; a staged file has no
 * record of its progress beside itself, its length is the progress.
 */
@NullMarked
package io.shuijing.dock.store;

import org.jspecify.annotations.NullMarked;
