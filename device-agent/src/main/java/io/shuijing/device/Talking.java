package io.shuijing.device;

import io.shuijing.device.voice.Phrases;
import io.shuijing.device.voice.Voice;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.sound.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tinylog.Logger;

/** What the recorder says and shows; nothing waits for it. */
final class Talking {
  private final Indicator indicator;
  private final Speaker speaker;
  private final Phrases phrases;
  // set by threads of the speaker
  private volatile Optional<Boolean> spoke = Optional.empty();

  Talking(Indicator indicator, Speaker speaker, Phrases phrases) {
    this.indicator = indicator;
    this.speaker = speaker;
    this.phrases = phrases;
  }

  /** Light, vibration and, where it has one, the voice. */
  void show(Signal signal) {
    indicator.show(signal);
    Voice.of(signal).ifPresent(key -> say(List.of(key)));
  }

  /** Phrases, one after the other. */
  void say(List<String> keys) {
    if (!keys.isEmpty()) {
      play(phrases.wav(keys), Talking::spoken);
    }
  }

  private static void spoken(Speaker.Outcome outcome) {
    switch (outcome) {
      case Speaker.Outcome.Played _ -> {}
      case Speaker.Outcome.Failed(String why) -> Logger.warn("not spoken: {}", why);
    }
  }

  /** Any sound. */
  void play(byte[] wav, Consumer<Speaker.Outcome> outcome) {
    speaker.play(
        wav,
        what -> {
          spoke = Optional.of(what instanceof Speaker.Outcome.Played);
          outcome.accept(what);
        });
  }

  /** Whether the last sound was played to its end; empty before the first. */
  Optional<Boolean> spoke() {
    return spoke;
  }
}
