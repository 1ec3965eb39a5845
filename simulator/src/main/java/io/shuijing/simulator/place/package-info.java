/** The simulated GNSS receiver: a fix that is set from outside, or none. */
@NullMarked
package io.shuijing.simulator.place;

import org.jspecify.annotations.NullMarked;
