package io.shuijing.dock.offload;

import java.io.IOException;

/** The recorder answered what the protocol does not allow; nothing it says is believed further. */
public final class ProtocolBroken extends IOException {
  private static final long serialVersionUID = 1L;

  public ProtocolBroken(String message) {
    super(message);
  }

  public ProtocolBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
