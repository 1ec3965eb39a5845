package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Speech;
import io.shuijing.hal.sound.Wav;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speech by espeak-ng. Plain but clear; for a better voice play sounds that were recorded instead.
 *
 * @param program path or name of espeak-ng
 * @param wordsPerMinute 80 to 300; 160 is a calm reading
 */
public record EspeakSpeech(String program, int wordsPerMinute) implements Speech {
  private static final ToolProcess.Caller CALLER =
      new ToolProcess.Caller(
          "speech", "install it (apt-get install espeak-ng) or give its path in the configuration");
  private static final ToolRun.Limits LIMITS =
      new ToolRun.Limits(Duration.ofSeconds(30), Wav.MAX_BYTES);

  /** Softer than this (of 32,768) is not speech. */
  private static final int LEAST_PEAK = 500;

  public EspeakSpeech {
    if (wordsPerMinute < 80 || wordsPerMinute > 300) {
      throw new IllegalArgumentException(wordsPerMinute + " words per minute, must be 80 to 300");
    }
  }

  @Override
  public byte[] render(String text, String language) throws HardwareFault {
    check(text);
    List<String> command =
        List.of(program, "-v", voice(language), "-s", "" + wordsPerMinute, "--stdin", "--stdout");
    ToolRun run = ToolRun.of(CALLER, command, text.getBytes(StandardCharsets.UTF_8), LIMITS);
    if (run.exitCode() != 0) {
      throw mute("exit code " + run.exitCode() + ": " + run.lastLine(), null);
    }
    try {
      Wav wav = Wav.parse(withTrueSizes(run.output()));
      if (wav.peak() < LEAST_PEAK) {
        throw mute("only silence came out", null);
      }
      return wav.toBytes();
    } catch (MalformedWav e) {
      throw mute(String.valueOf(e.getMessage()), e);
    }
  }

  private static void check(String text) throws HardwareFault {
    if (text.isBlank() || text.length() > MAX_CHARACTERS) {
      throw refused(
          "it has " + text.length() + " characters, 1 to " + MAX_CHARACTERS + " are read");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("it has control characters; put it on one line");
    }
    // espeak-ng takes what stands in double brackets as phonemes.
    if (text.contains("[[")) {
      throw refused("it has [[; write it without");
    }
  }

  private static String voice(String language) throws HardwareFault {
    return switch (language) {
      // The voice cmn of Debian 12 spells most characters in English.
      case "zh" -> "cmn-latn-pinyin";
      case "en" -> "en";
      default ->
          throw new HardwareFault(
              "speech", "voice", "no voice for language '" + language + "'; take zh or en");
    };
  }

  /** On a pipe espeak-ng cannot go back and write the sizes, so they are put right here. */
  private static byte[] withTrueSizes(byte[] wav) {
    if (wav.length >= 44) {
      ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
      file.putInt(4, wav.length - 8).putInt(40, wav.length - 44);
    }
    return wav;
  }

  private static HardwareFault refused(String why) {
    return new HardwareFault("speech", "text", "the text cannot be spoken: " + why);
  }

  private HardwareFault mute(String why, @Nullable Exception cause) {
    String message = program + " gave no speech: " + why + "; try it on the command line";
    return cause == null
        ? new HardwareFault("speech", "mute", message)
        : new HardwareFault("speech", "mute", message, cause);
  }
}
