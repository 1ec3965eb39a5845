package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.journal.Entry.Alive;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Boot;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.CheckIn;
import io.shuijing.evidence.journal.Entry.CheckOut;
import io.shuijing.evidence.journal.Entry.ClockSet;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.evidence.journal.Entry.Genesis;
import io.shuijing.evidence.journal.Entry.Mark;
import io.shuijing.evidence.journal.Entry.Off;
import io.shuijing.evidence.journal.Entry.PreCheck;
import io.shuijing.evidence.journal.Entry.Prompt;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Wipe;
import java.util.List;
import java.util.Optional;

/** Writes the lines of an entry; {@link EntryReader} reads them. */
final class EntryText {
  private EntryText() {}

  static String type(Entry entry) {
    return switch (entry) {
      case Genesis _ -> "genesis";
      case Boot _ -> "boot";
      case ClockSet _ -> "clock-set";
      case CheckIn _ -> "check-in";
      case CheckOut _ -> "check-out";
      case PreCheck _ -> "pre-check";
      case SessionOpen _ -> "session-open";
      case Segment s -> s.stream() == Stream.AV ? "segment" : "still";
      case Prompt _ -> "prompt";
      case Mark _ -> "mark";
      case Gap _ -> "gap";
      case SessionClose _ -> "session-close";
      case Fault _ -> "fault";
      case Alive _ -> "alive";
      case Wipe _ -> "wipe";
      case Off _ -> "off";
    };
  }

  static void write(Entry entry, LineWriter out) {
    switch (entry) {
      case Genesis g -> genesis(g, out);
      case Boot b -> boot(b, out);
      case ClockSet c -> clockSet(c, out);
      case CheckIn c -> {
        out.line("dock", c.dock()).line("challenge", c.challenge());
        out.line("office-head", orDash(c.officeHead()));
      }
      case CheckOut c -> {
        out.line("dock", c.dock()).line("challenge", c.challenge());
        out.line("office-head", orDash(c.officeHead()));
        c.assignments().forEach(id -> out.line("assignment", id));
      }
      case PreCheck p -> p.checks().forEach(c -> check(c, out));
      case SessionOpen s -> sessionOpen(s, out);
      case Segment s -> segment(s, out);
      case Prompt p -> prompt(p, out);
      case Mark m ->
          out.line("session", m.session()).line("kind", m.kind()).line("media", m.mediaMs());
      case Gap g -> gap(g, out);
      case SessionClose s -> sessionClose(s, out);
      case Fault f -> {
        out.line("part", f.part()).line("fault", f.fault()).line("detail", f.detail());
        abandoned(f.abandoned(), out);
      }
      case Alive a -> alive(a, out);
      case Wipe w ->
          out.line("receipt", w.receipt())
              .line("below", w.below())
              .line("freed", w.files(), w.bytes());
      case Off o -> out.line("cause", o.cause());
    }
  }

  private static void genesis(Genesis g, LineWriter out) {
    g.keys().forEach(key -> out.line("key", key));
    out.line("office", g.office());
    g.recipients().forEach(recipient -> out.line("recipient", recipient));
    out.line("model", g.model()).line("firmware", g.firmware());
  }

  private static void boot(Boot b, LineWriter out) {
    out.line("cause", b.cause()).line("found", b.found().n(), b.found().digest());
    out.line("recovered", b.recovered()).line("orphaned", b.orphanBytes());
    abandoned(b.abandoned(), out);
  }

  private static void abandoned(List<Digest> digests, LineWriter out) {
    digests.forEach(digest -> out.line("abandoned", digest));
  }

  private static void clockSet(ClockSet c, LineWriter out) {
    out.line("before", Lines.time(c.before())).line("after", Lines.time(c.after()));
    out.line("source", c.source().word());
    out.line("offset", c.offsetMs()).line("round-trip", c.roundTripMs());
  }

  private static void check(Check c, LineWriter out) {
    out.line("check", c.part(), c.result(), c.value());
  }

  private static void sessionOpen(SessionOpen s, LineWriter out) {
    out.line("session", s.session()).line("trigger", s.trigger());
    out.line("assignment", orDash(s.assignment())).line("codecs", s.video(), s.audio());
    out.line("pre-roll", s.preRollMs());
  }

  private static void segment(Segment s, LineWriter out) {
    out.line("session", s.session()).line("stream", s.stream().word()).line("index", s.index());
    out.line("at", s.at().file(), s.at().offset());
    blob("sealed", s.sealed(), out);
    blob("plain", s.plain(), out);
    out.line("media", s.media().startMs(), s.media().durationMs());
  }

  private static void blob(String key, Blob blob, LineWriter out) {
    out.line(key, blob.digest(), blob.bytes());
  }

  private static void prompt(Prompt p, LineWriter out) {
    out.line("session", p.session()).line("wording", p.wording().id(), p.wording().version());
    blob("audio", p.audio(), out);
    out.line("media", p.media().startMs(), p.media().durationMs());
  }

  private static void gap(Gap g, LineWriter out) {
    out.line("session", g.session());
    gapEnd("from", g.from(), out);
    gapEnd("to", g.to(), out);
    out.line("cause", g.cause());
  }

  private static void gapEnd(String key, GapEnd end, LineWriter out) {
    out.line(key, end.boot(), end.monoMs(), Lines.time(end.wall()));
  }

  private static void sessionClose(SessionClose s, LineWriter out) {
    out.line("session", s.session());
    out.line("cause", s.cause(), s.measured().isPresent() ? s.measured().getAsLong() : "-");
    out.line("segments", s.segments()).line("plain", s.totals().plainBytes());
    out.line("media", s.totals().mediaMs());
  }

  private static void alive(Alive a, LineWriter out) {
    out.line("state", a.state()).line("free", a.freeBytes());
    out.line("battery", a.batteryPermille().isPresent() ? a.batteryPermille().getAsInt() : "-");
  }

  private static Object orDash(Optional<?> value) {
    return value.isPresent() ? value.get() : "-";
  }
}
