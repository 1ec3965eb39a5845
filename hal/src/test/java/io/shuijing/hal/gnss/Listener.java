package io.shuijing.hal.gnss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Someone who hears what a receiver says, at moments that the test decides. */
final class Listener {
  private final SentenceReader reader = new SentenceReader();
  private Reception reception;
  private long nowNanos;
  private int sentences;

  Listener(String floor) {
    reception = Reception.from(Instant.parse(floor));
  }

  /** A line as a receiver sends it: with {@code $}, checksum and end. */
  static String line(String said) {
    int sum = said.chars().reduce(0, (all, character) -> all ^ character);
    return String.format(Locale.ROOT, "$%s*%02X\r\n", said, sum);
  }

  /** Hears one sentence, given without {@code $} and checksum. */
  Listener hear(String said) {
    return hearBytes(line(said).getBytes(ISO_8859_1));
  }

  Listener hearBytes(byte[] bytes) {
    for (SentenceReader.Heard heard : reader.read(bytes, bytes.length, nowNanos)) {
      sentences++;
      Reports.of(heard.sentence())
          .ifPresent(report -> reception = reception.next(report, heard.beganNanos()));
    }
    return this;
  }

  Listener pass(Duration time) {
    nowNanos += time.toNanos();
    return this;
  }

  /** Hears the sentence once a second, with this {@code hhmmss} and those that follow. */
  Listener hearSeconds(int count, String from, String said) {
    int start = Integer.parseInt(from.substring(0, 2)) * 3600;
    start += Integer.parseInt(from.substring(2, 4)) * 60 + Integer.parseInt(from.substring(4));
    for (int second = start; second < start + count; second++) {
      pass(Duration.ofSeconds(1));
      int minute = second / 60;
      hear(
          said.replace(
              "hhmmss",
              String.format(Locale.ROOT, "%02d%02d%02d", minute / 60, minute % 60, second % 60)));
    }
    return this;
  }

  long nowNanos() {
    return nowNanos;
  }

  int sentences() {
    return sentences;
  }

  Optional<Fix> fix() {
    return reception.fix(nowNanos);
  }

  Optional<Reading> time() {
    return reception.time();
  }
}
