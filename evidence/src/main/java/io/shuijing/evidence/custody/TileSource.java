package io.shuijing.evidence.custody;

import java.io.IOException;

/** Where the files of a log come from. */
@FunctionalInterface
public interface TileSource {
  /**
   * The bytes of a tile or bundle, as they are.
   *
   * @throws IOException if it is not there, cannot be read or is longer than any can be
   */
  byte[] read(Tile tile) throws IOException;
}
