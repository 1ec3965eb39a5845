/**
 * The parts of a recorder and of a bay in virtual time: the same hal ports as the real ones, driven
 * by an {@link io.shuijing.simulator.world.Agenda} on one thread.
 *
 * <p>Beside its port each part has the methods by which a world turns it: a camera dies or skips
 * pictures, a speaker is broken, a battery sags, a link breaks at a question. What crosses a port
 * goes into the trace. A part that lost its power forgets what it was about to do.
 *
 * <p>Open {@link io.shuijing.simulator.parts.VirtualLink} and {@link
 * io.shuijing.simulator.parts.TappedVolume} first.
 */
@NullMarked
package io.shuijing.simulator.parts;

import org.jspecify.annotations.NullMarked;
