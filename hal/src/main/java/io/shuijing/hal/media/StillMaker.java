package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.capture.Still.Exposed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes one picture out of a fragment of a stream, as JPEG. So a still is one of the very pictures
 * that are recorded, costs nothing while none is asked for, and needs no second output of the
 * encoder or of the camera.
 */
record StillMaker(String ffmpeg) {
  private static final ToolRun.Limits LIMITS = new ToolRun.Limits(Duration.ofSeconds(8), 12 << 20);

  /** Quality of ffmpeg's JPEG encoder: 2 is nearly without loss, 31 the worst. */
  private static final String QUALITY = "2";

  private static final int MS_PER_SECOND = 1_000;

  /** Makes it; takes a fraction of a second of one core. */
  Still make(Exposed exposed) {
    try {
      String why = "";
      for (long offsetMs : offsets(exposed)) {
        ToolRun run = ToolRun.of(EncoderProbe.CALLER, command(offsetMs), stream(exposed), LIMITS);
        if (isJpeg(run.output())) {
          return new Still.Made(run.output());
        }
        why = run.lastLine();
      }
      return new Still.Failed("no picture in the fragment: " + why);
    } catch (HardwareFault e) {
      return new Still.Failed(String.valueOf(e.getMessage()));
    }
  }

  // behind the begin of the last picture there is none any more: then one before it
  private static Set<Long> offsets(Exposed exposed) {
    long duration = exposed.fragment().durationMs();
    long asked = exposed.mediaMs() - exposed.fragment().mediaStartMs();
    long offset = Math.clamp(asked, 0, duration);
    return new LinkedHashSet<>(
        List.of(offset, Math.min(offset, Math.max(0, duration - 50)), offset * 3 / 4, 0L));
  }

  private List<String> command(long offsetMs) {
    String seconds = String.format(Locale.ROOT, "%.3f", (double) offsetMs / MS_PER_SECOND);
    List<String> words = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostats"));
    words.addAll(List.of("-v", "error", "-f", "mp4", "-i", "pipe:0", "-map", "0:V:0"));
    words.addAll(List.of("-vf", "setpts=PTS-STARTPTS,select='gte(t," + seconds + ")'"));
    words.addAll(List.of("-frames:v", "1", "-map_metadata", "-1", "-c:v", "mjpeg"));
    words.addAll(List.of("-q:v", QUALITY, "-pix_fmt", "yuvj420p", "-f", "image2pipe", "pipe:1"));
    return words;
  }

  private static byte[] stream(Exposed exposed) {
    byte[] head = exposed.head();
    byte[] fragment = exposed.fragment().bytes();
    byte[] all = Arrays.copyOf(head, head.length + fragment.length);
    System.arraycopy(fragment, 0, all, head.length, fragment.length);
    return all;
  }

  private static boolean isJpeg(byte[] bytes) {
    return bytes.length > 4
        && (bytes[0] & 0xff) == 0xff
        && (bytes[1] & 0xff) == 0xd8
        && (bytes[bytes.length - 2] & 0xff) == 0xff
        && (bytes[bytes.length - 1] & 0xff) == 0xd9;
  }
}
