package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.CardSupply;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorder as a process of its own, with a real encoder and a real disk. */
@Timeout(180)
class WholeProcessTest {
  @TempDir private Path folder;

  @BeforeEach
  void configured() throws IOException {
    Files.writeString(
        folder.resolve("recorder.conf"),
        """
        recorder = RECORDER
        hardware = bench
        keys = keys
        card = card
        segment-ms = 1000
        width = 320
        height = 240
        """
            .replace("RECORDER", Samples.RECORDER.text()));
  }

  private Process main(String word) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            word,
            folder.resolve("recorder.conf").toString())
        .redirectError(folder.resolve(word + ".log").toFile())
        .start();
  }

  private int ended(Process process) throws InterruptedException {
    return process.waitFor();
  }

  private void enrolled() throws Exception {
    assertThat(ended(main("provision"))).isZero();
    Files.writeString(
        folder.resolve("keys/office.public"),
        "shuijing-office/v1\noffice "
            + Samples.OFFICE
            + "\nkey "
            + Samples.OFFICE_KEY.key()
            + "\nrecipient "
            + Samples.OFFICE_AGE.recipient()
            + "\n");
  }

  private VerifierKey key() throws Exception {
    Note request = Note.parse(Files.readAllBytes(folder.resolve("keys/enrolment.request")));
    Lines in = Lines.of(request.text());
    in.exactly("shuijing-enrolment/v1");
    assertThat(in.value("recorder")).isEqualTo(Samples.RECORDER.text());
    VerifierKey key = VerifierKey.parse(in.value("key"));
    assertThat(request.standing(List.of(key))).isEqualTo(Note.Standing.GOOD);
    return key;
  }

  private static List<String> until(BufferedReader lines, Predicate<String> wanted)
      throws IOException {
    List<String> seen = new ArrayList<>();
    while (seen.isEmpty() || !wanted.test(seen.getLast())) {
      String line = lines.readLine();
      assertThat(line).as("still running, after %s", seen).isNotNull();
      seen.add(line);
    }
    return seen;
  }

  private static void press(Process recorder, String how) throws IOException {
    Writer in = recorder.outputWriter(StandardCharsets.UTF_8);
    in.write(how + "\n");
    in.flush();
  }

  private List<StoredRecord> journal() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("card/journal"));
    JournalReader reader = new JournalReader(new ByteArrayInputStream(bytes));
    List<StoredRecord> records = new ArrayList<>();
    JournalReader.Piece piece = reader.next();
    while (!(piece instanceof JournalReader.End)) {
      records.add(((JournalReader.Whole) piece).record());
      piece = reader.next();
    }
    return records;
  }

  @Test
  void keys_are_made_once_and_only_their_owner_reads_them() throws Exception {
    assertThat(ended(main("provision"))).isZero();
    Path pem = folder.resolve("keys/recorder.pem");
    String made = Files.readString(pem);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
        .isEqualTo("rw-------");
    key();
    assertThat(ended(main("provision"))).isEqualTo(2);
    assertThat(Files.readString(pem)).isEqualTo(made);
    assertThat(Files.readString(folder.resolve("provision.log"))).contains("is there already");
  }

  @Test
  void without_its_office_it_says_what_to_do() throws Exception {
    assertThat(ended(main("provision"))).isZero();
    assertThat(ended(main("run"))).isEqualTo(2);
    assertThat(Files.readAllLines(folder.resolve("run.log"))).hasSize(1);
    assertThat(Files.readString(folder.resolve("run.log"))).contains("office.public");
  }

  @Test
  void a_recording_is_played_by_any_player_after_the_office_opened_it() throws Exception {
    enrolled();
    Process recorder = main("run");
    try (BufferedReader lines = recorder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(until(lines, line -> line.startsWith("ready in ")).getLast())
          .matches("ready in [0-9]+ ms");
      press(recorder, "press");
      until(lines, line -> line.startsWith("prompt "));
      until(lines, line -> line.startsWith("segment "));
      press(recorder, "press");
      until(lines, line -> line.startsWith("signal MARKED"));
      until(lines, line -> line.startsWith("still "));
      until(lines, line -> line.startsWith("segment "));
      press(recorder, "hold");
      until(lines, line -> line.startsWith("session-close "));
      recorder.toHandle().destroy(); // Process.destroy would close the pipe that is read
      until(lines, line -> line.startsWith("off "));
    }
    ended(recorder);
    Path movie = folder.resolve("video.mp4");
    Files.write(movie, plain(Stream.AV));
    assertThat(streams(movie)).contains("codec_name=h264").contains("codec_name=aac");
    assertThat(Double.parseDouble(duration(movie))).isGreaterThan(3);
    assertThat(verdict()).isEqualTo(Verdict.UNANCHORED);
    Path still = folder.resolve("still.jpg");
    Files.write(still, plain(Stream.STILL));
    assertThat(streams(still)).contains("codec_name=mjpeg");
    assertThat(Telemetry.ofStill(Files.readAllBytes(still)).place()).isEmpty();
  }

  private Verdict verdict() throws Exception {
    return CardSupply.report(DirectoryVolume.open("card", folder.resolve("card")), key()).verdict();
  }

  private byte[] plain(Stream stream) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (StoredRecord record : journal()) {
      if (record.entry() instanceof Segment segment && segment.stream() == stream) {
        byte[] track =
            Files.readAllBytes(folder.resolve("card").resolve(TrackFormat.path(segment)));
        int from = (int) segment.at().offset();
        byte[] sealed = Arrays.copyOfRange(track, from, from + (int) segment.sealed().bytes());
        all.writeBytes(Samples.OFFICE_AGE.open(sealed));
      }
    }
    return all.toByteArray();
  }

  private static String streams(Path movie) throws Exception {
    return said("ffprobe", "-v", "error", "-show_entries", "stream=codec_name", movie.toString());
  }

  private static String duration(Path movie) throws Exception {
    return said(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            "format=duration",
            "-of",
            "csv=p=0",
            movie.toString())
        .strip();
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String all = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(all).isZero();
      return all;
    }
  }

  @Test
  void killed_in_mid_recording_it_has_lost_nothing_that_it_acknowledged_and_tells_the_gap()
      throws Exception {
    enrolled();
    List<String> told = new ArrayList<>();
    Process recorder = main("run");
    try (BufferedReader lines = recorder.inputReader(StandardCharsets.UTF_8)) {
      until(lines, line -> line.startsWith("ready in "));
      press(recorder, "press");
      told.addAll(until(lines, line -> line.startsWith("signal RECORDING")));
      told.addAll(until(lines, line -> line.startsWith("segment ")));
      recorder.toHandle().destroyForcibly();
      lines.lines().forEach(told::add);
    }
    ended(recorder);
    Process next = main("run");
    try (BufferedReader lines = next.inputReader(StandardCharsets.UTF_8)) {
      List<String> start = until(lines, line -> line.startsWith("ready in "));
      assertThat(start.stream().map(line -> line.replaceAll(" [0-9]+( ms)?$", "")))
          .endsWith("boot", "gap", "session-close", "signal READY", "ready in");
      next.toHandle().destroy();
      until(lines, line -> line.startsWith("off "));
    }
    ended(next);
    Map<Long, String> types = new TreeMap<>();
    journal().forEach(record -> types.put(record.n(), record.record().type()));
    for (String line : told) {
      if (line.matches("[a-z-]+ [0-9]+")) {
        String[] words = line.split(" ", -1);
        assertThat(types).containsEntry(Long.parseLong(words[1]), words[0]);
      }
    }
    assertThat(journal())
        .filteredOn(record -> record.entry() instanceof Gap)
        .singleElement()
        .satisfies(record -> assertThat(((Gap) record.entry()).cause()).isEqualTo("power-lost"));
    assertThat(verdict()).isEqualTo(Verdict.INTERRUPTED);
  }
}
