package io.shuijing.hal.sound;

import java.io.IOException;

/** Bytes are not a sound that {@link Wav} takes. */
public final class MalformedWav extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedWav(String what) {
    super("not a WAV of PCM 16 bit mono: " + what);
  }
}
