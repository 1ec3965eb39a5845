/**
 * What the recorder says of itself: the third sense beside light and vibration, for a wearer who
 * neither looks nor feels.
 *
 * <p>Words are data: a sound per signal and language lies beside these classes, made with espeak-ng
 * ({@code en}, {@code cmn-latn-pinyin}). What comes with each press while it records, and the
 * recording itself, is not spoken: a voice would talk over what is recorded. That it records is
 * said by the opening prompt.
 *
 * <p>Open {@link io.shuijing.device.voice.Voice} first.
 */
@NullMarked
package io.shuijing.device.voice;

import org.jspecify.annotations.NullMarked;
