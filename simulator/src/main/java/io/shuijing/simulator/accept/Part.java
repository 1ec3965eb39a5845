package io.shuijing.simulator.accept;

import java.util.Locale;
import java.util.Optional;

/** A part of a recorder that a result is about. */
enum Part {
  LINK,
  KEY,
  FIRMWARE,
  JOURNAL,
  CARD,
  BATTERY,
  CLOCK,
  PLACE,
  PROMPT,
  BUTTON,
  LIGHTS,
  CAMERA,
  MICROPHONE,
  SPEAKER,
  POWER,
  OTHER;

  /** The word in journals and words files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a recorder's check or fault names. */
  static Optional<Part> named(String word) {
    for (Part part : values()) {
      if (part.word().equals(word)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
