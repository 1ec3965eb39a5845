/**
 * A trial of the dock with real processes: many recorders are plugged, pulled and killed while the
 * store fills and recovers and the dock is killed; afterwards everything must be there.
 *
 * <p>The recorders are the recorder's own agent, each in a process of its own, with a camera that
 * is as fast as the card; a {@link io.shuijing.simulator.trial.Socket} is a bay whose plug can be
 * pulled, after so many bytes too. Open {@link io.shuijing.simulator.trial.DockTrialCommand} first.
 *
 * <p>What the storm shows in virtual time for one bay and every fault, this shows for many bays
 * with real threads, sockets and disks; it cannot be replayed.
 */
@NullMarked
package io.shuijing.simulator.trial;

import org.jspecify.annotations.NullMarked;
