package io.shuijing.dock.offload;

import java.util.OptionalLong;

/**
 * How far a pull is.
 *
 * @param doneBytes of the file, those that were staged before included
 * @param bytesPerSecond since this pull began; 0 while it is not known
 * @param secondsLeft empty while it is not known
 */
public record Progress(
    String path, long doneBytes, long allBytes, long bytesPerSecond, OptionalLong secondsLeft) {

  /** Who wants to know. */
  @FunctionalInterface
  public interface Listener {
    /** Told after every piece; must not block. */
    void progress(Progress progress);
  }
}
