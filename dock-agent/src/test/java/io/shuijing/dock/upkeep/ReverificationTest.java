package io.shuijing.dock.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.custody.LogTurn;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.MisreadingVolume;
import io.shuijing.dock.fixture.ReadLog;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Verified;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.storage.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReverificationTest {
  private static final String TRACK = "archive/RZ-0007/sessions/1-1/av-0001.track";
  private static final Reverification.Listener NOBODY =
      new Reverification.Listener() {
        @Override
        public void trouble(Trouble trouble) {}

        @Override
        public void progress(long objects, long bytes, String path) {}
      };

  @TempDir Path folder;
  private Kept kept;

  @BeforeEach
  void an_office() throws Exception {
    kept = Kept.in(folder);
  }

  private Reverification.Result reread(Volume volume) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      return new Reverification(
              volume,
              new CustodyLog(volume, kept.shift().office(), LogTurn.ALONE),
              new Reverification.Office(Kept.DOMAIN, kept.anchors()),
              new Reverification.Means(threads, _ -> {}, NOBODY, new ManualClocks()))
          .run();
    }
  }

  private List<Verified> logged() {
    return ReadLog.of(folder).entries(Verified.class);
  }

  @Test
  void everything_is_read_and_each_result_stands_in_the_log() throws Exception {
    Reverification.Result result = reread(kept.shift().volume());
    assertThat(result.troubles()).isEmpty();
    assertThat(result.objects()).isEqualTo(3);
    assertThat(result.bytes())
        .isEqualTo(
            Files.size(folder.resolve("archive/RZ-0007/journal"))
                + Files.size(folder.resolve(TRACK))
                + Files.size(folder.resolve("archive/RZ-0007/sessions/1-2/av-0001.track")));
    assertThat(logged())
        .allMatch(verified -> verified.by() == CustodyEntry.Occasion.UPKEEP)
        .extracting(verified -> verified.path() + " " + verified.verdict())
        .containsExactly(
            "sessions/1-1/av-0001.track INTACT",
            "sessions/1-2/av-0001.track INTACT",
            "journal INTACT");
  }

  @Test
  void one_flipped_bit_in_any_file_is_named_and_logged() throws Exception {
    for (String path : kept.shift().filesIn("archive").keySet()) {
      if (path.startsWith("keys/") || path.startsWith("log/")) {
        continue;
      }
      String stored = "archive/" + path;
      byte[] good = Files.readAllBytes(folder.resolve(stored));
      for (int at : List.of(20, good.length / 2, good.length - 1)) {
        kept.flip(stored, at);
        Reverification.Result result = reread(kept.shift().volume());
        assertThat(result.troubles())
            .as(stored + " at " + at)
            .anySatisfy(trouble -> {
              assertThat(trouble.path()).isEqualTo(stored);
              assertThat(trouble.verdict()).isIn(Verdict.MODIFIED, Verdict.MISSING);
            });
        kept.write(stored, good);
      }
      if (!path.endsWith(".note")) {
        assertThat(logged())
            .anyMatch(one -> path.endsWith(one.path()) && one.verdict().equals("MODIFIED"));
      }
    }
    assertThat(reread(kept.shift().volume()).troubles()).isEmpty();
  }

  @Test
  void a_track_that_is_gone_is_named() throws Exception {
    Files.delete(folder.resolve(TRACK));
    assertThat(reread(kept.shift().volume()).troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.path()).isEqualTo(TRACK))
        .satisfies(trouble -> assertThat(trouble.verdict()).isEqualTo(Verdict.MISSING));
  }

  @Test
  void a_disk_that_lies_twice_and_a_memory_that_lies_once_are_told_apart() throws Exception {
    kept.flip(TRACK, 100);
    assertThat(reread(kept.shift().volume()).troubles())
        .singleElement()
        .asString()
        .contains("twice the same")
        .contains("the disk has other bytes");
    kept.flip(TRACK, 100);
    assertThat(reread(new MisreadingVolume(kept.shift().volume(), TRACK, 1)).troubles())
        .singleElement()
        .satisfies(trouble -> assertThat(trouble.verdict()).isEqualTo(Verdict.INTACT))
        .asString()
        .contains("rightly the second time")
        .contains("memory");
    assertThat(reread(new MisreadingVolume(kept.shift().volume(), TRACK, 1000)).troubles())
        .singleElement()
        .asString()
        .contains("two readings differ");
  }

  @Test
  void it_is_due_again_when_so_much_time_has_passed() throws Exception {
    Volume volume = kept.shift().volume();
    LastUpkeep last = new LastUpkeep(volume);
    assertThat(last.isDue(ManualClocks.START, Duration.ofDays(30))).isTrue();
    last.ended(ManualClocks.START, reread(volume));
    last.ended(ManualClocks.START, reread(volume));
    assertThat(last.isDue(ManualClocks.START.plus(Duration.ofDays(29)), Duration.ofDays(30)))
        .isFalse();
    assertThat(last.isDue(ManualClocks.START.plus(Duration.ofDays(30)), Duration.ofDays(30)))
        .isTrue();
  }
}
