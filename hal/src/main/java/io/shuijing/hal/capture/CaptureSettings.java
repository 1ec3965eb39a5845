package io.shuijing.hal.capture;

/**
 * What is asked of the encoder.
 *
 * @param widthPx picture width, even (4:2:0 pictures), 16 to 7680
 * @param heightPx picture height, even, 16 to 4320
 * @param framesPerSecond pictures per second, 1 to 120
 * @param videoBitsPerSecond bit rate of the pictures, at least 10,000
 * @param audioBitsPerSecond bit rate of the sound, at least 8,000; 0 for none
 * @param segmentMs length of a segment, 200 to 60,000; every segment starts with a key frame
 */
public record CaptureSettings(
    int widthPx,
    int heightPx,
    int framesPerSecond,
    int videoBitsPerSecond,
    int audioBitsPerSecond,
    int segmentMs) {

  public CaptureSettings {
    within("widthPx", widthPx, 16, 7680);
    within("heightPx", heightPx, 16, 4320);
    if (widthPx % 2 != 0 || heightPx % 2 != 0) {
      throw new IllegalArgumentException("odd picture size " + widthPx + "x" + heightPx);
    }
    within("framesPerSecond", framesPerSecond, 1, 120);
    within("videoBitsPerSecond", videoBitsPerSecond, 10_000, 100_000_000);
    if (audioBitsPerSecond != 0) {
      within("audioBitsPerSecond", audioBitsPerSecond, 8_000, 512_000);
    }
    within("segmentMs", segmentMs, 200, 60_000);
  }

  /** The same in segments of another length. */
  public CaptureSettings withSegmentMs(int otherMs) {
    return new CaptureSettings(
        widthPx, heightPx, framesPerSecond, videoBitsPerSecond, audioBitsPerSecond, otherMs);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be " + least + " to " + most);
    }
  }
}
