package io.shuijing.simulator.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A serial cable: two pseudo terminals joined by socat. Pulling it out ends socat. */
public final class SerialLine implements AutoCloseable {
  private final Path atRecorder;
  private final Path atDock;
  private @Nullable Process socat;

  /** A cable that is not plugged in yet; its two ends will be links in this folder. */
  public SerialLine(Path folder) {
    atRecorder = folder.resolve("tty-recorder");
    atDock = folder.resolve("tty-dock");
  }

  /** Plugs it in; both ends are there when this returns. */
  public void plug() throws IOException, InterruptedException, StationFailed {
    plug(end(atRecorder));
  }

  /** Plugs it in; it comes out by itself after so many bytes from the recorder. */
  public void plugFor(long bytes) throws IOException, InterruptedException, StationFailed {
    plug(end(atRecorder) + ",readbytes=" + bytes);
  }

  private void plug(String recorderEnd) throws IOException, InterruptedException, StationFailed {
    Process started =
        new ProcessBuilder("socat", recorderEnd, end(atDock))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    socat = started;
    for (int i = 0; i < 100; i++) {
      if (Files.exists(atRecorder) && Files.exists(atDock)) {
        return;
      }
      if (!started.isAlive()) {
        break;
      }
      Thread.sleep(50);
    }
    throw new StationFailed("socat made no serial line; try: socat " + end(atRecorder) + " -");
  }

  private static String end(Path link) {
    return "pty,raw,echo=0,link=" + link;
  }

  /** Waits until it has come out by itself; whether it did in time. */
  public boolean isOut(Duration patience) throws InterruptedException {
    Process running = socat;
    return running == null || running.waitFor(patience);
  }

  /** Pulls it out. */
  public void pull() {
    Process running = socat;
    socat = null;
    if (running != null) {
      running.destroy(); // in order, so that socat takes the two links away
      running.onExit().join();
    }
  }

  public Path atRecorder() {
    return atRecorder;
  }

  public Path atDock() {
    return atDock;
  }

  @Override
  public void close() {
    pull();
  }
}
