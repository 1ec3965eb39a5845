/** Tests of the catalogue: the same bit by bit as at once, and never in the way. */
@NullMarked
package io.shuijing.dock.catalogue;

import org.jspecify.annotations.NullMarked;
