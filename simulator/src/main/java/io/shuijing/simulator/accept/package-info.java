/**
 * The acceptance test: whether this recorder, real or simulated, may go into service (R3, R7 to
 * R13).
 *
 * <p>{@link io.shuijing.simulator.accept.Acceptance} is the order of the stages; each writes {@link
 * io.shuijing.simulator.accept.Result}s on the {@link io.shuijing.simulator.accept.Sheet}. What is
 * demanded stands in a {@link io.shuijing.simulator.accept.Profile}; who touches the recorder is a
 * {@link io.shuijing.simulator.accept.Rig}.
 *
 * <p>The test speaks to the recorder as one of the office's docks, but gives no receipt and cosigns
 * nothing: nothing is freed, the next docking takes everything over. A result is measured, or it
 * says why it cannot be.
 */
@NullMarked
package io.shuijing.simulator.accept;

import org.jspecify.annotations.NullMarked;
