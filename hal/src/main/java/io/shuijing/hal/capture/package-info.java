/**
 * Encoded pictures and sound arriving, as pieces of one fragmented MP4.
 *
 * <p>A camera, its microphone and the encoder are one part. What it hands over is never changed:
 * head and fragments of a capture, one after the other, are an MP4 that any player plays, and each
 * fragment begins with a key frame, so that each can be sealed alone.
 *
 * <p>Invariants: a capture that started hands over at most one {@code Init}, then fragments in the
 * order of their time, then exactly one {@code Ended}; a fragment that was not written to its end
 * is never handed over.
 *
 * <p>Open {@link io.shuijing.hal.capture.Camera} first.
 */
@NullMarked
package io.shuijing.hal.capture;

import org.jspecify.annotations.NullMarked;
