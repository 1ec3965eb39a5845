/**
 * What the recorder says when a recording begins.
 *
 * <p>At check-out the dock hands over an assignment and its spoken prompt, which names officers and
 * their certificate numbers. It holds personal data and is therefore kept in memory only; after a
 * loss of power the recorder falls back to a generic notice that is part of this program ({@code
 * generic-zh}, {@code generic-en}: text and sound lie beside these classes, the sound made with
 * espeak-ng). The assignment's id is in the journal and survives.
 *
 * <p>Invariants: a prompt is known by the digest of its sound; recording never waits for it; what
 * was not played to the end is not recorded as given.
 *
 * <p>Open {@link io.shuijing.device.prompt.Prompts} first.
 */
@NullMarked
package io.shuijing.device.prompt;

import org.jspecify.annotations.NullMarked;
