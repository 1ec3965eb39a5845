package io.shuijing.hal.linux;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * Tells the service manager that started this process how it is (sd_notify(3)): a process that says
 * nothing for longer than its unit allows is taken for hung, and started again. Without a service
 * manager nothing is told.
 */
public final class SystemdWatchdog {
  private final Optional<byte[]> address;
  private boolean refused;

  private SystemdWatchdog(Optional<byte[]> address) {
    this.address = address;
  }

  /**
   * The one of this process.
   *
   * @param environment where {@code NOTIFY_SOCKET} names the socket, if there is one
   */
  public static SystemdWatchdog of(Map<String, String> environment) {
    return new SystemdWatchdog(
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(path -> path.startsWith("/") || path.startsWith("@"))
            .map(SystemdWatchdog::address));
  }

  // unix(7): an abstract address begins with a zero byte, which is written as @
  private static byte[] address(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes[0] == '@') {
      bytes[0] = 0;
    }
    return bytes;
  }

  /** It has started and does its work. */
  public void ready() {
    tell("READY=1");
  }

  /** It still does its work; to be said more often than the unit's {@code WatchdogSec}. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  /** It is about to end in order. */
  public void stopping() {
    tell("STOPPING=1");
  }

  private void tell(String state) {
    if (address.isPresent()) {
      int error = Libc.sendDatagram(address.get(), state.getBytes(StandardCharsets.UTF_8));
      if (error != 0 && !refused) {
        Logger.warn("the service manager is not told: {}", Libc.strerror(error));
      }
      refused = error != 0;
    }
  }
}
