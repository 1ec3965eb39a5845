package io.shuijing.dock.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.equipment.EquipmentRegister.Device;
import io.shuijing.dock.equipment.EquipmentRegister.Standing;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.hal.linux.DirectoryVolume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquipmentRegisterTest {
  private static final Name RECORDER = Name.recorder(OfficeOnDisk.DOMAIN, "RZ-0007");
  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final LocalDate SOON = LocalDate.parse("2027-01-01");
  private static final Map<String, byte[]> REPORT =
      Map.of("report-zh.html", "<p>合格</p>".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path temporary;
  private OfficeOnDisk office;
  private DirectoryVolume volume;
  private Technicians technicians;

  @BeforeEach
  void an_office_with_a_recorder() throws Exception {
    office = OfficeOnDisk.founded(temporary);
    office.enrolled("RZ-0007");
    volume = DirectoryVolume.open("store", office.path(""));
    technicians = new Technicians(volume, OfficeOnDisk.DOMAIN);
    for (KeyFile file : technicians.made("wang", new byte[Technicians.SEED_BYTES])) {
      Path path = office.path(file.path());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.content());
    }
  }

  @Test
  void an_enrolled_recorder_that_nobody_tested_stands_there_untested() throws Exception {
    assertThat(recorder(SOON).standing()).isEqualTo(Standing.UNTESTED);
    assertThat(recorder(SOON).certificate()).isPresent();
  }

  @Test
  void an_accepted_recorder_is_valid_until_its_last_day() throws Exception {
    file(technicians.signer("wang"), Optional.of(LocalDate.parse("2027-11-24")));

    assertThat(recorder(LocalDate.parse("2027-11-24")).standing()).isEqualTo(Standing.VALID);
    assertThat(recorder(LocalDate.parse("2027-11-25")).standing()).isEqualTo(Standing.EXPIRED);
    assertThat(recorder(SOON).last().orElseThrow().technician()).isEqualTo("wang");
  }

  @Test
  void a_recorder_that_was_not_accepted_is_refused() throws Exception {
    file(technicians.signer("wang"), Optional.empty());

    assertThat(recorder(SOON).standing()).isEqualTo(Standing.REFUSED);
  }

  @Test
  void a_report_with_one_altered_byte_makes_the_acceptance_doubtful() throws Exception {
    String folder = file(technicians.signer("wang"), Optional.of(LocalDate.parse("2027-11-24")));
    Path report = office.path(folder + "/report-zh.html");
    assertThat(report.toFile().setWritable(true)).isTrue();
    Files.writeString(report, "<p>合袼</p>");

    assertThat(recorder(SOON).standing()).isEqualTo(Standing.DOUBTFUL);
  }

  @Test
  void a_report_that_nobody_known_has_signed_is_doubtful() throws Exception {
    byte[] seed = new byte[Technicians.SEED_BYTES];
    seed[0] = 1;
    String name = technicians.signer("wang").key().name();
    file(SoftwareSigner.ed25519(name, seed), Optional.of(LocalDate.parse("2027-11-24")));

    assertThat(recorder(SOON).standing()).isEqualTo(Standing.DOUBTFUL);
  }

  @Test
  void the_table_counts_accepted_recorders_against_officers() throws Exception {
    file(technicians.signer("wang"), Optional.of(LocalDate.parse("2027-11-24")));
    EquipmentTable table = new EquipmentTable(devices(SOON), "en");

    assertThat(table.ratio(OptionalInt.of(3)))
        .isEqualTo("1 recorders, 1 of them accepted; 3 officers, 3.0 to an accepted recorder.");
    assertThat(table.rows()).hasSize(3);
    assertThat(table.rows().get(1)).startsWith("recorder", "RZ-0007").contains("accepted");
    assertThat(table.rows().get(2)).startsWith("dock", "D1");
  }

  @Test
  void csv_and_workbook_hold_the_same_rows_in_chinese() throws Exception {
    file(technicians.signer("wang"), Optional.of(LocalDate.parse("2027-11-24")));
    EquipmentTable table = new EquipmentTable(devices(SOON), "zh");

    assertThat(table.csv()).startsWith("\uFEFF类别,编号").contains("执法记录仪,RZ-0007").contains("合格");
    assertThat(shared(table.xlsx(OptionalInt.empty())))
        .contains("&#x7f16;&#x53f7;") // 编号, as its XML writes it
        .contains("RZ-0007")
        .contains("2027-11-24");
  }

  /** All text of the workbook; a workbook is a zip whose directory stands at its end. */
  private String shared(byte[] xlsx) throws Exception {
    Path file = Files.write(temporary.resolve("register.xlsx"), xlsx);
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private List<Device> devices(LocalDate today) throws Exception {
    return new EquipmentRegister(volume, OfficeOnDisk.DOMAIN).devices(today);
  }

  private Device recorder(LocalDate today) throws Exception {
    return devices(today).getFirst();
  }

  private String file(Signer signer, Optional<LocalDate> validUntil) throws Exception {
    List<AcceptanceNote.Report> reports = new ArrayList<>();
    REPORT.forEach((file, content) ->
        reports.add(new AcceptanceNote.Report(file, Digest.of(content), content.length)));
    AcceptanceNote note =
        new AcceptanceNote(
            RECORDER,
            new AcceptanceNote.Device("body-worn-recorder", "1.0.0"),
            AT,
            validUntil,
            Digest.ZERO,
            reports,
            List.of(new AcceptanceNote.Item("start.camera", "pass")));
    return new AcceptanceFiles(volume).file(Note.sign(note.text(), List.of(signer)), REPORT);
  }
}
