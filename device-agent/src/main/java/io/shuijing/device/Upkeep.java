package io.shuijing.device;

import io.shuijing.device.clock.Timekeeper;
import io.shuijing.device.forecast.Energy;
import io.shuijing.device.forecast.Room;
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
  private final long reserveBytes;
  private long lastAliveMs;
  private Energy energy = Energy.UNKNOWN;
  private Room room = Room.UNKNOWN;

  Upkeep(RecorderHardware hardware, Scribe scribe, Timekeeper timekeeper, long reserveBytes) {
    this.hardware = hardware;
    this.scribe = scribe;
    this.timekeeper = timekeeper;
    this.reserveBytes = reserveBytes;
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
      room = room.resting();
      return;
    }
    Room.Step step = room.recording(scribe.monoMs(), free.getAsLong() - reserveBytes);
    room = step.next();
    step.warning().ifPresent(minutes -> due.add(new RecorderEvent.StorageLow(minutes)));
  }

  private void battery(List<RecorderEvent> due) {
    OptionalInt charge = hardware.battery().chargePermille();
    Energy.Step step = energy.at(scribe.monoMs(), charge);
    energy = step.next();
    step.warning().ifPresent(minutes -> due.add(new RecorderEvent.BatteryLow(minutes)));
    if (step.close()) {
      due.add(new RecorderEvent.BatteryEmpty(charge.orElse(0)));
    }
  }
}
