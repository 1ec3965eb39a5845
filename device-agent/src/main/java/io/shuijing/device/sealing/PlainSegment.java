package io.shuijing.device.sealing;

import io.shuijing.device.journal.RecorderClock;
import io.shuijing.evidence.media.Place;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.time.Clocks.WallReading;
import java.util.Arrays;
import java.util.Optional;

/** Puts the telemetry box before a fragment: when and where it was taken. */
public final class PlainSegment {
  private final RecorderClock clock;
  private final Positioning positioning;
  private final Battery battery;

  /** Telemetry of these parts. */
  public PlainSegment(RecorderClock clock, Positioning positioning, Battery battery) {
    this.clock = clock;
    this.positioning = positioning;
    this.battery = battery;
  }

  /**
   * The plain segment.
   *
   * @param takenAtMs when its first picture was taken, in milliseconds since the start
   */
  public byte[] of(byte[] fragment, long takenAtMs) {
    byte[] box = telemetry(takenAtMs).box();
    byte[] plain = Arrays.copyOf(box, box.length + fragment.length);
    System.arraycopy(fragment, 0, plain, box.length, fragment.length);
    return plain;
  }

  /**
   * The plain segment of a still.
   *
   * @param takenAtMs when it was taken, in milliseconds since the start
   */
  public byte[] ofStill(byte[] jpeg, long takenAtMs) {
    return telemetry(takenAtMs).leadingStill(jpeg);
  }

  private Telemetry telemetry(long takenAtMs) {
    WallReading wall = clock.clocks().wall();
    return new Telemetry(
        clock.wallAt(takenAtMs),
        RecorderClock.source(wall.source()),
        wall.uncertaintyMs(),
        place(clock.monoMs() - takenAtMs),
        battery.chargePermille());
  }

  private Optional<Place> place(long sinceFirstPictureMs) {
    return positioning.fix().flatMap(fix -> place(fix, sinceFirstPictureMs));
  }

  private static Optional<Place> place(Fix fix, long sinceFirstPictureMs) {
    return Place.of(
        fix.latitudeDegrees(),
        fix.longitudeDegrees(),
        fix.uncertaintyMetres(),
        Math.max(0, fix.ageMs() - sinceFirstPictureMs));
  }
}
