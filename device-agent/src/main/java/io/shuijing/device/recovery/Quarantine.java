package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.List;

/** The folder for bytes that are no part of any track or journal; a dock is offered them too. */
public final class Quarantine {
  /** Its path on the card. */
  public static final String FOLDER = "quarantine";

  private static final int COPY_BYTES = 64 * 1024;

  private final Volume card;

  /** The quarantine of a card. */
  public Quarantine(Volume card) {
    this.card = card;
  }

  /**
   * Moves everything behind a place of a file to quarantine: copied, flushed, then cut off. May be
   * repeated after it was cut short: while the bytes stand in the file, a copy of them is worth
   * nothing and is made anew.
   *
   * @param name of the copy; the same for the same bytes
   * @return how many bytes
   */
  public long takeTail(String path, long from, String name) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      long size = file.size();
      if (size <= from) {
        return 0;
      }
      copy(new FileBytes(file, from, size), name);
      file.truncate(from);
      file.flush();
      return size - from;
    }
  }

  /** Copies bytes under a name and makes the copy durable. */
  void copy(FileBytes bytes, String name) throws HardwareFault {
    String path = path(name);
    if (card.exists(path)) {
      card.remove(path);
    }
    try (VolumeFile copy = card.create(path)) {
      byte[] buffer = new byte[COPY_BYTES];
      for (long at = 0; at < bytes.size(); ) {
        int read = bytes.read(at, buffer, 0, buffer.length);
        if (read < 0) {
          break;
        }
        copy.append(buffer, 0, read);
        at += read;
      }
      copy.flush();
    }
    card.flushFolder(FOLDER);
  }

  /** Names in it that begin with a prefix, sorted. */
  List<String> names(String prefix) throws HardwareFault {
    List<String> names = new ArrayList<>(card.files(FOLDER));
    names.removeIf(name -> !name.startsWith(prefix));
    return names;
  }

  /** A track's path as part of a name here: {@code 37-3.av-0001.track}. */
  public static String nameOf(String trackPath) {
    return trackPath.substring(trackPath.indexOf('/') + 1).replace('/', '.');
  }

  static String path(String name) {
    return FOLDER + "/" + name;
  }
}
