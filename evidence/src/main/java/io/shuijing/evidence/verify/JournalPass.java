package io.shuijing.evidence.verify;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.verify.Statement.OfOffice;
import io.shuijing.evidence.verify.Statement.OfRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is known after the journal was read once from its first byte to its last. */
record JournalPass(
    Chain chain, RecorderKeys keys, Roots roots, Statements statements, Sessions sessions) {

  static JournalPass read(
      Supply supply, List<Statement> notes, TrustAnchors anchors, Findings findings)
      throws IOException {
    Roots roots = new Roots(sizes(notes));
    RecordTable table = new RecordTable();
    Statements statements = new Statements(findings, table);
    Sessions sessions = new Sessions(findings, statements);
    List<Follower> followers = List.of(roots, new ClockCheck(findings), statements, sessions);
    Chain chain = new Chain(anchors, table, findings, followers);
    try (InputStream in = supply.journal()) {
      read(new JournalReader(in), chain, findings);
    }
    sessions.finish();
    RecorderKeys keys = chain.keys().orElseGet(() -> named(notes, anchors));
    return new JournalPass(chain, keys, roots, statements, sessions);
  }

  private static void read(JournalReader in, Chain chain, Findings findings) throws IOException {
    Piece piece;
    do {
      if (chain.table().isFull()) {
        findings.add(Finding.of(Reason.LIMIT, Where.NOWHERE, RecordTable.MAX));
        return;
      }
      piece = in.next();
      chain.take(piece);
    } while (!(piece instanceof End));
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
