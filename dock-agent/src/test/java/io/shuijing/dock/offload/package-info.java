/** How bays share what may be pulled. */
@NullMarked
package io.shuijing.dock.offload;

import org.jspecify.annotations.NullMarked;
