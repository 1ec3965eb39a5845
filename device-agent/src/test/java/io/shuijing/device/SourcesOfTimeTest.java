package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.MovedClocks;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.TimeSource;
import io.shuijing.hal.time.TimeSource.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A recorder in the field hears the time from satellites. */
class SourcesOfTimeTest {
  private static final Instant TOLD = Instant.parse("2027-03-04T05:06:07Z");

  private final MovedClocks clocks = new MovedClocks();
  private final Receiver receiver = new Receiver();
  private final Bench bench = Bench.with(new MemoryCard(64L << 20), clocks).timeSources(receiver);

  private final class Receiver implements TimeSource {
    private Optional<Instant> says = Optional.empty();

    @Override
    public Optional<Reading> latest() {
      return says.map(time ->
          new Reading(
              time, clocks.steadyNanos(), Source.GNSS, OptionalLong.of(500), Optional.empty()));
    }
  }

  private <T extends Entry> List<T> entries(Class<T> type) {
    return bench.acknowledged().stream()
        .map(StoredRecord::entry)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void a_clock_that_lost_its_time_is_set_in_mid_recording_and_the_media_time_does_not_notice()
      throws Exception {
    clocks.jump(Instant.EPOCH, Source.NONE);
    bench.start();
    bench.press(Press.SHORT);
    bench.init().fragments(2);
    receiver.says = Optional.of(TOLD);
    bench.passes(10_000);
    bench.fragments(2);
    assertThat(entries(Entry.ClockSet.class))
        .singleElement()
        .satisfies(set -> {
          assertThat(set.source()).isEqualTo(ClockSource.GNSS);
          assertThat(set.after()).isEqualTo(TOLD);
          assertThat(set.roundTripMs()).isZero();
        });
    assertThat(entries(Entry.Segment.class).stream().map(s -> s.media().startMs()))
        .containsExactly(0L, 0L, 2_000L, 4_000L, 6_000L); // the head of the stream first
    assertThat(bench.acknowledged().getLast().record().moment().source())
        .isEqualTo(ClockSource.GNSS);
  }

  @Test
  void a_receiver_that_contradicts_the_dock_is_told_once_and_changes_nothing() throws Exception {
    bench.start();
    clocks.set(Source.DOCK, TOLD, 20);
    receiver.says = Optional.of(TOLD.plusSeconds(3_600));
    bench.passes(60_000);
    assertThat(entries(Entry.ClockSet.class)).isEmpty();
    assertThat(entries(Entry.Fault.class))
        .singleElement()
        .satisfies(fault -> assertThat(fault.fault()).isEqualTo("contradicted"));
    assertThat(clocks.wall().source()).isEqualTo(Source.DOCK);
  }

  @Test
  void a_clock_that_cannot_be_set_is_told_once_and_the_recorder_goes_on() throws Exception {
    clocks.jump(Instant.EPOCH, Source.NONE);
    clocks.stick();
    bench.start();
    receiver.says = Optional.of(TOLD);
    bench.passes(60_000);
    assertThat(entries(Entry.Fault.class))
        .singleElement()
        .satisfies(fault ->
            assertThat(fault.part() + " " + fault.fault()).isEqualTo("clock not-permitted"));
    assertThat(bench.state()).isEqualTo("standby");
  }
}
