package io.shuijing.device.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.prompt.Prompts;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.sound.Wav;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private static List<Voice> voices() {
    return Arrays.stream(Signal.values()).map(Voice::of).flatMap(Optional::stream).toList();
  }

  @Test
  void every_voice_has_a_short_audible_sound_in_every_language() throws Exception {
    for (Voice voice : voices()) {
      for (String language : Prompts.LANGUAGES) {
        Wav wav = Wav.parse(voice.wav(language));
        assertThat(wav.durationMs()).as(voice.key()).isBetween(500L, 2_600L);
        assertThat(wav.peak()).as(voice.key()).isGreaterThan(3_000);
      }
    }
  }

  @Test
  void no_two_signals_sound_or_read_alike() {
    List<String> sounds = new ArrayList<>();
    voices()
        .forEach(voice ->
            Prompts.LANGUAGES.forEach(
                language -> sounds.add(Arrays.toString(voice.wav(language)))));
    assertThat(sounds).doesNotHaveDuplicates();
    assertThat(voices()).extracting(Voice::chinese).doesNotHaveDuplicates();
    assertThat(voices()).extracting(Voice::english).doesNotHaveDuplicates();
  }
}
