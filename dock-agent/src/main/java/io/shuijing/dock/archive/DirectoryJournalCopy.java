package io.shuijing.dock.archive;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;

/** A journal's copy as one file. */
final class DirectoryJournalCopy implements JournalCopy {
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
    VolumeFile file;
    if (volume.exists(path)) {
      file = volume.open(path);
    } else {
      file = volume.create(path);
      volume.flushFolder(WholeFile.folderOf(path));
    }
    try {
      // what a process wrote that was killed may be seen here without being durable
      file.flush();
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
  public void flush() throws HardwareFault {
    try {
      file.flush();
      durable = file.size();
    } catch (HardwareFault e) {
      writeAnew(e);
      throw e;
    }
  }

  // After a failed flush the pages behind the durable part may count as clean without being on the
  // disk. Cut off and written again they are dirty again, and the next flush tells the truth.
  private void writeAnew(HardwareFault cause) {
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
