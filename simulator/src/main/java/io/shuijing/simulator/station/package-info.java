/**
 * One office, one dock and one recorder as processes on this machine.
 *
 * <p>{@link io.shuijing.simulator.station.Station} lays out their folders, keys and configurations
 * by the commands that a real office uses and starts the agents; {@link
 * io.shuijing.simulator.station.AgentProcess} is one of them while it runs; {@link
 * io.shuijing.simulator.station.SerialLine} the cable between them. The demo, the measurements and
 * the tests of whole processes all stand on it.
 */
@NullMarked
package io.shuijing.simulator.station;

import org.jspecify.annotations.NullMarked;
