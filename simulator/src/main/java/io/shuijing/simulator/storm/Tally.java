package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.Profile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What many shifts came to. Safe for several threads. */
final class Tally {
  private final SortedMap<String, Long> figures = new TreeMap<>();
  private final Map<Profile, Long> shifts = new EnumMap<>(Profile.class);
  private final List<Failed> failed = new ArrayList<>();
  private long played;

  /** A shift that failed. */
  record Failed(FaultPlan plan, Outcome.Failure failure) {}

  synchronized void add(FaultPlan plan, Outcome outcome) {
    played++;
    shifts.merge(plan.profile(), 1L, Long::sum);
    outcome.addTo(figures);
    outcome.failure().ifPresent(failure -> failed.add(new Failed(plan, failure)));
  }

  synchronized long played() {
    return played;
  }

  synchronized List<Failed> failed() {
    return List.copyOf(failed);
  }

  synchronized SortedMap<String, Long> figures() {
    return new TreeMap<>(figures);
  }

  synchronized Map<Profile, Long> shifts() {
    return new EnumMap<>(shifts);
  }

  /** Sum of all figures that begin like this. */
  synchronized long sum(String prefix) {
    return figures.tailMap(prefix).entrySet().stream()
        .takeWhile(figure -> figure.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many figures begin like this. */
  synchronized long kinds(String prefix) {
    return figures.tailMap(prefix).keySet().stream()
        .takeWhile(name -> name.startsWith(prefix))
        .count();
  }
}
