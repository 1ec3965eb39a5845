package io.shuijing.hal.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemdWatchdogTest {
  @TempDir private Path folder;

  @Test
  void the_service_manager_hears_that_the_recorder_is_ready_alive_and_about_to_stop()
      throws Exception {
    Path socket = folder.resolve("notify");
    assertThat(heard(socket, "UNIX-RECV:" + socket, socket.toString()))
        .isEqualTo("READY=1WATCHDOG=1STOPPING=1");
  }

  @Test
  void an_abstract_socket_is_reached_too() throws Exception {
    String name = "shuijing-" + folder.getFileName();
    assertThat(heard(null, "ABSTRACT-RECV:" + name, "@" + name))
        .isEqualTo("READY=1WATCHDOG=1STOPPING=1");
  }

  private static String heard(@org.jspecify.annotations.Nullable Path file, String at, String named)
      throws Exception {
    Process manager = new ProcessBuilder("socat", "-u", "-dd", at, "STDOUT").start();
    try {
      awaitOpen(manager);
      assertThat(file == null || Files.exists(file)).isTrue();
      SystemdWatchdog watchdog = SystemdWatchdog.of(Map.of("NOTIFY_SOCKET", named));
      watchdog.ready();
      watchdog.alive();
      watchdog.stopping();
      byte[] told = manager.getInputStream().readNBytes("READY=1WATCHDOG=1STOPPING=1".length());
      return new String(told, StandardCharsets.US_ASCII);
    } finally {
      manager.destroy();
      assertThat(manager.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitOpen(Process manager) throws Exception {
    InputStream log = manager.getErrorStream();
    StringBuilder read = new StringBuilder();
    while (read.indexOf("starting data transfer loop") < 0) {
      int next = log.read();
      assertThat(next).as(read.toString()).isNotNegative();
      read.append((char) next);
    }
  }

  @Test
  void a_manager_that_is_gone_or_not_there_stops_nothing() {
    SystemdWatchdog nobody = SystemdWatchdog.of(Map.of());
    nobody.ready();
    SystemdWatchdog gone =
        SystemdWatchdog.of(Map.of("NOTIFY_SOCKET", folder.resolve("no").toString()));
    gone.ready();
    gone.alive();
    assertThat(folder).isEmptyDirectory();
  }
}
