/**
 * The same ports over a simulated world, around the same agents.
 *
 * <p>One package mirrors each hal port with a {@code Simulated…} part; {@code demo} plays one shift
 * with the agents as separate processes. Nothing of ours imports this module.
 *
 * <p>Open {@link io.shuijing.simulator.Main} first.
 */
@NullMarked
package io.shuijing.simulator;

import org.jspecify.annotations.NullMarked;
