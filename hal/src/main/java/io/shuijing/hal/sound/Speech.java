package io.shuijing.hal.sound;

import io.shuijing.hal.HardwareFault;

/** Turns text into speech. */
public interface Speech {
  /** Longest text, in characters. */
  int MAX_CHARACTERS = 2_000;

  /**
   * Renders {@code text}. Certificate numbers are read digit by digit only if the digits stand
   * apart ({@code 4 1 0 4}), else as one number.
   *
   * @param text without control characters, at most {@link #MAX_CHARACTERS}
   * @param language {@code zh} or {@code en}
   * @return a RIFF/WAVE file, PCM 16 bit, mono, as {@link Wav} reads it, with sound in it
   * @throws HardwareFault if the text is refused ({@code text}), there is no voice for the language
   *     ({@code voice}), the program is {@code missing}, or no speech came out ({@code mute})
   */
  byte[] render(String text, String language) throws HardwareFault;
}
