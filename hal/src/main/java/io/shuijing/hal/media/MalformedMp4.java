package io.shuijing.hal.media;

import java.io.IOException;

/** A stream is not the fragmented MP4 that {@link FragmentedMp4} takes. */
public final class MalformedMp4 extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offsetBytes;

  MalformedMp4(long offsetBytes, String what) {
    super("byte " + offsetBytes + ": " + what);
    this.offsetBytes = offsetBytes;
  }

  /** Where in the stream the box begins that is wrong. */
  public long offsetBytes() {
    return offsetBytes;
  }
}
