/**
 * A whole recorder of simulated parts, for the agent that runs as a process of its own.
 *
 * <p>{@link io.shuijing.simulator.recorder.SimulatedRecorder} is found by the agent under {@code
 * hardware = simulated}. Its parts are turned by lines on standard input ({@link
 * io.shuijing.simulator.recorder.Controls}); what its light shows is told on standard output.
 *
 * <p>The card is a real folder, the encoder a real encoder, the link a real port; simulated are the
 * hand, the light, the room's air between speaker and microphone, the battery and the sky.
 */
@NullMarked
package io.shuijing.simulator.recorder;

import org.jspecify.annotations.NullMarked;
