package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.hal.linux.DirectoryVolume;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullStoreTest {
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_three_megabytes() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 3, MIB);
    recorder = shift.answering(card);
  }

  @Test
  void a_full_store_says_so_receipts_nothing_and_frees_nothing() throws Exception {
    shift.storeOn(DirectoryVolume.open("store", folder, 2 * MIB));
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.Changed.class))
        .extracting(BayEvent.Changed::state)
        .anyMatch(state ->
            state instanceof BayState.Faulty(String fault, String message)
                && fault.equals("store-full")
                && message.contains("make room"));
    assertThat(recorder.receipts).isEmpty();
    assertThat(card.files).hasSize(1);
  }

  @Test
  void when_there_is_room_again_it_goes_on_by_itself() throws Exception {
    byte[] track = card.file("sessions/1-1/av-0001.track");
    DirectoryVolume volume = DirectoryVolume.open("store", folder, 6 * MIB);
    shift.storeOn(volume);
    try (var ballast = volume.create("staging/ballast")) {
      ballast.append(new byte[5 * MIB]);
    }
    shift.restsUntilPulledOut = 8;
    shift.eachRest =
        rest -> {
          if (rest == 4) {
            volume.remove("staging/ballast");
          }
        };
    shift.dock(recorder);
    assertThat(shift.states())
        .containsSubsequence("faulty", "offloading", "verifying", "releasable", "empty");
    assertThat(Digest.of(shift.read("archive/RZ-0007/sessions/1-1/av-0001.track")))
        .isEqualTo(Digest.of(track));
    assertThat(card.files.keySet()).isEmpty();
    assertThat(recorder.receipts).hasSize(1);
  }

  @Test
  void a_store_that_fills_in_the_middle_of_a_track_goes_on_at_the_byte() throws Exception {
    DirectoryVolume volume = DirectoryVolume.open("store", folder, 32 * MIB);
    shift.storeOn(volume);
    int[] read = {0};
    recorder.mishap =
        (question, answer) -> {
          if (question instanceof io.shuijing.evidence.transfer.Question.ReadTrack track) {
            read[0] += answer.body().length;
            if (track.offset() > MIB && !shift.hasBallast) {
              shift.hasBallast = true;
              shift.fill(volume, 100_000);
            }
          }
          return answer;
        };
    shift.restsUntilPulledOut = 6;
    shift.eachRest =
        rest -> {
          if (rest == 2) {
            volume.remove("staging/ballast");
          }
        };
    int length = card.file("sessions/1-1/av-0001.track").length;
    shift.dock(recorder);
    assertThat(shift.states()).containsSubsequence("offloading", "faulty", "offloading");
    assertThat(card.files.keySet()).isEmpty();
    // only what did not fit any more was asked for twice
    assertThat(read[0]).isLessThan(length + 2 * MIB);
  }

  @Test
  void a_store_that_is_full_in_the_middle_of_a_journal_goes_on_with_a_whole_record()
      throws Exception {
    DirectoryVolume volume = DirectoryVolume.open("store", folder, 32 * MIB);
    shift.storeOn(volume);
    shift.fill(volume, 1_500);
    shift.restsUntilPulledOut = 6;
    shift.eachRest =
        rest -> {
          if (rest == 2) {
            assertThat(shift.read("archive/RZ-0007/journal")).hasSize(1_500);
            volume.remove("staging/ballast");
          }
        };
    shift.dock(recorder);
    assertThat(shift.states()).containsSubsequence("verifying", "faulty", "releasable");
    assertThat(shift.read("archive/RZ-0007/journal")).isEqualTo(card.journalBytes());
    assertThat(card.files.keySet()).isEmpty();
  }
}
