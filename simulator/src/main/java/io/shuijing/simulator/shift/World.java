package io.shuijing.simulator.shift;

import io.shuijing.simulator.oracle.ShadowLog;
import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.Trace;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all parts of one shift share.
 *
 * @param figures how often what happened
 */
record World(
    FaultPlan plan,
    Agenda agenda,
    Trace trace,
    ShadowLog log,
    SortedMap<String, Long> figures,
    Chance root) {

  static World of(FaultPlan plan) {
    Agenda agenda = new Agenda();
    return new World(
        plan,
        agenda,
        new Trace(agenda),
        new ShadowLog(),
        new TreeMap<>(),
        new Chance(plan.seed()).stream("world"));
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
