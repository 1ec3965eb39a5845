package io.shuijing.hal;

import java.io.IOException;

/** A part failed or is not there. The message is one line for a person, with the next step. */
public class HardwareFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final String part;
  private final String fault;

  /**
   * @param part which part, one word: {@code camera}, {@code card}, {@code link}…
   * @param fault what it is, one word that goes into the journal: {@code full}, {@code gone}…
   * @param message one line for a person
   */
  public HardwareFault(String part, String fault, String message) {
    super(message);
    this.part = part;
    this.fault = fault;
  }

  public HardwareFault(String part, String fault, String message, Throwable cause) {
    super(message, cause);
    this.part = part;
    this.fault = fault;
  }

  /** One line for a person; never missing. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public String part() {
    return part;
  }

  public String fault() {
    return fault;
  }
}
