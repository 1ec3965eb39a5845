package io.shuijing.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.simulator.station.Shell;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.Station.LinkKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path, as processes, on a real encoder and real links. */
final class ShiftTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void a_shift_over_a_serial_line_ends_in_the_archive_and_can_be_checked_by_anyone()
      throws Exception {
    String said = play(LinkKind.SERIAL, Optional.empty());

    everythingIsTrue(said);
  }

  @Test
  void a_shift_over_tcp_on_a_real_clip_without_sound_ends_in_the_archive() throws Exception {
    Path clip = PROJECT.resolve("hal/src/test/resources/media/camera_h264_480x640.mp4");

    String said = play(LinkKind.TCP, Optional.of(clip));

    everythingIsTrue(said);
  }

  @Test
  void a_shift_on_a_clip_with_sound_still_has_the_prompt_in_the_recording() throws Exception {
    Path clip = folder.resolve("with-sound.mp4");
    Shell.run(
        folder,
        "ffmpeg -loglevel error -f lavfi -i testsrc2=size=640x480:rate=25:duration=5 -f lavfi -i"
            + " anoisesrc=duration=5:amplitude=0.05:color=pink -c:v libx264 -preset ultrafast"
            + " -pix_fmt yuv420p -c:a aac "
            + clip);

    String said = play(LinkKind.TCP, Optional.of(clip));

    everythingIsTrue(said);
  }

  private String play(LinkKind link, Optional<Path> input) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    DemoSettings settings = new DemoSettings(input, 12, link, out(), PROJECT, Words.Language.EN);
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      new Shift(settings, new Words(Words.Language.EN), out).play();
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private Path out() {
    return folder.resolve("demo");
  }

  private Path archive() {
    return out().resolve("office/archive").resolve(Station.SERIAL);
  }

  private void everythingIsTrue(String said) throws Exception {
    Recorded recorded = Recorded.read(archive());
    Path video =
        out().resolve("export").resolve(recorded.session().toString()).resolve("video.mp4");
    assertThat(said).contains("INTACT").contains("MODIFIED").contains("a matched filter hears");
    assertThat(plainSegments(recorded)).isEqualTo(Files.readAllBytes(video));
    assertThat(
            Shell.run(
                out(), "ffprobe -v error -show_entries stream=codec_name -of csv=p=0 " + video))
        .contains("h264")
        .contains("aac");
    assertThat(Shell.run(out(), "ffmpeg -v error -i " + video + " -f null - 2>&1")).isBlank();
    assertThat(tracksOnCard()).isEmpty();
    assertThat(recorded.segments()).hasSizeGreaterThan(6);
    shownCommandsWork(said);
  }

  private byte[] plainSegments(Recorded recorded) throws Exception {
    AgeIdentity office =
        AgeIdentity.parse(Files.readString(out().resolve("office/keys/office.age")));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (StoredRecord record : recorded.segments()) {
      Segment segment = (Segment) record.entry();
      byte[] sealed = new byte[Math.toIntExact(segment.sealed().bytes())];
      Path track = archive().resolve(Recorded.path(segment));
      try (RandomAccessFile file = new RandomAccessFile(track.toFile(), "r")) {
        file.seek(segment.at().offset());
        file.readFully(sealed);
      }
      byte[] plain = office.open(sealed);
      assertThat(Digest.of(plain)).isEqualTo(segment.plain().digest());
      all.writeBytes(plain);
    }
    return all.toByteArray();
  }

  private List<Path> tracksOnCard() throws Exception {
    try (Stream<Path> tree = Files.walk(out().resolve("recorder/card"))) {
      return tree.filter(path -> path.toString().endsWith(".track")).toList();
    }
  }

  /**
   * Every command that the demo shows is run as it stands; each must find what is said beside it.
   */
  private void shownCommandsWork(String said) throws Exception {
    List<String> shown =
        said.substring(said.indexOf("Do not believe us"))
            .lines()
            .filter(l -> l.startsWith("  "))
            .toList();
    StringBuilder script = new StringBuilder("set -e\n");
    for (String line : shown) {
      script.append(line.strip()).append('\n');
    }
    String answers = Shell.run(out(), script.toString());
    assertThat(answers).contains("Signature Verified Successfully").contains("INTACT");
    shown.stream()
        .filter(line -> line.contains("sha256sum   # "))
        .map(line -> line.substring(line.indexOf("# ") + 2))
        .forEach(digest -> assertThat(answers).contains(digest));
  }
}
