package io.shuijing.device;

import io.shuijing.device.clock.Timekeeper;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderState;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import java.util.Optional;
import java.util.OptionalInt;
import org.tinylog.Logger;

/** What is due as time goes by. */
final class Upkeep {
  /** How often the journal says that the recorder is still on. */
  static final long ALIVE_EVERY_MS = 30_000;

  private static final int BATTERY_LOW_PERMILLE = 100;
  private static final int BATTERY_WELL_PERMILLE = 150;

  private final RecorderHardware hardware;
  private final Scribe scribe;
  private final Timekeeper timekeeper;
  private long lastAliveMs;
  private boolean batteryTold;

  Upkeep(RecorderHardware hardware, Scribe scribe, Timekeeper timekeeper) {
    this.hardware = hardware;
    this.scribe = scribe;
    this.timekeeper = timekeeper;
    this.lastAliveMs = scribe.monoMs();
  }

  /** At a tick; what the state machine should know, if there is something. */
  Optional<RecorderEvent> tick(RecorderState state) {
    try {
      if (scribe.monoMs() - lastAliveMs >= ALIVE_EVERY_MS) {
        lastAliveMs = scribe.monoMs();
        scribe.alive(state.word(), freeBytes(), hardware.battery().chargePermille());
        if (state instanceof RecorderState.Faulted) {
          return Optional.of(new RecorderEvent.JournalWorks());
        }
      }
      if (!state.around().docked()) {
        timekeeper.tick();
      }
      return battery();
    } catch (JournalLost e) {
      Logger.error(e, "journal");
      return Optional.of(new RecorderEvent.JournalFailed(e.part(), e.fault()));
    }
  }

  private long freeBytes() {
    try {
      return hardware.volume().freeBytes();
    } catch (HardwareFault e) {
      Logger.warn(e, "card: free room is not known");
      return 0;
    }
  }

  private Optional<RecorderEvent> battery() {
    OptionalInt charge = hardware.battery().chargePermille();
    if (charge.isEmpty() || charge.getAsInt() > BATTERY_WELL_PERMILLE) {
      batteryTold = false;
    } else if (charge.getAsInt() < BATTERY_LOW_PERMILLE && !batteryTold) {
      batteryTold = true;
      return Optional.of(new RecorderEvent.BatteryLow(charge.getAsInt()));
    }
    return Optional.empty();
  }
}
