package io.shuijing.evidence.recovery;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackScan;
import io.shuijing.evidence.track.TrackScan.ByteSource;
import java.io.IOException;
import java.util.Optional;

/** Goes through a track block by block, from where the journal's knowledge of it ends. */
public final class TrackCursor {
  private final String path;
  private final ByteSource track;
  private final long size;
  private long position;
  private boolean looked;
  private Optional<StoredRecord> block = Optional.empty();

  /**
   * A cursor.
   *
   * @param path of the track on the card
   * @param size its length
   * @param position end of the last block that the journal names
   */
  public TrackCursor(String path, ByteSource track, long size, long position) {
    this.path = path;
    this.track = track;
    this.size = size;
    this.position = position;
  }

  /** The record of the whole block that begins here, if one does and belongs to this track. */
  Optional<StoredRecord> block() throws IOException {
    if (!looked) {
      looked = true;
      block = position < size ? TrackScan.blockAt(track, position) : Optional.empty();
      block = block.filter(record -> TrackFormat.path((Segment) record.entry()).equals(path));
    }
    return block;
  }

  void advance(StoredRecord record) {
    position += TrackFormat.blockLength(record);
    looked = false;
  }

  /** Path on the card. */
  public String path() {
    return path;
  }

  /** End of the blocks that are known to the journal, or will be. */
  public long position() {
    return position;
  }

  /** Whether bytes stand behind it: a torn block, or one that does not fit the chain. */
  public boolean isTorn() {
    return position < size;
  }
}
