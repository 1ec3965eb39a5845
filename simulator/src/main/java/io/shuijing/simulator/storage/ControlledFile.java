package io.shuijing.simulator.storage;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;

/** A file of a {@link ControlledVolume}. After a flush that failed it takes nothing more. */
final class ControlledFile implements VolumeFile {
  private final VolumeFile file;
  private final String path;
  private final CardControl control;
  private boolean poisoned;

  ControlledFile(VolumeFile file, String path, CardControl control) {
    this.file = file;
    this.path = path;
    this.control = control;
  }

  @Override
  public void append(byte[] bytes, int offset, int length) throws HardwareFault {
    refusePoisoned();
    control.beforeGrowing();
    file.append(bytes, offset, length);
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    control.beforeReading();
    return file.read(position, into, offset, length);
  }

  @Override
  public long size() throws HardwareFault {
    control.beforeReading();
    return file.size();
  }

  @Override
  public void truncate(long size) throws HardwareFault {
    refusePoisoned();
    control.beforeWriting();
    file.truncate(size);
  }

  @Override
  public void writeAnew(long from) throws HardwareFault {
    refusePoisoned();
    control.beforeWriting();
    file.writeAnew(from);
  }

  @Override
  public void flush() throws HardwareFault {
    refusePoisoned();
    control.beforeWriting();
    if (control.takeFailure()) {
      poisoned = true;
      throw new HardwareFault("card", "io", path + ": the flush failed, as set by hand");
    }
    file.flush();
  }

  @Override
  public void close() {
    file.close();
  }

  private void refusePoisoned() throws HardwareFault {
    if (poisoned) {
      throw new HardwareFault("card", "poisoned", path + ": an earlier flush failed");
    }
  }
}
