package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.link.LinkLost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockingTest {
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

  @Test
  void a_recorder_is_taken_in_offloaded_receipted_and_freed() {
    byte[] first = card.file("sessions/1-1/av-0001.track");
    byte[] second = card.file("sessions/1-2/av-0001.track");
    shift.dock(recorder);
    assertThat(shift.states())
        .containsExactly(
            "identifying", "verifying", "offloading", "verifying", "releasable", "empty");
    assertThat(shift.read("archive/RZ-0007/sessions/1-1/av-0001.track")).isEqualTo(first);
    assertThat(shift.read("archive/RZ-0007/sessions/1-2/av-0001.track")).isEqualTo(second);
    assertThat(shift.read("archive/RZ-0007/journal")).isEqualTo(card.journalBytes());
    assertThat(card.files.keySet()).isEmpty();
    assertThat(recorder.receipts).hasSize(1);
    assertThat(shift.filesIn("staging")).isEmpty();
    assertThat(shift.filesIn("quarantine")).isEmpty();
  }

  @Test
  void the_receipt_names_the_journal_that_the_archive_holds_and_excepts_nothing() throws Exception {
    shift.dock(recorder);
    Receipt receipt = Receipt.parse(Note.parse(recorder.receipts.getFirst()).text());
    assertThat(receipt.root()).isEqualTo(card.rootAt(receipt.size()));
    assertThat(receipt.except()).isEmpty();
    assertThat(shift.read("archive/RZ-0007/receipts/" + receipt.size() + ".note"))
        .isEqualTo(recorder.receipts.getFirst());
    assertThat(shift.told(BayEvent.Receipted.class))
        .extracting(BayEvent.Receipted::path)
        .containsExactly("archive/RZ-0007/receipts/" + receipt.size() + ".note");
  }

  @Test
  void a_second_look_and_a_second_docking_do_nothing_twice() {
    shift.restsUntilPulledOut = 20;
    shift.dock(recorder);
    int receipts = recorder.receipts.size();
    var sessions = shift.filesIn("archive/RZ-0007/sessions");
    shift.dock(recorder);
    assertThat(recorder.receipts).hasSize(receipts);
    assertThat(shift.filesIn("archive/RZ-0007/sessions")).isEqualTo(sessions);
    assertThat(recorder.asked.stream().filter("ReadTrack"::equals)).hasSize(2);
    assertThat(recorder.asked.stream().filter("TakeIn"::equals)).hasSize(2);
  }

  @Test
  void offset_and_round_trip_are_measured_before_the_clock_is_set() {
    recorder.ahead = Duration.ofMillis(21_600_250);
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.ClockMeasured.class))
        .extracting(BayEvent.ClockMeasured::offsetMs)
        .containsExactly(21_600_250L);
    List<String> asked = recorder.asked;
    assertThat(asked.subList(0, asked.indexOf("SetClock")))
        .containsSubsequence("ReadClock", "ReadClock", "ReadClock", "TakeIn");
  }

  @Test
  void the_journal_is_cosigned_before_and_after_the_receipt() throws Exception {
    shift.dock(recorder);
    assertThat(recorder.cosigned).hasSize(2);
    for (byte[] note : recorder.cosigned) {
      assertThat(shift.office().hasCosigned(Note.parse(note))).isTrue();
    }
    assertThat(shift.filesIn("archive/RZ-0007/checkpoints")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5000, 1", "5001, 2"})
  void a_bad_contact_is_no_return_and_a_longer_break_is_one(long awayMs, int checkIns) {
    int[] asked = {0};
    recorder.mishap =
        (_, answer) -> {
          if (++asked[0] == 12) {
            throw new LinkLost("gone", "a bad contact");
          }
          return answer;
        };
    shift.awayFor = Duration.ofMillis(awayMs);
    shift.dock(recorder);
    assertThat(card.journal.stream().filter(r -> r.entry() instanceof Entry.CheckIn))
        .hasSize(checkIns);
  }

  @Test
  void a_recorder_is_worked_on_in_one_bay_only() {
    boolean[] seen = {false};
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof Question.SignCheckpoint && !seen[0]) {
            seen[0] = true;
            shift.appearsIn("bay-2", recorder);
          }
          return answer;
        };
    shift.restsUntilPulledOut = 5;
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.Changed.class))
        .extracting(BayEvent.Changed::state)
        .anyMatch(
            state -> state instanceof BayState.Faulty(String f, String _) && f.equals("busy"));
    assertThat(recorder.asked.stream().filter("TakeIn"::equals)).hasSize(1);
    assertThat(card.files.keySet()).isEmpty();
  }
}
