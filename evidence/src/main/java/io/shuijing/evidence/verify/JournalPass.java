package io.shuijing.evidence.verify;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.verify.JudgedJournal.Judged;
import io.shuijing.evidence.verify.Statement.OfOffice;
import io.shuijing.evidence.verify.Statement.OfRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** What is known after the journal was read once from its first byte to its last. */
record JournalPass(
    Chain chain, RecorderKeys keys, Roots roots, Statements statements, Sessions sessions) {

  /** Who is trusted, and on whose threads signatures are judged. */
  record Judging(TrustAnchors anchors, Executor executor) {}

  static JournalPass read(Supply supply, List<Statement> notes, Judging judging, Findings found)
      throws IOException {
    Roots roots = new Roots(sizes(notes));
    RecordTable table = new RecordTable();
    Statements statements = new Statements(found, table);
    Sessions sessions = new Sessions(found, statements);
    List<Follower> followers = List.of(roots, new ClockCheck(found), statements, sessions);
    Chain chain = new Chain(table, found, followers);
    RecorderKeys keys;
    try (InputStream in = supply.journal()) {
      JudgedJournal journal = new JudgedJournal(new JournalReader(in), judging);
      read(journal, chain, found);
      keys = journal.keys().orElseGet(() -> named(notes, judging.anchors()));
    }
    sessions.finish();
    return new JournalPass(chain, keys, roots, statements, sessions);
  }

  private static void read(JudgedJournal in, Chain chain, Findings findings) throws IOException {
    Judged judged;
    do {
      if (chain.table().isFull()) {
        findings.add(Finding.of(Reason.LIMIT, Where.NOWHERE, RecordTable.MAX));
        return;
      }
      judged = in.next();
      chain.take(judged, in.keys());
    } while (!(judged.piece() instanceof End));
  }

  private static SortedSet<Long> sizes(List<Statement> notes) {
    SortedSet<Long> sizes = new TreeSet<>();
    for (Statement note : notes) {
      switch (note) {
        case OfRecorder checkpoint -> sizes.add(checkpoint.checkpoint().size());
        case OfOffice receipt -> sizes.add(receipt.receipt().size());
        case Statement.Unreadable _, Statement.Lost _ -> {}
      }
    }
    return sizes;
  }

  // without a journal, what lies beside it still says whose it should be
  private static RecorderKeys named(List<Statement> notes, TrustAnchors anchors) {
    for (Statement note : notes) {
      switch (note) {
        case OfOffice receipt -> {
          return RecorderKeys.given(receipt.receipt().recorder(), anchors);
        }
        case OfRecorder checkpoint -> {
          try {
            Name recorder = Name.parse(checkpoint.checkpoint().origin());
            return RecorderKeys.given(recorder, anchors);
          } catch (Malformed e) {
            continue; // the checkpoint of some other log
          }
        }
        case Statement.Unreadable _, Statement.Lost _ -> {}
      }
    }
    return RecorderKeys.none();
  }

  RecordTable table() {
    return chain.table();
  }

  long next() {
    return chain.next();
  }
}
