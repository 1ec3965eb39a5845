package io.shuijing.dock.store;

import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;

/** The folder in which files of recorders wait for their verification. */
public final class Staging {
  private static final String FOLDER = "staging";

  // for the journal's copy, notes and reasons: they must not be what fills the disk
  private static final long RESERVE_BYTES = 1024 * 1024;

  private final Volume volume;

  public Staging(Volume volume) {
    this.volume = volume;
  }

  /**
   * Opens what is there of a recorder's file, or begins it. What was flushed and did not get its
   * final name is not believed and is pulled again.
   *
   * @param path of the file on the recorder
   */
  public StagedFile open(Name recorder, String path) throws HardwareFault {
    String staged = pathOf(recorder, path);
    remove(staged + StagedFile.FLUSHED);
    return new StagedFile(
        volume, staged, volume.exists(staged) ? volume.open(staged) : volume.create(staged));
  }

  /** Removes what is there of a recorder's file. */
  public void discard(Name recorder, String path) throws HardwareFault {
    String staged = pathOf(recorder, path);
    remove(staged + StagedFile.FLUSHED);
    remove(staged);
  }

  // durably: what came back with a power cut after the recorder has freed its file stays for ever
  private void remove(String staged) throws HardwareFault {
    if (volume.exists(staged)) {
      volume.remove(staged);
      volume.flushFolder(WholeFile.folderOf(staged));
    }
  }

  /**
   * Refuses to begin what the disk has no room for.
   *
   * @throws HardwareFault {@code full}
   */
  public void requireRoom(long bytes) throws HardwareFault {
    long free = volume.freeBytes();
    if (free < bytes + RESERVE_BYTES) {
      throw new HardwareFault(
          "store",
          "full",
          "the office's store is full: "
              + bytes
              + " bytes are to come, "
              + free
              + " are free; make room, offloading goes on by itself");
    }
  }

  private static String pathOf(Name recorder, String path) {
    return FOLDER + "/" + flat(recorder.text()) + "/" + flat(path) + ".part";
  }

  /** A path or name as one word that is safe as a file name. */
  public static String flat(String path) {
    return path.replace("/", "__");
  }
}
