package io.shuijing.dock.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.cli.Main;
import io.shuijing.evidence.custody.CustodyEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real docking, read by programs that share nothing with the one that wrote it. */
class LogReadByOthersTest {
  private static final Path VERIFY = Path.of("..", "docs", "verify");
  private static final String DEBIAN_GO = "/usr/share/gocode";

  @TempDir Path folder;
  private Shift shift;

  /** What a program said, and how it ended. */
  private record Said(int code, String text) {}

  @BeforeEach
  void a_docking_and_an_upkeep() throws Exception {
    shift = Shift.in(folder);
    RecorderFolder card = shift.enrolled("RZ-0007");
    card.session(1, 3, 5000);
    shift.dock(shift.answering(card));
    List<CustodyEntry> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(
          new CustodyEntry.Verified(
              Name.recorder("ruzhou-water.example", "RZ-0007"),
              "file-" + i,
              new CustodyEntry.Content(Optional.empty(), i),
              "INTACT",
              CustodyEntry.Occasion.UPKEEP));
    }
    new CustodyLog(shift.volume(), shift.office(), LogTurn.ALONE).append(many, ManualClocks.START);
    shift.office().publishKeys();
  }

  private static Said run(List<String> command, String... environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (int i = 0; i < environment.length; i += 2) {
      builder.environment().put(environment[i], environment[i + 1]);
    }
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Said shell() throws Exception {
    return run(
        List.of(
            "sh",
            VERIFY.resolve("log.sh").toString(),
            folder.resolve("archive").toString(),
            folder.resolve("keys").toString()));
  }

  private Said verify() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(
            new String[] {"verify", "--lang", "en", folder.resolve("archive").toString()},
            print,
            print);
    return new Said(code, out.toString(StandardCharsets.UTF_8));
  }

  private String checkpoint() throws IOException {
    return Files.readString(folder.resolve("archive/log/checkpoint"));
  }

  @Test
  void the_shell_script_finds_it_good() throws Exception {
    Said said = shell();
    assertThat(said.code()).as(said.text()).isZero();
    List<String> lines = checkpoint().lines().toList();
    assertThat(said.text())
        .isEqualTo(
            "log " + lines.get(0) + "\nentries " + lines.get(1) + "\nroot " + lines.get(2) + "\n");
  }

  @Test
  void verify_finds_archive_and_log_good() {
    Said said = verify();
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains("ruzhou-water.example/log").contains("verdict       INTACT");
  }

  @Test
  void a_flipped_bit_and_a_lost_receipt_are_found_by_both() throws Exception {
    Path bundle = folder.resolve("archive/log/tile/entries/000");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[5000] ^= 1;
    assertThat(bundle.toFile().setWritable(true)).isTrue();
    Files.write(bundle, bytes);
    Path receipts = folder.resolve("archive/RZ-0007/receipts");
    String receipt = String.valueOf(shift.volume().files("archive/RZ-0007/receipts").getFirst());
    Files.delete(receipts.resolve(receipt));
    for (Said said : List.of(shell(), verify())) {
      assertThat(said.code()).as(said.text()).isEqualTo(1);
      assertThat(said.text()).contains("MODIFIED").contains("tile/entries/000");
      assertThat(said.text()).contains("MISSING").contains("RZ-0007/receipts/" + receipt);
    }
  }

  @Test
  void the_tree_and_note_code_of_go_finds_it_good() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of(DEBIAN_GO, "src/golang.org/x/mod/sumdb/tlog"))
            && Files.exists(Path.of("/usr/bin/go")),
        "needs golang-go and golang-golang-x-mod-dev of Debian");
    Said said =
        run(
            List.of(
                "/usr/bin/go",
                "run",
                VERIFY.resolve("tlog/main.go").toString(),
                folder.resolve("archive/log").toString(),
                folder.resolve("keys/log.vkey").toString()),
            "GO111MODULE",
            "off",
            "GOPATH",
            DEBIAN_GO,
            "GOCACHE",
            folder.resolve("go-cache").toString());
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains("entries " + checkpoint().lines().toList().get(1));
  }
}
