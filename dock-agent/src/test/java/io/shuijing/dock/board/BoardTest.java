package io.shuijing.dock.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.fixture.ManualClocks;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Objection;
import io.shuijing.dock.offload.Progress;
import io.shuijing.dock.text.TerminalColumns;
import io.shuijing.evidence.Name;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Name RECORDER = Name.recorder(Shift.DOMAIN, "RZ-0007");
  private static final int MB = 1_000_000;
  private final ManualClocks clocks = new ManualClocks();
  private StoreView store = new StoreView(OptionalLong.of(500_000_000_000L), 0, "");
  private final Board board = new Board(clocks, Shift.DOCK, () -> store);

  @BeforeEach
  void a_recorder_with_three_hundred_megabytes_in_bay_2() {
    board.opened("bay-10", "127.0.0.1:7010");
    board.opened("bay-2", "/dev/ttyACM0");
    tell(new BayEvent.Changed(new BayState.Identifying(RECORDER)));
    tell(new BayEvent.Described(RECORDER, OptionalInt.of(730), 2, 300L * MB));
    tell(new BayEvent.Changed(new BayState.Offloading(RECORDER)));
  }

  private void tell(BayEvent event) {
    board.happened("bay-2", event);
  }

  private void pull(String path, long from, int megabytes) {
    for (int i = 1; i <= megabytes; i++) {
      clocks.pass(Duration.ofMillis(100));
      tell(new BayEvent.Pulled(RECORDER, new Progress(path, (from + i) * MB, 150L * MB, MB)));
    }
  }

  private BayView bay2() {
    return board.now().bays().getFirst();
  }

  private Transfer transfer() {
    return bay2().transfer().orElseThrow();
  }

  @Test
  void bays_stand_in_the_order_in_which_people_count() {
    assertThat(board.now().bays()).extracting(BayView::bay).containsExactly("bay-2", "bay-10");
  }

  @Test
  void bytes_rate_and_time_left_are_those_of_all_that_the_recorder_brought() {
    pull("a", 0, 150);
    tell(new BayEvent.Archived(RECORDER, "a", 150L * MB));
    pull("b", 0, 50);
    assertThat(transfer().doneBytes()).isEqualTo(200L * MB);
    assertThat(transfer().allBytes()).isEqualTo(300L * MB);
    assertThat(transfer().bytesPerSecond()).isBetween(9_900_000L, 10_200_000L);
    assertThat(transfer().secondsLeft().getAsLong()).isBetween(9L, 11L);
    assertThat(transfer().stalledSeconds()).isEmpty();
  }

  @Test
  void what_was_staged_before_counts_as_done_and_not_as_speed() {
    pull("a", 100, 10);
    assertThat(transfer().doneBytes()).isEqualTo(110L * MB);
    assertThat(transfer().bytesPerSecond()).isBetween(9_500_000L, 10_500_000L);
  }

  @Test
  void a_short_stall_shows_as_a_stall_and_hardly_moves_the_time_left() {
    pull("a", 0, 100);
    long before = transfer().secondsLeft().getAsLong();
    clocks.pass(Duration.ofSeconds(4));
    assertThat(transfer().stalledSeconds()).hasValue(4);
    assertThat(transfer().secondsLeft().getAsLong()).isBetween(before, before * 3 / 2);
  }

  @Test
  void after_a_long_stall_no_time_is_promised_any_more() {
    pull("a", 0, 100);
    clocks.pass(Duration.ofSeconds(60));
    assertThat(transfer().stalledSeconds()).hasValue(60);
    assertThat(transfer().bytesPerSecond()).isZero();
    assertThat(transfer().secondsLeft()).isEmpty();
  }

  @Test
  void busy_full_away_and_never_are_told_apart_and_only_busy_is_no_alarm_at_once() {
    for (String fault : new String[] {"busy", "store-full", "store-gone", "protocol"}) {
      tell(new BayEvent.Changed(new BayState.Faulty(fault, "what is to be done")));
      assertThat(board.now().alarms()).as(fault).hasSize(fault.equals("busy") ? 0 : 1);
    }
    tell(new BayEvent.Changed(new BayState.Faulty("busy", "another bay has it")));
    clocks.pass(Duration.ofMinutes(2));
    assertThat(board.now().alarms()).hasSize(1);
    assertThat(board.now().table(false)).contains("faulty, busy");
    tell(new BayEvent.Changed(new BayState.Faulty("store-full", "make room")));
    assertThat(board.now().table(true)).contains("故障·已满").contains("make room");
    tell(new BayEvent.Changed(new BayState.Empty()));
    assertThat(board.now().alarms()).isEmpty();
  }

  @Test
  void a_store_that_is_slow_away_or_nearly_full_is_an_alarm_of_its_own() {
    store = new StoreView(OptionalLong.of(500_000_000_000L), 7_000, "");
    assertThat(board.now().alarms()).extracting(Alarm::word).containsExactly("store-slow");
    store = new StoreView(OptionalLong.of(1_000_000), 0, "");
    assertThat(board.now().alarms()).extracting(Alarm::word).containsExactly("store-low");
    store = new StoreView(OptionalLong.empty(), 0, "the disk is not there");
    assertThat(board.now().alarms()).extracting(Alarm::word).containsExactly("store-away");
  }

  @Test
  void what_was_put_apart_stays_an_alarm_after_the_recorder_has_gone() {
    Finding finding = new Finding(Objection.MODIFIED, "segment 3");
    tell(new BayEvent.PutApart(RECORDER, "a", finding));
    tell(new BayEvent.PutApart(RECORDER, "a", finding));
    tell(new BayEvent.Changed(new BayState.Empty()));
    assertThat(board.now().alarms()).extracting(Alarm::word).containsExactly("put-apart");
    assertThat(board.now().counts()).containsEntry(Count.PUT_APART, 2L);
  }

  @Test
  void what_has_happened_is_a_stream_that_goes_on_from_any_number() {
    long last = board.since(0).getLast().number();
    pull("a", 0, 3);
    tell(new BayEvent.Archived(RECORDER, "a", 3));
    assertThat(board.since(last))
        .extracting(Happening::event)
        .containsExactly(new BayEvent.Archived(RECORDER, "a", 3));
    for (int i = 0; i < 5_000; i++) {
      tell(new BayEvent.Notice("n" + i));
    }
    assertThat(board.since(0)).hasSize(1_000);
  }

  @Test
  void the_table_lines_up_in_both_languages() {
    pull("a", 0, 75);
    for (boolean chinese : new boolean[] {true, false}) {
      String table = board.now().table(chinese);
      String[] lines = table.split("\n", -1);
      String heading = lines[2];
      String row = lines[3];
      assertThat(row)
          .contains("RZ-0007")
          .contains("73 %")
          .contains("███░░░░░░░░░ 75.0 MB / 300 MB");
      int column = heading.indexOf(chinese ? "电量" : "CHARGE");
      assertThat(TerminalColumns.width(heading.substring(0, column)))
          .isEqualTo(TerminalColumns.width(row.substring(0, row.indexOf("73 %"))));
    }
  }

  @Test
  void json_says_the_same_and_quotes_what_must_be_quoted() {
    pull("a", 0, 75);
    board.happened(
        "bay-10", new BayEvent.Changed(new BayState.Faulty("order", "line 3: \"x\\y\"\n水镜")));
    String json = board.now().json();
    assertThat(json)
        .startsWith("{\"format\":\"shuijing-dock-status/v1\",")
        .contains("\"bay\":\"bay-2\"", "\"state\":\"offloading\"", "\"charge_permille\":730")
        .contains("\"done_bytes\":75000000,\"all_bytes\":300000000")
        .contains("\"fault\":\"order\",\"outlook\":\"never\"")
        .contains("line 3: \\\"x\\\\y\\\"\\u000a水镜")
        .contains("\"counts\":{\"bytes_pulled\":75000000,");
  }

  @Test
  void metrics_are_prometheus_text() {
    pull("a", 0, 75);
    String metrics = board.now().metrics();
    assertThat(metrics)
        .contains("shuijing_dock_bays{state=\"offloading\"} 1\n")
        .contains("shuijing_dock_bays{state=\"empty\"} 1\n")
        .contains("shuijing_dock_bay_bytes_left{bay=\"bay-2\"} 225000000\n")
        .contains("# TYPE shuijing_dock_bytes_pulled_total counter\n")
        .contains("shuijing_dock_bytes_pulled_total 75000000\n");
    assertThat(metrics.lines())
        .allMatch(line ->
            line.matches("# (HELP|TYPE) shuijing_dock_[a-z_]+ .+")
                || line.matches("shuijing_dock_[a-z_]+(\\{[a-z]+=\"[^\"]*\"})? -?[0-9]+"));
  }
}
