package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.sound.Speaker.Outcome;
import io.shuijing.hal.sound.Wav;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link Speaker} does. */
public interface SpeakerContract {

  /** A speaker that works. */
  Speaker speaker() throws Exception;

  @Test
  default void a_sound_is_told_as_played_once() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    speaker().play(tone(200), outcomes::add);
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Played());
    assertThat(outcomes.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  default void sounds_are_played_one_after_the_other_in_the_order_asked_for() throws Exception {
    BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    Speaker speaker = speaker();
    speaker.play(tone(300), _ -> ended.add("long"));
    speaker.play(tone(50), _ -> ended.add("short"));
    assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("long");
    assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("short");
  }

  @Test
  default void what_is_not_a_wav_is_told_as_failed_and_the_next_sound_plays() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    Speaker speaker = speaker();
    speaker.play(new byte[] {'R', 'I', 'F', 'F'}, outcomes::add);
    speaker.play(tone(50), outcomes::add);
    assertThat(outcomes.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("not a WAV"));
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Played());
  }

  /** 440 Hz, half of full scale. */
  static byte[] tone(int millis) {
    short[] samples = new short[16 * millis];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (16_000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
    }
    return new Wav(16_000, samples).toBytes();
  }
}
