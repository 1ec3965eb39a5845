package io.shuijing.dock.custody;

import io.shuijing.hal.HardwareFault;

/** Lets one process at a time write to the log. */
@FunctionalInterface
public interface LogTurn {
  /** For a log that no other process writes to. */
  LogTurn ALONE = () -> () -> {};

  /** Waits for its turn. */
  Taken take() throws HardwareFault;

  /** A turn; it ends when this is closed. */
  interface Taken extends AutoCloseable {
    @Override
    void close() throws HardwareFault;
  }
}
