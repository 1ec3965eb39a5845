package io.shuijing.simulator.parts;

import io.shuijing.hal.sound.Speaker;
import io.shuijing.simulator.world.Agenda;
import java.util.function.Consumer;

/** A loudspeaker that takes as long as the sound is. */
public final class VirtualSpeaker implements Speaker {
  private static final int HEAD_BYTES = 44;
  private static final int BYTES_PER_MS = 32;

  private final Agenda agenda;
  private boolean broken;
  private long life;

  /** A speaker that works. */
  public VirtualSpeaker(Agenda agenda) {
    this.agenda = agenda;
  }

  /** From now on nothing is heard; or it is again. */
  public void breakDown(boolean now) {
    broken = now;
  }

  /** The power goes: nobody is told of what played. */
  public void powerOff() {
    life++;
  }

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    long played = life;
    long ms = broken ? 1 : Math.max(0, wav.length - HEAD_BYTES) / BYTES_PER_MS;
    agenda.in(
        ms,
        () -> {
          if (played == life) {
            outcome.accept(broken ? new Outcome.Failed("broken") : new Outcome.Played());
          }
        });
  }
}
