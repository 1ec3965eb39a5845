package io.shuijing.evidence.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Totals;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a journal says there is. */
class JournalLedgerTest {
  private static final SessionId SESSION = new SessionId(37, 3);
  private static final String AV = "sessions/37-3/av-0001.track";

  private final JournalLedger ledger = new JournalLedger();

  private List<StoredRecord> feed(Entry... entries) {
    List<StoredRecord> records = Samples.journal(List.of(entries));
    records.forEach(ledger::add);
    return records;
  }

  private static Entry open() {
    return new Entry.SessionOpen(
        SESSION, "button", Optional.empty(), "avc1.42c01f", "mp4a.40.2", 0);
  }

  private static Segment segment(Stream stream, long index, long offset) {
    Blob sealed = new Blob(Digest.of("sealed" + index), 5_000);
    Blob plain = new Blob(Digest.of("plain" + index), 4_000);
    Place at = new Place(stream.word() + "-0001.track", offset);
    return new Segment(SESSION, stream, index, at, sealed, plain, new Span(index * 2_000, 1_900));
  }

  @Test
  void a_session_without_close_is_open_with_the_totals_of_its_video_stream() {
    List<StoredRecord> records =
        feed(
            open(),
            segment(Stream.AV, 0, 0),
            segment(Stream.AV, 1, 8_192),
            segment(Stream.STILL, 0, 0));
    JournalLedger.OpenSession open = ledger.openSession().orElseThrow();
    assertThat(open.id()).isEqualTo(SESSION);
    assertThat(open.segments()).isEqualTo(2);
    assertThat(open.totals()).isEqualTo(new Totals(8_000, 3_800));
    // a still that is made later says nothing of how far the pictures came
    assertThat(open.captured()).isEqualTo(records.get(records.size() - 2).record().moment());
  }

  @Test
  void a_closed_session_is_not_open() {
    feed(
        open(),
        new Entry.SessionClose(SESSION, "officer", OptionalLong.empty(), 0, new Totals(0, 0)));
    assertThat(ledger.openSession()).isEmpty();
  }

  @Test
  void a_track_reaches_to_the_end_of_its_last_block() {
    feed(
        open(),
        segment(Stream.AV, 0, 0),
        segment(Stream.STILL, 0, 0),
        segment(Stream.AV, 1, 8_192));
    assertThat(ledger.track(AV)).contains(new Track(AV, SESSION, 16_384, 2, 4));
    assertThat(ledger.tracks())
        .extracting(Track::path)
        .containsExactly(AV, "sessions/37-3/still-0001.track");
    ledger.forget(AV);
    assertThat(ledger.track(AV)).isEmpty();
  }

  @Test
  void the_next_start_is_counted_from_the_last_record() {
    assertThat(ledger.nextBoot()).isEqualTo(1);
    feed();
    assertThat(ledger.endsWithGenesis()).isTrue();
    assertThat(ledger.nextBoot()).isEqualTo(37);
    feed(new Entry.Off("button"));
    assertThat(ledger.endsWithGenesis()).isFalse();
    assertThat(ledger.nextBoot()).isEqualTo(38);
  }

  @Test
  void assignments_hold_from_check_out_to_check_in() {
    Digest challenge = Digest.of("challenge");
    Entry out =
        new Entry.CheckOut(Samples.DOCK, challenge, Optional.empty(), List.of("RZ-2026-0113"));
    Entry in = new Entry.CheckIn(Samples.DOCK, challenge, Optional.empty());
    feed(in, out);
    assertThat(ledger.assignments()).containsExactly("RZ-2026-0113");
    assertThat(ledger.lastVisit()).contains(out);
    feed(out, in);
    assertThat(ledger.assignments()).isEmpty();
  }

  @Test
  void the_last_wipe_is_known() {
    Entry.Wipe wipe = new Entry.Wipe(Digest.of("receipt"), 3, 1, 8_192);
    feed(wipe, new Entry.Off("button"));
    assertThat(ledger.lastWipe()).contains(wipe);
  }
}
