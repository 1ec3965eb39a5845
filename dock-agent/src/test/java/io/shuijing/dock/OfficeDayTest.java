package io.shuijing.dock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.DockProcess;
import io.shuijing.dock.fixture.OfficeOnDisk;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.TcpListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day at the dock by its commands: roster, assignment, a card, a recorder, the ledger. */
class OfficeDayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private OfficeOnDisk office;
  private OfficeOnDisk.Enrolled enrolled;

  @BeforeEach
  void an_office_with_a_recorder() throws Exception {
    office = OfficeOnDisk.founded(folder);
    enrolled = office.enrolled("RZ-0007");
    enrolled.card().session(1, 2, 300);
    Files.writeString(
        folder.resolve("officers.csv"),
        "编号,姓名,执法证号,卡号,口令\nEX01,示例员甲,410482-001,04A1B2C3,1234\nEX02,示例员乙,410482-002,,\n");
    Files.writeString(
        folder.resolve("tasks.csv"),
        "任务编号,单位,目的,事项,执法人员,当事人,清单序号\nRW-1,示例市水利局,检查取水许可,示例河段取水口,EX01;EX02,示例企业,1\n");
  }

  private String said(String... arguments) {
    try (DockProcess dock = DockProcess.start(arguments)) {
      assertThat(dock.exitCode()).as(dock.errors()).isZero();
      return String.join("\n", dock.everything());
    }
  }

  private String conf() {
    return office.configuration.toString();
  }

  @Test
  void an_officer_holds_a_card_to_the_reader_and_everything_else_writes_itself() throws Exception {
    TcpListener port = TcpListener.on("127.0.0.1", 0);
    Path dockEnd = folder.resolve("card-dock");
    Path readerEnd = folder.resolve("card-reader");
    office.configure("bay = tcp:127.0.0.1:" + port.port(), "card-reader = serial:" + dockEnd);
    assertThat(said("roster", "import", conf(), folder.resolve("officers.csv").toString()))
        .isEqualTo("roster 2");
    assertThat(said("assign", "import", conf(), folder.resolve("tasks.csv").toString()))
        .isEqualTo("assignments 1");
    try (Cable _ = Cable.serial(dockEnd, readerEnd);
        LinkServer _ = enrolled.serveOn(port);
        DockProcess dock = DockProcess.start("run", conf())) {
      dock.awaitStart("bay-1 releasable RZ-0007");
      hold(readerEnd, "FFFFFFFF");
      dock.awaitStart("desk-refused 名册中没有此卡");
      hold(readerEnd, "04A1B2C3");
      dock.awaitStart("desk RZ-0007 RW-1 EX01");
      dock.awaitStart("let-go RZ-0007 RW-1");
    }
    assertThat(said("catalogue", "rebuild", conf())).isEqualTo("catalogue 1");
    String ledger = said("ledger", conf(), "--from", "2026-11-01", "--csv");
    assertThat(ledger)
        .contains("RZ-0007,示例员甲 410482-001,示例员乙 410482-002,RW-1 检查取水许可 示例河段取水口")
        .contains("未归还");
    assertThat(said("catalogue", "search", conf(), "--recorder", "RZ-0007", "--json"))
        .contains("\"session\": \"1-1\"", "完整 INTACT");
  }

  private static void hold(Path readerEnd, String card) throws Exception {
    try (ByteLink line = new SerialPath(readerEnd, 9600).await(PATIENCE).orElseThrow()) {
      byte[] bytes = (card + "\r\n").getBytes(StandardCharsets.US_ASCII);
      line.write(bytes, 0, bytes.length, PATIENCE);
    }
  }

  @Test
  void files_with_errors_change_nothing_and_a_catalogue_that_was_spoilt_is_made_anew()
      throws Exception {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "编号,姓名,执法证号\nEX01,示例员甲,410482-001\n,示例员乙,!\n");
    try (DockProcess refused = DockProcess.start("roster", "import", conf(), bad.toString())) {
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.errors().lines()).hasSize(3).allMatch(line -> line.startsWith("bad.csv"));
    }
    assertThat(office.path("roster/officers")).doesNotExist();
    assertThat(said("catalogue", "rebuild", conf())).isEqualTo("catalogue 0");
    List<String> noise = List.of("no database at all".repeat(500));
    Files.write(office.path("catalogue/catalogue.db"), noise);
    try (DockProcess search = DockProcess.start("catalogue", "search", conf())) {
      assertThat(search.exitCode()).isEqualTo(2);
      assertThat(search.errors()).contains("catalogue rebuild");
    }
    assertThat(said("catalogue", "rebuild", conf())).isEqualTo("catalogue 0");
    assertThat(office.path("catalogue/catalogue.db.unusable")).exists();
    assertThat(said("catalogue", "search", conf())).contains("场次");
  }
}
