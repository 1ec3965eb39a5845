/** Where the recorder believes it is. */
@NullMarked
package io.shuijing.hal.place;

import org.jspecify.annotations.NullMarked;
