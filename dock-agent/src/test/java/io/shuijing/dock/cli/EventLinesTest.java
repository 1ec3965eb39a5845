package io.shuijing.dock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Objection;
import io.shuijing.dock.offload.Progress;
import io.shuijing.evidence.Name;
import org.junit.jupiter.api.Test;

class EventLinesTest {
  private static final Name RECORDER = Name.recorder("ruzhou-water.example", "RZ-0007");

  private static String line(BayEvent event) {
    return EventLines.of("bay-1", event).orElse("(none)");
  }

  @Test
  void every_state_begins_with_the_bay_and_its_word() {
    assertThat(line(new BayEvent.Changed(new BayState.Empty()))).isEqualTo("bay-1 empty");
    assertThat(line(new BayEvent.Changed(new BayState.Identifying(RECORDER))))
        .isEqualTo("bay-1 identifying RZ-0007");
    assertThat(
            line(
                new BayEvent.Changed(
                    new BayState.Quarantined(RECORDER, new Finding(Objection.FORK, "why")))))
        .isEqualTo("bay-1 quarantined RZ-0007 FORK why");
    assertThat(line(new BayEvent.Changed(new BayState.Faulty("store-full", "make room"))))
        .isEqualTo("bay-1 faulty store-full make room");
  }

  @Test
  void events_are_words_in_a_fixed_order() {
    assertThat(line(new BayEvent.Pulled(RECORDER, new Progress("sessions/1-1/a", 5, 9, 1))))
        .isEqualTo("progress bay-1 sessions/1-1/a 5 9");
    assertThat(line(new BayEvent.ClockMeasured(RECORDER, -12, 3)))
        .isEqualTo("clock RZ-0007 offset -12 round-trip 3");
    assertThat(line(new BayEvent.Receipted(RECORDER, 7, "archive/x/receipts/7.note")))
        .isEqualTo("receipt RZ-0007 7 archive/x/receipts/7.note");
    assertThat(line(new BayEvent.Freed(RECORDER, 2, 8192))).isEqualTo("freed RZ-0007 2 8192");
    assertThat(line(new BayEvent.LetGo(RECORDER, "order-1"))).isEqualTo("let-go RZ-0007 order-1");
    assertThat(line(new BayEvent.Notice("for people only"))).isEqualTo("(none)");
  }

  @Test
  void what_a_recorder_says_never_makes_a_line_of_its_own() {
    assertThat(
            line(
                new BayEvent.PutApart(
                    RECORDER, "p", new Finding(Objection.UNREADABLE, "a\nreceipt RZ-0007 9 x"))))
        .isEqualTo("quarantine RZ-0007 UNREADABLE p a?receipt RZ-0007 9 x");
  }
}
