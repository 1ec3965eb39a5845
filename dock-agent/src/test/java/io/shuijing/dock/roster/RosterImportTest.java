package io.shuijing.dock.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.fixture.Shift;
import io.shuijing.hal.linux.DirectoryVolume;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterImportTest {
  private static final String HEAD = "编号,姓名,执法证号,卡号,班组,口令\n";
  private static final String GOOD =
      HEAD + "EX01,示例员甲,410482-001,04A1B2C3,一中队,1234\r\nEX02,示例员乙,410482-002,,一中队,\n";

  @TempDir Path folder;

  private static Roster read(String csv) throws RosterFault {
    return read(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static Roster read(byte[] csv) throws RosterFault {
    return RosterImport.read("officers.csv", csv, Roster.EMPTY, Shift.entropy());
  }

  private static String refused(byte[] csv) {
    try {
      read(csv);
    } catch (RosterFault e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it was taken");
  }

  private static String refused(String csv) {
    return refused(csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void officers_are_read_with_team_card_and_pin() throws Exception {
    Roster roster = read("\uFEFF" + GOOD);
    assertThat(roster.officers()).extracting(Officer::name).containsExactly("示例员甲", "示例员乙");
    assertThat(roster.withCard("04A1B2C3")).map(Officer::id).contains("EX01");
    assertThat(roster.team("一中队")).hasSize(2);
    Pin pin = roster.withId("EX01").flatMap(officer -> officer.proofs().pin()).orElseThrow();
    assertThat(pin.text()).startsWith("$argon2id$v=19$m=65536,t=3,p=1$").doesNotContain("1234");
    assertThat(pin.matches("1234")).isTrue();
    assertThat(pin.matches("1235")).isFalse();
    assertThat(pin).hasToString("Pin[…]");
  }

  @Test
  void all_errors_are_named_with_their_lines_and_nothing_is_imported() {
    String refused =
        refused(
            HEAD
                + """
                EX01,示例员甲,410482-001,,,

                ../EX02,示例员乙,410482-002,,,
                EX03,,410482-003,,,
                EX04,"示例
                员丁",410482 004,,,99
                EX01,示例员戊,410482-005,!!!!,,
                """);
    assertThat(refused.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("officers.csv, 第 4 行", "'../EX02'"),
            line -> assertThat(line).contains("line 5", "name"),
            line -> assertThat(line).contains("line 6", "name", "示例?员丁"),
            line -> assertThat(line).contains("line 6", "certificate"),
            line -> assertThat(line).contains("line 6", "PIN").doesNotContain("99"),
            line -> assertThat(line).contains("line 8", "same id as on line 2"),
            line -> assertThat(line).contains("line 8", "card"),
            line -> assertThat(line).contains("7 errors, nothing was imported"));
  }

  @Test
  void two_officers_never_share_a_certificate_or_a_card() {
    assertThat(refused(HEAD + "EX01,示例员甲,410482-001,AAAA,,\nEX02,示例员乙,410482-001,AAAA,,\n"))
        .contains("certificate 410482-001: EX01, EX02")
        .contains("card AAAA: EX01, EX02");
  }

  @Test
  void a_file_in_gbk_is_told_apart_and_says_how_to_save_it() {
    assertThat(refused(GOOD.getBytes(Charset.forName("GBK"))))
        .contains("GBK")
        .contains("CSV UTF-8");
  }

  @Test
  void workbooks_other_bytes_and_oversize_are_told_apart() {
    assertThat(refused(new byte[] {'P', 'K', 3, 4})).contains("Excel workbook");
    assertThat(refused(new byte[] {(byte) 0xff, (byte) 0xfe, 0x16, 0x7f, (byte) 0xff}))
        .contains("is not UTF-8");
    assertThat(refused(new byte[2_000_000])).contains("1 MiB");
    assertThat(refused("")).contains("empty");
    assertThat(refused(HEAD + "EX01,示例员甲".repeat(5) + ",1\n".repeat(6000))).contains("5000 rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EX\u0000,示例员甲,1,,,",
        "EX01,示例\u202E员甲,1,,,",
        "EX01,[[示例员甲,1,,,",
        "EX01,示例员甲,1;DROP,,,",
        "-EX,示例员甲,1,,,",
        "EX01,示例员甲,1,,,12345678901234",
        "EX01,示  例,1,,,"
      })
  void hostile_cells_are_errors_on_their_line(String row) {
    assertThat(refused(HEAD + row + "\n")).contains("line 2").contains("1 errors");
  }

  @Test
  void unclosed_quotes_unknown_and_missing_columns_are_named() {
    assertThat(refused(HEAD + "EX01,\"示例员甲,1,,,\n")).contains("line 2").contains("not closed");
    assertThat(refused(HEAD + "EX01,\"示例员甲\"x,1,,,\n")).contains("line 2").contains("follows");
    assertThat(refused("编号,姓名,年龄\n")).contains("unknown column: '年龄'").contains("执法证号");
    assertThat(refused("编号,编号,姓名,执法证号\n")).contains("column twice");
  }

  @Test
  void an_import_changes_those_it_names_and_keeps_their_pins() throws Exception {
    Roster before = read(GOOD);
    Roster after =
        RosterImport.read(
            "more.csv",
            (HEAD + "EX01,示例员甲甲,410482-001,,,\nEX03,示例员丙,410482-003,,,\n")
                .getBytes(StandardCharsets.UTF_8),
            before,
            Shift.entropy());
    assertThat(after.officers()).extracting(Officer::id).containsExactly("EX01", "EX02", "EX03");
    assertThat(after.withId("EX01").map(Officer::name)).contains("示例员甲甲");
    assertThat(after.withId("EX01").flatMap(officer -> officer.proofs().pin()))
        .isEqualTo(before.withId("EX01").flatMap(officer -> officer.proofs().pin()))
        .isPresent();
  }

  @Test
  void the_book_keeps_every_version_and_refuses_who_comes_second() throws Exception {
    RosterBook book = new RosterBook(DirectoryVolume.open("store", folder));
    RosterBook.Version empty = book.current();
    Roster roster = read(GOOD);
    book.replace(empty, roster);
    assertThat(book.current()).isEqualTo(new RosterBook.Version(1, roster));
    assertThatThrownBy(() -> book.replace(empty, Roster.EMPTY))
        .isInstanceOf(RosterFault.class)
        .hasMessageContaining("do it again");
    book.replace(book.current(), roster.without("EX02"));
    assertThat(book.current().roster().officers()).hasSize(1);
    assertThat(folder.resolve("roster/officers/000001.roster")).exists();
  }

  @Test
  void the_list_of_matters_is_annex_1_until_the_office_writes_its_own() throws Exception {
    DirectoryVolume volume = DirectoryVolume.open("store", folder);
    assertThat(Matters.of(volume).matters())
        .extracting(Matters.Matter::toString)
        .containsExactly("1 行政检查·调查取证·调查笔录", "2 行政处罚·听证·调查取证", "3 行政强制·查封、扣押·现场笔录");
    java.nio.file.Files.createDirectories(folder.resolve("roster"));
    java.nio.file.Files.writeString(
        folder.resolve("roster/matters.csv"), "序号,执法类别,执法事项,记录环节,记录内容\n9,示例,示例事项,示例环节,全程\n");
    assertThat(Matters.of(volume).numbered("9")).isPresent();
    assertThat(Matters.of(volume).numbered("1")).isEqualTo(Optional.empty());
  }
}
