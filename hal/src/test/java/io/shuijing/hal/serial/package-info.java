/** Links over real pseudo-terminals, and the edges of the serial library that those cannot show. */
@NullMarked
package io.shuijing.hal.serial;

import org.jspecify.annotations.NullMarked;
