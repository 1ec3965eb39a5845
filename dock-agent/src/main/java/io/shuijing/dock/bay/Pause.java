package io.shuijing.dock.bay;

import java.time.Duration;

/** Waiting; in a simulation virtual time passes instead. */
@FunctionalInterface
public interface Pause {
  /** Returns after about this time. */
  void rest(Duration time);
}
