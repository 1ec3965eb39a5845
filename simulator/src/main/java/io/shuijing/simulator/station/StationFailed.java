package io.shuijing.simulator.station;

import java.nio.file.Path;

/** The shift could not be played; the message is for a person and names the log to look into. */
public final class StationFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public StationFailed(String message) {
    super(message);
  }

  public StationFailed(String message, Path log) {
    super(message + "; see " + log);
  }
}
