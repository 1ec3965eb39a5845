package io.shuijing.device.precheck;

import java.util.OptionalInt;

/** What is known of camera and microphone, because they ran. */
public sealed interface Media {

  /** The camera has not run. */
  record Unknown() implements Media {}

  /** The camera gave pictures. */
  record Gave(OptionalInt decibels) implements Media {}

  /** The camera gave none; the word for it in the journal. */
  record GaveNothing(String fault) implements Media {}
}
