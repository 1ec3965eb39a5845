/**
 * What every archive does: {@link io.shuijing.dock.archive.ArchiveContract} is implemented by the
 * test of each store.
 */
@NullMarked
package io.shuijing.dock.archive;

import org.jspecify.annotations.NullMarked;
