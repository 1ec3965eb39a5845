package io.shuijing.simulator.oracle;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.simulator.oracle.ShadowLog.Acknowledged;
import io.shuijing.simulator.oracle.ShadowLog.Offered;
import io.shuijing.simulator.oracle.ShadowLog.Taking;
import java.util.List;
import java.util.Optional;

/**
 * How much of what the camera has taken a cut may take with it (promise 2): the segment that is
 * being filled, and the one before it whose flush is in progress; beside that only as long as the
 * card did not answer. What stood before something that was acknowledged later is not lost by the
 * cut: the recorder has let it go and must have said so (I14).
 */
final class LostInACut {
  private static final long SEGMENT_MS = 2_000;
  private static final long TOLERANCE_MS = 100;

  private LostInACut() {}

  /** What is lost and should not be, right after a cut in the middle of a recording. */
  static Optional<String> tooMuch(Scene scene) {
    Optional<Taking> taking = scene.log().brokenOff(scene.nowMs());
    if (taking.isEmpty() || !isOpen(scene)) {
      return Optional.empty();
    }
    long acknowledged = Math.max(taking.get().beginMs(), lastSegmentMs(scene));
    List<Offered> lost = scene.log().fragmentsAfter(acknowledged);
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    long since = lost.getFirst().atMs() - lost.getFirst().durationMs();
    long allowed = 2 * SEGMENT_MS + scene.log().hungMs(since, scene.nowMs()) + TOLERANCE_MS;
    long ms = scene.nowMs() - since;
    return ms <= allowed
        ? Optional.empty()
        : Optional.of(
            "the cut takes "
                + ms
                + " ms of a recording with it, "
                + lost.size()
                + " segments of which were handed over; "
                + allowed
                + " ms may be lost");
  }

  private static boolean isOpen(Scene scene) {
    boolean open = false;
    for (Acknowledged one : scene.log().acknowledged().values()) {
      open =
          switch (one.record().entry()) {
            case Entry.SessionOpen _ -> true;
            case Entry.SessionClose _ -> false;
            default -> open;
          };
    }
    return open;
  }

  private static long lastSegmentMs(Scene scene) {
    return scene.log().acknowledged().values().stream()
        .filter(one -> one.record().entry() instanceof Segment)
        .mapToLong(Acknowledged::atMs)
        .max()
        .orElse(0);
  }
}
