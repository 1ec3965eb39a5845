/**
 * Clocks that can be put wrong by hand, for the recorder that runs as a process of its own; the
 * storm has a virtual time of its own, {@code simulator.world}.
 */
@NullMarked
package io.shuijing.simulator.time;

import org.jspecify.annotations.NullMarked;
