package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.CardSupply;
import io.shuijing.device.parts.Fate;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.place.Positioning;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R11: a short press while it records takes a still picture, while the video goes on. */
class StillsTest {
  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2, (byte) 0xff, (byte) 0xd9
  };

  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private List<Segment> segments(Stream stream) throws HardwareFault {
    return CardContents.of(card).tracksAreWhole().entries(Segment.class).stream()
        .filter(segment -> segment.stream() == stream)
        .toList();
  }

  private List<String> faults() throws HardwareFault {
    return CardContents.of(card).entries(Entry.Fault.class).stream()
        .map(fault -> fault.part() + " " + fault.fault())
        .toList();
  }

  @BeforeEach
  void byHand() {
    bench.camera().developByHand();
  }

  private void made() {
    bench.camera().developed(new Still.Made(JPEG));
    bench.pump();
  }

  @Test
  void a_short_press_is_a_mark_and_a_still_of_that_moment_sealed_and_chained_as_the_video_goes_on()
      throws Exception {
    bench.sealing(AgeSealing.to(List.of(Samples.OFFICE_AGE.recipient())));
    bench.fix(new Positioning.Fix(34.162_5, 112.837_1, 4.2, 300));
    bench.start().press(Press.SHORT).init().fragments(2).press(Press.SHORT);
    assertThat(bench.camera().stills()).isEmpty(); // its picture has not come
    bench.fragments(1);
    Still.Exposed exposed = bench.camera().stills().getFirst();
    Entry.Mark mark = CardContents.of(card).entries(Entry.Mark.class).getFirst();
    assertThat(exposed.mediaMs()).isEqualTo(mark.mediaMs()).isBetween(4_000L, 4_500L);
    assertThat(exposed.fragment().mediaStartMs()).isEqualTo(4_000);
    bench.fragments(1);
    made();
    bench.fragments(1).press(Press.LONG).finish();

    Segment still = segments(Stream.STILL).getFirst();
    assertThat(still.media()).isEqualTo(new Entry.Span(mark.mediaMs(), 0));
    assertThat(still.index()).isZero();
    byte[] track = card.bytes("sessions/1-1/still-0001.track");
    byte[] plain = Samples.OFFICE_AGE.open(Arrays.copyOf(track, (int) still.sealed().bytes()));
    Telemetry telemetry = Telemetry.ofStill(plain);
    assertThat(telemetry.place().orElseThrow().latitudeMicrodegrees()).isEqualTo(34_162_500);
    assertThat(segments(Stream.AV)).hasSize(7);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_double_press_takes_one_still_and_a_press_that_starts_takes_none() {
    startedBy(Press.DOUBLE);
    assertThat(bench.camera().stills()).isEmpty();
    bench.passes(1_000).press(Press.DOUBLE).fragments(2);
    assertThat(bench.camera().stills()).hasSize(1);
  }

  private void startedBy(Press press) {
    try {
      bench.start().press(press).init().fragments(1);
    } catch (HardwareFault e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stills_are_numbered_in_a_track_of_their_own() throws Exception {
    startedBy(Press.SHORT);
    for (int i = 0; i < 3; i++) {
      bench.press(Press.SHORT).fragments(1);
      made();
    }
    bench.press(Press.LONG).finish();
    assertThat(segments(Stream.STILL)).extracting(Segment::index).containsExactly(0L, 1L, 2L);
    assertThat(segments(Stream.AV))
        .extracting(Segment::index)
        .containsExactlyElementsOf(LongStream.range(0, 6).boxed().toList());
  }

  @Test
  void a_recording_that_ends_waits_for_its_last_still() throws Exception {
    startedBy(Press.SHORT);
    bench.press(Press.SHORT).press(Press.LONG).finish();
    assertThat(bench.state()).isEqualTo("closing");
    made();
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(segments(Stream.STILL)).hasSize(1);
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_still_that_never_comes_is_a_fault_and_holds_nothing_up_for_ever() throws Exception {
    startedBy(Press.SHORT);
    bench.press(Press.SHORT).press(Press.LONG).finish();
    bench.passes(12_000);
    assertThat(bench.state()).isEqualTo("standby");
    assertThat(faults()).containsExactly("camera no-still");
    assertThat(CardSupply.verdict(card)).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_still_that_cannot_be_made_is_a_fault_and_the_recording_goes_on() throws Exception {
    startedBy(Press.SHORT);
    bench.press(Press.SHORT).fragments(1);
    bench.camera().developed(new Still.Failed("no picture in the fragment"));
    bench.pump();
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(faults()).containsExactly("camera no-still");
    assertThat(segments(Stream.AV)).hasSize(5);
  }

  @Test
  void a_camera_that_breaks_off_before_the_still_says_that_it_is_missing() throws Exception {
    startedBy(Press.SHORT);
    bench.press(Press.SHORT);
    bench.camera().end(Cause.ENCODER_DIED);
    bench.pump();
    assertThat(faults()).containsExactly("camera no-still", "camera encoder-died");
  }

  @Test
  void presses_without_number_leave_all_their_marks_and_no_more_stills_than_can_be_made()
      throws Exception {
    startedBy(Press.SHORT);
    bench.waits(500);
    for (int i = 0; i < 20; i++) {
      bench.press(Press.SHORT).waits(2_000);
    }
    bench.fragments(30);
    assertThat(bench.camera().stills()).hasSize(8);
    assertThat(CardContents.of(card).entries(Entry.Mark.class)).hasSize(20);
  }

  @Test
  void a_still_survives_a_power_cut() throws Exception {
    startedBy(Press.SHORT);
    bench.press(Press.SHORT).fragments(1);
    made();
    MemoryCard after = card.survivor(Fate.DROPPED, 1);
    Bench.with(after, bench.clocks()).start();
    List<Segment> all = CardContents.of(after).tracksAreWhole().entries(Segment.class);
    assertThat(all).extracting(Segment::stream).contains(Stream.STILL);
    assertThat(CardSupply.verdict(after)).isEqualTo(Verdict.INTERRUPTED);
  }
}
