/**
 * A simulated room: what sounds in it, and who hears it.
 *
 * <p>A room has a background and loudspeakers; whoever connects to its microphone hears both,
 * mixed, in real time. So a prompt that the recorder speaks really is in the sound that the
 * recorder records, and {@link io.shuijing.simulator.sound.MatchedFilter} can prove it from the
 * recording.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Each listener hears the background from its beginning, so that a file's sound stays with
 *       its pictures; loudspeakers are heard by all at the same time.
 *   <li>A listener that does not read slows down nobody else; one that is gone is forgotten.
 *   <li>Loud sounds are limited, they never wrap around.
 * </ul>
 *
 * <p>Open {@link io.shuijing.simulator.sound.Room} first.
 */
@NullMarked
package io.shuijing.simulator.sound;

import org.jspecify.annotations.NullMarked;
