package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Objection;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad track is kept apart whole; nothing else waits for it. */
class QuarantineTest {
  private static final String BAD = "sessions/1-1/av-0001.track";
  private static final String GOOD = "sessions/1-2/av-0001.track";

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_two_sessions() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 3, 5000);
    card.session(2, 2, 300);
    recorder = shift.answering(card);
  }

  private List<Long> segmentsOf(String path) {
    return card.journal.stream()
        .filter(r -> r.entry() instanceof Segment s && TrackFormat.path(s).equals(path))
        .map(StoredRecord::n)
        .toList();
  }

  private Receipt lastReceipt() throws Exception {
    return Receipt.parse(Note.parse(recorder.receipts.getLast()).text());
  }

  private void assertBadIsApartAndGoodIsIn(Objection objection, String detail) throws Exception {
    byte[] bad = card.file(BAD);
    byte[] good = card.file(GOOD);
    shift.dock(recorder);
    String apart = "quarantine/RZ-0007/sessions__1-1__av-0001.track";
    assertThat(Digest.of(shift.read(apart))).isEqualTo(Digest.of(bad));
    assertThat(shift.text(apart + ".reason"))
        .contains("finding " + objection.word() + "\n")
        .contains(detail)
        .contains("content " + bad.length + " " + Digest.of(bad) + "\n");
    assertThat(Digest.of(shift.read("archive/RZ-0007/" + GOOD))).isEqualTo(Digest.of(good));
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(1);
    assertThat(lastReceipt().except()).isEqualTo(segmentsOf(BAD));
    assertThat(card.files.keySet()).containsExactly(BAD);
    assertThat(shift.told(BayEvent.PutApart.class))
        .extracting(event -> event.finding().objection())
        .containsExactly(objection);
    assertThat(shift.states()).endsWith("releasable", "empty");
  }

  @Test
  void a_flipped_byte_in_a_segment_is_named_with_its_segment() throws Exception {
    Segment second = (Segment) card.journal.get(Math.toIntExact(segmentsOf(BAD).get(1))).entry();
    card.alter(BAD, Math.toIntExact(second.at().offset()) + 700);
    assertBadIsApartAndGoodIsIn(
        Objection.MODIFIED, "segment 1 of session 1-1 (record " + segmentsOf(BAD).get(1));
  }

  @Test
  void a_flipped_byte_in_the_record_behind_a_segment_is_found() throws Exception {
    Segment first = (Segment) card.journal.get(Math.toIntExact(segmentsOf(BAD).get(0))).entry();
    card.alter(BAD, Math.toIntExact(first.sealed().bytes()) + 10);
    assertBadIsApartAndGoodIsIn(Objection.MODIFIED, "another record than the journal");
  }

  @Test
  void a_padding_that_is_not_zero_is_found() throws Exception {
    card.alter(BAD, card.file(BAD).length - 1);
    assertBadIsApartAndGoodIsIn(Objection.MODIFIED, "padding");
  }

  @Test
  void a_track_without_its_end_is_missing_a_segment() throws Exception {
    card.files.put(BAD, Arrays.copyOf(card.file(BAD), card.file(BAD).length - 4096));
    assertBadIsApartAndGoodIsIn(Objection.MISSING, "the journal names");
  }

  @Test
  void bytes_behind_the_last_segment_are_extra() throws Exception {
    card.files.put(BAD, Arrays.copyOf(card.file(BAD), card.file(BAD).length + 4096));
    assertBadIsApartAndGoodIsIn(Objection.EXTRA, "the journal names");
  }

  @Test
  void a_track_that_no_record_names_is_extra() {
    byte[] stray = {1, 2, 3};
    card.files.put("sessions/1-9/av-0001.track", stray);
    shift.dock(recorder);
    assertThat(shift.read("quarantine/RZ-0007/sessions__1-9__av-0001.track")).isEqualTo(stray);
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(2);
  }

  @Test
  void a_bad_track_that_comes_again_is_kept_once_and_another_version_beside_it() {
    card.alter(BAD, 700);
    shift.dock(recorder);
    var apart = shift.filesIn("quarantine");
    shift.dock(recorder);
    assertThat(shift.filesIn("quarantine")).isEqualTo(apart);
    card.alter(BAD, 701);
    shift.dock(recorder);
    assertThat(shift.filesIn("quarantine/RZ-0007"))
        .containsKeys("sessions__1-1__av-0001.track-2", "sessions__1-1__av-0001.track-2.reason");
  }

  @Test
  void a_track_that_was_bad_and_reads_well_later_is_archived_and_freed() throws Exception {
    card.alter(BAD, 700);
    shift.dock(recorder);
    card.alter(BAD, 700);
    shift.dock(recorder);
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(2);
    assertThat(lastReceipt().except()).isEmpty();
    assertThat(card.files.keySet()).isEmpty();
  }

  @Test
  void what_was_staged_and_suffered_is_read_again_before_it_is_called_bad() {
    byte[] staged = card.file(BAD).clone();
    staged[700] ^= 1;
    shift.writeBytes(
        "staging/ruzhou-water.example__recorder__RZ-0007/sessions__1-1__av-0001.track.part",
        Arrays.copyOf(staged, 5000));
    shift.dock(recorder);
    assertThat(shift.filesIn("quarantine")).isEmpty();
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(2);
    assertThat(shift.told(BayEvent.Notice.class))
        .extracting(BayEvent.Notice::message)
        .anyMatch(message -> message.contains("was good when read again"));
  }

  @Test
  void a_file_that_the_recorder_cannot_read_stops_nothing_else() throws Exception {
    recorder.unreadable = BAD;
    shift.dock(recorder);
    assertThat(shift.text("quarantine/RZ-0007/sessions__1-1__av-0001.track.reason"))
        .contains("finding UNREADABLE\n");
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(1);
    assertThat(lastReceipt().except()).isEqualTo(segmentsOf(BAD));
  }

  @Test
  void orphans_of_the_recorder_are_taken_into_quarantine_too() {
    byte[] torn = {9, 8, 7};
    card.files.put("quarantine/1-3-av-0002.torn", torn);
    shift.dock(recorder);
    assertThat(shift.read("quarantine/RZ-0007/quarantine__1-3-av-0002.torn")).isEqualTo(torn);
    assertThat(shift.text("quarantine/RZ-0007/quarantine__1-3-av-0002.torn.reason"))
        .contains("finding ORPHAN\n");
    assertThat(recorder.receipts).hasSize(1);
  }

  @Test
  void a_second_file_under_the_name_of_an_archived_one_never_replaces_it() {
    byte[] first = card.file(BAD);
    shift.dock(recorder);
    card.files.put(BAD, Arrays.copyOf(first, first.length + 4096));
    shift.dock(recorder);
    assertThat(Digest.of(shift.read("archive/RZ-0007/" + BAD))).isEqualTo(Digest.of(first));
    assertThat(shift.told(BayEvent.PutApart.class))
        .extracting(BayEvent.PutApart::finding)
        .extracting(Finding::objection)
        .containsExactly(Objection.EXTRA);
  }
}
