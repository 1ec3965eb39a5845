package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.HandLink;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.TestDock;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.voice.Phrases;
import io.shuijing.device.voice.Voice;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.sound.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** R7: the whole device is checked when it is handed out and at every start. */
class ChecksBeforeUseTest {
  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);
  private final List<Answer> answers = new ArrayList<>();

  private List<Check> answered() {
    assertThat(answers).hasSize(1);
    return ((Answer.Checked) answers.getFirst()).checks();
  }

  private List<Entry.PreCheck> recorded() throws HardwareFault {
    return CardContents.of(card).entries(Entry.PreCheck.class);
  }

  /** The dock asks for the checks; the answer comes when it comes. */
  private void ask() {
    Frame question = Frame.of(new Question.PreCheck().header());
    bench.happens(
        new RecorderEvent.LinkHappened(
            new LinkEvent.Asked(
                Samples.DOCK.text(), question, frame -> answers.add(HandLink.answer(frame))),
            0));
  }

  private void docked() throws HardwareFault {
    bench.triedByHand().start();
    bench.link().dock(Samples.DOCK.text());
  }

  @Test
  void when_it_is_handed_out_every_part_is_checked_camera_and_microphone_by_running_them()
      throws HardwareFault {
    docked();
    ask();
    assertThat(answers).isEmpty();
    bench.camera().init();
    bench.camera().fragment(1_000);
    bench.camera().heard(-31);
    bench.pump();
    assertThat(answered())
        .extracting(Check::part)
        .containsExactly(
            "card",
            "journal",
            "key",
            "battery",
            "clock",
            "place",
            "speaker",
            "prompt",
            "camera",
            "microphone");
    assertThat(answered())
        .contains(
            new Check("camera", "ok", "pictures"),
            new Check("microphone", "ok", "-31dB"),
            new Check("speaker", "ok", "played"),
            new Check("key", "ok", "signed"),
            new Check("battery", "ok", "873:209min"));
    assertThat(recorded().getLast().checks()).isEqualTo(answered());
    assertThat(bench.camera().runs()).isFalse();
  }

  @Test
  void what_the_camera_gave_in_a_trial_is_kept_nowhere() throws HardwareFault {
    docked();
    ask();
    bench.camera().init();
    bench.camera().fragment(1_000);
    bench.camera().heard(-31);
    bench.pump();
    assertThat(CardContents.of(card).entries(Entry.Segment.class)).isEmpty();
    assertThat(card.paths()).noneMatch(path -> path.startsWith("sessions/"));
  }

  @Test
  void a_microphone_that_is_no_louder_than_its_own_noise_is_a_warning_and_never_a_refusal()
      throws HardwareFault {
    docked();
    ask();
    bench.camera().init();
    bench.camera().fragment(1_000);
    bench.camera().heard(-70);
    bench.pump();
    assertThat(answered()).contains(new Check("microphone", "warn", "-70dB"));
    assertThat(answered()).extracting(Check::result).doesNotContain("fail");
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
  }

  @Test
  void a_camera_that_gives_nothing_fails_the_check_before_the_dock_loses_patience()
      throws HardwareFault {
    docked();
    ask();
    bench.passes(CameraTrial.PATIENCE_MS);
    assertThat(answered()).contains(new Check("camera", "fail", "silent"));
    assertThat(bench.shown()).isEqualTo(Signal.FAULT);
    assertThat(bench.camera().runs()).isFalse();
  }

  @Test
  void a_camera_that_dies_or_is_missing_is_named_in_the_check() throws HardwareFault {
    docked();
    ask();
    bench.camera().end(Cause.ENCODER_DIED);
    bench.pump();
    assertThat(answered()).contains(new Check("camera", "fail", "encoder-died"));
    answers.clear();
    bench.camera().refuse(new HardwareFault("camera", "missing", "no camera; plug it in"));
    ask();
    assertThat(answered()).contains(new Check("camera", "fail", "missing"));
  }

  @Test
  void a_press_takes_the_camera_from_a_trial_at_once_and_the_dock_is_answered() throws Exception {
    docked();
    ask();
    int before = bench.camera().captures();
    bench.press(Press.SHORT);
    assertThat(bench.state()).isEqualTo("opening");
    assertThat(bench.camera().captures()).isEqualTo(before + 1);
    assertThat(answered()).contains(new Check("camera", "warn", "-"));
    bench.init().fragments(1).press(Press.LONG).finish();
    assertThat(CardContents.of(card).tracksAreWhole().entries(Entry.Segment.class)).hasSize(3);
  }

  @Test
  void the_result_is_lit_and_spoken_with_the_time_that_battery_and_card_last() throws Exception {
    docked();
    TestDock dock = new TestDock(bench.link());
    dock.assign("RZ-2026-0001", bundledPrompt());
    ask();
    bench.camera().init();
    bench.camera().fragment(1_000);
    bench.camera().heard(-31);
    bench.pump();
    List<String> said = Voice.summary(answered(), OptionalLong.of(209), OptionalLong.of(2));
    assertThat(said).startsWith("checks-warn", "check-card").endsWith("left-card", "time-0");
    assertThat(bench.speaker().notices()).containsExactly(Phrases.bundled("zh").wav(said));
  }

  private static byte[] bundledPrompt() {
    return Phrases.bundled("zh").wav(List.of("ready"));
  }

  @Test
  void at_a_start_the_rest_is_recorded_at_once_and_camera_and_microphone_once_they_ran()
      throws HardwareFault {
    bench.start().press(Press.SHORT);
    assertThat(recorded()).hasSize(1);
    assertThat(recorded().getFirst().checks())
        .extracting(Check::part)
        .contains("card", "battery", "clock", "key", "journal", "speaker")
        .doesNotContain("camera", "microphone");
    bench.init().fragments(1);
    bench.camera().heard(-28);
    bench.pump();
    assertThat(recorded().getLast().checks())
        .containsExactly(
            new Check("camera", "ok", "pictures"), new Check("microphone", "ok", "-28dB"));
  }

  @Test
  void a_silent_microphone_at_a_start_warns_and_the_recording_goes_on() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.camera().heard(-120);
    bench.pump();
    assertThat(bench.shown()).isEqualTo(Signal.WARNING);
    assertThat(bench.speaker().notices())
        .contains(Phrases.bundled("zh").wav(List.of("check-microphone")));
    bench.fragments(1);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
    bench.press(Press.LONG).finish();
    assertThat(recorded().getLast().checks()).contains(new Check("microphone", "warn", "-120dB"));
  }

  @Test
  void a_speaker_that_did_not_play_is_found_at_the_next_start() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.speaker().ends(new Speaker.Outcome.Failed("broken"));
    bench.pump();
    ask();
    assertThat(answered()).contains(new Check("speaker", "warn", "failed"));
  }

  @Test
  void the_clock_is_told_with_its_source_uncertainty_and_drift_since_it_was_set()
      throws HardwareFault {
    docked();
    TestDock dock = new TestDock(bench.link());
    dock.ask(new Question.SetClock(Samples.WALL, 20, 5, 40));
    bench.clocks().pass(3_600_000);
    bench.press(Press.SHORT);
    assertThat(recorded().getLast().checks())
        .filteredOn(check -> check.part().equals("clock"))
        .extracting(Check::value)
        .allMatch(value -> value.matches("dock:[0-9]+ms:set-36[0-9]{2}s-ago:drift-7[0-9]ms"));
  }

  @Test
  void a_gauge_that_says_nothing_is_a_warning() throws HardwareFault {
    bench.charge(OptionalInt.empty());
    bench.start().press(Press.SHORT);
    assertThat(bench.camera().runs()).isTrue();
    assertThat(recorded().getFirst().checks()).contains(new Check("battery", "warn", "-"));
  }
}
