package io.shuijing.simulator.story;

import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Tail;
import io.shuijing.simulator.story.Sentence.Expectation;
import io.shuijing.simulator.story.Sentence.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that may be expected in a story. */
final class Expectations {
  /** What records are called; in English they are called by their type. */
  static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("开机", "boot"),
          Map.entry("对时", "clock-set"),
          Map.entry("交回", "check-in"),
          Map.entry("领取", "check-out"),
          Map.entry("自检", "pre-check"),
          Map.entry("场次开始", "session-open"),
          Map.entry("场次结束", "session-close"),
          Map.entry("分段", "segment"),
          Map.entry("告知语", "prompt"),
          Map.entry("标记", "mark"),
          Map.entry("缺口", "gap"),
          Map.entry("故障", "fault"),
          Map.entry("在线", "alive"),
          Map.entry("清除", "wipe"));

  private static final List<String> ENGLISH_TYPES = TYPES.values().stream().sorted().toList();

  private Expectations() {}

  static List<Sentence> all() {
    return List.of(
        expected("日志中有 {word}，原因 {word}", "the journal has a {word}, cause {word}", with("cause")),
        expected(
            "日志中有 {word}，任务 {word}",
            "the journal has a {word}, assignment {word}",
            with("assignment")),
        expected("日志中有 {word}，部件 {word}", "the journal has a {word}, part {word}", with("part")),
        expected(
            "日志中有 {n} 条 {word}", "the journal has exactly {n} of type {word}", Expectations::count),
        expected("日志中没有 {word}", "the journal has no {word}", Expectations::none),
        expected("日志中有 {word}", "the journal has a {word}", Expectations::some),
        expected("结论 {word}", "the verdict is {word}", Expectations::verdict),
        expected("回执覆盖全部分段", "receipts cover every segment", Expectations::receipts),
        expected(
            "还没有回执覆盖全部分段", "receipts do not yet cover every segment", Expectations::noReceipts),
        expected(
            "可截尾部不超过 {n} 秒", "at most {n} seconds could be cut off unseen", Expectations::tail),
        expected("录像不少于 {n} 秒", "at least {n} seconds are recorded", Expectations::recorded),
        expected("卡上的分段已经释放", "the card is free of segments", Expectations::freed),
        expected("分段还在卡上", "the segments are still on the card", Expectations::kept),
        expected("指示灯显示 {word}", "the light shows {word}", Expectations::light),
        expected("采集站显示 {word}", "the bay shows {word}", Expectations::bay));
  }

  private interface Careful {
    Optional<String> at(Findable found, List<String> values) throws IOException;
  }

  private static Expectation expected(String zh, String en, Careful look) {
    Look carefree =
        (found, values) -> {
          try {
            return look.at(found, values);
          } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be read", e);
          }
        };
    return new Expectation(Form.of(zh), Form.of(en), carefree);
  }

  /** The type that a word means; empty if it means none. */
  static Optional<String> type(String word) {
    return ENGLISH_TYPES.contains(word) ? Optional.of(word) : Optional.ofNullable(TYPES.get(word));
  }

  private static String typeOf(List<String> values, int at) {
    return type(values.get(at)).orElseThrow(() -> new IllegalArgumentException(values.get(at)));
  }

  private static Careful with(String key) {
    return (found, values) -> {
      String type = typeOf(values, 0);
      List<StoredRecord> all = found.records(type, List.of());
      boolean there = !found.records(type, List.of(key + " " + values.get(1))).isEmpty();
      return there ? Optional.empty() : Optional.of(all.size() + " " + type + lines(all, key));
    };
  }

  private static String lines(List<StoredRecord> records, String key) {
    StringBuilder out = new StringBuilder();
    for (StoredRecord record : records) {
      RecordWords.lines(record)
          .filter(line -> line.startsWith(key + " "))
          .forEach(line -> out.append(", ").append(line));
    }
    return out.toString();
  }

  private static Optional<String> count(Findable found, List<String> values) throws IOException {
    int size = found.records(typeOf(values, 1), List.of()).size();
    return unless(size == Integer.parseInt(values.get(0)), size + " " + typeOf(values, 1));
  }

  private static Optional<String> none(Findable found, List<String> values) throws IOException {
    int size = found.records(typeOf(values, 0), List.of()).size();
    return unless(size == 0, size + " " + typeOf(values, 0));
  }

  private static Optional<String> some(Findable found, List<String> values) throws IOException {
    int size = found.records(typeOf(values, 0), List.of()).size();
    return unless(size > 0, "0 " + typeOf(values, 0));
  }

  private static Optional<String> verdict(Findable found, List<String> values) throws IOException {
    var report = found.report();
    String word = report.verdict().word();
    String why = report.findings().isEmpty() ? "" : ", " + report.findings().getFirst();
    return unless(word.equals(values.get(0)), word + why);
  }

  private static Optional<String> receipts(Findable found, List<String> values) {
    int without = found.segmentsWithoutReceipt().size();
    return unless(without == 0, without + " segments without a receipt");
  }

  private static Optional<String> noReceipts(Findable found, List<String> values) {
    return unless(!found.segmentsWithoutReceipt().isEmpty(), "receipts for all");
  }

  private static Optional<String> tail(Findable found, List<String> values) throws IOException {
    Tail tail = found.report().tail();
    boolean bounded =
        tail.seconds().isPresent() && tail.seconds().getAsLong() <= Long.parseLong(values.get(0));
    return unless(bounded, tail.word() + " s");
  }

  private static Optional<String> recorded(Findable found, List<String> values) throws IOException {
    long ms = found.recordedMs();
    return unless(ms >= Long.parseLong(values.get(0)) * 1_000, ms / 1_000 + " s");
  }

  private static Optional<String> freed(Findable found, List<String> values) {
    List<String> left = found.tracksOnCard();
    return unless(left.isEmpty(), String.join(", ", left));
  }

  private static Optional<String> kept(Findable found, List<String> values) {
    return unless(!found.tracksOnCard().isEmpty(), "0 tracks");
  }

  private static Optional<String> light(Findable found, List<String> values) {
    String shown = found.stage().light().map(Enum::name).orElse("OFF");
    return unless(shown.equals(values.get(0)), shown);
  }

  private static Optional<String> bay(Findable found, List<String> values) {
    String shown = found.stage().bay();
    return unless(shown.equals(values.get(0)), shown);
  }

  private static Optional<String> unless(boolean holds, String otherwise) {
    return holds ? Optional.empty() : Optional.of(otherwise);
  }
}
