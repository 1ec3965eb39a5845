package io.shuijing.simulator.shift;

import io.shuijing.simulator.oracle.ShadowLog;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.Trace;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all parts of one shift share.
 *
 * @param began the true time at which it begins
 * @param figures how often what happened
 */
record World(
    FaultPlan plan,
    Instant began,
    Agenda agenda,
    Trace trace,
    ShadowLog log,
    SortedMap<String, Long> figures,
    Chance root) {

  /** Around leap days, ends of years and changes of the hour too. */
  static World of(FaultPlan plan) {
    Instant began =
        Instant.parse("2026-01-01T00:00:00Z")
            .plusSeconds(chance(plan).stream("calendar").below(4L * 366 * 86_400));
    return of(plan, began);
  }

  static World of(FaultPlan plan, Instant began) {
    Agenda agenda = new Agenda();
    return new World(
        plan, began, agenda, new Trace(agenda), new ShadowLog(), new TreeMap<>(), chance(plan));
  }

  private static Chance chance(FaultPlan plan) {
    return new Chance(plan.seed()).stream("world");
  }

  Chance chance(String label) {
    return root.stream(label);
  }

  void count(String figure) {
    figures.merge(figure, 1L, Long::sum);
  }

  void fired(String fault) {
    count("fault " + fault);
  }
}
