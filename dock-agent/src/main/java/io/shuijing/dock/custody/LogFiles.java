package io.shuijing.dock.custody;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.custody.LogEdge;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the log's files in the one order in which none of them can be missed afterwards. */
final class LogFiles {
  private static final byte[] MARK = "shuijing-log/v1\n".getBytes(StandardCharsets.UTF_8);

  private final Volume volume;
  private List<Tile> filled = List.of();

  LogFiles(Volume volume) {
    this.volume = volume;
  }

  /** Makes tiles durable that no checkpoint speaks of yet. */
  void write(List<LogEdge.File> files) throws HardwareFault {
    for (Tile full : filled) {
      new Leftovers(volume).removePartials(full);
    }
    filled = files.stream().map(LogEdge.File::tile).filter(Tile::isFull).toList();
    Set<String> folders = new LinkedHashSet<>();
    for (LogEdge.File file : files) {
      String path = LogPaths.of(file.tile());
      writeFresh(path, file.bytes());
      if (file.tile().isFull()) {
        volume.protect(path);
      }
      folders.add(WholeFile.folderOf(path));
    }
    for (String folder : folders) {
      volume.flushFolder(folder);
    }
  }

  /** Makes a checkpoint the log's; every tile that it speaks of is durable. */
  void publish(byte[] checkpoint) throws HardwareFault {
    writeFresh(LogPaths.NEXT, checkpoint);
    volume.flushFolder(LogPaths.FOLDER);
    show();
  }

  // From here on it may be seen. Should the power go now, its other name is durable.
  private void show() throws HardwareFault {
    volume.replace(LogPaths.NEXT, LogPaths.CHECKPOINT);
    volume.flushFolder(LogPaths.FOLDER);
  }

  /** As {@link #publish}, for one that was found and may not be durable. */
  void publishNext() throws HardwareFault {
    try (VolumeFile file = volume.open(LogPaths.NEXT)) {
      file.writeAnew(0);
      file.flush();
    }
    volume.flushFolderAnew(LogPaths.FOLDER);
    show();
  }

  /** What is shown is durable, and nothing is to follow it. */
  void discardNext() throws HardwareFault {
    if (volume.exists(LogPaths.NEXT)) {
      volume.remove(LogPaths.NEXT);
    }
    volume.flushFolderAnew(LogPaths.FOLDER);
  }

  private void writeFresh(String path, byte[] content) throws HardwareFault {
    try (VolumeFile file = fresh(path)) {
      file.append(content);
      file.flush();
    }
  }

  private VolumeFile fresh(String path) throws HardwareFault {
    try {
      return volume.create(path);
    } catch (HardwareFault e) {
      if (!e.fault().equals("exists")) {
        throw e;
      }
      volume.remove(path); // of an append that did not come to its end: nobody has seen it
      return volume.create(path);
    }
  }

  boolean isPublished(byte[] checkpoint) throws HardwareFault {
    return published().filter(now -> Arrays.equals(now, checkpoint)).isPresent();
  }

  Optional<byte[]> published() throws HardwareFault {
    return read(LogPaths.CHECKPOINT);
  }

  Optional<byte[]> next() throws HardwareFault {
    return read(LogPaths.NEXT);
  }

  private Optional<byte[]> read(String path) throws HardwareFault {
    try {
      return Optional.of(WholeFile.read(volume, path, Note.MAX_BYTES));
    } catch (HardwareFault e) {
      if (e.fault().equals("absent")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether there was ever a log: if it is gone now, no other one is begun in its place. */
  boolean isFounded() throws HardwareFault {
    return volume.exists(LogPaths.FOUNDED);
  }

  void found() throws HardwareFault {
    if (!isFounded()) {
      WholeFile.write(volume, LogPaths.FOUNDED, MARK);
    }
  }
}
