package io.shuijing.hal.media;

import java.util.List;

/** The H.264 encoders of ffmpeg that are known to cut segments as asked, the preferred first. */
enum VideoEncoder {
  X264("libx264"),
  OPENH264("libopenh264"),
  V4L2M2M("h264_v4l2m2m"),
  /** The pictures come encoded. */
  COPY("copy");

  private final String ffmpegName;

  VideoEncoder(String ffmpegName) {
    this.ffmpegName = ffmpegName;
  }

  String ffmpegName() {
    return ffmpegName;
  }

  /** Beside bit rate and key frames, which are asked of all in the same words. */
  List<String> options() {
    return switch (this) {
      case X264 -> List.of("-preset", "ultrafast", "-tune", "zerolatency", "-sc_threshold", "0");
      case OPENH264, V4L2M2M, COPY -> List.of();
    };
  }

  /**
   * Whether the parameter sets are known before the first picture. If not, the head of the stream
   * has to wait for them, and comes with the first fragment.
   */
  boolean knowsParameterSetsAtStart() {
    return this != V4L2M2M;
  }
}
