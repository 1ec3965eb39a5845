package io.shuijing.dock.archive;

import io.shuijing.evidence.Name;

/**
 * Where an object stands in the archive, such as {@code RZ-0007/sessions/37-3/av-0001.track}. The
 * same in a folder and in an object store, so that one can be copied to the other.
 */
public record ObjectKey(String text) {

  /** A recorder's track, by its path on the recorder. */
  public static ObjectKey track(Name recorder, String path) {
    return new ObjectKey(recorder.last() + "/" + path);
  }

  /** A cosigned checkpoint, by its size. */
  public static ObjectKey checkpoint(Name recorder, long size) {
    return new ObjectKey(checkpoints(recorder) + "/" + size + ".note");
  }

  /** A receipt, by its size. */
  public static ObjectKey receipt(Name recorder, long size) {
    return new ObjectKey(receipts(recorder) + "/" + size + ".note");
  }

  static String checkpoints(Name recorder) {
    return recorder.last() + "/checkpoints";
  }

  static String receipts(Name recorder) {
    return recorder.last() + "/receipts";
  }

  @Override
  public String toString() {
    return text;
  }
}
