package io.shuijing.evidence.verify;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.ClockSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the clock said with the milliseconds since boot, from each good record to the next
 * (clauses V20 to V24). Only neighbours are compared: across a hole anything may have happened.
 */
final class ClockCheck implements Follower {
  /** What an unknown uncertainty counts as. */
  static final long UNKNOWN_MS = 1000;

  /** Allowed on top of the uncertainties: reading two clocks takes time. */
  static final long READING_MS = 100;

  /** One part in so many by which two oscillators may differ. */
  static final long DRIFT = 5000;

  private final Findings findings;
  private final Set<SessionId> sourceless = new HashSet<>();
  private @Nullable Accepted previous;

  ClockCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void accept(Accepted record) {
    if (!record.good()) {
      return;
    }
    Accepted before = previous;
    previous = record;
    source(before, record);
    if (before == null || !record.follows(before)) {
      return;
    }
    if (!inOrder(before, record)) {
      findings.add(Finding.at(record.n(), Reason.TIME_ORDER, record.where()));
    } else if (hasSource(record) && hasSource(before)) {
      compare(before, record);
    }
  }

  private void source(@Nullable Accepted before, Accepted record) {
    Optional<SessionId> session = recording(record.entry());
    if (hasSource(record)) {
      session.ifPresent(sourceless::remove);
      return;
    }
    boolean begins = session.isPresent() && sourceless.add(session.get());
    if (begins || (before != null && lost(before, record))) {
      findings.add(Finding.at(record.n(), Reason.NO_TIME, record.where()));
    }
  }

  // the genesis is written by another process, perhaps in other hands
  private static boolean lost(Accepted before, Accepted record) {
    return hasSource(before)
        && before.moment().boot() == record.moment().boot()
        && !(before.entry() instanceof Entry.Genesis);
  }

  static boolean hasSource(Accepted record) {
    return record.moment().source() != ClockSource.NONE;
  }

  // a gap and a close may be told after a restart: they date nothing that was recorded
  private static Optional<SessionId> recording(Entry entry) {
    return entry instanceof Entry.Gap || entry instanceof Entry.SessionClose
        ? Optional.empty()
        : entry.ofSession();
  }

  // the boot number grows with a start and with nothing else; only the first has the genesis before
  private static boolean inOrder(Accepted before, Accepted record) {
    boolean start =
        record.entry() instanceof Entry.Boot && !(before.entry() instanceof Entry.Genesis);
    if (start) {
      return record.moment().boot() > before.moment().boot();
    }
    return record.moment().boot() == before.moment().boot()
        && record.moment().monoMs() >= before.moment().monoMs();
  }

  private void compare(Accepted before, Accepted record) {
    long allowed = uncertainty(before.moment()) + uncertainty(record.moment()) + READING_MS;
    long wall = millis(leaving(before), arriving(record));
    if (record.moment().boot() != before.moment().boot()) {
      if (wall < -allowed) {
        findings.add(Finding.at(record.n(), Reason.WALL_BACK, record.where(), -wall, allowed));
      }
      return;
    }
    long mono = record.moment().monoMs() - before.moment().monoMs();
    allowed += mono / DRIFT;
    long jump = wall - mono;
    if (Math.abs(jump) > allowed) {
      findings.add(Finding.at(record.n(), Reason.WALL_JUMP, record.where(), jump, allowed));
    }
    if (record.entry() instanceof ClockSet set) {
      claim(before.moment(), set, record);
    }
  }

  private void claim(Moment before, ClockSet set, Accepted record) {
    if (before.uncertaintyMs().isPresent()) {
      long claimed = before.uncertaintyMs().getAsLong();
      long off = Math.abs(set.offsetMs());
      if (off > claimed + set.roundTripMs() + READING_MS) {
        findings.add(
            Finding.at(record.n(), Reason.FALSE_UNCERTAINTY, record.where(), off, claimed));
      }
    }
  }

  // a clock-set stands between two times of the same clock
  private static Instant arriving(Accepted record) {
    return record.entry() instanceof ClockSet set ? set.before() : record.moment().wall();
  }

  private static Instant leaving(Accepted record) {
    return record.entry() instanceof ClockSet set ? set.after() : record.moment().wall();
  }

  static long uncertainty(Moment moment) {
    return moment.uncertaintyMs().orElse(UNKNOWN_MS);
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
