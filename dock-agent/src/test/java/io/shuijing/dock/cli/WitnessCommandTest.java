package io.shuijing.dock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.custody.LogTurn;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.fixture.ReadLog;
import io.shuijing.dock.fixture.WitnessServer;
import io.shuijing.dock.office.Office;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessCommandTest {
  private static final VerifierKey WITNESS = WitnessServer.KEY.witnessKey();
  private static final String ID = String.format(Locale.ROOT, "%08x", WITNESS.id());

  @TempDir Path folder;
  private OfficeOnDisk office;
  private DirectoryVolume volume;
  private CustodyLog log;
  private WitnessServer witness;

  @BeforeEach
  void an_office_with_a_witness() throws Exception {
    office = OfficeOnDisk.founded(folder);
    volume = DirectoryVolume.open("store", office.path(""));
    Name name = Name.office(OfficeOnDisk.DOMAIN);
    Office opened = Office.open(volume, name, Name.dock(OfficeOnDisk.DOMAIN, "D1"));
    log = new CustodyLog(volume, opened, LogTurn.ALONE);
    witness = WitnessServer.of(opened.logKey());
    office.configure("witness = " + WITNESS + " " + witness.url());
    append(3);
  }

  @AfterEach
  void the_witness_ends() throws Exception {
    witness.close();
  }

  private void append(int count) throws Exception {
    List<CustodyEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          new CustodyEntry.Verified(
              Name.recorder(OfficeOnDisk.DOMAIN, "RZ-0007"),
              "file-" + i,
              new CustodyEntry.Content(Optional.empty(), i),
              "INTACT",
              CustodyEntry.Occasion.UPKEEP));
    }
    log.append(entries, ManualClocks.START);
  }

  private record Said(int code, String out, String err) {}

  private Said run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            words,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Said ask() {
    return run("witness", "ask", office.configuration.toString());
  }

  private void assertCosigned() throws Exception {
    Note checkpoint = Note.parse(Files.readAllBytes(office.path("archive/log/checkpoint")));
    assertThat(checkpoint.standing(List.of(WITNESS))).isEqualTo(Note.Standing.GOOD);
    long size = ReadLog.of(office.path("")).checkpoint().size();
    Note kept =
        Note.parse(
            Files.readAllBytes(office.path("archive/log/witnessed/" + ID + "/" + size + ".note")));
    assertThat(kept.standing(List.of(WITNESS))).isEqualTo(Note.Standing.GOOD);
  }

  @Test
  void a_witness_over_http_cosigns_what_continues_what_it_has_seen() throws Exception {
    for (int round = 0; round < 3; round++) {
      append(100 * round + 1);
      assertThat(ask().code()).isZero();
      assertCosigned();
    }
    assertThat(witness.asked).isEqualTo(3);
    assertThat(ask().out()).contains("has cosigned it already");
    assertThat(witness.asked).isEqualTo(3);
  }

  @Test
  void a_witness_that_knows_another_size_than_we_do_is_asked_again_from_there() throws Exception {
    ask();
    volume.remove("archive/log/witnessed/" + ID + "/5.note");
    append(2);
    assertThat(ask().code()).isZero();
    assertThat(witness.asked).isEqualTo(3);
    assertCosigned();
  }

  @Test
  void a_log_that_was_put_back_is_an_alarm() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    byte[] before = Files.readAllBytes(office.path("archive/log/checkpoint"));
    append(4);
    ask();
    Files.write(kept.resolve("checkpoint"), before);
    volume.remove("archive/log/checkpoint");
    Files.copy(kept.resolve("checkpoint"), office.path("archive/log/checkpoint"));
    Said said = ask();
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("has cosigned 9 entries, the log has 5").contains("run fsck");
  }

  @Test
  void a_witness_is_reached_by_a_stick_too() throws Exception {
    office.configure("witness = " + WITNESS);
    Path stick = folder.resolve("stick");
    for (int round = 0; round < 2; round++) {
      append(round + 1);
      assertThat(run("witness", "export", office.configuration.toString(), stick.toString()).code())
          .isZero();
      byte[] request = Files.readAllBytes(stick.resolve(ID).resolve("add-checkpoint"));
      WitnessServer.Said said = witness.judged(request);
      assertThat(said.status()).isEqualTo(200);
      Files.writeString(stick.resolve(ID).resolve("cosignature"), said.body());
      assertThat(run("witness", "import", office.configuration.toString(), stick.toString()).code())
          .isZero();
      assertCosigned();
    }
    Files.writeString(stick.resolve(ID).resolve("cosignature"), "\u2014 nobody AAAAAAAA\n");
    Said said = run("witness", "import", office.configuration.toString(), stick.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("no cosignature that verifies");
  }

  @Test
  void fsck_finds_an_office_with_witnesses_clean_and_names_what_is_gone() throws Exception {
    ask();
    Office.open(volume, Name.office(OfficeOnDisk.DOMAIN), Name.dock(OfficeOnDisk.DOMAIN, "D1"))
        .publishKeys();
    Said clean = run("fsck", office.configuration.toString());
    assertThat(clean.code()).as(clean.out()).isZero();
    assertThat(clean.out()).contains("fsck clean");
    volume.remove("archive/keys/office.vkey");
    Said said = run("fsck", office.configuration.toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("trouble MISSING archive/keys/office.vkey");
    Said reverified = run("reverify", office.configuration.toString());
    assertThat(reverified.code()).as(reverified.out()).isZero();
    assertThat(reverified.out()).contains("reverified 0 0 good");
  }
}
