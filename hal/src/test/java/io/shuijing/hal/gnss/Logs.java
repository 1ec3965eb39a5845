package io.shuijing.hal.gnss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Logs of real receivers. */
final class Logs {
  private Logs() {}

  static byte[] bytes(String name) {
    try (InputStream log = Logs.class.getResourceAsStream("/nmea/" + name + ".log")) {
      return Objects.requireNonNull(log, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
