/** The simulated battery: a charge that is set from outside. */
@NullMarked
package io.shuijing.simulator.power;

import org.jspecify.annotations.NullMarked;
