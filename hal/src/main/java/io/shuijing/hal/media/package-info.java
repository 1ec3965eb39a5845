/**
 * Camera, microphone, loudspeaker and speech through programs that Linux has: {@code ffmpeg},
 * {@code rpicam-vid}, {@code aplay}, {@code espeak-ng}.
 *
 * <p>An encoder process writes fragmented MP4 to its standard output; {@link
 * io.shuijing.hal.media.FragmentedMp4} cuts it, byte for byte, into a head and fragments of one
 * segment each. Nothing is held back: a fragment is handed over as soon as its last byte is there.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Head and fragments of a capture, one after the other, are the MP4 that any player plays.
 *   <li>Every capture that started ends with exactly one {@code Ended}, whatever happens to the
 *       encoder; what it wrote whole before is handed over first.
 *   <li>No process outlives the capture or sound it was started for, nor this JVM: an orderly end
 *       of the JVM stops them, and after {@code kill -9} an encoder ends at its next write, because
 *       nobody reads its pipe.
 *   <li>What is missing (program, encoder, device, input) is found out before anything starts, and
 *       told as one {@link io.shuijing.hal.HardwareFault} with the next step.
 * </ul>
 *
 * <p>Open {@link io.shuijing.hal.media.EncoderCamera} first.
 */
@NullMarked
package io.shuijing.hal.media;

import org.jspecify.annotations.NullMarked;
