package io.shuijing.simulator.parts;

import io.shuijing.hal.power.Battery;
import io.shuijing.simulator.world.Agenda;
import java.util.OptionalInt;

/**
 * A battery (P1): its charge falls while the recorder is on; its gauge may lie, or say nothing.
 * Whether the power goes is decided by whoever looks at {@link #isEmpty}.
 */
public final class VirtualBattery implements Battery {
  private static final int FULL = 1_000;

  private final Agenda agenda;
  private double charge = FULL;
  private double perSecond;
  private long lastMs;
  private int gaugeError;
  private boolean gaugeSilent;

  /** A full battery that nothing draws from. */
  public VirtualBattery(Agenda agenda) {
    this.agenda = agenda;
  }

  private void settle() {
    charge = Math.clamp(charge + perSecond * (agenda.nowMs() - lastMs) / 1_000, 0, FULL);
    lastMs = agenda.nowMs();
  }

  /** From now on the charge changes by so many permille in a second. */
  public void change(double permillePerSecond) {
    settle();
    perSecond = permillePerSecond;
  }

  /** The charge is this one now, as with an aged cell in the cold. */
  public void drop(int permille) {
    settle();
    charge = Math.min(charge, permille);
  }

  /** Charged from somewhere, to at least this. */
  public void refill(int permille) {
    settle();
    charge = Math.max(charge, permille);
  }

  /** The gauge is off by so much. */
  public void misread(int permille) {
    gaugeError = permille;
  }

  /** The gauge does not answer; or does again. */
  public void silence(boolean now) {
    gaugeSilent = now;
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    settle();
    return charge <= 0;
  }

  @Override
  public OptionalInt chargePermille() {
    settle();
    return gaugeSilent
        ? OptionalInt.empty()
        : OptionalInt.of(Math.clamp((long) charge + gaugeError, 0, FULL));
  }
}
