package io.shuijing.dock.upkeep;

import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what the office has against each other. It reads names, lengths, journals and the log, but
 * no track to its end: that is {@link Reverification}. While it reads, no dock may run.
 */
public final class Fsck {
  private final List<Check> checks;

  private Fsck(List<Check> checks) {
    this.checks = checks;
  }

  /** One thing that is held against another. */
  public interface Check {
    /** What it looks at, in a few words. */
    String name();

    /** All that is not as it should be. */
    List<Trouble> troubles() throws IOException;
  }

  /** What came of one check. */
  public record Checked(String name, List<Trouble> troubles) {}

  /**
   * All checks of an office.
   *
   * @param volume the office's folder
   */
  public static Fsck of(Volume volume, String domain, TrustAnchors anchors) {
    LoggedTrees logged = new LoggedTrees();
    return new Fsck(
        List.of(
            new LogCheck(volume, anchors, logged), // the others go by what it has read
            new JournalCheck(volume, domain, logged),
            new KeyCheck(volume, domain, logged),
            new UnfinishedCheck(volume)));
  }

  /** Runs all of them, in their order. */
  public List<Checked> run() throws IOException {
    List<Checked> all = new ArrayList<>();
    for (Check check : checks) {
      all.add(new Checked(check.name(), check.troubles()));
    }
    return all;
  }
}
