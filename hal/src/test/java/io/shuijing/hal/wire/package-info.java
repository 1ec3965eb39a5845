/** Links over real sockets, with certificates made for the test. */
@NullMarked
package io.shuijing.hal.wire;

import org.jspecify.annotations.NullMarked;
