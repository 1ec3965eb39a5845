package io.shuijing.device.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.sound.Wav;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private static final Phrases CHINESE = Phrases.bundled("zh");
  private static final Phrases ENGLISH = Phrases.bundled("en");

  @Test
  void every_phrase_has_words_and_a_short_audible_sound_in_every_language() throws Exception {
    for (Phrases phrases : List.of(CHINESE, ENGLISH)) {
      for (String key : phrases.keys()) {
        Wav wav = Wav.parse(phrases.wav(List.of(key)));
        assertThat(phrases.words(key)).as(key).isNotBlank();
        assertThat(wav.durationMs()).as(key).isBetween(500L, 3_500L);
        assertThat(wav.peak()).as(key).isGreaterThan(3_000);
      }
    }
  }

  @Test
  void both_languages_have_the_same_phrases_in_the_same_version() {
    assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
    assertThat(CHINESE.version()).isEqualTo(ENGLISH.version()).isPositive();
  }

  @Test
  void no_two_phrases_sound_or_read_alike() {
    List<String> sounds = new ArrayList<>();
    for (Phrases phrases : List.of(CHINESE, ENGLISH)) {
      phrases.keys().forEach(key -> sounds.add(Arrays.toString(phrases.wav(List.of(key)))));
      assertThat(phrases.keys()).extracting(phrases::words).doesNotHaveDuplicates();
    }
    assertThat(sounds).doesNotHaveDuplicates();
  }

  @Test
  void every_signal_that_speaks_has_its_phrase() {
    assertThat(CHINESE.keys())
        .containsAll(
            Arrays.stream(Signal.values()).map(Voice::of).flatMap(Optional::stream).toList());
  }

  @Test
  void a_summary_says_how_it_came_out_what_is_wanting_and_how_long_it_lasts() throws Exception {
    List<String> said =
        Voice.summary(
            List.of(
                new Check("card", "ok", "1:500min"),
                new Check("microphone", "warn", "-120dB"),
                new Check("place", "warn", "-")),
            OptionalLong.of(130),
            OptionalLong.of(25));
    assertThat(said)
        .containsExactly(
            "checks-warn",
            "check-microphone",
            "check-place",
            "left-battery",
            "time-120",
            "left-card",
            "time-0");
    long parts = 0;
    for (String key : said) {
      parts += Wav.parse(CHINESE.wav(List.of(key))).durationMs();
    }
    assertThat(Wav.parse(CHINESE.wav(said)).durationMs()).isBetween(parts - 10, parts + 10);
  }

  @Test
  void into_a_recording_is_said_only_what_it_suffers_from() {
    assertThat(
            Voice.findings(
                List.of(
                    new Check("place", "warn", "-"),
                    new Check("battery", "warn", "50:12min"),
                    new Check("clock", "warn", "none"),
                    new Check("journal", "fail", "damaged"))))
        .containsExactly("check-battery", "check-journal");
  }
}
