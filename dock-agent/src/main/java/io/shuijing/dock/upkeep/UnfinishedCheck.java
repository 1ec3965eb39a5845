package io.shuijing.dock.upkeep;

import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;

/** Files that are not finished, where only finished ones belong. */
record UnfinishedCheck(Volume volume) implements Fsck.Check {
  private static final String UNFINISHED = ".new";

  @Override
  public String name() {
    return "unfinished files";
  }

  @Override
  public List<Trouble> troubles() throws HardwareFault {
    List<Trouble> troubles = new ArrayList<>();
    VolumeArchive archive = new VolumeArchive(volume);
    for (String serial : archive.serials()) {
      for (String path : archive.below(serial)) {
        if (path.endsWith(UNFINISHED)) {
          troubles.add(
              new Trouble(
                  Verdict.EXTRA,
                  VolumeArchive.of(path),
                  "left by a writing that was cut off",
                  "take it away once the recorder has docked again"));
        }
      }
    }
    return troubles;
  }
}
