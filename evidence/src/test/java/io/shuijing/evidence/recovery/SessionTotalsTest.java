package io.shuijing.evidence.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Totals;
import io.shuijing.evidence.recovery.JournalLedger.OpenSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a recorder says at the close of a session is what clause J21 asks for. */
class SessionTotalsTest {
  private static final Entry OPEN =
      new Entry.SessionOpen(
          Samples.SESSION, "button", Optional.empty(), "avc1.42c01f", "mp4a.40.2", 0);

  @Test
  void the_segments_of_the_video_stream_count_with_their_own_durations() {
    OpenSession session = after(segment(Stream.AV, 0, 0, 0), segment(Stream.AV, 1, 0, 2_000));
    assertThat(session.segments()).isEqualTo(2);
    assertThat(session.totals()).isEqualTo(new Totals(2 * 32, 2_000));
  }

  @Test
  void neither_a_gap_nor_a_still_counts() {
    OpenSession session =
        after(
            segment(Stream.AV, 0, 0, 0),
            segment(Stream.AV, 1, 0, 2_000),
            new Entry.Gap(
                Samples.SESSION,
                new GapEnd(37, 5_000, Samples.WALL),
                new GapEnd(37, 15_000, Samples.WALL),
                "camera-overrun"),
            segment(Stream.STILL, 0, 1_000, 0),
            segment(Stream.AV, 2, 12_000, 2_000));
    assertThat(session.segments()).isEqualTo(3);
    assertThat(session.totals()).isEqualTo(new Totals(3 * 32, 4_000));
  }

  @Test
  void a_closed_session_is_not_open() {
    JournalLedger ledger = new JournalLedger();
    Entry close =
        new Entry.SessionClose(
            Samples.SESSION, "officer", java.util.OptionalLong.empty(), 0, new Totals(0, 0));
    Samples.journal(List.of(OPEN, close)).forEach(ledger::add);
    assertThat(ledger.openSession()).isEmpty();
  }

  private static OpenSession after(Entry... entries) {
    JournalLedger ledger = new JournalLedger();
    Samples.journal(List.of(OPEN)).forEach(ledger::add);
    Samples.journal(List.of(entries)).stream().skip(1).forEach(ledger::add);
    return ledger.openSession().orElseThrow();
  }

  private static Segment segment(Stream stream, long index, long startMs, long durationMs) {
    Blob blob = Blob.of(Samples.seed("segment"));
    return new Segment(
        Samples.SESSION,
        stream,
        index,
        new Place(stream.word() + "-0001.track", 4096 * index),
        blob,
        blob,
        new Span(startMs, durationMs));
  }
}
