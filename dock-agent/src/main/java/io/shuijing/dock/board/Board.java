package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.evidence.Name;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The dock as it is now. Safe for any number of threads. */
public final class Board implements BayEvent.Listener {
  private static final int HAPPENINGS_KEPT = 1_000;
  private static final int ALARMS_KEPT = 100;

  private final Clocks clocks;
  private final Name dock;
  private final Supplier<StoreView> store;
  private final Instant started;
  private final Map<String, BayBoard> bays = new TreeMap<>(new BayOrder());
  private final Deque<Happening> happenings = new ArrayDeque<>();
  private final Deque<Alarm> kept = new ArrayDeque<>();
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private long number;

  /**
   * @param store what the store says of itself; asked whenever somebody looks
   */
  public Board(Clocks clocks, Name dock, Supplier<StoreView> store) {
    this.clocks = clocks;
    this.dock = dock;
    this.store = store;
    this.started = clocks.wall().time();
    for (Count count : Count.values()) {
      counts.put(count, 0L);
    }
  }

  /** There is a bay. */
  public synchronized void opened(String bay, String place) {
    bays.put(bay, new BayBoard(bay, place, clocks.wall().time()));
  }

  @Override
  public synchronized void happened(String bay, BayEvent event) {
    Instant now = clocks.wall().time();
    BayBoard board = bays.computeIfAbsent(bay, name -> new BayBoard(name, "", now));
    switch (event) {
      case BayEvent.Changed(BayState state) -> board.changed(state, now);
      case BayEvent.Described described -> board.described(described, clocks.steadyNanos());
      case BayEvent.Pulled pulled -> board.pulled(pulled, clocks.steadyNanos());
      case BayEvent.Archived _,
          BayEvent.ClockMeasured _,
          BayEvent.Receipted _,
          BayEvent.Freed _,
          BayEvent.LetGo _,
          BayEvent.Notice _ -> {}
      case BayEvent.PutApart(Name recorder, String path, var finding) ->
          keep(new Alarm(now, bay, "put-apart", recorder.last() + " " + path + ": " + finding));
      case BayEvent.Defect(RuntimeException cause) ->
          keep(new Alarm(now, bay, "defect", "a defect of the dock: " + cause));
    }
    Count.add(counts, event);
    if (!(event instanceof BayEvent.Pulled)) { // these would drive all others out
      happenings.addLast(new Happening(++number, now, bay, event));
      if (happenings.size() > HAPPENINGS_KEPT) {
        happenings.removeFirst();
      }
    }
  }

  private void keep(Alarm alarm) {
    boolean known = kept.stream().anyMatch(other -> other.message().equals(alarm.message()));
    if (!known) {
      kept.addLast(alarm);
    }
    if (kept.size() > ALARMS_KEPT) {
      kept.removeFirst();
    }
  }

  /** What has happened after this number, the oldest first; the last thousand are kept. */
  public synchronized List<Happening> since(long after) {
    return happenings.stream().filter(happening -> happening.number() > after).toList();
  }

  /** As it is now. */
  public Snapshot now() {
    StoreView view = store.get(); // may wait for a disk: nobody else waits with it
    synchronized (this) {
      Instant now = clocks.wall().time();
      long nanos = clocks.steadyNanos();
      List<Alarm> alarms = new ArrayList<>();
      StoreAlarm.of(view, now).ifPresent(alarms::add);
      bays.values().stream()
          .map(bay -> bay.alarm(now))
          .flatMap(Optional::stream)
          .forEach(alarms::add);
      alarms.addAll(kept);
      return new Snapshot(
          now,
          started,
          dock,
          view,
          bays.values().stream().map(bay -> bay.at(nanos)).toList(),
          alarms,
          counts);
    }
  }
}
