package io.shuijing.simulator.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can go wrong with the encoder of a simulated camera; acts on the capture started last. */
public final class CameraControl {
  private volatile @Nullable ProcessHandle encoder;

  CameraControl() {}

  /** The encoder is killed at once (SIGKILL). */
  public void killEncoder() {
    running().destroyForcibly();
  }

  /** The encoder stands still from now on (SIGSTOP). */
  public void stallEncoder() throws IOException {
    Process stop = new ProcessBuilder("sh", "-c", "kill -STOP " + running().pid()).start();
    stop.onExit().join();
    if (stop.exitValue() != 0) {
      throw new IOException("the encoder cannot be stopped; has it ended already?");
    }
  }

  void started(ProcessHandle newEncoder) {
    encoder = newEncoder;
  }

  private ProcessHandle running() {
    ProcessHandle started = encoder;
    if (started == null) {
      throw new IllegalStateException("no capture has been started");
    }
    return started;
  }
}
