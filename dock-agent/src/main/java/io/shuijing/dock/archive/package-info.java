/**
 * The office's store: whole objects that are never changed, and a copy of each recorder's journal
 * that only grows.
 *
 * <p>{@link io.shuijing.dock.archive.Archive} is the port; {@link
 * io.shuijing.dock.archive.DirectoryArchive} keeps it in a folder. It asks for nothing that an
 * object store with locks cannot give: put a whole object under a key, never over another one, read
 * it, list keys; a journal copy is read as one row of bytes however it is kept.
 *
 * <p>Invariants: what a method has stored is durable when it returns; an object is there whole or
 * not at all and cannot be overwritten; nothing comes in here that was not verified.
 */
@NullMarked
package io.shuijing.dock.archive;

import org.jspecify.annotations.NullMarked;
