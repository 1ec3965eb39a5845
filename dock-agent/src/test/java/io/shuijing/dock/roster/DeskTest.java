package io.shuijing.dock.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.evidence.Name;
import io.shuijing.hal.linux.DirectoryVolume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Name RECORDER = Name.recorder(Shift.DOMAIN, "RZ-0007");
  private static final Name OTHER = Name.recorder(Shift.DOMAIN, "RZ-0008");
  private static final String HEAD = "任务编号,单位,目的,事项,执法人员,班组,当事人,清单序号\n";

  @TempDir Path folder;
  private AssignmentBook book;
  private Roster roster;
  private Desk desk;

  @BeforeEach
  void two_officers_and_an_assignment() throws Exception {
    DirectoryVolume volume = DirectoryVolume.open("store", folder);
    roster =
        RosterImport.read(
            "officers.csv",
            utf8(
                """
                编号,姓名,执法证号,卡号,口令,班组
                EX01,示例员甲,410482-001,04A1B2C3,1234,一中队
                EX02,示例员乙,410482-002,,,一中队
                """),
            Roster.EMPTY,
            Shift.entropy());
    RosterBook officers = new RosterBook(volume);
    officers.replace(officers.current(), roster);
    book = new AssignmentBook(volume);
    desk = new Desk(volume, new Orders(DirectoryVolume.create("orders", folder.resolve("orders"))));
    book.plan(read("RW-1,示例市水利局,检查取水许可,示例河段取水口,,一中队,示例企业,\"1,3\"\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Assignment> read(String rows) throws RosterFault {
    return AssignmentImport.read("tasks.csv", utf8(HEAD + rows), roster, Matters.asIssued());
  }

  private Officer officer(String id) {
    return roster.withId(id).orElseThrow();
  }

  @Test
  void an_assignment_is_kept_with_party_matters_and_the_names_of_its_officers() throws Exception {
    Assignment assignment = book.find("RW-1").orElseThrow();
    assertThat(assignment.party()).contains("示例企业");
    assertThat(assignment.matters()).containsExactly("1", "3");
    assertThat(assignment.officers())
        .extracting(Assignment.Member::name)
        .containsExactly("示例员甲", "示例员乙");
    assertThat(book.planned()).containsExactly(assignment);
  }

  @Test
  void whoever_takes_the_recorder_stands_first_in_the_order_and_the_party_is_not_in_it()
      throws Exception {
    desk.order(officer("EX02"), Optional.empty(), RECORDER);
    assertThat(Files.readString(folder.resolve("orders/RZ-0007.order")))
        .isEqualTo(
            """
            shuijing-order/v1
            assignment RW-1
            unit 示例市水利局
            purpose 检查取水许可
            matter 示例河段取水口
            officer 示例员乙 410482-002
            officer 示例员甲 410482-001
            language zh
            """);
  }

  @Test
  void each_officer_takes_one_recorder_and_the_last_one_closes_the_assignment() throws Exception {
    desk.order(officer("EX01"), Optional.empty(), RECORDER);
    assertThat(desk.openFor(officer("EX01"))).isEmpty();
    assertThat(desk.openFor(officer("EX02"))).hasSize(1);
    desk.order(officer("EX02"), Optional.empty(), OTHER);
    assertThat(book.planned()).isEmpty();
    assertThat(book.find("RW-1")).isPresent();
  }

  @Test
  void an_order_that_was_broken_off_is_written_once() throws Exception {
    desk.order(officer("EX01"), Optional.of("RW-1"), RECORDER);
    desk.order(officer("EX01"), Optional.of("RW-1"), RECORDER);
    assertThat(folder.resolve("orders")).isDirectoryContaining("glob:**.order");
    book.plan(read("RW-2,示例市水利局,巡查,示例水库,EX01,,,\n"));
    assertThatThrownBy(() -> desk.order(officer("EX01"), Optional.of("RW-2"), RECORDER))
        .isInstanceOf(OrderFault.class)
        .hasMessageContaining("RW-1 stands for this recorder");
    assertThat(desk.openFor(officer("EX01"))).hasSize(1);
  }

  @Test
  void card_and_pin_identify_and_a_wrong_one_says_not_which_part_was_wrong() throws Exception {
    assertThat(desk.byCard("04A1B2C3").id()).isEqualTo("EX01");
    assertThat(desk.byPin("EX01", "1234").id()).isEqualTo("EX01");
    assertThatThrownBy(() -> desk.byCard("FFFF")).hasMessageContaining("no officer has this card");
    String wrongPin = refusal("EX01", "0000");
    assertThat(refusal("EX09", "1234")).isEqualTo(wrongPin);
    assertThat(refusal("EX02", "")).isEqualTo(wrongPin);
  }

  private String refusal(String id, String pin) throws Exception {
    try {
      desk.byPin(id, pin);
    } catch (RosterFault e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("let in");
  }

  @Test
  void without_an_assignment_or_with_several_the_desk_says_what_to_do() throws Exception {
    book.close("RW-1");
    assertThatThrownBy(() -> desk.order(officer("EX01"), Optional.empty(), RECORDER))
        .hasMessageContaining("no open assignment");
    book.plan(read("RW-2,示例市水利局,巡查,示例水库,EX01,,,\nRW-3,示例市水利局,巡查,示例河段,EX01,,,\n"));
    assertThatThrownBy(() -> desk.order(officer("EX01"), Optional.empty(), RECORDER))
        .hasMessageContaining("RW-2, RW-3");
    assertThatThrownBy(() -> desk.order(officer("EX02"), Optional.of("RW-2"), RECORDER))
        .hasMessageContaining("is not one of EX02");
    assertThatThrownBy(() -> desk.order(officer("EX02"), Optional.of("../../x"), RECORDER))
        .hasMessageContaining("no such assignment");
  }

  @Test
  void an_id_that_was_used_is_never_used_for_something_else() throws Exception {
    book.plan(read("RW-1,示例市水利局,检查取水许可,示例河段取水口,,一中队,示例企业,\"1,3\"\n"));
    assertThatThrownBy(() -> book.plan(read("RW-1,示例市水利局,别的,示例河段,EX01,,,\n")))
        .isInstanceOf(RosterFault.class)
        .hasMessageContaining("already with other content");
    assertThat(book.planned()).hasSize(1);
  }

  @Test
  void errors_in_assignments_are_all_named_with_their_lines() {
    assertThatThrownBy(() ->
            read(
                """
                a/../b,示例市水利局,巡查,示例水库,EX01,,,
                RW-5,示例市水利局,[[x,示例水库,EX09,,,7
                RW-6,示例市水利局,巡查,示例水库,,二中队,,
                """))
        .isInstanceOf(RosterFault.class)
        .hasMessageContaining("line 2: id 'a/../b'")
        .hasMessageContaining("line 3: purpose '[[x'")
        .hasMessageContaining("not in the roster: 'EX09'")
        .hasMessageContaining("annex 1 has no number '7'")
        .hasMessageContaining("line 4: 名册中没有班组")
        .hasMessageContaining("nothing was imported");
  }
}
