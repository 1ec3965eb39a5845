package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Mark;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a press means in each state; confusing two presses loses nothing. */
class PressingTheButtonTest {
  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  private List<Mark> marks() throws HardwareFault {
    return contents().entries(Mark.class);
  }

  private List<Entry.Fault> faults() throws HardwareFault {
    return contents().entries(Entry.Fault.class).stream()
        .filter(fault -> fault.part().equals("button"))
        .toList();
  }

  @Test
  void a_recording_starts_when_the_contact_closes_and_waits_for_nothing() throws HardwareFault {
    bench.start().move(true);
    assertThat(bench.camera().runs()).isTrue();
  }

  @Test
  void the_press_that_began_a_recording_does_nothing_more_however_long_it_is()
      throws HardwareFault {
    bench.start().move(true).waits(300).init().fragments(1).waits(5_000).move(false).waits(500);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(bench.signals()).doesNotContain(Signal.HOLDING, Signal.LET_GO, Signal.CLOSING);
    assertThat(marks()).isEmpty();
  }

  @Test
  void a_double_press_begins_a_recording_and_marks_its_start_as_important() throws HardwareFault {
    bench.start().press(Press.DOUBLE).init().fragments(1);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(marks()).extracting(Mark::kind).containsExactly("important");
  }

  @Test
  void a_double_press_marks_the_moment_of_the_first_as_important() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.waits(1_000).press(Press.DOUBLE);
    assertThat(bench.shown()).isEqualTo(Signal.IMPORTANT);
    assertThat(marks()).extracting(Mark::kind).containsExactly("button", "important");
    assertThat(marks()).extracting(Mark::mediaMs).containsExactly(3_000L, 3_000L);
    bench.fragments(1);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
  }

  @Test
  void a_hold_is_counted_down_and_ends_the_recording_when_it_is_let_go() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.move(true).waits(499);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
    bench.waits(1);
    assertThat(bench.shown()).isEqualTo(Signal.HOLDING);
    bench.waits(1_500);
    assertThat(bench.shown()).isEqualTo(Signal.LET_GO);
    assertThat(bench.camera().stopAsked()).isFalse();
    bench.move(false).waits(50);
    assertThat(bench.camera().stopAsked()).isTrue();
    assertThat(bench.shown()).isEqualTo(Signal.CLOSING);
  }

  @Test
  void a_segment_in_the_middle_of_a_countdown_does_not_cut_it_short() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.move(true).waits(600);
    bench.camera().fragment(900);
    bench.pump();
    assertThat(bench.shown()).isEqualTo(Signal.HOLDING);
  }

  @Test
  void a_hold_that_is_given_up_is_a_mark() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.move(true).waits(1_900).move(false).waits(50);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(bench.shown()).isEqualTo(Signal.MARKED);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void a_button_that_sticks_while_it_records_is_a_fault_and_ends_nothing() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.move(true).waits(3_600_000);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(faults()).extracting(Entry.Fault::part).containsExactly("button");
    assertThat(faults()).extracting(Entry.Fault::fault).containsExactly("stuck");
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
    bench.fragments(1);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
    bench.move(false).waits(60);
    assertThat(bench.state()).isEqualTo("recording");
    bench.press(Press.LONG).finish();
    assertThat(bench.state()).isEqualTo("standby");
  }

  @Test
  void a_button_that_sticks_in_standby_begins_one_recording() throws HardwareFault {
    bench.start().move(true).init().fragments(1).waits(3_600_000).move(false).waits(60);
    assertThat(bench.camera().captures()).isEqualTo(1);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(faults()).extracting(Entry.Fault::fault).containsExactly("stuck");
  }

  @Test
  void a_button_that_is_down_at_the_start_is_nothing_until_it_was_up() throws HardwareFault {
    bench.start().waits(5_000).move(false).waits(60);
    assertThat(bench.state()).isEqualTo("standby");
    bench.move(true);
    assertThat(bench.state()).isEqualTo("opening");
  }

  @Test
  void a_button_that_chatters_while_it_records_is_a_fault_and_its_marks_end() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).waits(3_000);
    for (int i = 0; i < 200; i++) {
      bench.move(true).waits(40).move(false).waits(60);
    }
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(faults()).extracting(Entry.Fault::fault).containsExactly("bouncing");
    assertThat(marks()).hasSizeLessThan(20);
  }

  @Test
  void a_button_that_sticks_while_nothing_can_be_written_brings_nothing_down()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    card.fail("io", operation -> operation.endsWith("journal"));
    bench.fragments(1);
    bench.finish();
    assertThat(bench.state()).isEqualTo("faulted");
    bench.move(true).waits(20_000).move(false).waits(60);
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
  }

  @Test
  void presses_while_it_opens_mark_and_a_long_one_ends_it_as_soon_as_it_is_open()
      throws HardwareFault {
    bench.start().press(Press.SHORT).waits(1_000).press(Press.SHORT);
    assertThat(bench.shown()).isEqualTo(Signal.OPENING);
    bench.waits(1_000).press(Press.LONG).init().finish();
    assertThat(contents().types())
        .endsWith("session-open", "segment", "mark", "segment", "session-close");
    assertThat(bench.state()).isEqualTo("standby");
  }

  @Test
  void a_press_behind_a_long_one_while_it_opens_records_again() throws HardwareFault {
    bench.start().press(Press.SHORT).press(Press.LONG).press(Press.SHORT).init().finish();
    assertThat(bench.state()).isEqualTo("opening");
    assertThat(bench.camera().captures()).isEqualTo(2);
  }

  @Test
  void a_press_while_it_closes_records_again_and_ends_nothing_however_long_it_is()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).press(Press.LONG);
    bench.move(true).finish();
    bench.waits(4_000).init().fragments(1).move(false).waits(60);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(bench.camera().captures()).isEqualTo(2);
  }

  @Test
  void a_short_press_across_the_end_of_a_recording_records_again() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).waits(1_000).move(true);
    bench.camera().end(Cause.END_OF_SOURCE);
    bench.pump();
    assertThat(bench.state()).isEqualTo("standby");
    bench.waits(100).move(false).waits(60);
    assertThat(bench.state()).isEqualTo("opening");
  }

  @Test
  void a_long_press_across_the_end_of_a_recording_wanted_what_has_come() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).waits(1_000).move(true).waits(600);
    bench.camera().end(Cause.END_OF_SOURCE);
    bench.pump();
    bench.waits(2_000).move(false).waits(60);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(bench.camera().captures()).isEqualTo(1);
  }

  @Test
  void a_press_across_a_restart_of_the_camera_means_what_it_meant() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).waits(1_000).move(true).waits(600);
    bench.camera().end(Cause.ENCODER_DIED);
    bench.pump();
    bench.init().fragments(1).waits(2_000).move(false).waits(60);
    bench.finish();
    assertThat(bench.state()).isEqualTo("standby");
  }

  @Test
  void a_press_in_the_dock_records_and_a_long_one_ends_it_there() throws HardwareFault {
    bench.start().link().dock(Samples.DOCK.text());
    bench.press(Press.SHORT).init().fragments(1);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
    bench.press(Press.LONG).finish();
    assertThat(bench.shown()).isEqualTo(Signal.DOCKED);
  }

  @Test
  void a_recorder_that_is_switched_off_shows_it_when_that_is_durable() throws HardwareFault {
    bench.start().clearLog();
    bench.happens(new RecorderEvent.SwitchOff("terminated"));
    assertThat(bench.log()).containsSubsequence("durable off", "show OFF");
    bench.move(true).waits(20_000);
    assertThat(bench.camera().captures()).isZero();
  }
}
