/**
 * The hardware that an agent is given at start.
 *
 * <p>One package per port. A port is an interface and the records that cross it; it knows nothing
 * of the evidence format and nothing of the agents. Real back ends live in {@code hal.linux},
 * {@code hal.serial}, {@code hal.media}, {@code hal.gnss}, {@code hal.pi} and {@code hal.token};
 * the simulator provides the same ports over a simulated world, and both pass the same contract
 * tests.
 *
 * <p>Invariants: everything undetermined reaches an agent through a port (time, randomness, files,
 * links, processes); no port calls back on a thread of the agent, it hands over an event and
 * returns.
 *
 * <p>Open {@link io.shuijing.hal.RecorderHardware} first.
 */
@NullMarked
package io.shuijing.hal;

import org.jspecify.annotations.NullMarked;
