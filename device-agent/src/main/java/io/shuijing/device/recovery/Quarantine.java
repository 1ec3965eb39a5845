package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tinylog.Logger;

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
   * repeated after it was cut short: while the bytes stand in the file, the beginning of a copy is
   * worth nothing and is made anew.
   *
   * @param name of the copy; a number is added if other bytes have it
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

  /** Copies bytes under a name, or that name and a number, and makes the copy durable. */
  void copy(FileBytes bytes, String name) throws HardwareFault {
    String path = freePath(bytes, name);
    try {
      copyTo(path, bytes);
    } catch (HardwareFault e) {
      giveUp(path);
      throw e;
    }
    card.flushFolder(FOLDER);
  }

  private void copyTo(String path, FileBytes bytes) throws HardwareFault {
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
  }

  // half a copy only takes room: the bytes are still where they were
  private void giveUp(String path) {
    try {
      if (card.exists(path)) {
        card.remove(path);
      }
    } catch (HardwareFault e) {
      Logger.warn(e, "half a copy stays at {}", path);
    }
  }

  // another tail may have been torn off at the same place before: only what is copied again goes
  private String freePath(FileBytes bytes, String name) throws HardwareFault {
    String path = path(name);
    for (int i = 2; card.exists(path); i++) {
      if (isBeginningOf(bytes, path)) {
        card.remove(path);
        break;
      }
      path = path(name) + "-" + i;
    }
    return path;
  }

  private boolean isBeginningOf(FileBytes bytes, String path) throws HardwareFault {
    try (VolumeFile copy = card.open(path)) {
      byte[] here = new byte[COPY_BYTES];
      byte[] there = new byte[COPY_BYTES];
      for (long at = 0; at < copy.size(); at += COPY_BYTES) {
        int copied = copy.read(at, here, 0, COPY_BYTES);
        int read = bytes.read(at, there, 0, COPY_BYTES);
        if (read < copied || !Arrays.equals(here, 0, copied, there, 0, copied)) {
          return false;
        }
      }
      return true;
    }
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
