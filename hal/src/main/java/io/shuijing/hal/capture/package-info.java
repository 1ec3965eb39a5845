/** Encoded pictures and sound arriving, as pieces of one fragmented MP4. */
@NullMarked
package io.shuijing.hal.capture;

import org.jspecify.annotations.NullMarked;
