package io.shuijing.device.voice;

import io.shuijing.hal.body.Signal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What is said with a signal.
 *
 * @param key names the sounds
 * @param chinese the words, as the sound says them
 * @param english the words, as the sound says them
 */
public record Voice(String key, String chinese, String english) {

  /** What is said with a signal; nothing with one that comes while it records as it should. */
  public static Optional<Voice> of(Signal signal) {
    return switch (signal) {
      case READY -> said("ready", "待机，未录像", "standby, not recording");
      case OPENING -> said("opening", "正在开启", "starting");
      case CLOSING -> said("closing", "正在结束", "closing");
      case DOCKED -> said("docked", "已放入采集站", "in the dock");
      case LOW_BATTERY -> said("low-battery", "电量不足", "battery low");
      case LOW_STORAGE -> said("low-storage", "存储空间不足", "storage low");
      case WARNING -> said("warning", "请注意", "attention");
      case FAULT -> said("fault", "无法录像", "cannot record");
      case OFF -> said("off", "已关机", "switched off");
      case RECORDING, MARKED, IMPORTANT, HOLDING, LET_GO -> Optional.empty();
    };
  }

  private static Optional<Voice> said(String key, String chinese, String english) {
    return Optional.of(new Voice(key, chinese, english));
  }

  /**
   * The sound: RIFF/WAVE, PCM 16 bit, mono.
   *
   * @param language {@code zh} or {@code en}
   */
  public byte[] wav(String language) {
    String name = key + "-" + language + ".wav";
    try (InputStream in = Voice.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program is missing", e);
    }
  }
}
