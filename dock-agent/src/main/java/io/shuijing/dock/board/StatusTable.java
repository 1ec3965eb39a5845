package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.bay.Outlook;
import io.shuijing.dock.text.TerminalColumns;
import io.shuijing.evidence.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The dock as a table. */
final class StatusTable {
  private static final String NOTHING = "–";
  private static final int BAR = 12;

  private final Snapshot now;
  private final boolean chinese;

  StatusTable(Snapshot now, boolean chinese) {
    this.now = now;
    this.chinese = chinese;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(now.dock().text())
        .append("  ")
        .append(say("已运行 ", "up "))
        .append(since(now.started()));
    text.append("  ").append(say("存储可用 ", "store free ")).append(free());
    text.append('\n').append('\n');
    text.append(TerminalColumns.of(bays()));
    if (!now.alarms().isEmpty()) {
      text.append('\n').append(say("须处理：", "to be seen to:")).append('\n');
      text.append(TerminalColumns.of(alarms()));
    }
    return text.toString();
  }

  private String say(String inChinese, String inEnglish) {
    return chinese ? inChinese : inEnglish;
  }

  private String since(Instant then) {
    return Amount.time(Math.max(0, Duration.between(then, now.at()).toSeconds()));
  }

  private String free() {
    OptionalLong free = now.store().freeBytes();
    return free.isPresent() ? Amount.bytes(free.getAsLong()) : say("未知", "unknown");
  }

  private List<List<String>> bays() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        chinese
            ? List.of("仓位", "记录仪", "状态", "时长", "电量", "进度", "速率", "剩余", "说明")
            : List.of(
                "BAY", "RECORDER", "STATE", "FOR", "CHARGE", "PROGRESS", "RATE", "LEFT", "NOTE"));
    for (BayView bay : now.bays()) {
      rows.add(
          List.of(
              bay.bay(),
              bay.recorder().map(Name::last).orElse(NOTHING),
              state(bay.state()),
              since(bay.since()),
              bay.chargePermille().isPresent()
                  ? bay.chargePermille().getAsInt() / 10 + " %"
                  : NOTHING,
              bay.transfer().map(this::progress).orElse(NOTHING),
              bay.transfer().map(t -> Amount.bytes(t.bytesPerSecond()) + "/s").orElse(NOTHING),
              bay.transfer().map(this::left).orElse(NOTHING),
              note(bay)));
    }
    return rows;
  }

  private String progress(Transfer transfer) {
    int full =
        transfer.allBytes() == 0
            ? BAR
            : (int) (BAR * (double) transfer.doneBytes() / transfer.allBytes());
    return "█".repeat(full)
        + "░".repeat(BAR - full)
        + " "
        + Amount.bytes(transfer.doneBytes())
        + " / "
        + Amount.bytes(transfer.allBytes());
  }

  private String left(Transfer transfer) {
    return transfer.secondsLeft().isPresent()
        ? Amount.time(transfer.secondsLeft().getAsLong())
        : say("未知", "unknown");
  }

  private String note(BayView bay) {
    if (bay.transfer().isPresent() && bay.transfer().get().stalledSeconds().isPresent()) {
      String time = Amount.time(bay.transfer().get().stalledSeconds().getAsLong());
      return say("停顿 " + time, "stalled for " + time);
    }
    return switch (bay.state()) {
      case BayState.Charging(_, _, int wanted) ->
          say("电量达 " + wanted + " % 后可取走", "may leave from " + wanted + " % on");
      case BayState.Quarantined(_, var finding) -> finding.toString();
      case BayState.Faulty(_, String message) -> message;
      case BayState.Empty _,
          BayState.Identifying _,
          BayState.Verifying _,
          BayState.Offloading _,
          BayState.Releasable _ ->
          "";
    };
  }

  private String state(BayState state) {
    return switch (state) {
      case BayState.Faulty faulty ->
          say("故障·" + outlook(faulty.outlook()), "faulty, " + faulty.outlook().word());
      case BayState.Empty _ -> say("空", state.word());
      case BayState.Identifying _ -> say("正在识别", state.word());
      case BayState.Verifying _ -> say("正在核验", state.word());
      case BayState.Offloading _ -> say("正在卸载", state.word());
      case BayState.Charging _ -> say("正在充电", state.word());
      case BayState.Releasable _ -> say("可以取走", state.word());
      case BayState.Quarantined _ -> say("隔离", state.word());
    };
  }

  private static String outlook(Outlook outlook) {
    return switch (outlook) {
      case BUSY -> "正忙";
      case FULL -> "已满";
      case AWAY -> "不在";
      case NEVER -> "须处理";
    };
  }

  private List<List<String>> alarms() {
    return now.alarms().stream()
        .map(alarm ->
            List.of("  " + alarm.bay(), alarm.word(), since(alarm.since()), alarm.message()))
        .toList();
  }
}
