package io.shuijing.dock.witness;

import java.io.IOException;

/** A witness did not cosign; the message says why and what to do, in one line. */
public final class WitnessFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean alarming;

  private WitnessFault(String message, boolean alarming) {
    super(message);
    this.alarming = alarming;
  }

  static WitnessFault of(Witness witness, String what) {
    return new WitnessFault("the witness " + witness.key().name() + " " + what, false);
  }

  static WitnessFault alarm(Witness witness, String what) {
    return new WitnessFault("the witness " + witness.key().name() + " " + what, true);
  }

  /** Whether it speaks against the log itself. */
  public boolean isAlarming() {
    return alarming;
  }
}
