package io.shuijing.dock.archive;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.dock.store.VolumeStream;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** The archive as a folder of the office's volume; staging lies on the same volume. */
public final class DirectoryArchive implements Archive {
  /** Folder of the archive on the office's volume. */
  public static final String FOLDER = "archive";

  private static final int MAX_SMALL_BYTES = 1024 * 1024;
  private static final String NOTE = ".note";
  private static final String JOURNAL = "/journal";

  private final Volume volume;

  public DirectoryArchive(Volume volume) {
    this.volume = volume;
  }

  @Override
  public void publish(StagedFile staged, ObjectKey key) throws HardwareFault {
    String path = pathOf(key);
    if (volume.exists(path)) {
      throw new HardwareFault(
          "store", "exists", path + " is there already; nothing is overwritten");
    }
    staged.flush();
    staged.close();
    WholeFile.publish(volume, staged.path(), path);
  }

  @Override
  public void put(ObjectKey key, byte[] content) throws HardwareFault {
    WholeFile.write(volume, pathOf(key), content);
  }

  @Override
  public OptionalLong size(ObjectKey key) throws HardwareFault {
    String path = pathOf(key);
    return volume.exists(path)
        ? OptionalLong.of(WholeFile.sizeOf(volume, path))
        : OptionalLong.empty();
  }

  @Override
  public void confirm(ObjectKey key) throws HardwareFault {
    volume.flushFolderAnew(WholeFile.folderOf(pathOf(key)));
  }

  @Override
  public byte[] read(ObjectKey key) throws HardwareFault {
    return WholeFile.read(volume, pathOf(key), MAX_SMALL_BYTES);
  }

  @Override
  public List<Long> receipts(Name recorder) throws HardwareFault {
    return sizes(ObjectKey.receipts(recorder));
  }

  @Override
  public List<Long> checkpoints(Name recorder) throws HardwareFault {
    return sizes(ObjectKey.checkpoints(recorder));
  }

  private List<Long> sizes(String folder) throws HardwareFault {
    List<Long> sizes = new ArrayList<>();
    for (String file : volume.files(FOLDER + "/" + folder)) {
      if (file.endsWith(NOTE)) {
        try {
          sizes.add(Lines.number(file.substring(0, file.length() - NOTE.length())));
        } catch (Malformed e) {
          throw new HardwareFault(
              "store", "stray", folder + "/" + file + " is none of ours: take it out", e);
        }
      }
    }
    Collections.sort(sizes);
    return List.copyOf(sizes);
  }

  @Override
  public JournalCopy journal(Name recorder) throws HardwareFault {
    return DirectoryJournalCopy.open(volume, FOLDER + "/" + recorder.last() + JOURNAL);
  }

  @Override
  public InputStream readJournal(Name recorder, long from) throws HardwareFault {
    String path = FOLDER + "/" + recorder.last() + JOURNAL;
    return volume.exists(path)
        ? new VolumeStream(volume.open(path), from)
        : InputStream.nullInputStream();
  }

  @Override
  public List<String> recorders() throws HardwareFault {
    List<String> recorders = new ArrayList<>();
    for (String folder : volume.folders(FOLDER)) {
      if (volume.exists(FOLDER + "/" + folder + JOURNAL)) {
        recorders.add(folder);
      }
    }
    return List.copyOf(recorders);
  }

  @Override
  public long freeBytes() throws HardwareFault {
    return volume.freeBytes();
  }

  private static String pathOf(ObjectKey key) {
    return FOLDER + "/" + key.text();
  }
}
