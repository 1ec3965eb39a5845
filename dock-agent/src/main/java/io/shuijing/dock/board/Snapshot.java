package io.shuijing.dock.board;

import io.shuijing.evidence.Name;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The dock at one moment. */
public record Snapshot(
    Instant at,
    Instant started,
    Name dock,
    StoreView store,
    List<BayView> bays,
    List<Alarm> alarms,
    Map<Count, Long> counts) {
  /** Keeps its own lists and counts. */
  public Snapshot {
    bays = List.copyOf(bays);
    alarms = List.copyOf(alarms);
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** A table for a terminal, in Chinese or in English. */
  public String table(boolean chinese) {
    return new StatusTable(this, chinese).text();
  }

  /** The same as one JSON object, for programs. */
  public String json() {
    return StatusJson.of(this);
  }

  /** Prometheus text format, version 0.0.4. */
  public String metrics() {
    return Metrics.of(this);
  }
}
