package io.shuijing.evidence.cli;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Stream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line for each session of which a journal speaks. */
final class SessionLines {
  private final Speech speech;
  private final Map<SessionId, Sums> sessions = new LinkedHashMap<>();

  SessionLines(Speech speech) {
    this.speech = speech;
  }

  private static final class Sums {
    private String opened = "-";
    private String closed = "-";
    private long segments;
    private long stills;
    private long marks;
    private long mediaMs;
    private long plainBytes;
  }

  void add(Entry entry, Instant wall) {
    switch (entry) {
      case Entry.SessionOpen s -> of(s.session()).opened = speech.time(wall);
      case Entry.Segment s -> segment(of(s.session()), s);
      case Entry.Mark m -> of(m.session()).marks++;
      case Entry.SessionClose c -> of(c.session()).closed = c.cause();
      case Entry.Prompt _,
          Entry.Gap _,
          Entry.Genesis _,
          Entry.Boot _,
          Entry.ClockSet _,
          Entry.CheckIn _,
          Entry.CheckOut _,
          Entry.PreCheck _,
          Entry.Fault _,
          Entry.Alive _,
          Entry.Wipe _,
          Entry.Off _ -> {}
    }
  }

  private Sums of(SessionId id) {
    return sessions.computeIfAbsent(id, _ -> new Sums());
  }

  private static void segment(Sums sums, Entry.Segment segment) {
    if (segment.stream() == Stream.STILL) {
      sums.stills++;
      return;
    }
    sums.segments++;
    sums.mediaMs += segment.media().durationMs();
    sums.plainBytes += segment.plain().bytes();
  }

  List<String> lines() {
    Table table = new Table();
    table.row(
        speech.of("场次", "session"),
        speech.of("开始", "from"),
        speech.of("时长", "media"),
        speech.of("字节", "bytes"),
        speech.of("分段", "segments"),
        speech.of("照片", "stills"),
        speech.of("标记", "marks"),
        speech.of("结束原因", "closed by"));
    sessions.forEach((id, sums) ->
        table.row(
            id.toString(),
            sums.opened,
            Speech.span(sums.mediaMs),
            Speech.amount(sums.plainBytes),
            Speech.amount(sums.segments),
            Speech.amount(sums.stills),
            Speech.amount(sums.marks),
            sums.closed));
    return sessions.isEmpty() ? List.of() : table.lines();
  }
}
