package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.Trigger.AtKind;
import io.shuijing.simulator.disk.Trigger.AtOnce;
import io.shuijing.simulator.disk.Trigger.AtOperation;
import io.shuijing.simulator.disk.Trigger.AtTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Faults that wait for their trigger, and those that are due and could not do anything yet. */
final class ArmedFaults {
  /**
   * A fault that waits.
   *
   * @param from what the counter of the trigger stood at when it was armed
   */
  record Armed(DiskFault fault, Trigger trigger, long from) {}

  private final List<Armed> armed = new ArrayList<>();
  private final Map<Operation, Long> ofKind = new EnumMap<>(Operation.class);
  private long operations;

  long operations() {
    return operations;
  }

  void arm(DiskFault fault, Trigger trigger) {
    long from =
        switch (trigger) {
          case AtKind(Operation kind, _) -> ofKind.getOrDefault(kind, 0L);
          case AtOperation _ -> operations;
          case AtTime _, AtOnce _ -> 0;
        };
    armed.add(new Armed(fault, trigger, from));
  }

  void count(Operation operation) {
    operations++;
    ofKind.merge(operation, 1L, Long::sum);
  }

  List<Armed> due(long nowNanos) {
    if (armed.isEmpty()) {
      return List.of();
    }
    return armed.stream().filter(each -> isDue(each, nowNanos)).toList();
  }

  private boolean isDue(Armed each, long nowNanos) {
    return switch (each.trigger) {
      case AtOnce _ -> true;
      case AtOperation(long number) -> operations - each.from >= number;
      case AtKind(Operation kind, long number) ->
          ofKind.getOrDefault(kind, 0L) - each.from >= number;
      case AtTime(var steady) -> nowNanos >= steady.toNanos();
    };
  }

  void disarm(Armed each) {
    armed.remove(each);
  }

  void clear() {
    armed.clear();
  }

  ArmedFaults copy() {
    ArmedFaults copy = new ArmedFaults();
    copy.armed.addAll(armed);
    copy.ofKind.putAll(ofKind);
    copy.operations = operations;
    return copy;
  }
}
