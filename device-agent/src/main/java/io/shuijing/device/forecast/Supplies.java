package io.shuijing.device.forecast;

import io.shuijing.hal.capture.CaptureSettings;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Battery and card of one recorder as time goes by. Used by one thread. */
public final class Supplies {
  private static final long BITS_PER_BYTE = 8;
  private static final long SECONDS_PER_MINUTE = 60;

  /** Seal, records and the container add less than this to what the encoder was asked for. */
  private static final double WITH_OVERHEAD = 1.05;

  private final double nominalBytesPerMinute;
  private Energy energy = Energy.UNKNOWN;
  private Room room = Room.UNKNOWN;

  /** Of a recorder that records with these settings. */
  public Supplies(CaptureSettings capture) {
    long bits = (long) capture.videoBitsPerSecond() + capture.audioBitsPerSecond();
    nominalBytesPerMinute = (double) bits / BITS_PER_BYTE * SECONDS_PER_MINUTE * WITH_OVERHEAD;
  }

  /** The gauge says this; what follows. */
  public Energy.Step gauge(long nowMs, OptionalInt permille) {
    Energy.Step step = energy.at(nowMs, permille);
    energy = step.next();
    return step;
  }

  /**
   * It is recording, and so many bytes are free above what is kept for closing in order.
   *
   * @return the minutes of the warning that is due
   */
  public OptionalLong recording(long nowMs, long freeBytes) {
    Room.Step step = room.recording(nowMs, freeBytes);
    room = step.next();
    return step.warning();
  }

  /** It is not recording. */
  public void resting() {
    room = room.resting();
  }

  /** Minutes until the battery is empty, as it was drained in the last minutes. */
  public OptionalLong batteryMinutes(long nowMs, OptionalInt permille) {
    return energy.at(nowMs, permille).next().drain().minutesLeft();
  }

  /**
   * Minutes until the card is full: at the bit rate that was measured while it recorded last, or at
   * the one that the encoder is asked for.
   *
   * @param freeBytes above what is kept for closing in order
   */
  public long cardMinutes(long freeBytes) {
    double rate = room.bytesPerMinute().orElse(nominalBytesPerMinute);
    return (long) (Math.max(0, freeBytes) / rate);
  }
}
