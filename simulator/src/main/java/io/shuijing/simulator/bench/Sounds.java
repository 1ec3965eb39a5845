package io.shuijing.simulator.bench;

import io.shuijing.device.voice.Phrases;
import io.shuijing.evidence.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the recorder has said: the sounds themselves, as they went to its speaker, and the words of
 * those that are one phrase.
 */
final class Sounds {
  private static final Phrases CHINESE = Phrases.bundled("zh");
  private static final Phrases ENGLISH = Phrases.bundled("en");
  private static final Map<String, String> KEYS = keys();

  private final Path folder;

  Sounds(Path folder) {
    this.folder = folder;
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    for (Phrases phrases : List.of(CHINESE, ENGLISH)) {
      for (String key : phrases.keys()) {
        keys.put(Digest.of(phrases.wav(List.of(key))).toString(), key);
      }
    }
    return Map.copyOf(keys);
  }

  /** What is told of a sound that has ended. */
  static Map<String, Object> of(String digest, boolean heard) {
    Map<String, Object> what = new LinkedHashMap<>();
    what.put("sound", digest);
    what.put("heard", heard);
    String key = KEYS.get(digest);
    if (key != null) {
      what.put("zh", CHINESE.words(key));
      what.put("en", ENGLISH.words(key));
    }
    return what;
  }

  /** Where the recorder puts them. */
  Path folder() {
    return folder;
  }

  /** A sound as it was played. */
  Optional<byte[]> wav(String digest) throws IOException {
    if (!digest.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(digest + ".wav")));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
