package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.sound.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** From the press to the closed session. */
class RecordingASessionTest {
  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  @Test
  void a_press_records_until_a_long_press_closes() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(3).press(Press.LONG).finish();
    assertThat(contents().types())
        .containsExactly(
            "genesis",
            "boot",
            "pre-check",
            "session-open",
            "segment",
            "segment",
            "segment",
            "segment",
            "segment",
            "session-close");
    assertThat(bench.state()).isEqualTo("standby");
  }

  @Test
  void a_long_press_starts_too() throws HardwareFault {
    bench.start().press(Press.LONG).init();
    assertThat(bench.state()).isEqualTo("recording");
  }

  @Test
  void segments_are_numbered_without_gaps_from_the_head_of_the_stream_on() throws HardwareFault {
    bench.start().records(2);
    List<Segment> segments = contents().entries(Segment.class);
    assertThat(segments).extracting(Segment::index).containsExactly(0L, 1L, 2L, 3L);
    assertThat(segments)
        .extracting(Segment::media)
        .containsExactly(
            new Span(0, 0), new Span(0, 2_000), new Span(2_000, 2_000), new Span(4_000, 500));
    assertThat(segments).extracting(Segment::session).containsOnly(new SessionId(1, 1));
  }

  @Test
  void the_close_tells_what_the_session_came_to() throws HardwareFault {
    bench.start().records(2);
    CardContents contents = contents();
    long plain = contents.entries(Segment.class).stream().mapToLong(s -> s.plain().bytes()).sum();
    Entry.SessionClose close = contents.entries(Entry.SessionClose.class).getFirst();
    assertThat(close.cause()).isEqualTo("officer");
    assertThat(close.segments()).isEqualTo(4);
    assertThat(close.totals()).isEqualTo(new Entry.Totals(plain, 4_500));
  }

  @Test
  void a_second_recording_is_another_session_in_a_folder_of_its_own() throws HardwareFault {
    bench.start().records(1).records(1);
    assertThat(contents().segmentsByTrack())
        .containsOnlyKeys("sessions/1-1/av-0001.track", "sessions/1-2/av-0001.track");
  }

  @Test
  void the_office_opens_the_segments_and_their_plain_form_is_telemetry_and_the_encoders_bytes()
      throws Exception {
    bench.sealing(AgeSealing.to(List.of(Samples.OFFICE_AGE.recipient())));
    bench.fix(new Positioning.Fix(34.162_5, 112.837_1, 4.2, 300));
    bench.start().records(1);
    List<Segment> segments = contents().entries(Segment.class);
    byte[] head = opened(segments.get(0));
    assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("head of capture 1");
    byte[] first = opened(segments.get(1));
    Telemetry telemetry = Telemetry.leading(first);
    assertThat(telemetry.batteryPermille()).isEqualTo(OptionalInt.of(873));
    assertThat(telemetry.place().orElseThrow().latitudeMicrodegrees()).isEqualTo(34_162_500);
    int box = Telemetry.boxLength(first);
    byte[] encoded = Arrays.copyOfRange(first, box, first.length);
    assertThat(encoded).hasSize(10_000).containsOnly(1);
  }

  private byte[] opened(Segment segment) throws Exception {
    byte[] track = card.bytes("sessions/1-1/" + segment.at().file());
    int from = (int) segment.at().offset();
    byte[] sealed = Arrays.copyOfRange(track, from, from + (int) segment.sealed().bytes());
    byte[] plain = Samples.OFFICE_AGE.open(sealed);
    assertThat(Entry.Blob.of(plain)).isEqualTo(segment.plain());
    return plain;
  }

  @Test
  void telemetry_dates_the_first_picture_of_the_segment() throws Exception {
    bench.sealing(AgeSealing.to(List.of(Samples.OFFICE_AGE.recipient())));
    bench.start();
    bench.press(Press.SHORT);
    var begun = bench.clocks().wall().time();
    bench.init().fragments(2).press(Press.LONG).finish();
    List<Segment> segments = contents().entries(Segment.class);
    assertThat(Telemetry.leading(opened(segments.get(1))).wall()).isEqualTo(begun);
    assertThat(Telemetry.leading(opened(segments.get(2))).wall())
        .isEqualTo(begun.plusMillis(2_000));
  }

  @Test
  void a_short_press_while_recording_marks_the_moment_it_was_pressed() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.clocks().pass(700);
    bench.press(Press.SHORT);
    Entry.Mark mark = contents().entries(Entry.Mark.class).getFirst();
    assertThat(mark.mediaMs()).isEqualTo(2_700);
  }

  @Test
  void a_press_for_a_mark_before_the_stream_begins_is_not_lost() throws HardwareFault {
    bench.start().press(Press.SHORT).press(Press.SHORT).init();
    assertThat(contents().types()).endsWith("session-open", "segment", "mark");
  }

  @Test
  void the_prompt_plays_once_the_first_fragment_is_in_and_is_recorded_when_it_was_heard()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init();
    assertThat(bench.speaker().played()).isEmpty();
    bench.fragments(1);
    assertThat(bench.speaker().played()).hasSize(1);
    bench.fragments(6);
    assertThat(contents().types()).doesNotContain("prompt");
    bench.speaker().ends(new Speaker.Outcome.Played());
    bench.pump();
    Entry.Prompt prompt = contents().entries(Entry.Prompt.class).getFirst();
    assertThat(prompt.wording()).isEqualTo(new Entry.Wording("generic-zh", 1));
    assertThat(prompt.audio()).isEqualTo(Entry.Blob.of(bench.speaker().played().getFirst()));
    assertThat(prompt.media()).isEqualTo(new Span(2_000, 11_833));
  }

  @Test
  void a_silent_speaker_is_a_fault_and_recording_goes_on() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.speaker().ends(new Speaker.Outcome.Failed("no sound card"));
    bench.fragments(1).press(Press.LONG).finish();
    CardContents contents = contents();
    assertThat(contents.types()).doesNotContain("prompt").endsWith("session-close");
    assertThat(contents.entries(Entry.Fault.class).getFirst().part()).isEqualTo("speaker");
  }

  @Test
  void a_prompt_that_ends_after_the_session_is_not_recorded_as_given() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).press(Press.LONG).finish();
    bench.speaker().ends(new Speaker.Outcome.Played());
    bench.pump();
    assertThat(contents().types()).doesNotContain("prompt");
  }

  @Test
  void checks_are_recorded_and_hold_nothing_up() throws HardwareFault {
    bench.charge(OptionalInt.of(50));
    bench.start().press(Press.SHORT);
    assertThat(bench.camera().runs()).isTrue();
    List<Entry.Check> checks = contents().entries(Entry.PreCheck.class).getFirst().checks();
    assertThat(checks).contains(new Entry.Check("battery", "warn", "50:12min"));
    assertThat(checks).contains(new Entry.Check("clock", "warn", "rtc:-:never-set"));
    assertThat(checks).contains(new Entry.Check("place", "warn", "-"));
  }

  @Test
  void an_open_session_without_assignment_says_so() throws HardwareFault {
    bench.start().press(Press.SHORT).init();
    Entry.SessionOpen open = contents().entries(Entry.SessionOpen.class).getFirst();
    assertThat(open.assignment()).isEqualTo(Optional.empty());
    assertThat(open.trigger()).isEqualTo("button");
    assertThat(open.video()).isEqualTo("avc1.42c01f");
    assertThat(open.audio()).isEqualTo("mp4a.40.2");
  }

  @Test
  void a_press_while_it_closes_starts_again_behind_it() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1).press(Press.LONG).press(Press.SHORT);
    assertThat(bench.camera().captures()).isEqualTo(1);
    bench.finish();
    assertThat(bench.camera().captures()).isEqualTo(2);
    assertThat(bench.state()).isEqualTo("opening");
  }

  @Test
  void the_end_of_a_source_closes_the_session() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(2);
    bench.camera().end(Cause.END_OF_SOURCE);
    bench.pump();
    assertThat(contents().entries(Entry.SessionClose.class).getFirst().cause())
        .isEqualTo("end-of-source");
    assertThat(bench.shown()).isEqualTo(Signal.READY);
  }

  @Test
  void while_it_is_on_the_journal_says_so_every_half_minute() throws HardwareFault {
    bench.start().passes(95_000);
    assertThat(contents().types()).containsExactly("genesis", "boot", "alive", "alive", "alive");
    assertThat(contents().entries(Entry.Alive.class).getFirst().state()).isEqualTo("standby");
  }

  @Test
  void time_in_the_journal_never_goes_backwards_and_boots_are_counted() throws HardwareFault {
    bench.start().records(3).passes(60_000);
    Bench.with(card, bench.clocks()).start().records(1);
    long boot = 0;
    long mono = 0;
    for (var record : contents().records()) {
      var moment = record.record().moment();
      assertThat(moment.boot()).isBetween(boot, boot + 1);
      assertThat(moment.monoMs()).isGreaterThanOrEqualTo(moment.boot() > boot ? 0 : mono);
      boot = moment.boot();
      mono = moment.monoMs();
    }
    assertThat(boot).isEqualTo(2);
  }

  @Test
  void a_wall_clock_that_jumps_changes_no_order_and_drops_nothing() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench
        .clocks()
        .jump(
            java.time.Instant.EPOCH.minusSeconds(86_400), io.shuijing.hal.time.Clocks.Source.NONE);
    bench.fragments(1).press(Press.LONG).finish();
    assertThat(contents().entries(Segment.class)).hasSize(4);
  }
}
