package io.shuijing.simulator.bench;

import io.shuijing.device.voice.Voice;
import io.shuijing.evidence.Digest;
import io.shuijing.hal.body.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which sound it was, by its digest. */
final class Sounds {
  private static final Map<String, String> SIGNALS = signals();

  private Sounds() {}

  private static Map<String, String> signals() {
    Map<String, String> signals = new HashMap<>();
    for (Signal signal : Signal.values()) {
      Voice.of(signal)
          .ifPresent(voice -> {
            for (String language : List.of("zh", "en")) {
              signals.put(Digest.of(voice.wav(language)).toString(), signal.name());
            }
          });
    }
    return Map.copyOf(signals);
  }

  /** The name of the signal that it belongs to; else {@code prompt}. */
  static String of(String digest) {
    return SIGNALS.getOrDefault(digest, "prompt");
  }
}
