package io.shuijing.evidence.recovery;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads a whole journal once and finds where its sound part ends (clause T7).
 *
 * <p>Every link of the chain is checked. Of the signatures only the last is, for it covers the
 * digest of the record before as stored, and so all that stands before it.
 */
public final class JournalSurvey {
  /** So many unsigned records at the end are a torn tail; more are another recorder's journal. */
  static final int TAIL = 32;

  /** A hole of more records than this is not bridged. */
  static final long MAX_HOLE = 1 << 20;

  private final Name recorder;
  private final List<VerifierKey> keys;
  private final Listener listener;
  private final Deque<Sound> tail = new ArrayDeque<>();
  private JournalHead head;
  private OptionalLong damaged = OptionalLong.empty();
  private boolean alien;
  private long delivered;

  private JournalSurvey(Name recorder, List<VerifierKey> keys, Listener listener) {
    this.recorder = recorder;
    this.keys = keys;
    this.listener = listener;
    this.head = JournalHead.empty(recorder);
  }

  /** Is told of every sound record, in order. */
  @FunctionalInterface
  public interface Listener {
    /** A sound record and where it begins in the journal. */
    void sound(StoredRecord record, long offset);
  }

  /**
   * What a journal was found to be.
   *
   * @param head end of its sound part
   * @param soundBytes length of the sound part; what stands behind it is a torn tail
   * @param fileBytes length of the file
   * @param damaged number of the first record that is missing or wrong although signed records
   *     follow it; nothing of such a journal may be cut, and its root is not known
   * @param ours whether it is this recorder's; if not, nothing may be written to it
   */
  public record Found(
      JournalHead head, long soundBytes, long fileBytes, OptionalLong damaged, boolean ours) {}

  private record Sound(StoredRecord record, long offset, long end, JournalHead before) {}

  /**
   * Reads to the end.
   *
   * @param keys the recorder's own
   */
  public static Found read(
      InputStream journal, Name recorder, List<VerifierKey> keys, Listener listener)
      throws IOException {
    return new JournalSurvey(recorder, List.copyOf(keys), listener)
        .read(new JournalReader(journal));
  }

  private Found read(JournalReader reader) throws IOException {
    while (true) {
      switch (reader.next()) {
        case JournalReader.Whole(StoredRecord record, long offset, long length) ->
            whole(record, offset, offset + length);
        case JournalReader.Damaged _ -> {} // torn if nothing signed follows, else a hole
        case JournalReader.End(long bytes) -> {
          return end(bytes);
        }
      }
    }
  }

  private void whole(StoredRecord record, long offset, long end) {
    if (!head.isContinuedBy(record)) {
      if (!goesOnBehindHole(record)) {
        alien |= !record.record().recorder().equals(recorder);
        return;
      }
      if (damaged.isEmpty()) {
        damaged = OptionalLong.of(head.size());
      }
      head = bridged(record);
    }
    tail.addLast(new Sound(record, offset, end, head));
    head = head.after(record);
    if (tail.size() > TAIL) {
      deliver(tail.removeFirst());
    }
  }

  private boolean goesOnBehindHole(StoredRecord record) {
    long hole = record.n() - head.size();
    return record.record().recorder().equals(recorder)
        && hole >= 0
        && hole <= MAX_HOLE
        && isSigned(record);
  }

  // the leaves of the hole are lost, so the tree only keeps count
  private JournalHead bridged(StoredRecord record) {
    Frontier tree = head.tree();
    while (tree.size() < record.n()) {
      tree = tree.plus(new byte[0]);
    }
    return new JournalHead(recorder, record.n(), record.record().prev(), tree);
  }

  private Found end(long fileBytes) {
    int unsigned = 0;
    while (!tail.isEmpty() && !isSigned(tail.getLast().record())) {
      head = tail.removeLast().before();
      unsigned++;
    }
    boolean nothingSigned = tail.isEmpty();
    boolean ours = !nothingSigned || (unsigned == 0 && delivered == 0 && !alien);
    long soundBytes = nothingSigned ? 0 : tail.getLast().end();
    while (!tail.isEmpty()) {
      deliver(tail.removeFirst());
    }
    return new Found(head, soundBytes, fileBytes, damaged, ours);
  }

  private void deliver(Sound sound) {
    delivered++;
    listener.sound(sound.record(), sound.offset());
  }

  private boolean isSigned(StoredRecord record) {
    return record.note().standing(keys) == Note.Standing.GOOD;
  }
}
