package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.MovedClocks;
import io.shuijing.device.press.Press;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.storage.VolumeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was captured is durable, in the one right order, before anyone is told. */
class OrderOfWritingTest {
  private static final String TRACK = "sessions/1-1/av-0001.track";

  private final MemoryCard card = new MemoryCard(1L << 30);
  private final Bench bench = Bench.with(card);

  @Test
  void a_segment_is_acknowledged_after_both_flushes_track_first() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.clearLog();
    bench.fragments(1);
    assertThat(bench.log())
        .containsExactly(
            "append " + TRACK,
            "append " + TRACK,
            "flush " + TRACK,
            "append journal",
            "flush journal",
            "durable segment");
  }

  @Test
  void the_name_of_a_track_is_durable_before_anything_in_it_counts() throws HardwareFault {
    bench.start().press(Press.SHORT);
    bench.clearLog();
    bench.init();
    assertThat(bench.log())
        .containsSubsequence(
            "durable session-open",
            "create " + TRACK,
            "flush-folder sessions/1-1",
            "flush " + TRACK,
            "flush journal",
            "durable segment");
  }

  @Test
  void the_name_of_the_journal_is_durable_before_its_first_record() throws HardwareFault {
    bench.start();
    assertThat(bench.log())
        .startsWith("create journal", "flush-folder ")
        .containsSubsequence("append journal", "flush journal", "durable genesis");
  }

  @Test
  void what_a_start_found_is_made_sure_of_before_it_writes_behind_it() throws HardwareFault {
    bench.start();
    assertThat(Bench.with(card.afterProcess()).start().log())
        .startsWith(
            "create passing.part",
            "remove passing.part",
            "flush-folder ",
            "write-anew journal",
            "flush journal",
            "append journal");
  }

  @Test
  void recording_is_shown_when_the_first_pictures_are_durable_and_not_before()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init();
    assertThat(bench.signals()).doesNotContain(Signal.RECORDING);
    bench.clearLog();
    bench.fragments(1);
    assertThat(bench.log()).containsSubsequence("durable segment", "show RECORDING");
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
  }

  @Test
  void a_mark_is_shown_when_it_is_durable_and_recording_again_with_the_next_segment()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.clearLog();
    bench.press(Press.SHORT);
    assertThat(bench.log())
        .containsExactly("append journal", "flush journal", "durable mark", "show MARKED");
    bench.fragments(1);
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
  }

  @Test
  void standby_is_shown_again_after_the_close_is_durable() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.clearLog();
    bench.press(Press.LONG).finish();
    assertThat(bench.log())
        .containsSubsequence(
            "show CLOSING", "durable segment", "durable session-close", "show READY");
  }

  @Test
  void a_track_that_would_grow_too_long_is_followed_by_the_next(@TempDir Path folder)
      throws HardwareFault {
    DirectoryVolume disk = DirectoryVolume.open("card", folder);
    Bench.with(disk, new MovedClocks(), 15 << 20).start().records(18);
    Map<String, List<StoredRecord>> tracks =
        CardContents.of(disk).tracksAreWhole().segmentsByTrack();
    assertThat(tracks).containsOnlyKeys(TRACK, "sessions/1-1/av-0002.track");
    for (String path : tracks.keySet()) {
      try (VolumeFile track = disk.open(path)) {
        assertThat(track.size()).isLessThanOrEqualTo(TrackFormat.MAX_TRACK_BYTES);
      }
    }
    assertThat(tracks.getOrDefault("sessions/1-1/av-0002.track", List.of()))
        .first()
        .extracting(record -> ((Segment) record.entry()).at().offset())
        .isEqualTo(0L);
  }
}
