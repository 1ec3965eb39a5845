/**
 * Where the recorder speaks, and what it says.
 *
 * <p>A sound crosses the ports as a RIFF/WAVE file, PCM 16 bit, mono: {@link
 * io.shuijing.hal.sound.Wav} reads it strictly and writes it. {@link io.shuijing.hal.sound.Speech}
 * makes one from text, {@link io.shuijing.hal.sound.Speaker} plays one and tells whether it really
 * was played: a prompt that was not heard must not be recorded as given.
 *
 * <p>Open {@link io.shuijing.hal.sound.Speaker} first.
 */
@NullMarked
package io.shuijing.hal.sound;

import org.jspecify.annotations.NullMarked;
