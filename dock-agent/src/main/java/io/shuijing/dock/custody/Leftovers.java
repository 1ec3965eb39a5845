package io.shuijing.dock.custody;

import io.shuijing.evidence.custody.Tile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes what an append left behind: files beyond the log's end, that it did not come to publish,
 * and tiles of every smaller width once the full one is there (C2SP tlog-tiles allows that).
 */
final class Leftovers {
  private static final String PARTIAL = ".p";

  private final Volume volume;

  Leftovers(Volume volume) {
    this.volume = volume;
  }

  /** Around the end of a log of this size. */
  void removeAround(long size) throws HardwareFault {
    removeAround(Tile.ENTRIES, size);
    int level = 0;
    while (size >> (8 * level) > 0) {
      removeAround(level, size);
      level++;
    }
    removeAround(level, size); // an append may have begun a level
  }

  private void removeAround(int level, long size) throws HardwareFault {
    long index = (size >> (8 * Math.max(level, 0))) / Tile.FULL;
    Set<String> folders = new LinkedHashSet<>();
    for (long near = Math.max(0, index - 1); near <= index + 1; near++) {
      folders.add(new Tile(level, near, Tile.FULL).folder());
    }
    for (String folder : folders) {
      removeIn(folder, size);
      for (String name : volume.folders(LogPaths.FOLDER + "/" + folder)) {
        if (name.endsWith(PARTIAL)) {
          removeIn(folder + "/" + name, size);
        }
      }
    }
  }

  private void removeIn(String folder, long size) throws HardwareFault {
    for (String file : volume.files(LogPaths.FOLDER + "/" + folder)) {
      String path = folder + "/" + file;
      if (Tile.parse(path).filter(tile -> !tile.isOf(size)).isPresent()) {
        volume.remove(LogPaths.FOLDER + "/" + path);
      }
    }
  }

  /** The tiles of smaller width of one that is full now, and their folder. */
  void removePartials(Tile full) throws HardwareFault {
    String folder = LogPaths.FOLDER + "/" + full.stem() + PARTIAL;
    List<String> widths = volume.files(folder);
    for (String width : widths) {
      volume.remove(folder + "/" + width);
    }
    if (!widths.isEmpty()) {
      volume.remove(folder);
    }
  }
}
