/**
 * What the officer does with the one button.
 *
 * <p>The contact of a button bounces, sticks and chatters. {@link io.shuijing.device.press.Presses}
 * makes presses of its movements: a pure state machine in the recorder's milliseconds, told of each
 * movement and of time that goes by.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>The first contact is told at once: what starts a recording waits for nothing, neither for
 *       the contact to settle nor for a second press.
 *   <li>A press is over when the contact has stayed open for {@link
 *       io.shuijing.device.press.Presses#SETTLED_MS}; its length is measured to the moment at which
 *       it opened.
 *   <li>What ends a recording is a button that was held long <em>and let go</em>. One that is
 *       pressed by a seat belt, or sticks, is never let go, and so ends nothing: it is a fault,
 *       told once, and recording goes on.
 *   <li>Lengths are differences of the movements' own times, so that a card that stalls makes no
 *       short press long.
 * </ul>
 */
@NullMarked
package io.shuijing.device.press;

import org.jspecify.annotations.NullMarked;
