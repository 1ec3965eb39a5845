/**
 * What stands inside a plain segment beside pictures and sound: one box of telemetry.
 *
 * <p>The journal holds no places, because it is readable by whoever holds the recorder; places
 * stand in a {@code uuid} box at the head of each plain segment and are sealed with it. Players
 * pass over boxes they do not know, so the segments of a session, one behind the other, remain the
 * MP4 that is played.
 *
 * <p>Invariant: there is exactly one way to write a box, and a reader takes no other.
 *
 * <p>Open {@link io.shuijing.evidence.media.Telemetry} first.
 */
@NullMarked
package io.shuijing.evidence.media;

import org.jspecify.annotations.NullMarked;
