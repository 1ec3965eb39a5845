package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.TcpAddress;
import io.shuijing.hal.wire.TcpListener;
import java.nio.file.Path;

/** Where a link is, as a configuration says it. */
public sealed interface LinkAddress {

  /** A TCP port: the recorder listens, the dock calls. */
  record Tcp(String host, int port) implements LinkAddress {}

  /** A serial line: both open it. */
  record Serial(Path path) implements LinkAddress {}

  /**
   * Reads {@code tcp:HOST:PORT} or {@code serial:PATH}.
   *
   * @throws IllegalArgumentException for anything else; the message names the allowed forms
   */
  static LinkAddress parse(String text) {
    if (text.startsWith("serial:") && text.length() > "serial:".length()) {
      return new Serial(Path.of(text.substring("serial:".length())));
    }
    int colon = text.lastIndexOf(':');
    if (text.startsWith("tcp:") && colon > "tcp:".length()) {
      String port = text.substring(colon + 1);
      if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535) {
        return new Tcp(text.substring("tcp:".length(), colon), Integer.parseInt(port));
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no link; allowed are tcp:HOST:PORT and serial:PATH");
  }

  /** The recorder's end. */
  default LinkSource atRecorder() throws HardwareFault {
    return switch (this) {
      case Tcp tcp -> TcpListener.on(tcp.host(), tcp.port());
      case Serial serial -> new SerialPath(serial.path());
    };
  }

  /** The dock's end. */
  default LinkSource atDock() {
    return switch (this) {
      case Tcp tcp -> new TcpAddress(tcp.host(), tcp.port());
      case Serial serial -> new SerialPath(serial.path());
    };
  }
}
