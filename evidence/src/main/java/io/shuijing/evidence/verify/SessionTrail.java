package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.journal.Entry.Stream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the journal says of one session, in its order (clauses V30 to V36). */
final class SessionTrail {
  /** Rounding of media times to ms. */
  private static final long ROUNDING_MS = 1;

  private final SessionId id;
  private final Findings findings;
  private final Optional<Challenge> notBefore;
  private final Accepted first;
  private final StreamTrail av = new StreamTrail();
  private final StreamTrail still = new StreamTrail();
  private Accepted last;
  private @Nullable Accepted open;
  private @Nullable Accepted close;
  private @Nullable Restart restart;
  private long marks;

  SessionTrail(SessionId id, Accepted first, Optional<Challenge> notBefore, Findings findings) {
    this.id = id;
    this.first = first;
    this.last = first;
    this.notBefore = notBefore;
    this.findings = findings;
  }

  /** Segments of one stream so far. */
  private static final class StreamTrail {
    private long count;
    private long plainBytes;
    private long mediaMs;
    private long nextIndex = -1;
    private long mediaEnd = -1;
    private long breaks;

    private void add(Segment segment, long breaksNow) {
      count++;
      plainBytes += segment.plain().bytes();
      mediaMs += segment.media().durationMs();
      nextIndex = Math.max(nextIndex, segment.index() + 1);
      mediaEnd = segment.media().startMs() + segment.media().durationMs();
      breaks = breaksNow;
    }
  }

  void opened(Accepted record) {
    if (open != null || close != null || last.n() != record.n()) {
      outside(record);
    }
    touch(record);
    if (open == null) {
      open = record;
      av.nextIndex = Math.max(0, av.nextIndex);
      av.breaks = record.breaks();
      still.nextIndex = Math.max(0, still.nextIndex);
      still.breaks = record.breaks();
    }
  }

  void segment(Accepted record, Segment segment) {
    within(record);
    StreamTrail stream = segment.stream() == Stream.AV ? av : still;
    boolean whole = stream.nextIndex >= 0 && record.breaks() == stream.breaks;
    if (whole && close == null) {
      continuous(stream, record, segment);
    }
    stream.add(segment, record.breaks());
  }

  private void continuous(StreamTrail stream, Accepted record, Segment segment) {
    Where where = at(record, segment);
    long due = stream.nextIndex;
    if (segment.index() < due) {
      findings.add(Finding.at(record.n(), Reason.INDEX_REPEATED, where, segment.index()));
    } else if (segment.index() > due) {
      long before = segment.index() - 1;
      findings.add(Finding.at(record.n(), Reason.INDEX_MISSING, where, due, before));
    } else if (segment.stream() == Stream.AV && segment.index() > 1 && stream.mediaEnd >= 0) {
      long start = segment.media().startMs();
      if (Math.abs(start - stream.mediaEnd) > ROUNDING_MS) {
        findings.add(
            Finding.at(record.n(), Reason.MEDIA_NOT_CONTINUOUS, where, stream.mediaEnd, start));
      }
    }
  }

  private Where at(Accepted record, Segment segment) {
    return record
        .where()
        .of(id, new Where.Piece(segment.stream(), segment.index(), segment.media()));
  }

  void marked(Accepted record) {
    within(record);
    marks++;
  }

  void prompted(Accepted record) {
    within(record);
  }

  void gap(Accepted record, Gap gap) {
    within(record);
    av.mediaEnd = -1;
    findings.add(
        Finding.at(
            record.n(),
            Reason.DECLARED_GAP,
            record.where().of(id),
            gap.from().wall(),
            gap.to().wall(),
            gap.cause()));
  }

  void closed(Accepted record, SessionClose entry) {
    within(record);
    if (close != null) {
      return;
    }
    close = record;
    if (open == null || open.breaks() != record.breaks()) {
      return; // what is missing between has its own finding
    }
    boolean same =
        entry.segments() == av.count
            && entry.totals().plainBytes() == av.plainBytes
            && entry.totals().mediaMs() == av.mediaMs;
    if (!same) {
      findings.add(
          Finding.at(
              record.n(),
              Reason.TOTALS_DIFFER,
              record.where().of(id),
              av.count,
              av.plainBytes,
              av.mediaMs));
    }
  }

  /** The recorder started again while this was open. */
  void interrupted(Restart by) {
    if (restart == null && close == null) {
      restart = by;
    }
  }

  private void within(Accepted record) {
    if (close != null) {
      outside(record);
    } else if (open == null && first.n() == record.n()) {
      findings.add(
          Finding.at(record.n(), Reason.SESSION_START_NOT_SUPPLIED, record.where().of(id)));
    }
    touch(record);
  }

  private void outside(Accepted record) {
    findings.add(Finding.at(record.n(), Reason.OUTSIDE_SESSION, record.where().of(id)));
  }

  private void touch(Accepted record) {
    last = record;
  }

  /** The journal is at its end. */
  void finish() {
    if (close != null) {
      return;
    }
    Where where = last.where().of(id);
    findings.add(
        restart == null
            ? Finding.at(last.n(), Reason.NO_CLOSE_END, where)
            : Finding.at(last.n(), Reason.NO_CLOSE_BOOT, where, restart.cause()));
  }

  SessionId id() {
    return id;
  }

  Accepted first() {
    return first;
  }

  Accepted last() {
    return last;
  }

  Optional<Challenge> notBefore() {
    return notBefore;
  }

  Optional<Accepted> close() {
    return Optional.ofNullable(close);
  }

  Optional<Restart> restart() {
    return Optional.ofNullable(restart);
  }

  /** Whether its records include this number, if they were all there. */
  boolean spans(long n) {
    return first.n() <= n && n <= last.n();
  }

  SessionReport.Content content() {
    return new SessionReport.Content(av.count, still.count, marks, av.plainBytes, av.mediaMs);
  }
}
