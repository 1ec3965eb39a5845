package io.shuijing.dock.offload;

/**
 * How far a pull is.
 *
 * @param doneBytes of the file, those that were staged before included
 * @param cameBytes that have just come over the link
 */
public record Progress(String path, long doneBytes, long allBytes, long cameBytes) {

  /** Who wants to know. */
  @FunctionalInterface
  public interface Listener {
    /** Told after every piece; must not block. */
    void progress(Progress progress);
  }
}
