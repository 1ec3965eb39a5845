package io.shuijing.dock.custody;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.custody.EntryBundle;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.custody.TileSource;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;

/** Tiles as they lie on the office's volume. */
record VolumeTiles(Volume volume) implements TileSource {
  @Override
  public byte[] read(Tile tile) throws HardwareFault {
    return WholeFile.read(volume, LogPaths.of(tile), EntryBundle.maxBytes());
  }
}
