package io.shuijing.evidence.verify;

import io.shuijing.evidence.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A start of the recorder, and what could have been cut off while it was dark (clause V61). */
final class Restart {
  private final Optional<Accepted> before;
  private final Accepted start;
  private final String cause;
  private @Nullable Instant time;

  /**
   * A start as its record tells it.
   *
   * @param before the record in place before it
   */
  Restart(Optional<Accepted> before, Accepted start, Entry.Boot boot) {
    this.before = before;
    this.start = start;
    this.cause = boot.cause();
    this.time = ClockCheck.hasSource(start) ? start.moment().wall() : null;
  }

  /** Takes a later record of the journal: with a source of time, it tells when the start was. */
  void follow(Accepted record) {
    boolean sameBoot = record.moment().boot() == start.moment().boot();
    if (time == null && record.good() && sameBoot && ClockCheck.hasSource(record)) {
      long sinceMs = record.moment().monoMs() - start.moment().monoMs();
      time = record.moment().wall().minusMillis(sinceMs);
    }
  }

  /** As the recorder found it. */
  String cause() {
    return cause;
  }

  /** What could have been cut off between the record before and the start. */
  Tail cuttable() {
    // after an orderly end there is nothing to cut but the end itself, which would show as a loss
    if (before.isEmpty() || before.get().entry() instanceof Entry.Off) {
      return Tail.NONE;
    }
    Accepted last = before.get();
    if (last.moment().boot() == start.moment().boot()) {
      return Tail.NONE; // the genesis, written in the same start
    }
    if (time == null || !ClockCheck.hasSource(last)) {
      return Tail.unboundedBefore(start.n());
    }
    Duration dark = Duration.between(last.moment().wall(), time);
    return Tail.before(start.n(), Math.max(0, (dark.toMillis() + 999) / 1000));
  }
}
