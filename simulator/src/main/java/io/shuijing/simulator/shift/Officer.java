package io.shuijing.simulator.shift;

import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.plan.Script;
import io.shuijing.simulator.world.Chance;
import java.util.EnumSet;
import java.util.Set;

/** What the officers of a shift do, and when: drawn before it begins. */
final class Officer {
  private static final Set<Signal> RECORDS =
      EnumSet.of(
          Signal.RECORDING,
          Signal.MARKED,
          Signal.IMPORTANT,
          Signal.LOW_BATTERY,
          Signal.LOW_STORAGE,
          Signal.WARNING);

  private final World world;
  private final RecorderUnit recorder;
  private final DockUnit dock;
  private final Chance chance;
  private long atMs = 500;

  Officer(World world, RecorderUnit recorder, DockUnit dock) {
    this.world = world;
    this.recorder = recorder;
    this.dock = dock;
    this.chance = world.chance("officer");
  }

  /** Enters everything into the agenda; gives the time at which the shift is over. */
  long enter() {
    Script script = world.plan().script();
    at(recorder::switchOn);
    for (int round = 0; round < script.rounds(); round++) {
      later(500, 3_000);
      at(dock::order);
      visit();
      for (int recording = 0; recording < script.recordings(); recording++) {
        record(script.segments());
      }
    }
    later(1_000, 20_000);
    visit();
    return atMs;
  }

  private void visit() {
    at(this::stopRecording);
    later(200, 1_500);
    at(() -> recorder.link().plugInto(DockUnit.BAY));
    later(8_000, 40_000);
    at(recorder.link()::pull);
    later(500, 10_000);
  }

  private void record(int segments) {
    at(() -> recorder.press(chance.permille(500) ? Touch.SHORT : Touch.LONG));
    long lengthMs = segments * 2_000L + chance.below(2_000);
    long markMs = chance.below(lengthMs);
    long beginMs = atMs;
    atMs = beginMs + markMs;
    at(() -> recorder.press(Touch.SHORT));
    atMs = beginMs + lengthMs;
    at(this::stopRecording);
    later(1_000, 20_000);
  }

  // whoever wears it sees that it records
  private void stopRecording() {
    Signal shown = recorder.shown();
    if (shown != null && RECORDS.contains(shown)) {
      recorder.press(Touch.LONG);
    }
  }

  private void later(long least, long most) {
    atMs += chance.between(least, most);
  }

  private void at(Runnable what) {
    world.agenda().at(atMs * 1_000_000, what);
  }
}
