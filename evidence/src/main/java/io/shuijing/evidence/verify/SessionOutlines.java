package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Outlines the sessions of a journal whose records were verified when they were taken over, in one
 * pass that may be broken off anywhere and taken up at {@link #resumeAt}: the outlines are the same
 * as if the journal had been read at once. Keeps only what is still going on in memory.
 *
 * <p>A session is settled when it is closed, or when the next one opens. What a recorder writes of
 * a settled session later is not looked at here; the whole {@link Verifier} names it.
 */
public final class SessionOutlines {
  private final Map<SessionId, Draft> drafts = new LinkedHashMap<>();
  private final List<Outline> settled = new ArrayList<>();
  private @Nullable SessionId lastSettled;
  private @Nullable Accepted previous;

  /** From the first record of a journal. */
  public SessionOutlines() {}

  /**
   * From where another reading ended.
   *
   * @param before the record at {@link #resumeAt}
   * @param offset where it stands
   * @param lastSettled what {@link #lastSettled} gave
   */
  public SessionOutlines(StoredRecord before, long offset, Optional<SessionId> lastSettled) {
    this.previous = new Accepted(before, true, offset, 0);
    this.lastSettled = lastSettled.orElse(null);
  }

  /**
   * Takes the next record.
   *
   * @param offset where it stands in the journal
   */
  public void accept(StoredRecord stored, long offset) {
    Accepted record = new Accepted(stored, true, offset, 0);
    if (record.entry() instanceof Entry.SessionOpen open) {
      settleAllBut(open.session());
    }
    Optional<Draft> own = record.entry().ofSession().flatMap(id -> draft(id, record));
    drafts.values().forEach(draft -> draft.clock.accept(record));
    own.ifPresent(draft -> draft.add(record));
    if (record.entry() instanceof Entry.Boot boot) {
      Restart restart = new Restart(Optional.ofNullable(previous), record, boot);
      drafts.values().forEach(draft -> draft.trail.interrupted(restart));
    }
    own.filter(Draft::isClosed).ifPresent(this::settle);
    previous = record;
  }

  private Optional<Draft> draft(SessionId id, Accepted record) {
    if (lastSettled != null && id.compareTo(lastSettled) <= 0) {
      return Optional.empty();
    }
    return Optional.of(drafts.computeIfAbsent(id, _ -> new Draft(id, record, previous)));
  }

  private void settleAllBut(SessionId opened) {
    drafts.values().stream()
        .filter(draft -> !draft.trail.id().equals(opened))
        .toList()
        .forEach(this::settle);
  }

  private void settle(Draft draft) {
    SessionId id = draft.trail.id();
    drafts.remove(id);
    settled.add(draft.outline());
    lastSettled = lastSettled == null || id.compareTo(lastSettled) > 0 ? id : lastSettled;
  }

  /** Sessions that were settled since this was asked last. */
  public List<Outline> takeSettled() {
    List<Outline> taken = List.copyOf(settled);
    settled.clear();
    return taken;
  }

  /** Sessions that are still going on, as far as they have come. */
  public List<Outline> running() {
    return drafts.values().stream().map(Draft::outline).toList();
  }

  /** The highest settled session. */
  public Optional<SessionId> lastSettled() {
    return Optional.ofNullable(lastSettled);
  }

  /**
   * Where a later reading has to begin: the record there is given to its constructor, those behind
   * it to {@link #accept}. Empty if it has to begin at the first record.
   */
  public Optional<StoredRecord> resumeAt() {
    return resumeRecord().map(Accepted::stored);
  }

  /** Where the record of {@link #resumeAt} stands; 0 if there is none. */
  public long resumeOffset() {
    return resumeRecord().map(Accepted::offset).orElse(0L);
  }

  private Optional<Accepted> resumeRecord() {
    return drafts.isEmpty()
        ? Optional.ofNullable(previous)
        : Optional.ofNullable(drafts.values().iterator().next().before);
  }

  /** A session while its records come. */
  private static final class Draft {
    private final Findings findings = new Findings();
    private final ClockCheck clock = new ClockCheck(findings);
    private final @Nullable Accepted before;
    private final SessionTrail trail;
    private final TrackEnds ends = new TrackEnds();
    private Optional<String> assignment = Optional.empty();

    Draft(SessionId id, Accepted first, @Nullable Accepted before) {
      this.before = before;
      this.trail = new SessionTrail(id, first, Optional.empty(), findings);
      if (before != null) {
        clock.accept(before);
      }
    }

    boolean isClosed() {
      return trail.close().isPresent();
    }

    void add(Accepted record) {
      switch (record.entry()) {
        case Entry.SessionOpen open -> {
          trail.opened(record);
          assignment = assignment.or(open::assignment);
        }
        case Entry.Segment segment -> {
          trail.segment(record, segment);
          ends.add(record, segment);
        }
        case Entry.Prompt _ -> trail.prompted(record);
        case Entry.Mark _ -> trail.marked(record);
        case Entry.Gap gap -> trail.gap(record, gap);
        case Entry.SessionClose close -> trail.closed(record, close);
        case Entry.Genesis _,
            Entry.Boot _,
            Entry.ClockSet _,
            Entry.CheckIn _,
            Entry.CheckOut _,
            Entry.PreCheck _,
            Entry.Fault _,
            Entry.Alive _,
            Entry.Wipe _,
            Entry.Off _ -> {}
      }
    }

    Outline outline() {
      Verdict open = isClosed() ? Verdict.INTACT : Verdict.OPEN_ENDED;
      Verdict verdict =
          findings.sorted().stream()
              .filter(finding -> trail.spans(finding.n().orElse(trail.first().n())))
              .map(Finding::verdict)
              .reduce(open.or(findings.omittedWorst()), Verdict::or);
      return new Outline(
          trail.id(), assignment, verdict, Summary.times(trail), trail.content(), ends.byPath());
    }
  }
}
