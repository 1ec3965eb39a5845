package io.shuijing.evidence.verify;

import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.RecorderKeys.Standing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a journal in their order, each with what its signatures are worth. Signatures take
 * most of the time of a verification, so they are judged in batches ahead, on the executor; what is
 * held ahead is bounded in pieces and in bytes.
 */
final class JudgedJournal {
  private static final int BATCH_PIECES = 64;
  private static final long BATCH_BYTES = 256 * 1024;
  private static final int BATCHES_AHEAD = 8;

  private final JournalReader journal;
  private final TrustAnchors anchors;
  private final Executor executor;
  private final Deque<FutureTask<List<Judged>>> ahead = new ArrayDeque<>();
  private final Deque<Judged> ready = new ArrayDeque<>();
  private @Nullable RecorderKeys keys;
  private boolean read;

  JudgedJournal(JournalReader journal, JournalPass.Judging judging) {
    this.journal = journal;
    this.anchors = judging.anchors();
    this.executor = judging.executor();
  }

  /**
   * A piece.
   *
   * @param standing of a whole record of this recorder; of others it says nothing
   */
  record Judged(Piece piece, Standing standing) {}

  /** The next piece; the last one is an {@link End}. */
  Judged next() throws IOException {
    while (ready.isEmpty()) {
      while (!read && ahead.size() < BATCHES_AHEAD) {
        submit();
      }
      ready.addAll(Awaited.result(ahead.remove()));
    }
    return ready.remove();
  }

  private void submit() throws IOException {
    List<Piece> batch = new ArrayList<>();
    long bytes = 0;
    while (!read && batch.size() < BATCH_PIECES && bytes < BATCH_BYTES) {
      Piece piece = journal.next();
      if (keys == null && piece instanceof Whole first) {
        keys = RecorderKeys.of(first.record(), anchors);
      }
      batch.add(piece);
      bytes += piece.length();
      read = piece instanceof End;
    }
    Optional<RecorderKeys> by = keys();
    FutureTask<List<Judged>> task =
        new FutureTask<>(() -> batch.stream().map(piece -> judged(piece, by)).toList());
    ahead.add(task);
    executor.execute(task);
  }

  private static Judged judged(Piece piece, Optional<RecorderKeys> by) {
    if (piece instanceof Whole whole && by.isPresent()) {
      StoredRecord record = whole.record();
      if (by.get().areOf(record.record().recorder())) {
        return new Judged(piece, by.get().judge(record.note()));
      }
    }
    return new Judged(piece, Standing.BAD);
  }

  /** The keys that have to sign; empty until there was a record. */
  Optional<RecorderKeys> keys() {
    return Optional.ofNullable(keys);
  }
}
