package io.shuijing.device;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.precheck.Media;
import io.shuijing.device.precheck.PartChecks;
import io.shuijing.device.prompt.Prompt;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.device.sealing.PlainSegment;
import io.shuijing.device.sealing.SegmentStore;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.recovery.JournalLedger.OpenSession;
import io.shuijing.hal.HardwareFault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes down what happens: records into the journal, segments into tracks. */
final class Scribe {
  private final Journal journal;
  private final SegmentStore store;
  private final PlainSegment plain;
  private final Prompts prompts;
  private final PartChecks checks;
  private Optional<Prompt> playing = Optional.empty();
  private long sessions;

  Scribe(Journal journal, SegmentStore store, PlainSegment plain, Speech speech) {
    this.journal = journal;
    this.store = store;
    this.plain = plain;
    this.prompts = speech.prompts();
    this.checks = speech.checks();
  }

  /** What is said, and what is checked before. */
  record Speech(Prompts prompts, PartChecks checks) {}

  long monoMs() {
    return journal.clock().monoMs();
  }

  Moment moment() {
    return journal.clock().moment(journal.boot());
  }

  /** Records the checks that need no camera. */
  List<Check> checkParts() throws JournalLost {
    return checked(checks.withoutCamera());
  }

  /** Records the checks of camera and microphone, which ran. */
  List<Check> checkCamera(Media seen) throws JournalLost {
    checks.ran(seen);
    return checked(checks.ofCamera());
  }

  private List<Check> checked(List<Check> made) throws JournalLost {
    journal.append(new Entry.PreCheck(made));
    return made;
  }

  void open(String trigger, String codecs) throws JournalLost {
    closeLeftOpen();
    SessionId id = new SessionId(journal.boot(), ++sessions);
    List<String> names = codecs.isBlank() ? List.of() : List.of(codecs.strip().split(" +", -1));
    journal.append(
        new Entry.SessionOpen(
            id,
            trigger,
            prompts.assignment(),
            names.isEmpty() ? "none" : names.getFirst(),
            names.size() > 1 ? names.get(1) : "none",
            0));
    store.open(id);
  }

  /** Ends a session of which the journal did not take the end when it was due. */
  void closeLeftOpen() throws JournalLost {
    Optional<OpenSession> left = journal.ledger().openSession();
    if (left.isPresent()) {
      gap(end(left.get().captured()), end(moment()), "storage");
      close("storage", OptionalLong.empty());
    }
  }

  private static GapEnd end(Moment moment) {
    return new GapEnd(moment.boot(), moment.monoMs(), moment.wall());
  }

  byte[] plain(byte[] fragment, long takenAtMs) {
    return plain.of(fragment, takenAtMs);
  }

  /** Seals a segment; when this returns its index, it is durable. */
  long seal(byte[] segment, Span media) throws HardwareFault {
    return ((Segment) store.store(segment, media).entry()).index();
  }

  void sealStill(byte[] jpeg, long mediaMs, long takenAtMs) throws HardwareFault {
    store.storeStill(plain.ofStill(jpeg, takenAtMs), mediaMs);
  }

  Prompt promptToPlay() {
    Prompt prompt = prompts.current();
    playing = Optional.of(prompt);
    return prompt;
  }

  void prompt(long mediaStartMs) throws JournalLost {
    Optional<Prompt> played = playing;
    playing = Optional.empty();
    if (played.isPresent()) {
      Span media = new Span(mediaStartMs, played.get().durationMs());
      journal.append(
          new Entry.Prompt(session(), played.get().wording(), played.get().audio(), media));
    }
  }

  void mark(String kind, long mediaMs) throws JournalLost {
    journal.append(new Entry.Mark(session(), kind, mediaMs));
  }

  void gap(GapEnd from, GapEnd to, String cause) throws JournalLost {
    journal.append(new Entry.Gap(session(), from, to, cause));
  }

  void fault(String part, String fault, String detail) throws JournalLost {
    journal.tell(part, fault, detail);
  }

  void close(String cause, OptionalLong measured) throws JournalLost {
    OpenSession open = openSession();
    store.close();
    journal.append(
        new Entry.SessionClose(open.id(), cause, measured, open.segments(), open.totals()));
  }

  void alive(String state, long freeBytes, OptionalInt batteryPermille) throws JournalLost {
    journal.append(new Entry.Alive(state, freeBytes, batteryPermille));
  }

  void off(String cause) throws JournalLost {
    closeLeftOpen();
    journal.append(new Entry.Off(cause));
  }

  private SessionId session() {
    return openSession().id();
  }

  private OpenSession openSession() {
    return journal
        .ledger()
        .openSession()
        .orElseThrow(() -> new IllegalStateException("no session is open"));
  }
}
