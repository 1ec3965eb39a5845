/** Wall time and steady time, and how far to trust them. */
@NullMarked
package io.shuijing.hal.time;

import org.jspecify.annotations.NullMarked;
