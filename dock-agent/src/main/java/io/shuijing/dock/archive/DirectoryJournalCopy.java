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
    VolumeFile file = volume.exists(path) ? volume.open(path) : volume.create(path);
    try {
      // the name too may be seen without being durable
      volume.flushFolderAnew(WholeFile.folderOf(path));
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
    durable = from;
    file.writeAnew(from);
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
