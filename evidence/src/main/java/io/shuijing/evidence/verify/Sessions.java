package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.track.TrackFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the records by session and the blocks by track. */
final class Sessions implements Follower {
  private final Findings findings;
  private final Statements statements;
  private final Map<SessionId, SessionTrail> trails = new LinkedHashMap<>();
  private final List<SessionTrail> running = new ArrayList<>();
  private final List<Restart> starts = new ArrayList<>();
  private final SortedMap<String, List<Named>> tracks = new TreeMap<>();
  private @Nullable Accepted previous;

  Sessions(Findings findings, Statements statements) {
    this.findings = findings;
    this.statements = statements;
  }

  @Override
  public void accept(Accepted record) {
    switch (record.entry()) {
      case Entry.SessionOpen open -> trail(open.session(), record).opened(record);
      case Entry.Segment segment -> segment(record, segment);
      case Entry.Prompt prompt -> trail(prompt.session(), record).prompted(record);
      case Entry.Mark mark -> trail(mark.session(), record).marked(record);
      case Entry.Gap gap -> trail(gap.session(), record).gap(record, gap);
      case Entry.SessionClose close -> trail(close.session(), record).closed(record, close);
      case Entry.Boot boot -> started(record, boot);
      case Entry.Genesis _,
          Entry.ClockSet _,
          Entry.CheckIn _,
          Entry.CheckOut _,
          Entry.PreCheck _,
          Entry.Fault _,
          Entry.Alive _,
          Entry.Wipe _,
          Entry.Off _ -> {}
    }
    if (!starts.isEmpty()) {
      starts.getLast().follow(record);
    }
    previous = record;
  }

  private SessionTrail trail(SessionId id, Accepted record) {
    SessionTrail known = trails.get(id);
    if (known != null) {
      return known;
    }
    SessionTrail trail = new SessionTrail(id, record, statements.challenge(), findings);
    trails.put(id, trail);
    running.add(trail);
    return trail;
  }

  private void segment(Accepted record, Entry.Segment segment) {
    SessionTrail trail = trail(segment.session(), record);
    trail.segment(record, segment);
    tracks
        .computeIfAbsent(TrackFormat.path(segment), _ -> new ArrayList<>())
        .add(Named.of(record, segment, trail));
  }

  private void started(Accepted record, Entry.Boot boot) {
    Restart restart = new Restart(Optional.ofNullable(previous), record, boot);
    starts.add(restart);
    running.forEach(trail -> trail.interrupted(restart));
    running.clear();
  }

  void finish() {
    trails.values().forEach(SessionTrail::finish);
  }

  Collection<SessionTrail> trails() {
    return trails.values();
  }

  /** Blocks by path of their track, in the order of the journal. */
  SortedMap<String, List<Named>> tracks() {
    return tracks;
  }

  /** The longest that could have been cut off before a start. */
  Tail cuttable() {
    return starts.stream().map(Restart::cuttable).reduce(Tail.NONE, Tail::or);
  }
}
