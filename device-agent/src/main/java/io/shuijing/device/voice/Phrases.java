package io.shuijing.device.voice;

import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Wav;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the recorder says of itself in one language: words and sounds by their keys. Words and
 * sounds are data; {@code phrases-zh.txt} and {@code phrases-en.txt} hold the words with their
 * version, {@code KEY-zh.wav} the sounds.
 */
public final class Phrases {
  /** Languages that there are. */
  public static final List<String> LANGUAGES = List.of("zh", "en");

  private static final int SAMPLES_PER_SECOND = 22_050;

  private final String language;
  private final long version;
  private final Map<String, String> words;

  private Phrases(String language, long version, Map<String, String> words) {
    this.language = language;
    this.version = version;
    this.words = words;
  }

  /**
   * The phrases that come with this program.
   *
   * @param language one of {@link #LANGUAGES}
   */
  public static Phrases bundled(String language) {
    Map<String, String> words = new LinkedHashMap<>();
    String text = new String(resource("phrases-" + language + ".txt"), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      String[] parts = line.split(" = ", 2);
      words.put(parts[0], parts[1]);
    }
    String version = words.remove("version");
    return new Phrases(language, Long.parseLong(version), words);
  }

  /** Keys of all phrases. */
  public List<String> keys() {
    return List.copyOf(words.keySet());
  }

  /** Version of the words; the same in every language. */
  public long version() {
    return version;
  }

  /** The words of a phrase, as its sound says them. */
  public String words(String key) {
    return Collections.unmodifiableMap(words).getOrDefault(key, "");
  }

  /**
   * The sound of phrases, one after the other.
   *
   * @return RIFF/WAVE, PCM 16 bit, mono
   * @throws IllegalArgumentException if there is no such phrase, or none at all
   */
  public byte[] wav(List<String> keys) {
    if (keys.size() == 1) {
      return sound(keys.getFirst());
    }
    List<short[]> parts = new ArrayList<>();
    keys.forEach(key -> parts.add(parsed(sound(key)).resampled(SAMPLES_PER_SECOND).samples()));
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int end = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, end, part.length);
      end += part.length;
    }
    return new Wav(SAMPLES_PER_SECOND, all).toBytes();
  }

  private byte[] sound(String key) {
    if (!words.containsKey(key)) {
      throw new IllegalArgumentException("no phrase " + key);
    }
    return resource(key + "-" + language + ".wav");
  }

  private static Wav parsed(byte[] wav) {
    try {
      return Wav.parse(wav);
    } catch (MalformedWav e) {
      throw new IllegalStateException("a sound of this program is broken", e);
    }
  }

  private static byte[] resource(String name) {
    try (@Nullable InputStream in = Phrases.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program is missing", e);
    }
  }
}
