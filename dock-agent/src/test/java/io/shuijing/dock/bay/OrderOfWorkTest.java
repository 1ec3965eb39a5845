package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes first, and what keeps a recorder from leaving. */
class OrderOfWorkTest {
  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_three_sessions() {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    card.session(1, 2, 3000);
    card.session(2, 2, 3000);
    card.session(3, 2, 3000);
    recorder = shift.answering(card);
  }

  @Test
  void a_recording_that_was_marked_as_important_comes_first_and_the_journal_before_it() {
    card.write(new Entry.Mark(new SessionId(1, 2), "button", 10));
    card.write(new Entry.Mark(new SessionId(1, 3), "important", 10));
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.Archived.class))
        .extracting(BayEvent.Archived::path)
        .containsExactly(
            "sessions/1-3/av-0001.track",
            "sessions/1-1/av-0001.track",
            "sessions/1-2/av-0001.track");
    assertThat(recorder.asked.indexOf("ReadJournal"))
        .isBetween(0, recorder.asked.indexOf("ReadTrack") - 1);
  }

  @Test
  void what_is_coming_is_known_before_the_first_byte_of_it() {
    long bytes = card.files.values().stream().mapToLong(file -> file.length).sum();
    shift.dock(recorder);
    assertThat(shift.told(BayEvent.Described.class).getFirst())
        .satisfies(described -> {
          assertThat(described.files()).isEqualTo(3);
          assertThat(described.bytes()).isEqualTo(bytes);
          assertThat(described.chargePermille()).hasValue(900);
        });
  }

  @Test
  void with_a_low_battery_it_is_offloaded_and_receipted_but_no_order_is_handed_over() {
    shift.releaseChargePercent = 50;
    recorder.chargePermille = 499;
    order();
    shift.dock(recorder);
    assertThat(shift.states()).endsWith("charging", "empty").doesNotContain("releasable");
    assertThat(card.files.keySet()).isEmpty();
    assertThat(recorder.asked).doesNotContain("Assign", "LetGo");
  }

  @Test
  void charged_as_far_as_is_wanted_it_goes_out_by_itself() {
    shift.releaseChargePercent = 50;
    recorder.chargePermille = 499;
    order();
    shift.restsUntilPulledOut = 6;
    shift.eachRest = rest -> recorder.chargePermille = rest >= 3 ? 500 : 499;
    shift.dock(recorder);
    assertThat(shift.states()).containsSubsequence("charging", "releasable");
    assertThat(shift.told(BayEvent.LetGo.class))
        .extracting(BayEvent.LetGo::assignment)
        .containsExactly("A-1");
  }

  private void order() {
    shift.write(
        "orders/RZ-0007.order",
        "shuijing-order/v1\nassignment A-1\nunit 示例市水利局\npurpose 检查取水许可\nmatter 超计划取水"
            + "\nofficer 示例员甲 SL-0001\nlanguage zh\n");
  }
}
