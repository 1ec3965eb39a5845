package io.shuijing.dock.offload;

import java.io.IOException;

/** The recorder answered that it does not do what was asked. */
public final class RecorderRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RecorderRefused(String asked, String reason, String detail) {
    super("the recorder refused " + asked + ": " + reason + ", " + detail);
    this.reason = reason;
  }

  /** Its reason, one word. */
  public String reason() {
    return reason;
  }
}
