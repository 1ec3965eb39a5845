/** Pi4J at its edges, and a whole board over a kernel in memory. */
@NullMarked
package io.shuijing.hal.pi;

import org.jspecify.annotations.NullMarked;
