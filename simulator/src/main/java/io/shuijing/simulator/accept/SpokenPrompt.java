package io.shuijing.simulator.accept;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Wav;

/** The sentence that the recorder is given to say, short enough for a short recording. */
final class SpokenPrompt {
  private static final int WORDS_PER_MINUTE = 220;
  private static final int SAMPLES_PER_SECOND = 16_000;

  private SpokenPrompt() {}

  /**
   * As WAV.
   *
   * @throws HardwareFault part {@code speech} if this machine cannot speak; the message says why
   */
  static byte[] rendered(String espeak, Words words) throws HardwareFault {
    byte[] spoken =
        new EspeakSpeech(espeak, WORDS_PER_MINUTE)
            .render(words.say("prompt.text"), words.language().word());
    try {
      return Wav.parse(spoken).resampled(SAMPLES_PER_SECOND).toBytes();
    } catch (MalformedWav e) {
      throw new HardwareFault("speech", "mute", "what was spoken is no sound", e);
    }
  }
}
