package io.shuijing.hal.media;

import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.media.CaptureSource.Generated;
import io.shuijing.hal.media.CaptureSource.LinuxDevices;
import io.shuijing.hal.media.CaptureSource.MediaFile;
import io.shuijing.hal.media.CaptureSource.RaspberryPi;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import io.shuijing.hal.media.CaptureSource.WithPcm;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command lines of a capture. Needs ffmpeg 5.1 ({@code -isync}, {@code setts}).
 *
 * @param ffmpeg path or name
 * @param encoder {@link VideoEncoder#COPY} for a source that is encoded already
 * @param sourceHasSound whether a media file has sound inside
 */
record EncoderCommand(String ffmpeg, VideoEncoder encoder, boolean sourceHasSound) {
  /** AAC's encoder puts this many samples before the first (one frame). */
  private static final int AAC_PRIMING_SAMPLES = 1024;

  private static final String SILENCE = "anullsrc=r=48000:cl=mono";

  /** The processes of one capture, each reading from the one before; the last writes the MP4. */
  List<List<String>> pipeline(CaptureSource source, CaptureSettings settings) {
    Line line = new Line();
    line.add(ffmpeg, "-hide_banner", "-nostats", "-loglevel", "repeat+error");
    boolean sound = settings.audioBitsPerSecond() > 0;
    inputs(line, source, settings);
    line.add("-map", "0:V:0", "-map_metadata", "-1");
    pictures(line, source.isLive(), settings);
    if (sound) {
      sound(line, source, settings);
    }
    line.add("-movflags", movflags(), "-flush_packets", "1", "-f", "mp4", "pipe:1");
    return source instanceof RaspberryPi pi
        ? List.of(rpicam(pi, settings), line.words)
        : List.of(line.words);
  }

  private void inputs(Line line, CaptureSource source, CaptureSettings settings) {
    boolean sound = settings.audioBitsPerSecond() > 0;
    String size = settings.widthPx() + "x" + settings.heightPx();
    int rate = settings.framesPerSecond();
    switch (source) {
      case TestPattern(int toneHz) -> {
        String picture = "testsrc2=size=" + size + ":rate=" + rate + "[out0]";
        String tone = ";sine=frequency=" + toneHz + ":sample_rate=48000[out1]";
        line.add("-re", "-f", "lavfi", "-i", sound ? picture + tone : picture);
      }
      case Generated(String graph) -> line.add("-re", "-f", "lavfi", "-i", graph);
      case MediaFile(var file, boolean looped) -> {
        line.addIf(looped, "-stream_loop", "-1");
        line.add("-re", "-protocol_whitelist", "file", "-i", "file:" + file.toAbsolutePath());
        line.addIf(sound && !sourceHasSound, "-re", "-f", "lavfi", "-i", SILENCE);
      }
      case LinuxDevices(var video, String microphone) -> {
        // Both stamp with the wall clock, so that -isync can keep the offset between them.
        line.add("-thread_queue_size", "512", "-f", "v4l2", "-timestamps", "abs");
        line.add("-framerate", "" + rate, "-video_size", size, "-i", video.toString());
        alsa(line, microphone, sound);
      }
      case RaspberryPi(_, String microphone) -> {
        line.add("-use_wallclock_as_timestamps", "1", "-thread_queue_size", "512");
        line.add("-f", "h264", "-framerate", "" + rate, "-i", "pipe:0");
        alsa(line, microphone, sound);
      }
      case WithPcm(CaptureSource pictures, InetSocketAddress pcm) -> {
        CaptureSettings silent = withoutSound(settings);
        inputs(line, pictures, silent);
        String address = "tcp://" + pcm.getAddress().getHostAddress() + ":" + pcm.getPort();
        line.addIf(sound, "-f", "s16le", "-ar", "" + WithPcm.SAMPLES_PER_SECOND, "-ac", "1");
        line.addIf(sound, "-probesize", "32", "-i", address);
      }
    }
  }

  private static void alsa(Line line, String microphone, boolean sound) {
    line.addIf(sound, "-thread_queue_size", "512", "-isync", "0", "-f", "alsa", "-i", microphone);
  }

  private void pictures(Line line, boolean watched, CaptureSettings settings) {
    if (encoder == VideoEncoder.COPY) {
      line.add("-c:v", "copy");
      return;
    }
    String size = settings.widthPx() + ":" + settings.heightPx();
    line.add(
        "-vf",
        "fps="
            + settings.framesPerSecond()
            + ",scale="
            + size
            + ":force_original_aspect_ratio=decrease"
            + ",pad="
            + size
            + ":-1:-1,setsar=1,format=yuv420p"
            + (watched ? Watchman.pictureFilters() : ""));
    line.add("-c:v", encoder.ffmpegName()).addAll(encoder.options());
    line.add("-b:v", "" + settings.videoBitsPerSecond(), "-g", "" + picturesPerSegment(settings));
    line.add("-force_key_frames", "expr:gte(t,n_forced*" + settings.segmentMs() + "/1000)");
  }

  private void sound(Line line, CaptureSource source, CaptureSettings settings) {
    boolean own =
        source instanceof TestPattern
            || source instanceof Generated
            || (source instanceof MediaFile && sourceHasSound);
    line.add("-map", own ? "0:a:0" : "1:a:0");
    // The priming samples would shift all sound by 21 ms against the pictures, as an empty moov
    // has no edit list to say so: cut as much from the start, and let the priming take its place.
    line.add(
        "-af",
        "aresample=48000:async=1:first_pts=0"
            + (source.isLive() ? Watchman.soundFilters() : "")
            + Watchman.levelFilter()
            + ",apad"
            + ",atrim=start_sample="
            + AAC_PRIMING_SAMPLES
            + ",asetpts=PTS-"
            + AAC_PRIMING_SAMPLES);
    line.add("-c:a", "aac", "-ac", "1", "-ar", "48000", "-b:a", "" + settings.audioBitsPerSecond());
    line.add("-bsf:a", "setts=ts=TS+" + AAC_PRIMING_SAMPLES);
    // The sound is padded for ever: it is the pictures that end a capture.
    line.add("-shortest");
  }

  private String movflags() {
    return "+frag_keyframe+default_base_moof+skip_trailer+empty_moov"
        + (encoder.knowsParameterSetsAtStart() ? "" : "+delay_moov");
  }

  private static List<String> rpicam(RaspberryPi pi, CaptureSettings settings) {
    Line line = new Line();
    line.add(pi.rpicamVid(), "--timeout", "0", "--nopreview", "--codec", "h264", "--inline");
    line.add("--width", "" + settings.widthPx(), "--height", "" + settings.heightPx());
    line.add("--framerate", "" + settings.framesPerSecond());
    line.add("--bitrate", "" + settings.videoBitsPerSecond());
    line.add("--intra", "" + picturesPerSegment(settings), "--verbose", "0");
    line.add("--flush", "--output", "-");
    return line.words;
  }

  private static int picturesPerSegment(CaptureSettings settings) {
    return Math.ceilDiv(settings.framesPerSecond() * settings.segmentMs(), 1000);
  }

  private static CaptureSettings withoutSound(CaptureSettings s) {
    return new CaptureSettings(
        s.widthPx(), s.heightPx(), s.framesPerSecond(), s.videoBitsPerSecond(), 0, s.segmentMs());
  }

  private static final class Line {
    final List<String> words = new ArrayList<>();

    Line add(String... more) {
      return addAll(Arrays.asList(more));
    }

    Line addAll(List<String> more) {
      words.addAll(more);
      return this;
    }

    void addIf(boolean condition, String... more) {
      if (condition) {
        add(more);
      }
    }
  }
}
