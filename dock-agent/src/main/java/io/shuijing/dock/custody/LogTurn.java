package io.shuijing.dock.custody;

import io.shuijing.hal.HardwareFault;

/** Lets one at a time write to the log. */
@FunctionalInterface
public interface LogTurn {
  /** For a log that nobody else writes to. */
  LogTurn ALONE = () -> () -> {};

  /** Waits for its turn. */
  Taken take() throws HardwareFault;

  /** A turn; it ends when this is closed. */
  interface Taken extends AutoCloseable {
    @Override
    void close() throws HardwareFault;
  }
}
