package io.shuijing.evidence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final Path VECTORS = Path.of("../docs/spec/vectors");

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(arguments, stream(out), stream(err));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String supply(String vector) {
    return VECTORS.resolve(vector).resolve("supply").toString();
  }

  @Test
  void a_verdict_never_stands_alone() {
    Run run = run("verify", supply("good-one-session"), "--lang", "en");
    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("verdict       INTACT: ")
        .contains("key           KNOWN: ")
        .contains("not before    challenge of ruzhou-water.example/dock/dock-1 in record 3")
        .contains("not after     2026-11-23T08:00:08.000Z, ruzhou-water.example/dock/dock-1")
        .contains("witnesses     1: ")
        .contains("cuttable tail 0 s")
        .contains("Nothing was found.");
    assertThat(run.err).isEmpty();
  }

  @Test
  void chinese_is_what_is_spoken_unless_asked_otherwise() {
    assertThat(run("verify", supply("altered-sound")).out)
        .contains("结论          被改动 MODIFIED：有字节与签名时不同")
        .contains("记录 5  场次 1-1 av/1 [0:00:00.000–0:00:02.000]")
        .contains("sessions/1-1/av-0001.track @ 4096")
        .contains("V42");
  }

  @Test
  void the_exit_code_tells_findings_from_what_could_not_be_verified() {
    assertThat(run("verify", supply("good-several-sessions")).code).isZero();
    assertThat(run("verify", supply("good-second-shift-not-docked")).code).isZero();
    assertThat(run("verify", supply("trust-unknown-recorder")).code).isOne();
    assertThat(run("verify", supply("missing-track")).code).isOne();
    assertThat(run("verify", supply("trust-revoked-before")).code).isOne();
    assertThat(run("verify", "no/such/place").code).isEqualTo(2);
  }

  @Test
  void what_cannot_be_used_is_one_line_with_the_next_step() throws IOException {
    Files.writeString(folder.resolve("bad.vkey"), "nonsense\n");
    Files.writeString(folder.resolve("bad.age"), "nonsense\n");
    String good = supply("good-one-session");
    List<Run> runs =
        List.of(
            run("verify", "no/such/place"),
            run("verify", folder.toString()),
            run("verify", good, "--nonsense"),
            run("verify"),
            run("verify", good, "--lang", "fr"),
            run("verify", good, "--session", "x"),
            run("verify", good, "--session", "9-9"),
            run("verify", good, "--keys", folder.toString()),
            run("verify", good, "--identity", folder.resolve("bad.age").toString()),
            run("export", good, "--out", folder.toString()));
    assertThat(runs)
        .allSatisfy(run -> {
          assertThat(run.code).isEqualTo(2);
          assertThat(run.err.lines()).hasSize(1);
          assertThat(run.err).contains(" / ").doesNotContain("Exception");
        });
  }

  @Test
  void every_command_says_how_it_is_used_in_both_languages() {
    for (String command : List.of("verify", "inspect", "export")) {
      Run run = run(command, "--help");
      assertThat(run.code).isZero();
      assertThat(run.out).contains("退出码").contains("Exit code").contains("--lang");
    }
  }

  @Test
  void a_session_of_a_recorder_can_be_asked_for_by_its_folder() {
    Run run = run("verify", supply("good-several-sessions") + "/sessions/1-2", "--lang", "en");
    assertThat(run.code).isZero();
    assertThat(run.out).contains("\n1-2 ").doesNotContain("\n1-1 ").contains("only this session");
  }

  @Test
  void an_archive_is_all_its_recorders_and_as_bad_as_the_worst() throws IOException {
    copy(VECTORS.resolve("good-one-session/supply"), folder.resolve("archive/RZ-0007"));
    copy(VECTORS.resolve("missing-track/supply"), folder.resolve("archive/RZ-0008"));
    copy(VECTORS.resolve("good-one-session/keys"), folder.resolve("keys"));
    Run run = run("verify", folder.toString(), "--lang", "en");
    assertThat(run.code).isOne();
    assertThat(run.out).contains("RZ-0007").contains("RZ-0008").contains("INTACT", "MISSING");
  }

  @Test
  void a_card_may_lack_what_it_freed_and_an_archive_may_not() {
    String wiped = supply("good-wiped-card");
    assertThat(run("verify", wiped, "--card", "--lang", "en").out)
        .contains("verdict       PARTIAL");
    assertThat(run("verify", wiped, "--lang", "en").out).contains("verdict       MISSING");
  }

  @Test
  void inspect_shows_records_sessions_and_blocks_without_a_verdict() {
    Run run = run("inspect", supply("insert-piece"), "--lang", "en");
    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("put into service: example-1")
        .contains("session 1-1 segment av/1 [0:00:00.000–0:00:02.000]")
        .contains("bytes that are no record")
        .contains("\n1-1 ")
        .contains("@ 4096  av/1  record 5")
        .doesNotContain("EXTRA");
  }

  @Test
  void the_plain_segments_joined_are_the_film_and_its_digest_is_told() throws IOException {
    Path identity = VECTORS.resolve("good-opened/keys/identity.age");
    Path out = folder.resolve("out");
    Run run =
        run(
            "export",
            supply("good-opened"),
            "--identity",
            identity.toString(),
            "--out",
            out.toString());
    assertThat(run.code).isZero();
    byte[] film = Files.readAllBytes(out.resolve("1-1/video.mp4"));
    assertThat(new String(film, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(run.out).contains(Digest.of(film).hex());
    assertThat(names(out.resolve("1-1"))).containsExactly("video.mp4");
  }

  @Test
  void nothing_stands_under_the_final_name_unless_every_segment_was_checked() throws IOException {
    Path identity = VECTORS.resolve("good-opened/keys/identity.age");
    for (String vector :
        List.of("altered-sound", "missing-track", "sealed-to-other", "plain-differs")) {
      Path out = folder.resolve(vector);
      Run run =
          run("export", supply(vector), "--identity", identity.toString(), "--out", out.toString());
      assertThat(run.code).isOne();
      assertThat(names(out.resolve("1-1"))).isEmpty();
    }
  }

  private static List<String> names(Path in) throws IOException {
    if (!Files.exists(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
