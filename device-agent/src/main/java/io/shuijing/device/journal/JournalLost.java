package io.shuijing.device.journal;

import io.shuijing.hal.HardwareFault;

/** The journal did not take a record: without it nothing that follows can be acknowledged. */
public final class JournalLost extends HardwareFault {
  private static final long serialVersionUID = 1L;

  JournalLost(HardwareFault cause) {
    super(cause.part(), cause.fault(), "the journal takes no record: " + cause.getMessage(), cause);
  }
}
