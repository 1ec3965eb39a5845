package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.token.SoftTokens;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorder as a process of its own, whose journal key lies in a token. */
@Timeout(180)
class TokenProcessTest {
  @TempDir private Path folder;
  private SoftTokens tokens;

  @BeforeEach
  void configured() throws IOException {
    tokens = new SoftTokens(Files.createDirectory(folder.resolve("hsm")), "recorder");
    tokens.makeKey("recorder", "recorder", "-keyalg", "EC", "-groupname", "secp256r1");
    Files.copy(tokens.pinFile("recorder", SoftTokens.PIN), folder.resolve("pin"));
    pinFileMode("rw-------");
    Files.writeString(
        folder.resolve("recorder.conf"),
        """
        recorder = RECORDER
        hardware = bench
        keys = keys
        card = card
        width = 320
        height = 240
        token = LIBRARY
        token-slot = SLOT
        token-pin = pin
        """
            .replace("RECORDER", Samples.RECORDER.text())
            .replace("LIBRARY", SoftTokens.LIBRARY.toString())
            .replace("SLOT", Integer.toString(tokens.slot("recorder"))));
  }

  private void pinFileMode(String mode) throws IOException {
    Files.setPosixFilePermissions(folder.resolve("pin"), PosixFilePermissions.fromString(mode));
  }

  private Process main(String word) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                word,
                folder.resolve("recorder.conf").toString())
            .redirectError(folder.resolve(word + ".log").toFile());
    tokens.tell(builder.environment());
    return builder.start();
  }

  private VerifierKey provisioned() throws Exception {
    assertThat(main("provision").waitFor()).isZero();
    Note request = Note.parse(Files.readAllBytes(folder.resolve("keys/enrolment.request")));
    Lines in = Lines.of(request.text());
    in.exactly("shuijing-enrolment/v1");
    assertThat(in.value("recorder")).isEqualTo(Samples.RECORDER.text());
    VerifierKey key = VerifierKey.parse(in.value("key"));
    assertThat(request.standing(List.of(key))).isEqualTo(Note.Standing.GOOD);
    return key;
  }

  @Test
  void the_journal_is_signed_by_the_token_and_no_file_holds_its_key() throws Exception {
    VerifierKey key = provisioned();
    assertThat(key.suite()).isEqualTo(Suite.ECDSA_P256);
    assertThat(folder.resolve("keys/recorder.pem")).doesNotExist();
    assertThat(folder.resolve("keys/link.pem")).exists();
    Files.writeString(
        folder.resolve("keys/office.public"),
        "shuijing-office/v1\noffice "
            + Samples.OFFICE
            + "\nkey "
            + Samples.OFFICE_KEY.key()
            + "\nrecipient "
            + Samples.OFFICE_AGE.recipient()
            + "\n");
    Process recorder = main("run");
    try (BufferedReader lines = recorder.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("ready")) {
        line = lines.readLine();
      }
      assertThat(line).as(Files.readString(folder.resolve("run.log"))).isNotNull();
      recorder.destroy();
      assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    byte[] journal = Files.readAllBytes(folder.resolve("card/journal"));
    JournalReader reader = new JournalReader(new ByteArrayInputStream(journal));
    int records = 0;
    for (JournalReader.Piece piece = reader.next();
        piece instanceof JournalReader.Whole whole;
        piece = reader.next()) {
      assertThat(whole.record().note().standing(List.of(key))).isEqualTo(Note.Standing.GOOD);
      records++;
    }
    assertThat(records).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_pin_file_that_others_may_read_stops_it_with_one_line_that_says_what_to_do()
      throws Exception {
    pinFileMode("rw-r--r--");
    assertThat(main("provision").waitFor()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("provision.log")))
        .contains("chmod 600")
        .doesNotContain(SoftTokens.PIN)
        .hasLineCount(1);
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void a_token_that_refuses_the_pin_stops_it_and_the_pin_stands_nowhere() throws Exception {
    Files.writeString(folder.resolve("pin"), "66260755\n");
    assertThat(main("provision").waitFor()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("provision.log")))
        .contains("refuses the PIN")
        .doesNotContain("66260755")
        .hasLineCount(1);
  }
}
