package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.SoftwareSigner;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder whose journal does not stand up: everything is kept, nothing is believed. */
class DisbelievedTest {
  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;

  @BeforeEach
  void a_recorder_that_was_docked_before() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 2, 300);
  }

  private void assertAllIsApart(AnsweringRecorder recorder, String finding) {
    int receipts = recorder.receipts.size();
    int archived = shift.filesIn("archive/RZ-0007/sessions").size();
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("quarantined", "empty");
    assertThat(recorder.receipts).hasSize(receipts);
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).hasSize(archived);
    assertThat(shift.text("quarantine/RZ-0007/journal.reason"))
        .contains("finding " + finding + "\n");
    assertThat(Digest.of(shift.read("quarantine/RZ-0007/journal")))
        .isEqualTo(Digest.of(recorder.folder.journalBytes()));
    recorder.folder.files.forEach((path, bytes) ->
        assertThat(shift.filesIn("quarantine/RZ-0007").get(path.replace("/", "__")))
            .as(path)
            .isEqualTo(Digest.of(bytes)));
  }

  private static Entry alive() {
    return new Entry.Alive("standby", 1000, OptionalInt.empty());
  }

  @Test
  void a_restored_older_card_that_went_on_is_a_fork() {
    RecorderFolder older = card.copy();
    shift.dock(shift.answering(card));
    for (int i = 0; i < 20; i++) {
      older.write(alive());
    }
    older.session(2, 2, 300);
    assertAllIsApart(shift.answering(older), "FORK");
  }

  @Test
  void a_restored_older_card_is_rolled_back() {
    RecorderFolder older = card.copy();
    card.session(2, 5, 300);
    shift.dock(shift.answering(card));
    assertAllIsApart(shift.answering(older), "ROLLED-BACK");
  }

  @Test
  void a_card_of_the_same_length_with_another_last_record_is_a_fork() {
    RecorderFolder other = card.copy();
    AnsweringRecorder recorder = shift.answering(card);
    shift.dock(recorder);
    while (other.journal.size() < card.journal.size() - 1) {
      other.write(alive()); // the check-in of the next docking makes it as long
    }
    assertAllIsApart(shift.answering(other), "FORK");
  }

  @Test
  void records_signed_by_another_key_are_kept_apart() {
    RecorderFolder forged = shift.stranger("RZ-0007");
    forged.session(1, 1, 100);
    shift.write(
        "keys/recorder-RZ-0007.vkey",
        SoftwareSigner.ed25519(forged.name.text(), Digest.of("another key").bytes()).key() + "\n");
    assertAllIsApart(shift.answering(forged), "BAD-SIGNATURE");
  }

  @Test
  void an_unknown_recorder_is_not_turned_away_and_goes_on_once_it_is_enrolled() {
    RecorderFolder stranger = shift.stranger("RZ-0099");
    String path = stranger.session(1, 2, 300);
    byte[] track = stranger.file(path);
    AnsweringRecorder recorder = shift.answering(stranger);
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("quarantined", "empty");
    assertThat(shift.filesIn("quarantine/RZ-0099")).hasSize(4);
    assertThat(shift.text("quarantine/RZ-0099/journal.reason")).contains("finding UNKNOWN\n");
    assertThat(recorder.asked).doesNotContain("TakeIn", "KeepReceipt", "SignCheckpoint");
    shift.enrol(stranger);
    shift.dock(recorder);
    assertThat(Digest.of(shift.read("archive/RZ-0099/" + path))).isEqualTo(Digest.of(track));
    assertThat(stranger.files.keySet()).isEmpty();
  }

  @Test
  void a_recorder_of_another_office_with_the_same_serial_is_kept_apart_from_ours() {
    RecorderFolder foreign =
        RecorderFolder.of(
            Name.recorder("elsewhere.example", "RZ-0007"),
            SoftwareSigner.ed25519("elsewhere.example/office", Digest.of("theirs").bytes()).key(),
            shift.recipients());
    foreign.session(1, 1, 100);
    shift.dock(shift.answering(foreign));
    assertThat(shift.filesIn("quarantine/elsewhere.example__recorder__RZ-0007")).hasSize(4);
    assertThat(shift.filesIn("archive/RZ-0007")).isEmpty();
  }

  @Test
  void a_genesis_for_another_office_is_not_taken() {
    Shift other = Shift.in(folder.resolve("other"));
    RecorderFolder misled =
        RecorderFolder.of(
            Name.recorder(Shift.DOMAIN, "RZ-0008"),
            SoftwareSigner.ed25519(Shift.OFFICE.text(), Digest.of("not ours").bytes()).key(),
            other.recipients());
    shift.enrol(misled);
    shift.dock(shift.answering(misled));
    assertThat(shift.text("quarantine/RZ-0008/journal.reason")).contains("finding MODIFIED\n");
  }

  @Test
  void another_recorder_is_not_affected() {
    RecorderFolder older = card.copy();
    card.session(2, 5, 300);
    shift.dock(shift.answering(card));
    shift.dock(shift.answering(older));
    RecorderFolder other = shift.enrolled("RZ-0008");
    String path = other.session(1, 2, 300);
    shift.dock(shift.answering(other));
    assertThat(shift.filesIn("archive/RZ-0008")).containsKey(path);
    assertThat(other.files.keySet()).isEmpty();
  }
}
