package io.shuijing.dock.custody;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.LogEdge;
import io.shuijing.evidence.note.Note;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.util.List;

/**
 * What the log has come to.
 *
 * @param note the checkpoint as stored
 */
record LogState(Note note, Checkpoint checkpoint, LogEdge edge) {

  /**
   * Reads what a checkpoint speaks of.
   *
   * @throws Malformed if it is not signed by the log's key, or the tiles are not those that it
   *     speaks of
   */
  static LogState read(Volume volume, LogKeys keys, byte[] bytes) throws Malformed, HardwareFault {
    Note note = Note.parse(bytes);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (note.standing(List.of(keys.logKey())) != Note.Standing.GOOD
        || !checkpoint.origin().equals(keys.origin())) {
      throw new Malformed("G1", "not a checkpoint of " + keys.origin() + " under its key");
    }
    LogEdge edge = edge(volume, checkpoint.size());
    if (!edge.root().equals(checkpoint.root())) {
      throw new Malformed("G4", "the tiles are not those of the checkpoint");
    }
    return new LogState(note, checkpoint, edge);
  }

  private static LogEdge edge(Volume volume, long size) throws Malformed, HardwareFault {
    try {
      return LogEdge.read(new VolumeTiles(volume), size);
    } catch (HardwareFault e) {
      if (e.fault().equals("absent") || e.fault().equals("too-long")) {
        throw new Malformed("G4", String.valueOf(e.getMessage()));
      }
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a volume throws faults of hardware only", e);
    }
  }
}
