/**
 * The simulated button and the simulated light.
 *
 * <p>The part is what the agent sees ({@link io.shuijing.simulator.body.SimulatedButton} as a
 * {@code Button}, {@link io.shuijing.simulator.body.SimulatedIndicator} as an {@code Indicator});
 * its other methods are the handle by which a person or a scenario turns it.
 */
@NullMarked
package io.shuijing.simulator.body;

import org.jspecify.annotations.NullMarked;
