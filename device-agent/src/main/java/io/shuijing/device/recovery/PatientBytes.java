package io.shuijing.device.recovery;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.evidence.track.TrackScan.ByteSource;
import io.shuijing.hal.HardwareFault;
import org.tinylog.Logger;

/** A file that ends where it cannot be read: what stands before a bad block still counts. */
final class PatientBytes implements ByteSource {
  private static final int PAGE_BYTES = 4096;

  private final FileBytes bytes;

  PatientBytes(FileBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    try {
      return bytes.read(position, into, offset, length);
    } catch (HardwareFault e) {
      // one bad read is no bad block, and a bad block is no reason to give up the one before it
      return onePage(position, into, offset, length);
    }
  }

  private int onePage(long position, byte[] into, int offset, int length) throws HardwareFault {
    int page = (int) Math.min(length, PAGE_BYTES - position % PAGE_BYTES);
    try {
      return bytes.read(position, into, offset, page);
    } catch (HardwareFault e) {
      if (!e.fault().equals("io")) {
        throw e;
      }
      Logger.warn(e, "card: not readable at byte {}", position);
      return -1;
    }
  }

  @Override
  public long size() {
    return bytes.size();
  }
}
