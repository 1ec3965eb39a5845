/**
 * One shift with the real recorder and the real dock on one thread: check-out, patrols, recordings,
 * power cuts, return, dock; then everything is healed and must come to its end.
 *
 * <p>{@link io.shuijing.simulator.shift.Shift} plays a {@link
 * io.shuijing.simulator.plan.FaultPlan}. The recorder's agent is driven by events of the agenda;
 * the dock's agent is blocking code whose every wait lets the agenda's time pass. No agent knows
 * that it is simulated: they get parts, as everywhere.
 *
 * <p>A process whose power went is left where it stands: its next call of a part ends in {@link
 * io.shuijing.simulator.world.PowerLost}, and a new one starts on what the disk kept.
 */
@NullMarked
package io.shuijing.simulator.shift;

import org.jspecify.annotations.NullMarked;
