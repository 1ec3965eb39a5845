package io.shuijing.hal.capture;

/** What came of a still picture. */
public sealed interface Still {

  /** A JPEG picture, as large as the pictures of the stream. */
  record Made(byte[] jpeg) implements Still {}

  /** There is none. */
  record Failed(String reason) implements Still {}

  /**
   * What a still is made of.
   *
   * @param head of the stream, as {@link CaptureEvent.Init} gave it
   * @param fragment in which the picture is
   * @param mediaMs of the picture; the last picture if the fragment ends before
   */
  record Exposed(byte[] head, CaptureEvent.Fragment fragment, long mediaMs) {}
}
