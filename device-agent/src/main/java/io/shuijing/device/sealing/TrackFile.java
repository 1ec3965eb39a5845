package io.shuijing.device.sealing;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;

/** A track that is being written. */
final class TrackFile {
  private final String path;
  private final String name;
  private final VolumeFile file;
  private long acknowledged;

  private TrackFile(String path, String name, VolumeFile file) {
    this.path = path;
    this.name = name;
    this.file = file;
  }

  /** Makes a new track and its name durable. */
  static TrackFile create(Volume card, SessionId session, Stream stream, int number)
      throws HardwareFault {
    String name = TrackFormat.fileName(stream, number);
    String folder = TrackFormat.folder(session);
    VolumeFile file = card.create(folder + "/" + name);
    try {
      card.flushFolder(folder);
    } catch (HardwareFault e) {
      file.close();
      throw e;
    }
    return new TrackFile(folder + "/" + name, name, file);
  }

  /** Whether a block of this length still fits. */
  boolean hasRoomFor(long blockLength) {
    return acknowledged + blockLength <= TrackFormat.MAX_TRACK_BYTES;
  }

  /** Appends a block and flushes it; its bytes count only after {@link #acknowledge}. */
  void append(byte[] sealed, StoredRecord record) throws HardwareFault {
    file.append(sealed);
    file.append(TrackFormat.tail(record));
    file.flush();
  }

  void acknowledge(StoredRecord record) {
    acknowledged += TrackFormat.blockLength(record);
  }

  /** Where the next block begins. */
  long acknowledged() {
    return acknowledged;
  }

  String name() {
    return name;
  }

  String path() {
    return path;
  }

  void close() {
    file.close();
  }
}
