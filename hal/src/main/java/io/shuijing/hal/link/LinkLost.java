package io.shuijing.hal.link;

import io.shuijing.hal.HardwareFault;

/** The other side is gone, refused, or broke the rules of the link. Connect again and ask again. */
public class LinkLost extends HardwareFault {
  private static final long serialVersionUID = 1L;

  public LinkLost(String fault, String message) {
    super("link", fault, message);
  }

  public LinkLost(String fault, String message, Throwable cause) {
    super("link", fault, message, cause);
  }
}
