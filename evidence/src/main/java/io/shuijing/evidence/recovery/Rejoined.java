package io.shuijing.evidence.recovery;

import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records that only a track has and that continue the journal (clause T7): the segment was durable
 * and signed, only the journal's flush was missing.
 *
 * @param records in the order in which they are to be appended
 * @param head of the journal behind them
 */
public record Rejoined(List<StoredRecord> records, JournalHead head) {

  /** Keeps its own list. */
  public Rejoined {
    records = List.copyOf(records);
  }

  /** Finds them; every cursor stands behind the last block that belongs to the journal then. */
  public static Rejoined find(JournalHead head, List<TrackCursor> tracks, List<VerifierKey> keys)
      throws IOException {
    List<StoredRecord> records = new ArrayList<>();
    JournalHead grown = head;
    Optional<StoredRecord> next = next(grown, tracks, keys);
    while (next.isPresent()) {
      records.add(next.get());
      grown = grown.after(next.get());
      next = next(grown, tracks, keys);
    }
    return new Rejoined(records, grown);
  }

  private static Optional<StoredRecord> next(
      JournalHead head, List<TrackCursor> tracks, List<VerifierKey> keys) throws IOException {
    for (TrackCursor track : tracks) {
      Optional<StoredRecord> block = track.block();
      if (block.isPresent()
          && head.isContinuedBy(block.get())
          && block.get().note().standing(keys) == Note.Standing.GOOD) {
        track.advance(block.get());
        return block;
      }
    }
    return Optional.empty();
  }
}
