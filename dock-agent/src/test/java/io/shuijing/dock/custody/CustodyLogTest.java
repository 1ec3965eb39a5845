package io.shuijing.dock.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shuijing.dock.fixture.LossyVolume;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.ReadLog;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.MerkleTree;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.storage.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyLogTest {
  private static final Instant NOW = ManualClocks.START;
  private static final int FIRST = 2; // keys of the office and of its dock
  private static final int MANY = 2000;

  @TempDir Path folder;

  private static CustodyLog log(Shift shift, Volume volume) {
    return new CustodyLog(volume, shift.office(), LogTurn.ALONE);
  }

  private static List<CustodyEntry> entries(int from, int count) {
    List<CustodyEntry> entries = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  private static CustodyEntry entry(int number) {
    return new CustodyEntry.Verified(
        Name.recorder("ruzhou-water.example", "RZ-0007"),
        "file-" + number,
        new CustodyEntry.Content(Optional.of(Digest.of("content " + number)), number),
        "INTACT",
        CustodyEntry.Occasion.UPKEEP);
  }

  @Test
  void what_is_appended_is_read_by_a_stranger() throws Exception {
    Shift shift = Shift.in(folder);
    CustodyLog log = log(shift, shift.volume());
    List<CustodyEntry> appended = new ArrayList<>();
    for (int batch : List.of(1, 1, 251, 1, 1, 1, 700, 1)) {
      List<CustodyEntry> more = entries(appended.size(), batch);
      log.append(more, NOW);
      appended.addAll(more);
      ReadLog read = ReadLog.of(folder);
      assertThat(read.entries().subList(FIRST, read.entries().size())).isEqualTo(appended);
      assertThat(read.entries(CustodyEntry.Enrol.class))
          .extracting(enrol -> enrol.key().name())
          .containsExactly("ruzhou-water.example/office", "ruzhou-water.example/dock/D1");
    }
  }

  @Test
  void tiles_of_smaller_width_go_when_the_full_one_is_there() throws Exception {
    Shift shift = Shift.in(folder);
    CustodyLog log = log(shift, shift.volume());
    for (int i = 0; i < 260; i++) {
      log.append(entries(i, 1), NOW);
    }
    assertThat(shift.volume().files("archive/log/tile/entries")).containsExactly("000");
    assertThat(shift.volume().folders("archive/log/tile/entries")).containsExactly("001.p");
    assertThat(shift.volume().files("archive/log/tile/entries/001.p"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(shift.volume().folders("archive/log/tile/0")).containsExactly("001.p");
    assertThat(shift.volume().files("archive/log/tile/1/000.p")).containsExactly("1");
  }

  @Test
  void a_cut_at_any_moment_takes_back_no_checkpoint_that_was_seen() throws Exception {
    long cuts = 0;
    for (int at = 0; at < MANY; at++) {
      Path office = Files.createDirectories(folder.resolve("cut-" + at));
      Shift shift = Shift.in(office);
      int before = FIRST + 252;
      log(shift, shift.volume()).append(entries(0, 252), NOW);
      LossyVolume lossy = new LossyVolume(shift.volume(), office, at);
      Seen seen = new Seen(ReadLog.of(office).checkpoint());
      boolean cut = false;
      try {
        grow(log(shift, lossy), office, seen);
      } catch (LossyVolume.PowerCut e) {
        cut = true;
        cuts++;
      }
      log(shift, DirectoryVolume.open("store", office)).append(entries(9000, 1), NOW);
      ReadLog read = ReadLog.of(office);
      for (Checkpoint each : seen.checkpoints) {
        assertThat(read.tree().rootAt(each.size())).isEqualTo(each.root());
        assertThat(
                MerkleTree.provesConsistency(
                    each, read.checkpoint(), read.tree().consistencyProof(each.size())))
            .isTrue();
      }
      assertThat(read.entries(CustodyEntry.Verified.class)).doesNotHaveDuplicates();
      assertThat(read.checkpoint().size()).isBetween(before + 1L, before + 11L);
      assertThat(shift.filesIn("archive/log").keySet()).allMatch(path -> isOf(path, read));
      if (!cut) {
        break;
      }
    }
    assertThat(cuts).isBetween(60L, MANY - 1L);
  }

  private static boolean isOf(String path, ReadLog read) {
    return path.equals("checkpoint")
        || Tile.parse(path).filter(tile -> tile.isOf(read.checkpoint().size())).isPresent();
  }

  private static void grow(CustodyLog log, Path office, Seen seen) throws HardwareFault {
    for (int batch = 0; batch < 5; batch++) {
      log.append(entries(1000 + 2 * batch, 2), NOW);
      seen.checkpoints.add(ReadLog.of(office).checkpoint());
    }
  }

  private static final class Seen {
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    Seen(Checkpoint first) {
      checkpoints.add(first);
    }
  }

  @Test
  void a_log_that_is_gone_is_not_begun_anew() throws Exception {
    Shift shift = Shift.in(folder);
    log(shift, shift.volume()).append(entries(0, 3), NOW);
    shift.volume().remove("archive/log/checkpoint");
    assertDamaged(log(shift, shift.volume()), "its checkpoint is not there");
  }

  @Test
  void a_tile_that_was_altered_stops_the_log() throws Exception {
    Shift shift = Shift.in(folder);
    log(shift, shift.volume()).append(entries(0, 3), NOW);
    Path bundle = folder.resolve("archive/log/tile/entries/000.p/5");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 4;
    Files.write(bundle, bytes);
    assertDamaged(log(shift, shift.volume()), "is not the one that its hash is of");
  }

  private static void assertDamaged(CustodyLog log, String how) {
    assertThatExceptionOfType(HardwareFault.class)
        .isThrownBy(() -> log.append(entries(7, 1), NOW))
        .withMessageContaining(how)
        .withMessageContaining("from a backup")
        .matches(e -> e.fault().equals("damaged"));
  }

  @Test
  void two_that_write_to_one_log_see_what_the_other_one_wrote() throws Exception {
    Shift shift = Shift.in(folder);
    CustodyLog one = log(shift, shift.volume());
    CustodyLog other = log(shift, DirectoryVolume.open("store", folder));
    for (int i = 0; i < 6; i++) {
      (i % 2 == 0 ? one : other).append(entries(i, 1), NOW);
    }
    assertThat(ReadLog.of(folder).entries(CustodyEntry.Verified.class)).isEqualTo(entries(0, 6));
  }

  @Test
  void twenty_bays_append_at_once() throws Exception {
    Shift shift = Shift.in(folder);
    CustodyLog log = log(shift, shift.volume());
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> bays = new ArrayList<>();
    for (int bay = 0; bay < 20; bay++) {
      int first = bay * 10;
      bays.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  go.await();
                  for (int i = 0; i < 10; i++) {
                    log.append(entries(first + i, 1), NOW);
                  }
                } catch (HardwareFault | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    go.countDown();
    for (Thread bay : bays) {
      bay.join();
    }
    List<CustodyEntry> read = ReadLog.of(folder).entries();
    assertThat(read.subList(FIRST, read.size()))
        .containsExactlyInAnyOrderElementsOf(entries(0, 200));
  }
}
