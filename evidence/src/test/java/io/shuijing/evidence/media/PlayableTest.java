package io.shuijing.evidence.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Command;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Samples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim of clause S5: the segments of a session, one behind the other, are what is played. */
class PlayableTest {
  private static final Telemetry TELEMETRY =
      new Telemetry(
          Samples.WALL,
          ClockSource.GNSS,
          OptionalLong.of(20),
          Place.of(34.16, 112.84, 5, 100),
          OptionalInt.of(873));

  @Test
  void ffmpeg_decodes_the_same_pictures_and_sound_with_telemetry_before_each_fragment(
      @TempDir Path folder) {
    byte[] encoded = encoded(folder);
    List<byte[]> segments = segments(encoded);
    assertThat(segments).hasSizeGreaterThan(3);
    List<byte[]> led = new ArrayList<>(List.of(segments.getFirst()));
    for (byte[] segment : segments.subList(1, segments.size())) {
      led.add(TELEMETRY.box());
      led.add(segment);
    }
    Command.file(folder, "plain.mp4", encoded);
    Command.file(folder, "led.mp4", Bytes.join(led));
    String plain = decoded(folder, "plain.mp4");
    assertThat(decoded(folder, "led.mp4")).isEqualTo(plain);
    assertThat(plain.lines().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(50);
  }

  private static byte[] encoded(Path folder) {
    return ffmpeg(
        folder,
        "-f lavfi -i testsrc2=size=160x120:rate=10:duration=6"
            + " -f lavfi -i sine=frequency=440:sample_rate=16000:duration=6"
            + " -c:v mpeg4 -g 20 -c:a aac"
            + " -movflags +frag_keyframe+empty_moov+default_base_moof -f mp4 pipe:1");
  }

  private static String decoded(Path folder, String file) {
    return new String(ffmpeg(folder, "-i " + file + " -f framemd5 pipe:1"), StandardCharsets.UTF_8);
  }

  private static byte[] ffmpeg(Path folder, String options) {
    List<String> words = new ArrayList<>(List.of("ffmpeg", "-v", "warning", "-bitexact"));
    words.addAll(List.of(options.split(" ")));
    Command.Outcome outcome = Command.run(folder, words.toArray(String[]::new));
    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
    return outcome.output();
  }

  // index 0 is all before the first moof; a segment begins with each moof
  private static List<byte[]> segments(byte[] mp4) {
    List<byte[]> segments = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < mp4.length) {
      String type = new String(mp4, at + 4, 4, StandardCharsets.US_ASCII);
      if (type.equals("moof") && at > from) {
        segments.add(Arrays.copyOfRange(mp4, from, at));
        from = at;
      }
      at += ByteBuffer.wrap(mp4).getInt(at);
    }
    segments.add(Arrays.copyOfRange(mp4, from, mp4.length));
    return segments;
  }
}
