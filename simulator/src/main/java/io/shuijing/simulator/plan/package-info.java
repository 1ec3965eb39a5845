/**
 * What is to happen in a shift, as data: a {@link io.shuijing.simulator.plan.FaultPlan} is made
 * from a seed, printed, saved, replayed and shrunk; and what came of it, an {@link
 * io.shuijing.simulator.plan.Outcome}.
 *
 * <p>A plan is a text of lines. Every fault has the number of the fault model (S1 to S12 the disk,
 * T1 the clock, P1 the battery, L1 the link, O1 the office's store; C1 camera, speaker and key; A1
 * and A2 adversaries), fires once at a count or a time, and is an error if it is not known: nothing
 * is silently left out.
 *
 * <p>Nothing here depends on the agents, so that plans and outcomes are the same whatever way the
 * agents' classes are loaded.
 */
@NullMarked
package io.shuijing.simulator.plan;

import org.jspecify.annotations.NullMarked;
