package io.shuijing.hal.media;

import java.time.Duration;
import java.util.Optional;

/**
 * Which encoder program is run, and how long it may be silent.
 *
 * @param ffmpeg path or name on {@code PATH}
 * @param encoder ffmpeg's name of the H.264 encoder; empty: the first there is of libx264,
 *     libopenh264, h264_v4l2m2m
 * @param stallAfter a running encoder that writes nothing for longer than this is ended; never less
 *     than two segments, because it writes once per segment
 */
public record EncoderProgram(String ffmpeg, Optional<String> encoder, Duration stallAfter) {
  /** {@code ffmpeg} on {@code PATH}, any encoder, five seconds. */
  public static final EncoderProgram USUAL =
      new EncoderProgram("ffmpeg", Optional.empty(), Duration.ofSeconds(5));
}
