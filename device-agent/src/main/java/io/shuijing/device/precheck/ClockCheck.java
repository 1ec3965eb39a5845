package io.shuijing.device.precheck;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.RecorderClock;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import io.shuijing.hal.time.Drift;
import java.time.Duration;
import java.util.Optional;

/** The clock: its source, its uncertainty, and how far it may have drifted since it was set. */
record ClockCheck(Journal journal) {
  /** A clock that may be off by more than this is worth a warning. */
  private static final long WARN_MS = 1_000;

  Check run() {
    WallReading wall = journal.clock().clocks().wall();
    boolean trusted =
        wall.source() != Source.NONE && wall.uncertaintyMs().orElse(Long.MAX_VALUE) <= WARN_MS;
    String source = RecorderClock.source(wall.source()).word();
    String uncertainty =
        wall.uncertaintyMs().isPresent() ? wall.uncertaintyMs().getAsLong() + "ms" : "-";
    return new Check("clock", trusted ? "ok" : "warn", source + ":" + uncertainty + drift());
  }

  private String drift() {
    Optional<Moment> set = journal.ledger().clockSet();
    if (set.isEmpty()) {
      return ":never-set";
    }
    Moment now = journal.clock().moment(journal.boot());
    // across a start only the wall clock, kept by the battery-backed one, tells how long it was
    long ms =
        set.get().boot() == now.boot()
            ? now.monoMs() - set.get().monoMs()
            : Math.max(0, Duration.between(set.get().wall(), now.wall()).toMillis());
    return ":set-" + ms / 1_000 + "s-ago:drift-" + Drift.boundMs(Duration.ofMillis(ms)) + "ms";
  }
}
