package io.shuijing.dock.upkeep;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.audit.LogSupply;
import io.shuijing.evidence.custody.EntryBundle;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The archive on the office's volume. */
record VolumeArchive(Volume volume) implements LogSupply {
  private static final List<String> NO_RECORDERS = List.of("keys", LOG);

  /** Serials of the recorders that have a folder. */
  List<String> serials() throws HardwareFault {
    return volume.folders(DirectoryArchive.FOLDER).stream()
        .filter(name -> !NO_RECORDERS.contains(name))
        .toList();
  }

  @Override
  public Optional<byte[]> checkpoint() throws HardwareFault {
    String path = of(LOG + "/checkpoint");
    return volume.exists(path)
        ? Optional.of(WholeFile.read(volume, path, Note.MAX_BYTES))
        : Optional.empty();
  }

  @Override
  public byte[] read(Tile tile) throws HardwareFault {
    return WholeFile.read(volume, of(LOG + "/" + tile.path()), EntryBundle.maxBytes());
  }

  @Override
  public List<String> files() throws HardwareFault {
    return below(LOG);
  }

  @Override
  public SortedMap<String, Digest> notes() throws HardwareFault {
    SortedMap<String, Digest> notes = new TreeMap<>();
    for (String serial : serials()) {
      for (String folder : List.of("/checkpoints", "/receipts")) {
        for (String path : below(serial + folder)) {
          notes.put(path, WholeFile.digestOf(volume, of(path)));
        }
      }
    }
    return notes;
  }

  /** Paths of all files below a folder of the archive. */
  List<String> below(String folder) throws HardwareFault {
    List<String> paths = new ArrayList<>();
    for (String file : volume.files(of(folder))) {
      paths.add(folder + "/" + file);
    }
    for (String name : volume.folders(of(folder))) {
      paths.addAll(below(folder + "/" + name));
    }
    return paths;
  }

  static String of(String path) {
    return DirectoryArchive.FOLDER + "/" + path;
  }
}
