package io.shuijing.evidence.cli;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.verify.Language;
import java.util.stream.Collectors;

/** What a record says, in one line of plain words. */
public final class EntryWords {
  private final Speech speech;

  EntryWords(Speech speech) {
    this.speech = speech;
  }

  /** What an entry says, in one line. */
  public static String of(Entry entry, Language language) {
    return new EntryWords(new Speech(language)).of(entry);
  }

  String of(Entry entry) {
    return switch (entry) {
      case Entry.Genesis g -> genesis(g);
      case Entry.Boot b -> boot(b);
      case Entry.ClockSet c -> clockSet(c);
      case Entry.CheckIn c -> speech.of("归还，采集站 ", "taken in by ") + c.dock();
      case Entry.CheckOut c ->
          speech.of("领取，采集站 ", "let go by ")
              + c.dock()
              + speech.of("，任务 ", ", assignments ")
              + (c.assignments().isEmpty() ? "-" : String.join(", ", c.assignments()));
      case Entry.PreCheck p -> speech.of("自检 ", "pre-check ") + checks(p);
      case Entry.SessionOpen s -> open(s);
      case Entry.Segment s -> segment(s);
      case Entry.Prompt p ->
          session(p.session())
              + speech.of("播放告知 ", "prompt played: ")
              + p.wording().id()
              + "/"
              + p.wording().version()
              + " "
              + media(p.media());
      case Entry.Mark m ->
          session(m.session())
              + speech.of("标记 ", "mark ")
              + m.kind()
              + " @ "
              + Speech.span(m.mediaMs());
      case Entry.Gap g -> gap(g);
      case Entry.SessionClose c -> close(c);
      case Entry.Fault f ->
          speech.of("故障 ", "fault of ") + f.part() + ": " + f.fault() + " (" + f.detail() + ")";
      case Entry.Alive a ->
          speech.of("运行中 ", "on, ")
              + a.state()
              + speech.of("，可用 ", ", free ")
              + Speech.amount(a.freeBytes())
              + speech.of("，电量 ", ", battery ")
              + (a.batteryPermille().isPresent() ? a.batteryPermille().getAsInt() + "‰" : "-");
      case Entry.Wipe w -> wipe(w);
      case Entry.Off o -> speech.of("关机，原因 ", "switched off: ") + o.cause();
    };
  }

  private String genesis(Entry.Genesis g) {
    return speech.of("启用 ", "put into service: ")
        + g.model()
        + ", "
        + g.firmware()
        + speech.of("，密钥 ", ", keys ")
        + g.keys().size()
        + speech.of("，密封给 ", ", sealing to ")
        + g.recipients().size();
  }

  private String boot(Entry.Boot b) {
    String base =
        speech.of("开机，原因 ", "started: ")
            + b.cause()
            + speech.of("，末条记录 ", ", last record found ")
            + b.found().n();
    boolean quiet = b.recovered() == 0 && b.orphanBytes() == 0 && b.abandoned().isEmpty();
    return quiet
        ? base
        : base
            + speech.of("，恢复 ", ", recovered ")
            + b.recovered()
            + speech.of("，残尾字节 ", ", torn bytes ")
            + b.orphanBytes()
            + speech.of("，弃置 ", ", abandoned ")
            + b.abandoned().size();
  }

  private String clockSet(Entry.ClockSet c) {
    return speech.of("对时 ", "clock set by ")
        + c.source().word()
        + speech.of("，偏差 ", ", offset ")
        + Speech.amount(c.offsetMs())
        + " ms, "
        + speech.time(c.before())
        + " → "
        + speech.time(c.after());
  }

  private static String checks(Entry.PreCheck p) {
    return p.checks().stream()
        .map(check -> check.part() + " " + check.result() + " " + check.value())
        .collect(Collectors.joining(", "));
  }

  private String open(Entry.SessionOpen s) {
    return session(s.session())
        + speech.of("开始，触发 ", "opened by ")
        + s.trigger()
        + speech.of("，任务 ", ", assignment ")
        + s.assignment().orElse("-")
        + ", "
        + s.video()
        + " "
        + s.audio();
  }

  private String segment(Entry.Segment s) {
    return session(s.session())
        + speech.of("分段 ", "segment ")
        + s.stream().word()
        + "/"
        + s.index()
        + " "
        + media(s.media())
        + ", "
        + s.at().file()
        + " @ "
        + s.at().offset()
        + speech.of("，密封 ", ", sealed ")
        + Speech.amount(s.sealed().bytes());
  }

  private String gap(Entry.Gap g) {
    return session(g.session())
        + speech.of("未采集 ", "nothing captured ")
        + speech.time(g.from().wall())
        + "–"
        + speech.time(g.to().wall())
        + speech.of("，原因 ", ": ")
        + g.cause();
  }

  private String close(Entry.SessionClose c) {
    return session(c.session())
        + speech.of("结束，原因 ", "closed: ")
        + c.cause()
        + (c.measured().isPresent() ? " " + c.measured().getAsLong() : "")
        + speech.of("，分段 ", ", segments ")
        + c.segments()
        + ", "
        + Speech.amount(c.totals().plainBytes())
        + speech.of(" 字节，", " bytes, ")
        + Speech.span(c.totals().mediaMs());
  }

  private String wipe(Entry.Wipe w) {
    return speech.of("清除 ", "freed ")
        + w.files()
        + speech.of(" 个文件 ", " files, ")
        + Speech.amount(w.bytes())
        + speech.of(" 字节，记录 ", " bytes, records below ")
        + w.below()
        + speech.of(" 之前，回执 ", ", by receipt ")
        + w.receipt().hex().substring(0, 16);
  }

  private String session(io.shuijing.evidence.SessionId id) {
    return speech.of("场次 ", "session ") + id + " ";
  }

  private static String media(Span span) {
    return "["
        + Speech.span(span.startMs())
        + "–"
        + Speech.span(span.startMs() + span.durationMs())
        + "]";
  }
}
