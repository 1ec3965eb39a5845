package io.shuijing.device.prompt;

import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Wav;

/**
 * A spoken text.
 *
 * @param wav the sound as it is played: RIFF/WAVE, PCM 16 bit, mono
 * @param audio digest and length of these bytes
 */
public record Prompt(Wording wording, byte[] wav, Blob audio, long durationMs) {

  /** A prompt from its sound. */
  public static Prompt of(Wording wording, byte[] wav) throws MalformedWav {
    return new Prompt(wording, wav, Blob.of(wav), Wav.parse(wav).durationMs());
  }
}
