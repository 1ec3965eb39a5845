package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.HandCamera;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Suspicion;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The camera fails; what it gave before stays, and what it did not give is a gap with its cause.
 */
class FailingCameraTest {
  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  @Test
  void a_camera_that_does_not_start_is_told_and_the_next_press_tries_again() throws HardwareFault {
    bench.start();
    bench.camera().refuse(new HardwareFault("camera", "missing", "no camera"));
    bench.press(Press.SHORT);
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(contents().entries(Fault.class).getFirst())
        .isEqualTo(new Fault("camera", "missing", "no capture came about", List.of()));
    bench.camera().accept();
    bench.press(Press.SHORT).init();
    assertThat(bench.state()).isEqualTo("recording");
  }

  @Test
  void a_camera_that_stays_silent_is_given_up() throws HardwareFault {
    bench.start().press(Press.SHORT).passes(21_000);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(bench.camera().stopAsked()).isTrue();
    assertThat(contents().entries(Fault.class).getFirst().fault()).isEqualTo("silent");
  }

  @Test
  void an_encoder_that_dies_is_started_again_and_the_gap_has_its_cause() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    bench.clocks().pass(800);
    bench.camera().end(Cause.ENCODER_DIED);
    bench.pump();
    bench.clocks().pass(300);
    bench.init().fragments(1).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.entries(SessionOpen.class))
        .extracting(SessionOpen::trigger)
        .containsExactly("button", "restart");
    assertThat(contents.entries(SessionClose.class))
        .extracting(SessionClose::cause)
        .containsExactly("camera", "officer");
    Gap gap = contents.entries(Gap.class).getFirst();
    assertThat(gap.cause()).isEqualTo("encoder-died");
    assertThat(gap.to().monoMs() - gap.from().monoMs()).isEqualTo(1_100);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void an_encoder_that_dies_again_and_again_is_given_up_in_the_end() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    HandCamera camera = bench.camera();
    while (camera.runs()) {
      camera.end(Cause.ENCODER_DIED);
      bench.pump();
    }
    assertThat(camera.captures()).isEqualTo(4);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    assertThat(contents().types()).endsWith("gap", "session-close");
  }

  @Test
  void a_camera_that_does_not_end_is_left_behind() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).press(Press.LONG).passes(11_000);
    assertThat(bench.state()).isEqualTo("standby");
    CardContents contents = contents();
    assertThat(contents.entries(Fault.class).getFirst().fault()).isEqualTo("stuck");
    assertThat(contents.types()).endsWith("gap", "session-close");
  }

  @Test
  void pictures_that_stand_still_start_the_camera_again_once_and_what_it_cost_is_a_gap()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    bench.camera().suspect(Suspicion.FROZEN);
    bench.pump();
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
    bench.finish();
    bench.clocks().pass(300);
    bench.init().fragments(1);
    bench.camera().suspect(Suspicion.FROZEN);
    bench.pump();
    assertThat(bench.camera().stopAsked()).isFalse();
    bench.fragments(1).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.entries(Fault.class))
        .extracting(Fault::fault)
        .containsExactly("frozen", "frozen");
    assertThat(contents.entries(SessionOpen.class))
        .extracting(SessionOpen::trigger)
        .containsExactly("button", "restart");
    assertThat(contents.entries(Gap.class)).extracting(Gap::cause).containsExactly("frozen");
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void black_pictures_and_silence_may_be_true_and_are_only_told() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.camera().suspect(Suspicion.BLACK);
    bench.camera().suspect(Suspicion.SILENT);
    bench.pump();
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
    bench.fragments(1).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.entries(Fault.class))
        .extracting(fault -> fault.part() + " " + fault.fault())
        .containsExactly("camera black", "microphone silent");
    assertThat(contents.entries(SessionOpen.class)).hasSize(1);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void pictures_that_the_camera_lost_are_a_gap() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.camera().lose(3_000);
    bench.fragments(1).press(Press.LONG).finish();
    Gap gap = contents().entries(Gap.class).getFirst();
    assertThat(gap.cause()).isEqualTo("camera-overrun");
    assertThat(gap.to().monoMs() - gap.from().monoMs()).isEqualTo(3_000);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void fragments_that_the_recorder_had_to_drop_are_a_gap() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.camera().lose(4_000);
    bench.happens(new RecorderEvent.FragmentsDropped(1, 2_000, 4_000));
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(contents().entries(Gap.class)).hasSize(1);
    Gap gap = contents().entries(Gap.class).getFirst();
    assertThat(gap.cause()).isEqualTo("recorder-overrun");
    assertThat(gap.to().monoMs() - gap.from().monoMs()).isEqualTo(4_000);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.INTERRUPTED);
  }

  @Test
  void a_prompt_that_was_heard_is_not_played_again_when_the_camera_starts_again()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(6);
    bench.speaker().ends(new Speaker.Outcome.Played());
    bench.pump();
    bench.camera().end(Cause.ENCODER_DIED);
    bench.pump();
    bench.init().fragments(1).press(Press.LONG).finish();
    assertThat(bench.speaker().played()).hasSize(1);
    assertThat(contents().entries(Entry.Prompt.class)).hasSize(1);
  }

  @Test
  void a_prompt_that_was_cut_off_by_the_camera_is_played_again() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.camera().end(Cause.ENCODER_STALLED);
    bench.pump();
    bench.speaker().ends(new Speaker.Outcome.Played());
    bench.pump();
    bench.init().fragments(1);
    assertThat(bench.speaker().played()).hasSize(2);
    assertThat(contents().entries(Entry.Prompt.class)).isEmpty();
  }

  @Test
  void a_picture_from_before_the_clock_lost_its_time_ends_no_recording() throws HardwareFault {
    bench.start().press(Press.SHORT).init();
    bench.camera().lose(3_000);
    bench.camera().fragment();
    bench.clocks().pass(1_500);
    bench.clocks().jump(Instant.EPOCH, Clocks.Source.NONE);
    bench.pump();
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(contents().entries(Gap.class).getFirst().to().wall()).isEqualTo(Instant.EPOCH);
    assertThat(bench.state()).isEqualTo("standby");
  }
}
