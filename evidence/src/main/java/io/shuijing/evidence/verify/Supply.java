package io.shuijing.evidence.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What was handed over of one recorder, wherever it lies: a journal and files under paths such as
 * {@code sessions/37-3/av-0001.track}, {@code checkpoints/4711.note}, {@code receipts/4711.note},
 * {@code quarantine/…}. Streams may be opened from several threads at once if the verifier was
 * given an executor.
 */
public interface Supply {

  /** Where it is from: a card may lack what it was told to free, an archive may not. */
  enum Kind {
    CARD,
    ARCHIVE
  }

  /** Where it is from. */
  Kind kind();

  /**
   * The journal from its first byte; an empty stream if there is none.
   *
   * @throws IOException if it cannot be read; then nothing can be said at all
   */
  InputStream journal() throws IOException;

  /**
   * Every other file.
   *
   * @throws IOException if they cannot be listed
   */
  List<Item> files() throws IOException;

  /**
   * A file from its first byte; {@code skip} should not read.
   *
   * @param path as {@link #files} gave it
   * @throws IOException if it cannot be read; this becomes a finding
   */
  InputStream open(String path) throws IOException;

  /**
   * A file.
   *
   * @param path relative, parts separated by {@code /}
   * @param length in bytes
   */
  record Item(String path, long length) {}
}
