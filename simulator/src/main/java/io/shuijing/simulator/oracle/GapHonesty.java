package io.shuijing.simulator.oracle;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.simulator.oracle.ShadowLog.Acknowledged;
import io.shuijing.simulator.oracle.ShadowLog.Taking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I14: what a session has recorded and the gaps that it declares are as long as the camera took
 * pictures for it. Judged of sessions that an officer ended: of the others the end is the next
 * start's.
 */
final class GapHonesty implements Oracle {
  private static final long TOLERANCE_MS = 150;

  @Override
  public String id() {
    return "I14";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {
    if (when != When.CONVERGED || !scene.plan().profile().prevents()) {
      return;
    }
    Map<SessionId, Long> accounted = new HashMap<>();
    Map<SessionId, Long> opened = new HashMap<>();
    for (Acknowledged one : scene.log().acknowledged().values()) {
      StoredRecord record = one.record();
      switch (record.entry()) {
        case Entry.SessionOpen open -> opened.put(open.session(), one.atMs());
        case Entry.Segment segment ->
            accounted.merge(segment.session(), segment.media().durationMs(), Long::sum);
        case Entry.Gap gap ->
            accounted.merge(gap.session(), gap.to().monoMs() - gap.from().monoMs(), Long::sum);
        case Entry.SessionClose close when close.cause().equals("officer") ->
            judge(scene.log().takings(), close, opened, accounted).ifPresent(violation);
        default -> {}
      }
    }
  }

  private static Optional<String> judge(
      List<Taking> takings,
      Entry.SessionClose close,
      Map<SessionId, Long> opened,
      Map<SessionId, Long> accounted) {
    long openedMs = opened.getOrDefault(close.session(), 0L);
    Optional<Taking> taking =
        takings.stream().filter(t -> t.beginMs() <= openedMs).reduce((_, later) -> later);
    if (taking.isEmpty() || taking.get().endMs().isEmpty()) {
      return Optional.empty();
    }
    long tookMs = taking.get().endMs().get() - taking.get().beginMs();
    long saidMs = accounted.getOrDefault(close.session(), 0L);
    return Math.abs(tookMs - saidMs) <= TOLERANCE_MS
        ? Optional.empty()
        : Optional.of(
            "session "
                + close.session()
                + " accounts for "
                + saidMs
                + " ms, the camera took "
                + tookMs
                + " ms");
  }
}
