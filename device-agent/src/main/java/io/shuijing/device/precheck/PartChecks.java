package io.shuijing.device.precheck;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.RecorderClock;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.hal.time.Clocks.Source;
import io.shuijing.hal.time.Clocks.WallReading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tinylog.Logger;

/** The checks of a recorder's parts. */
public final class PartChecks {
  /** Less free room than this is worth a warning: about half an hour at 4 Mbit/s. */
  static final long CARD_WARN_BYTES = 1L << 30;

  /** Less charge than this is worth a warning. */
  static final int BATTERY_WARN_PERMILLE = 200;

  /** A clock that may be off by more than this is worth a warning. */
  static final long CLOCK_WARN_MS = 1_000;

  private final RecorderHardware hardware;
  private final Journal journal;
  private final Prompts prompts;
  private final long reserveBytes;

  /**
   * Checks of these parts.
   *
   * @param reserveBytes with less room than this nothing can be recorded
   */
  public PartChecks(
      RecorderHardware hardware, Journal journal, Prompts prompts, long reserveBytes) {
    this.hardware = hardware;
    this.journal = journal;
    this.prompts = prompts;
    this.reserveBytes = reserveBytes;
  }

  /** Checks everything, now. */
  public List<Check> run() {
    return List.of(card(), journal(), battery(), clock(), place(), prompt());
  }

  private Check card() {
    try {
      long free = hardware.volume().freeBytes();
      String result = free < reserveBytes ? "fail" : free < CARD_WARN_BYTES ? "warn" : "ok";
      return new Check("card", result, Long.toString(free));
    } catch (HardwareFault e) {
      Logger.warn(e, "card");
      return new Check("card", "fail", e.fault());
    }
  }

  private Check journal() {
    boolean whole = journal.found().damaged().isEmpty();
    return new Check("journal", whole ? "ok" : "fail", Long.toString(journal.head().size()));
  }

  private Check battery() {
    OptionalInt charge = hardware.battery().chargePermille();
    if (charge.isEmpty()) {
      return new Check("battery", "warn", "-");
    }
    String result = charge.getAsInt() < BATTERY_WARN_PERMILLE ? "warn" : "ok";
    return new Check("battery", result, Integer.toString(charge.getAsInt()));
  }

  private Check clock() {
    WallReading wall = hardware.clocks().wall();
    boolean trusted =
        wall.source() != Source.NONE
            && wall.uncertaintyMs().orElse(Long.MAX_VALUE) <= CLOCK_WARN_MS;
    String source = RecorderClock.source(wall.source()).word();
    String uncertainty =
        wall.uncertaintyMs().isPresent() ? Long.toString(wall.uncertaintyMs().getAsLong()) : "-";
    return new Check("clock", trusted ? "ok" : "warn", source + ":" + uncertainty);
  }

  private Check place() {
    Optional<Fix> fix = hardware.positioning().fix();
    // the journal says how well the place is known, never the place
    return fix.map(f -> new Check("place", "ok", Math.round(f.uncertaintyMetres()) + "m"))
        .orElseGet(() -> new Check("place", "warn", "-"));
  }

  private Check prompt() {
    return new Check(
        "prompt", prompts.isAssigned() ? "ok" : "warn", prompts.current().wording().id());
  }
}
