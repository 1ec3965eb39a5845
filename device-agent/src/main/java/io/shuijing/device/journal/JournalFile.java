package io.shuijing.device.journal;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The journal's bytes on the card. After a fault they go on in a copy of what was durable, which
 * takes the journal's name; the old file stays in quarantine.
 */
final class JournalFile {
  static final String PATH = "journal";
  static final String NEXT = "journal.next";

  private static final int COPY_BYTES = 64 * 1024;

  private final Volume volume;
  private @Nullable VolumeFile file;
  private long durable;

  private JournalFile(Volume volume, VolumeFile file) {
    this.volume = volume;
    this.file = file;
  }

  /** Opens the journal, or makes an empty one. */
  static JournalFile open(Volume volume) throws HardwareFault {
    settle(volume);
    if (volume.exists(PATH)) {
      return new JournalFile(volume, volume.open(PATH));
    }
    VolumeFile created = volume.create(PATH);
    volume.flushFolder("");
    return new JournalFile(volume, created);
  }

  // a renewal that was cut short: the copy was whole and flushed before the old file lost its name
  private static void settle(Volume volume) throws HardwareFault {
    if (!volume.exists(NEXT)) {
      return;
    }
    if (volume.exists(PATH)) {
      volume.remove(NEXT);
    } else {
      volume.rename(NEXT, PATH);
    }
    volume.flushFolder("");
  }

  /** Bytes that are durable; everything behind them is no part of the journal. */
  long durable() {
    return durable;
  }

  /** What stands in the file, torn tail included. */
  FileBytes all() throws HardwareFault {
    return FileBytes.all(open());
  }

  /** What stands between two places. */
  FileBytes between(long start, long end) throws HardwareFault {
    return new FileBytes(open(), start, end);
  }

  /** Says how far the journal was found to be sound. */
  void foundSound(long bytes) {
    durable = bytes;
  }

  /**
   * Makes name and last record durable for certain (ADR 0011): the process before this one may have
   * ended between a flush that failed and the move to a new file. What stands before the last
   * record was flushed, or nothing would have been appended behind it.
   *
   * @return the fault because of which the journal went on in a new file, if there was one
   */
  Optional<HardwareFault> makeSure(long lastRecord) throws HardwareFault {
    volume.flushFolderAnew("");
    VolumeFile found = open();
    try {
      found.writeAnew(lastRecord);
      found.flush();
      return Optional.empty();
    } catch (HardwareFault fault) {
      Logger.warn(fault, "journal: goes on in a new file");
      renew();
      return Optional.of(fault);
    }
  }

  /** Cuts off what stands behind the sound part; it was copied before. */
  void cut() throws HardwareFault {
    VolumeFile opened = open();
    opened.truncate(durable);
    opened.flush();
  }

  /**
   * Appends and flushes.
   *
   * @return the fault because of which the journal went on in a new file, if there was one
   * @throws HardwareFault if the bytes are not in the journal
   */
  Optional<HardwareFault> append(byte[] bytes) throws HardwareFault {
    VolumeFile current = open();
    try {
      write(current, bytes);
      return Optional.empty();
    } catch (HardwareFault fault) {
      if (fault.fault().equals("full") && cutBack(current)) {
        throw fault;
      }
      Logger.warn(fault, "journal: goes on in a new file");
      writeRenewed(bytes);
      return Optional.of(fault);
    }
  }

  private void writeRenewed(byte[] bytes) throws HardwareFault {
    VolumeFile renewed = renew();
    try {
      write(renewed, bytes);
    } catch (HardwareFault fault) {
      // it may end with half a record, behind which nothing may stand
      if (!fault.fault().equals("full") || !cutBack(renewed)) {
        leave();
      }
      throw fault;
    }
  }

  private void write(VolumeFile to, byte[] bytes) throws HardwareFault {
    to.append(bytes);
    to.flush();
    durable += bytes.length;
  }

  private boolean cutBack(VolumeFile current) {
    try {
      current.truncate(durable);
      return true;
    } catch (HardwareFault e) {
      Logger.warn(e, "journal: cannot be cut back on a full card");
      return false;
    }
  }

  private VolumeFile open() throws HardwareFault {
    VolumeFile current = file;
    return current == null ? renew() : current;
  }

  private VolumeFile renew() throws HardwareFault {
    leave();
    settle(volume);
    copyDurable();
    String old = freeName("quarantine/journal-" + durable);
    volume.rename(PATH, old);
    volume.rename(NEXT, PATH);
    volume.flushFolder("quarantine");
    volume.flushFolder("");
    VolumeFile renewed = volume.open(PATH);
    file = renewed;
    return renewed;
  }

  private void leave() {
    close();
    file = null;
  }

  private void copyDurable() throws HardwareFault {
    try (VolumeFile from = volume.open(PATH);
        VolumeFile to = volume.create(NEXT)) {
      byte[] buffer = new byte[COPY_BYTES];
      for (long at = 0; at < durable; ) {
        int read = from.read(at, buffer, 0, (int) Math.min(buffer.length, durable - at));
        if (read < 0) {
          throw new HardwareFault(
              "card", "short", "the journal is shorter than what was flushed; replace the card");
        }
        to.append(buffer, 0, read);
        at += read;
      }
      to.flush();
    }
    volume.flushFolder("");
  }

  private String freeName(String wanted) throws HardwareFault {
    String name = wanted;
    for (int i = 2; volume.exists(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  void close() {
    if (file != null) {
      file.close();
    }
  }
}
