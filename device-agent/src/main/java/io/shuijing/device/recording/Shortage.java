package io.shuijing.device.recording;

import io.shuijing.device.recording.Command.WriteFault;

/** What is written of a battery or a card that will not last. */
final class Shortage {
  private Shortage() {}

  static WriteFault of(String part, long minutes) {
    return new WriteFault(part, "low", "about " + minutes + " minutes of recording are left");
  }
}
