/** The back ends for Linux, on the Linux that runs the tests. */
@NullMarked
package io.shuijing.hal.linux;

import org.jspecify.annotations.NullMarked;
