/** The bays of a dock. */
@NullMarked
package io.shuijing.hal.dock;

import org.jspecify.annotations.NullMarked;
