package io.shuijing.dock.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.evidence.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsckTest {
  private static final String TRACK = "archive/RZ-0007/sessions/1-1/av-0001.track";

  @TempDir Path folder;
  private Kept kept;

  @BeforeEach
  void an_office() throws Exception {
    kept = Kept.in(folder);
    // Shift enrols without the command, which would have logged it
    EnrolledKey key = new EnrolledKey(folder.resolve("keys/recorder-RZ-0007.vkey"));
    kept.shift().register().enter(key, key, ManualClocks.START);
  }

  private List<Trouble> troubles() throws Exception {
    List<Trouble> all = new ArrayList<>();
    for (Fsck.Checked checked : Fsck.of(kept.shift().volume(), Kept.DOMAIN, kept.anchors()).run()) {
      all.addAll(checked.troubles());
    }
    return all;
  }

  private void assertNamed(Verdict verdict, String path) throws Exception {
    assertThat(troubles())
        .anySatisfy(trouble -> {
          assertThat(trouble.verdict()).isEqualTo(verdict);
          assertThat(trouble.path()).isEqualTo(path);
          assertThat(trouble.todo()).isNotBlank();
        });
  }

  @Test
  void an_office_after_a_docking_is_clean() throws Exception {
    assertThat(troubles()).isEmpty();
  }

  @Test
  void what_is_missing_is_named_wherever_it_is_missing() throws Exception {
    String receipt =
        "archive/RZ-0007/receipts/"
            + kept.shift().volume().files("archive/RZ-0007/receipts").getLast();
    for (String path : List.of(TRACK, receipt, "keys/recorder-RZ-0007.vkey")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(path));
      Files.delete(folder.resolve(path));
      assertNamed(Verdict.MISSING, path);
      kept.write(path, bytes);
    }
    assertThat(troubles()).isEmpty();
  }

  @Test
  void what_is_too_much_is_named_wherever_it_is() throws Exception {
    byte[] bytes = {1, 2, 3};
    for (String path :
        List.of(
            "archive/RZ-0007/sessions/9-9/av-0001.track",
            "archive/RZ-0007/receipts/9999.note",
            "archive/log/tile/0/007")) {
      kept.write(path, bytes);
      assertNamed(Verdict.EXTRA, path);
      Files.delete(folder.resolve(path));
    }
    assertThat(troubles()).isEmpty();
  }

  @Test
  void a_cut_track_and_a_journal_that_the_log_does_not_know_are_named() throws Exception {
    byte[] track = Files.readAllBytes(folder.resolve(TRACK));
    kept.write(TRACK, Arrays.copyOf(track, track.length - 1));
    assertNamed(Verdict.MISSING, TRACK);
    kept.write(TRACK, track);
    kept.flip("archive/RZ-0007/journal", 1200);
    assertNamed(Verdict.MODIFIED, "archive/RZ-0007/journal");
  }

  @Test
  void a_key_that_nobody_enrolled_is_named() throws Exception {
    byte[] key = Files.readAllBytes(folder.resolve("keys/recorder-RZ-0007.vkey"));
    kept.write("keys/recorder-RZ-0008.vkey", key);
    assertNamed(Verdict.EXTRA, "keys/recorder-RZ-0008.vkey");
    assertNamed(Verdict.MISSING, "archive/keys/recorder-RZ-0008.vkey");
  }
}
