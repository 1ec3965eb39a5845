package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.fixture.OfficeOnDisk.Enrolled;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.wire.Cable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real dock over a pair of pseudo-terminals. */
class SerialDockTest {
  private static final int MIB = 1024 * 1024;
  private static final String TRACK = "sessions/1-1/av-0001.track";

  @TempDir Path folder;

  @Test
  void a_recorder_that_is_pulled_out_in_mid_transfer_and_put_back_goes_on_at_the_byte()
      throws Exception {
    OfficeOnDisk office = OfficeOnDisk.founded(folder);
    Enrolled enrolled = office.enrolled("RZ-0007");
    enrolled.card().session(1, 4, MIB);
    Digest track = Digest.of(enrolled.card().file(TRACK));
    long length = enrolled.card().file(TRACK).length;
    Path recorderEnd = folder.resolve("recorder-end");
    Path dockEnd = folder.resolve("dock-end");
    office.configure("bay = serial:" + dockEnd);
    AtomicReference<Cable> cable = new AtomicReference<>(Cable.serial(recorderEnd, dockEnd));
    int[] pieces = {0};
    long[] pulled = {0};
    enrolled.recorder().mishap =
        (asked, answer) -> {
          if (asked instanceof Question.ReadTrack) {
            pulled[0] += answer.body().length;
            if (++pieces[0] == 3) {
              cable.get().close();
              throw new LinkLost("gone", "pulled out");
            }
          }
          return answer;
        };
    try (LinkServer _ = enrolled.serveOn(new SerialPath(recorderEnd));
        DockProcess dock = DockProcess.start("run", office.configuration.toString())) {
      dock.awaitStart("bay-1 offloading RZ-0007");
      dock.awaitStart("bay-1 empty");
      cable.set(Cable.serial(recorderEnd, dockEnd));
      dock.awaitStart("freed RZ-0007 1 " + length);
      dock.awaitStart("bay-1 releasable RZ-0007");
    } finally {
      cable.get().close();
    }
    assertThat(office.digest("archive/RZ-0007/" + TRACK)).isEqualTo(track);
    assertThat(enrolled.card().files.keySet()).isEmpty();
    assertThat(pulled[0]).isLessThan(length + 2L * MIB);
  }
}
