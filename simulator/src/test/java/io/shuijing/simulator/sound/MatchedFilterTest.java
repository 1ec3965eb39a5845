package io.shuijing.simulator.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.sound.MatchedFilter.Match;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MatchedFilterTest {
  private static final int RATE = 16_000;
  private static final int BEGIN = 5 * RATE;
  private static final double ABSENT = -1_000;

  private static Wav prompt;
  private static short[] otherSpeech;

  @BeforeAll
  static void speak() throws Exception {
    EspeakSpeech speech = new EspeakSpeech("espeak-ng", 160);
    prompt = Wav.parse(speech.render("您好，我们是示例市水利局执法人员，本次执法全程录音录像。", "zh"));
    String walk = "今天天气很好，我们沿着河边走了很久，看到许多白鹭飞过水面，孩子们在桥上数船，老人在树下下棋。";
    otherSpeech = Wav.parse(speech.render(walk + walk, "zh")).resampled(RATE).samples();
  }

  @Test
  void a_prompt_ten_decibels_below_noise_is_found_where_it_is() {
    Match match = MatchedFilter.find(recording(noise(), -10), prompt);
    assertThat(match.positionMs()).isCloseTo(5_000, within(1.0));
    assertThat(match.ratio()).isGreaterThan(2 * MatchedFilter.THRESHOLD);
    assertThat(match.found()).isTrue();
  }

  @Test
  void a_prompt_is_found_under_a_loud_hum() {
    float[] hum = noise();
    for (int i = 0; i < hum.length; i++) {
      hum[i] = (float) (8_000 * Math.sin(2 * Math.PI * 440 * i / RATE) + hum[i] / 10);
    }
    Match match = MatchedFilter.find(recording(hum, -20), prompt);
    assertThat(match.positionMs()).isCloseTo(5_000, within(1.0));
    assertThat(match.found()).isTrue();
  }

  @Test
  void a_prompt_is_found_in_other_speech_of_the_same_voice() {
    Match match = MatchedFilter.find(recording(other(), 0), prompt);
    assertThat(match.positionMs()).isCloseTo(5_000, within(1.0));
    assertThat(match.found()).isTrue();
  }

  @Test
  void without_the_prompt_nothing_is_found() {
    assertThat(MatchedFilter.find(recording(noise(), ABSENT), prompt).ratio()).isLessThan(1.5);
    assertThat(MatchedFilter.find(recording(other(), ABSENT), prompt).ratio()).isLessThan(1.5);
    assertThat(MatchedFilter.find(recording(other(), ABSENT), prompt).found()).isFalse();
  }

  @Test
  void a_recording_too_short_to_judge_is_refused() {
    Wav click = new Wav(RATE, new short[100]);
    assertThatThrownBy(() -> MatchedFilter.find(click, prompt))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] noise() {
    Random random = new Random(7);
    float[] noise = new float[20 * RATE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (1_000 * random.nextGaussian());
    }
    return noise;
  }

  private static float[] other() {
    float[] other = new float[20 * RATE];
    for (int i = 0; i < Math.min(other.length, otherSpeech.length); i++) {
      other[i] = otherSpeech[i] * 0.3f;
    }
    return other;
  }

  /** The prompt from the fifth second on, so many decibels above what sounds there anyway. */
  private static Wav recording(float[] background, double decibels) {
    short[] spoken = prompt.resampled(RATE).samples();
    double backgroundPower = 0;
    double promptPower = 0;
    for (int i = 0; i < spoken.length; i++) {
      backgroundPower += (double) background[BEGIN + i] * background[BEGIN + i];
      promptPower += (double) spoken[i] * spoken[i];
    }
    double gain = Math.sqrt(backgroundPower / promptPower) * Math.pow(10, decibels / 20);
    short[] all = new short[background.length];
    for (int i = 0; i < all.length; i++) {
      int j = i - BEGIN;
      double heard = j >= 0 && j < spoken.length ? gain * spoken[j] : 0;
      all[i] = (short) Math.clamp(Math.round(background[i] + heard), -32_768, 32_767);
    }
    return new Wav(RATE, all);
  }
}
