package io.shuijing.dock.archive;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;

/** A journal's copy as one file. */
final class DirectoryJournalCopy implements JournalCopy {
  // what is longer is fetched from the recorder again
  private static final int MAX_TAIL_BYTES = 8 * 1024 * 1024;

  private final Volume volume;
  private final String path;
  private VolumeFile file;
  private long durable;

  private DirectoryJournalCopy(Volume volume, String path, VolumeFile file, long durable) {
    this.volume = volume;
    this.path = path;
    this.file = file;
    this.durable = durable;
  }

  static JournalCopy open(Volume volume, String path) throws HardwareFault {
    VolumeFile file = volume.exists(path) ? volume.open(path) : volume.create(path);
    try {
      // the name too may be seen without being durable
      volume.flushFolder(WholeFile.folderOf(path));
      return new DirectoryJournalCopy(volume, path, file, file.size());
    } catch (HardwareFault e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long size() throws HardwareFault {
    return file.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    return file.read(position, into, offset, length);
  }

  @Override
  public void append(byte[] records, int offset, int length) throws HardwareFault {
    file.append(records, offset, length);
  }

  @Override
  public void cutBack(long size) throws HardwareFault {
    file.truncate(size);
    file.flush();
    durable = size;
  }

  @Override
  public void writeAnew(long from) throws HardwareFault {
    byte[] tail = new byte[(int) Math.min(file.size() - from, MAX_TAIL_BYTES)];
    int read = tail.length == 0 ? 0 : file.read(from, tail, 0, tail.length);
    file.truncate(from);
    durable = from;
    file.append(tail, 0, Math.max(read, 0));
    flush();
  }

  @Override
  public void flush() throws HardwareFault {
    try {
      file.flush();
      durable = file.size();
    } catch (HardwareFault e) {
      cutOff(e);
      throw e;
    }
  }

  // After a failed flush the pages behind the durable part may count as clean without being on the
  // disk. Cut off and written again they are dirty again, and the next flush tells the truth.
  private void cutOff(HardwareFault cause) {
    file.close();
    try {
      file = volume.open(path);
      file.truncate(durable);
    } catch (HardwareFault e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
