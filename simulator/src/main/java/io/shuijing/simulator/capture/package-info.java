/**
 * A simulated camera: a real encoder, given a picture and the sound of a simulated room.
 *
 * <p>Only the light is simulated. What is recorded is real H.264 and AAC, and what goes wrong goes
 * wrong with a real process: {@link io.shuijing.simulator.capture.CameraControl} kills or stops it.
 *
 * <p>Open {@link io.shuijing.simulator.capture.SimulatedCamera} first.
 */
@NullMarked
package io.shuijing.simulator.capture;

import org.jspecify.annotations.NullMarked;
