package io.shuijing.simulator.accept;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Boot;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes the power away while it records; what was durable has to be there after it. */
final class PowerCutStage {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SEGMENTS = 3;

  private final Run run;

  PowerCutStage(Run run) {
    this.run = run;
  }

  /** The session that was cut, if there was one. */
  Optional<SessionId> test() throws IOException, InterruptedException, StationFailed {
    if (run.course().brief()) {
      run.sheet().add(Result.notTestable(Item.POWER_CUT, Said.of("why.brief")));
      return Optional.empty();
    }
    if (!run.rig().cutsPower()) {
      run.sheet().add(Result.notTestable(Item.POWER_CUT, Said.of("why.no-power-cut")));
      return Optional.empty();
    }
    run.tell("tell.cut");
    long from = run.journal().size();
    run.rig().press();
    Optional<SessionId> session =
        run.journal()
            .await(from, SessionOpen.class::isInstance, PATIENCE)
            .map(record -> ((SessionOpen) record.entry()).session());
    if (session.isEmpty() || !recorded(from, session.get())) {
      run.sheet().add(Result.fail(Item.POWER_CUT, Said.NOTHING, Said.of("why.no-recording")));
      return Optional.empty();
    }
    Instant cut = cut();
    run.rig().powerOn();
    run.dock().connect();
    judge(from, session.get(), cut);
    return session;
  }

  private boolean recorded(long from, SessionId session) throws IOException, InterruptedException {
    return run.journal()
        .await(
            from,
            e -> RecordingStage.isFootage(e, session) && ((Segment) e).index() >= SEGMENTS,
            PATIENCE)
        .isPresent();
  }

  private Instant cut() throws IOException, InterruptedException, StationFailed {
    run.rig().cutPower();
    Instant last = run.premises().clocks().wall().time();
    if (!run.rig().isSimulated()) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      try {
        while (System.nanoTime() < deadline) {
          run.dock().talk().describe();
          last = run.premises().clocks().wall().time();
          Thread.sleep(100);
        }
      } catch (LinkLost _) {
        // the power is gone, as asked
      }
    }
    run.dock().close();
    return last;
  }

  private void judge(long from, SessionId session, Instant cut)
      throws IOException, InterruptedException {
    List<StoredRecord> before = run.journal().records();
    JournalFollower anew =
        new JournalFollower(run.dock(), run.course().folder().resolve("journal-after-cut"));
    Optional<StoredRecord> boot =
        anew.await(before.size(), Boot.class::isInstance, Duration.ofSeconds(20));
    List<StoredRecord> after = anew.records();
    run.journal().catchUp();
    if (after.size() < before.size() || !after.subList(0, before.size()).equals(before)) {
      run.sheet().add(Result.fail(Item.POWER_CUT, Said.NOTHING, Said.of("why.records-gone")));
      return;
    }
    String cause = boot.map(record -> ((Boot) record.entry()).cause()).orElse("-");
    long lost = lostMs(after.stream().skip(from).toList(), session, cut);
    Said measured = Said.of("measured.cut", before.size() - from, lost);
    if (!cause.equals("after-loss")) {
      run.sheet().add(Result.fail(Item.POWER_CUT, measured, Said.of("why.boot-cause", cause)));
      return;
    }
    Limits.judge(run, Item.POWER_CUT, Requirement.POWER_CUT_LOSS_MS, (double) lost, measured);
  }

  /**
   * From the end of the last durable pictures to the cut, by the recorder's clock as it was set.
   */
  private static long lostMs(List<StoredRecord> records, SessionId session, Instant cut) {
    List<StoredRecord> footage =
        records.stream().filter(r -> RecordingStage.isFootage(r.entry(), session)).toList();
    long start =
        footage.stream()
            .mapToLong(r -> r.record().moment().wall().toEpochMilli() - end(r))
            .min()
            .orElse(cut.toEpochMilli());
    long durable = footage.isEmpty() ? 0 : end(footage.getLast());
    return Math.max(0, cut.toEpochMilli() - start - durable);
  }

  private static long end(StoredRecord record) {
    Segment segment = (Segment) record.entry();
    return segment.media().startMs() + segment.media().durationMs();
  }
}
