package io.shuijing.hal.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A socat process that carries bytes between two ends; killing it is pulling the cable out. */
public final class Cable implements AutoCloseable {
  private final Process socat;

  private Cable(Process socat) {
    this.socat = socat;
  }

  /** A pair of pseudo-terminals whose slave ends are reached at the two paths. */
  public static Cable serial(Path oneEnd, Path otherEnd) throws IOException {
    return started(
        "starting data transfer loop",
        "pty,raw,echo=0,link=" + oneEnd,
        "pty,raw,echo=0,link=" + otherEnd);
  }

  /** A TCP port that leads to another. */
  public static Cable tcp(int from, int to) throws IOException {
    return started(
        "listening on",
        "TCP-LISTEN:" + from + ",bind=127.0.0.1,reuseaddr,fork",
        "TCP:127.0.0.1:" + to);
  }

  private static Cable started(String whenReady, String one, String other) throws IOException {
    Process socat =
        new ProcessBuilder(List.of("socat", "-d", "-d", one, other))
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(socat.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains(whenReady)) {
        drain(said);
        return new Cable(socat);
      }
    }
    throw new IOException("socat did not start:\n" + all);
  }

  /** Reads on, so that socat is never held up by what it says; ends when it is killed. */
  private static void drain(BufferedReader said) {
    Thread.ofVirtual()
        .start(() -> {
          try (said) {
            while (said.readLine() != null) {}
          } catch (IOException _) {
            // Killing a process closes its pipe under the reader.
          }
        });
  }

  /** Pulls it out: the process and those it has forked are killed. */
  @Override
  public void close() {
    List<ProcessHandle> all = socat.descendants().toList();
    socat.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!socat.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("socat does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
