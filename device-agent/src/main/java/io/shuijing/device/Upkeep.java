package io.shuijing.device;

import io.shuijing.device.clock.Timekeeper;
import io.shuijing.device.forecast.Energy;
import io.shuijing.device.forecast.Supplies;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderState;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tinylog.Logger;

/** What is due as time goes by. */
final class Upkeep {
  /** How often the journal says that the recorder is still on. */
  static final long ALIVE_EVERY_MS = 30_000;

  private final RecorderHardware hardware;
  private final Scribe scribe;
  private final Timekeeper timekeeper;
  private final Supplies supplies;
  private final long reserveBytes;
  private long lastAliveMs;

  Upkeep(RecorderParts parts, Scribe scribe, Timekeeper timekeeper, Supplies supplies) {
    this.hardware = parts.hardware();
    this.supplies = supplies;
    this.scribe = scribe;
    this.timekeeper = timekeeper;
    this.reserveBytes = parts.tuning().reserveBytes();
    this.lastAliveMs = scribe.monoMs();
  }

  /** At a tick; what the state machine should know. */
  List<RecorderEvent> tick(RecorderState state) {
    try {
      List<RecorderEvent> due = new ArrayList<>();
      if (scribe.monoMs() - lastAliveMs >= ALIVE_EVERY_MS) {
        lastAliveMs = scribe.monoMs();
        OptionalLong free = freeBytes();
        scribe.alive(state.word(), free.orElse(0), hardware.battery().chargePermille());
        if (state instanceof RecorderState.Faulted) {
          return List.of(new RecorderEvent.JournalWorks());
        }
        room(state, free, due);
      }
      if (!state.around().docked()) {
        timekeeper.tick();
      }
      battery(due);
      return due;
    } catch (JournalLost e) {
      Logger.error(e, "journal");
      return List.of(new RecorderEvent.JournalFailed(e.part(), e.fault()));
    }
  }

  private OptionalLong freeBytes() {
    try {
      return OptionalLong.of(hardware.volume().freeBytes());
    } catch (HardwareFault e) {
      Logger.warn(e, "card: free room is not known");
      return OptionalLong.empty();
    }
  }

  private void room(RecorderState state, OptionalLong free, List<RecorderEvent> due) {
    if (!(state instanceof RecorderState.Recording) || free.isEmpty()) {
      supplies.resting();
      return;
    }
    supplies
        .recording(scribe.monoMs(), free.getAsLong() - reserveBytes)
        .ifPresent(minutes -> due.add(new RecorderEvent.StorageLow(minutes)));
  }

  private void battery(List<RecorderEvent> due) {
    OptionalInt charge = hardware.battery().chargePermille();
    Energy.Step step = supplies.gauge(scribe.monoMs(), charge);
    step.warning().ifPresent(minutes -> due.add(new RecorderEvent.BatteryLow(minutes)));
    if (step.close()) {
      due.add(new RecorderEvent.BatteryEmpty(charge.orElse(0)));
    }
  }
}
