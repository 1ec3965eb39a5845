package io.shuijing.device;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.hal.capture.CaptureSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorder's configuration: {@code key = value} lines, {@code #} comments. Strict: what is not
 * understood is an error that names file, line, key and what is allowed.
 *
 * @param recorder its name
 * @param hardware which parts it is made of
 * @param keys folder of its keys
 * @param model one plain word
 * @param tuning what can be set of recording
 * @param all every key, for the parts
 */
record RecorderSettings(
    Name recorder,
    String hardware,
    String keys,
    String model,
    RecorderParts.Tuning tuning,
    Map<String, String> all) {
  private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("recorder", "DOMAIN/recorder/SERIAL");
    ALLOWED.put("hardware", "linux, simulated");
    ALLOWED.put("keys", "a folder, from where this file lies");
    ALLOWED.put("card", "a folder, from where this file lies");
    ALLOWED.put("link", "tcp:HOST:PORT or serial:PATH");
    ALLOWED.put("model", "one plain word");
    ALLOWED.put("language", "zh or en");
    ALLOWED.put("width", "160 to 3840 pixels");
    ALLOWED.put("height", "120 to 2160 pixels");
    ALLOWED.put("frames-per-second", "5 to 60");
    ALLOWED.put("video-bits-per-second", "100000 to 20000000");
    ALLOWED.put("audio-bits-per-second", "0 (none), or 16000 to 320000");
    ALLOWED.put("segment-ms", "500 to 10000");
    ALLOWED.put("reserve-bytes", "1048576 or more");
    ALLOWED.put("ffmpeg", "path or name of ffmpeg");
    ALLOWED.put("encoder", "an H.264 encoder of ffmpeg");
    ALLOWED.put("camera", "/dev/videoN or rpicam");
    ALLOWED.put("microphone", "an ALSA device, such as plughw:1,0");
    ALLOWED.put(
        "microphone-floor", "20 to 120 dB below full scale, usually 70: softer is no sound");
    ALLOWED.put("speaker", "an ALSA device, such as default");
    ALLOWED.put("battery", "folder of the fuel gauge in /sys/class/power_supply");
    ALLOWED.put("gnss", "serial port of an NMEA receiver, such as /dev/serial0");
    ALLOWED.put("gnss-baud", "4800 to 921600, usually 9600");
    ALLOWED.put("rtc", "folder of the battery-backed clock in /sys/class/rtc");
    ALLOWED.put("fuel-gauge-bus", "0 to 255: the N of /dev/i2c-N at which a MAX17048 is");
    ALLOWED.put("gpio-chip", "the chip of the pins, usually /dev/gpiochip0");
    ALLOWED.put("button-pin", "0 to 511, as the chip counts (BCM); without it the keyboard");
    ALLOWED.put("green-light-pin", "0 to 511; goes with the next two; without them the log");
    ALLOWED.put("red-light-pin", "0 to 511");
    ALLOWED.put("vibration-pin", "0 to 511");
    ALLOWED.put("token", "PKCS #11 library with the journal key; without it keys/recorder.pem");
    ALLOWED.put("token-slot", "0 to 63, usually 0: place of the token in the library's list");
    ALLOWED.put("token-key", "label of the P-256 key and its certificate, usually recorder");
    ALLOWED.put("token-pin", "file with the token's PIN, mode 0600, from where this file lies");
    ALLOWED.put("input", "simulated only: a media file, test-pattern, scene or scene:FILE");
    ALLOWED.put("sounds", "simulated only: a folder that keeps what was played");
    ALLOWED.put("card-limit-bytes", "simulated only: a number of bytes");
  }

  private static final List<String> PATHS = List.of("keys", "card", "token-pin");

  /** What is wrong with a configuration, in one line. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /** Keeps its own map. */
  RecorderSettings {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /** The same, with its relative paths as seen from a folder. */
  RecorderSettings in(Path folder) {
    Map<String, String> seen = new LinkedHashMap<>(all);
    seen.replaceAll((key, value) -> PATHS.contains(key) ? folder.resolve(value).toString() : value);
    String seenKeys = folder.resolve(keys).toString();
    return new RecorderSettings(recorder, hardware, seenKeys, model, tuning, seen);
  }

  /** The keys that there are, with what is allowed. */
  static Map<String, String> allowed() {
    return Collections.unmodifiableMap(ALLOWED);
  }

  /**
   * Reads a configuration.
   *
   * @param file its name, for messages
   */
  static RecorderSettings parse(String file, String text) throws Wrong {
    return new Reader(file).read(text.lines().toList());
  }

  private static final class Reader {
    private final String file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Reader(String file) {
      this.file = file;
    }

    RecorderSettings read(List<String> text) throws Wrong {
      for (int i = 0; i < text.size(); i++) {
        String line = text.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          keep(i + 1, line);
        }
      }
      String hardware = required("hardware");
      return new RecorderSettings(
          recorder(), hardware, required("keys"), model(), tuning(), values);
    }

    private void keep(int number, String line) throws Wrong {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new Wrong(file + ", line " + number + ": '" + line + "' is no 'key = value'");
      }
      String key = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      lines.put(key, number);
      if (!ALLOWED.containsKey(key)) {
        String known = String.join(", ", ALLOWED.keySet());
        throw new Wrong(
            file + ", line " + number + ": unknown key '" + key + "'; known are " + known);
      }
      if (value.isEmpty()) {
        throw bad(key, value);
      }
      if (values.put(key, value) != null) {
        throw new Wrong(file + ", line " + number + ": '" + key + "' stands twice");
      }
    }

    private Name recorder() throws Wrong {
      String text = required("recorder");
      try {
        Name name = Name.parse(text);
        if (name.kind() == Name.Kind.RECORDER) {
          return name;
        }
      } catch (Malformed e) {
        throw bad("recorder", text);
      }
      throw bad("recorder", text);
    }

    private String model() throws Wrong {
      String model = values.getOrDefault("model", "generic");
      if (!model.matches("[A-Za-z0-9._-]{1,64}")) {
        throw bad("model", model);
      }
      return model;
    }

    private RecorderParts.Tuning tuning() throws Wrong {
      CaptureSettings capture =
          new CaptureSettings(
              number("width", 1280, 160, 3840),
              number("height", 720, 120, 2160),
              number("frames-per-second", 25, 5, 60),
              number("video-bits-per-second", 4_000_000, 100_000, 20_000_000),
              sound(),
              number("segment-ms", 2000, 500, 10_000));
      String language = values.getOrDefault("language", "zh");
      if (!language.equals("zh") && !language.equals("en")) {
        throw bad("language", language);
      }
      int reserve = number("reserve-bytes", 8 << 20, 1 << 20, Integer.MAX_VALUE);
      int floor = -number("microphone-floor", 70, 20, 120);
      return new RecorderParts.Tuning(capture, reserve, floor, language);
    }

    private int sound() throws Wrong {
      int bits = number("audio-bits-per-second", 64_000, 0, 320_000);
      if (bits > 0 && bits < 16_000) {
        throw bad("audio-bits-per-second", Integer.toString(bits));
      }
      return bits;
    }

    private int number(String key, int otherwise, int least, int most) throws Wrong {
      String text = values.get(key);
      if (text == null) {
        return otherwise;
      }
      if (!text.matches("[0-9]{1,10}")) {
        throw bad(key, text);
      }
      long value = Long.parseLong(text);
      if (value < least || value > most) {
        throw bad(key, text);
      }
      return (int) value;
    }

    private String required(String key) throws Wrong {
      String value = values.get(key);
      if (value == null) {
        throw new Wrong(file + ": '" + key + " = …' is missing: " + ALLOWED.get(key));
      }
      return value;
    }

    private Wrong bad(String key, String value) {
      return new Wrong(
          file
              + ", line "
              + lines.get(key)
              + ": '"
              + key
              + "' cannot be '"
              + value
              + "'; allowed is "
              + ALLOWED.get(key));
    }
  }
}
