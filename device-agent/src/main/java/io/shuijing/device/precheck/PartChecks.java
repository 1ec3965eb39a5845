package io.shuijing.device.precheck;

import io.shuijing.device.forecast.Supplies;
import io.shuijing.device.journal.Journal;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.place.Positioning.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.tinylog.Logger;

/** The checks of a recorder's parts. Used by one thread. */
public final class PartChecks {
  /** Less time than this is worth a warning; a shift's one activity is seldom longer. */
  static final long WARN_MINUTES = 60;

  private static final String UNKNOWN = "-";

  private final RecorderHardware hardware;
  private final Journal journal;
  private final Prompts prompts;
  private final Yardstick yardstick;
  private final ClockCheck clock;
  private Media media = new Media.Unknown();

  /** Checks of these parts. */
  public PartChecks(
      RecorderHardware hardware, Journal journal, Prompts prompts, Yardstick yardstick) {
    this.hardware = hardware;
    this.journal = journal;
    this.prompts = prompts;
    this.yardstick = yardstick;
    this.clock = new ClockCheck(journal);
  }

  /**
   * What the parts are measured by.
   *
   * @param reserveBytes with less room than this nothing can be recorded
   * @param microphoneFloorDb what is not louder than this is the microphone's own noise
   * @param hasSound whether sound is recorded at all
   * @param spoke whether the last sound was played to its end; empty before the first
   */
  public record Yardstick(
      Supplies supplies,
      long reserveBytes,
      int microphoneFloorDb,
      boolean hasSound,
      Supplier<Optional<Boolean>> spoke) {}

  /** The camera ran, and this came of it. */
  public void ran(Media seen) {
    media = seen;
  }

  /** Everything, with what is known of camera and microphone. */
  public List<Check> all() {
    List<Check> all = new ArrayList<>(withoutCamera());
    all.addAll(ofCamera());
    return all;
  }

  /** Everything that is known without the camera; takes no time. */
  public List<Check> withoutCamera() {
    Check journalCheck = journal();
    return List.of(
        card(), journalCheck, key(), battery(), clock.run(), place(), speaker(), prompt());
  }

  /** Camera and microphone, as they ran last. */
  public List<Check> ofCamera() {
    return switch (media) {
      case Media.Unknown _ ->
          List.of(new Check("camera", "warn", UNKNOWN), new Check("microphone", "warn", UNKNOWN));
      case Media.GaveNothing(String fault) ->
          List.of(new Check("camera", "fail", fault), new Check("microphone", "warn", UNKNOWN));
      case Media.Gave(OptionalInt decibels) ->
          List.of(new Check("camera", "ok", "pictures"), microphone(decibels));
    };
  }

  private Check microphone(OptionalInt decibels) {
    if (!yardstick.hasSound()) {
      return new Check("microphone", "ok", "off");
    }
    if (decibels.isEmpty()) {
      return new Check("microphone", "warn", UNKNOWN);
    }
    boolean heard = decibels.getAsInt() > yardstick.microphoneFloorDb();
    return new Check("microphone", heard ? "ok" : "warn", decibels.getAsInt() + "dB");
  }

  private Check card() {
    try {
      long free = hardware.volume().freeBytes();
      long minutes = yardstick.supplies().cardMinutes(free - yardstick.reserveBytes());
      String result = minutes < WARN_MINUTES ? "warn" : "ok";
      return new Check(
          "card", free < yardstick.reserveBytes() ? "fail" : result, free + ":" + minutes + "min");
    } catch (HardwareFault e) {
      Logger.warn(e, "card");
      return new Check("card", "fail", e.fault());
    }
  }

  /** Free minutes of the card at the current bit rate; empty if the card does not say. */
  public OptionalLong cardMinutes() {
    try {
      long free = hardware.volume().freeBytes() - yardstick.reserveBytes();
      return OptionalLong.of(yardstick.supplies().cardMinutes(free));
    } catch (HardwareFault e) {
      Logger.warn(e, "card");
      return OptionalLong.empty();
    }
  }

  /** Minutes that the battery lasts; empty if the gauge does not say. */
  public OptionalLong batteryMinutes() {
    OptionalInt charge = hardware.battery().chargePermille();
    return charge.isEmpty()
        ? OptionalLong.empty()
        : yardstick.supplies().batteryMinutes(journal.clock().monoMs(), charge);
  }

  private Check journal() {
    if (journal.found().damaged().isPresent()) {
      return new Check("journal", "fail", "damaged");
    }
    return switch (journal.lastRecord()) {
      case SOUND, NOT_SIGNED -> new Check("journal", "ok", Long.toString(journal.head().size()));
      case ABSENT -> new Check("journal", "fail", "unreadable");
    };
  }

  // the last record is half a minute old at most: whatever signed it was there just now
  private Check key() {
    return switch (journal.lastRecord()) {
      case SOUND -> new Check("key", "ok", "signed");
      case NOT_SIGNED -> new Check("key", "fail", "not-signed");
      case ABSENT -> new Check("key", "warn", UNKNOWN);
    };
  }

  private Check battery() {
    OptionalInt charge = hardware.battery().chargePermille();
    OptionalLong minutes = batteryMinutes();
    if (charge.isEmpty() || minutes.isEmpty()) {
      return new Check("battery", "warn", UNKNOWN);
    }
    String result = minutes.getAsLong() < WARN_MINUTES ? "warn" : "ok";
    return new Check("battery", result, charge.getAsInt() + ":" + minutes.getAsLong() + "min");
  }

  private Check place() {
    Optional<Fix> fix = hardware.positioning().fix();
    // the journal says how well the place is known, never the place
    return fix.map(f -> new Check("place", "ok", Math.round(f.uncertaintyMetres()) + "m"))
        .orElseGet(() -> new Check("place", "warn", UNKNOWN));
  }

  private Check speaker() {
    Optional<Boolean> spoke = yardstick.spoke().get();
    return spoke
        .map(played ->
            played ? new Check("speaker", "ok", "played") : new Check("speaker", "warn", "failed"))
        .orElseGet(() -> new Check("speaker", "warn", UNKNOWN));
  }

  private Check prompt() {
    return new Check(
        "prompt", prompts.isAssigned() ? "ok" : "warn", prompts.current().wording().id());
  }
}
