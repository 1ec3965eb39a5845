package io.shuijing.simulator.accept;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A recording of some seconds: start, lights, prompt, mark, stop. */
final class RecordingStage {
  private static final Duration TO_BEGIN = Duration.ofSeconds(45);
  private static final Duration BY_HAND = Duration.ofMinutes(2);
  private static final Duration PROMPT = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final Duration LIGHT = Duration.ofSeconds(20);

  private final Run run;
  private final long from;
  private long pressedNanos;
  private boolean pressedByRig;

  RecordingStage(Run run) {
    this.run = run;
    this.from = run.journal().size();
  }

  private Duration patience(Duration simulated) {
    return run.rig().isSimulated() ? simulated : BY_HAND;
  }

  /** Whether a recording came about. */
  boolean test() throws IOException, InterruptedException, StationFailed {
    run.tell("tell.record", run.course().seconds());
    pressedNanos = System.nanoTime();
    pressedByRig = run.rig().press();
    Optional<SessionId> session = begun();
    if (session.isEmpty()) {
      run.sheet().add(Result.fail(Item.START, Said.NOTHING, Said.of("why.no-recording")));
      return false;
    }
    run.material().session(session.get());
    long durableNanos = System.nanoTime();
    run.rig().nowRecording();
    lights();
    run.journal().await(from, RecordingStage::isPromptOver, PROMPT);
    mark();
    last(durableNanos);
    stop();
    run.journal()
        .entries(from, SessionOpen.class)
        .reduce((_, later) -> later) // if it broke, it went on as another session
        .ifPresent(open -> run.material().session(open.session()));
    return true;
  }

  private Optional<SessionId> begun() throws IOException, InterruptedException {
    Optional<StoredRecord> open =
        run.journal().await(from, SessionOpen.class::isInstance, patience(TO_BEGIN));
    if (open.isEmpty()) {
      return Optional.empty();
    }
    SessionId id = ((SessionOpen) open.get().entry()).session();
    Optional<StoredRecord> first = run.journal().await(from, e -> isFootage(e, id), TO_BEGIN);
    first.ifPresent(segment -> start(open.get(), segment));
    return first.map(_ -> id);
  }

  static boolean isFootage(Entry entry, SessionId session) {
    return entry instanceof Segment segment
        && segment.session().equals(session)
        && segment.stream() == Stream.AV
        && segment.index() > 0;
  }

  private void start(StoredRecord open, StoredRecord segment) {
    long ms =
        pressedByRig
            ? (run.journal().seenNanos(segment.n()) - pressedNanos) / 1_000_000
            : segment.record().moment().monoMs() - open.record().moment().monoMs();
    Said measured = Said.of(pressedByRig ? "measured.start" : "measured.start-by-hand", ms);
    Limits.judge(run, Item.START, Requirement.START_MS, (double) ms, measured);
  }

  private void lights() throws IOException, InterruptedException, StationFailed {
    Optional<Boolean> saw = run.rig().saw(Signal.RECORDING, LIGHT);
    if (saw.isEmpty()) {
      run.sheet().add(Result.notTestable(Item.LIGHTS, Said.of("why.nobody-looks")));
    } else {
      run.sheet()
          .add(
              Result.of(Item.LIGHTS, saw.get(), Said.of("measured.lights"), Said.of("why.lights")));
    }
  }

  private static boolean isPromptOver(Entry entry) {
    return entry instanceof Entry.Prompt
        || (entry instanceof Fault f && f.part().equals("speaker"));
  }

  private void mark() throws IOException, InterruptedException {
    long before = run.journal().size();
    long asked = System.nanoTime();
    run.rig().press();
    Optional<StoredRecord> mark =
        run.journal().await(before, Entry.Mark.class::isInstance, patience(SOON));
    long ms = (System.nanoTime() - asked) / 1_000_000;
    run.sheet()
        .add(
            Result.of(
                Item.MARK,
                mark.isPresent(),
                mark.isPresent() ? Said.of("measured.ms", ms) : Said.NOTHING,
                Said.of("why.no-mark")));
  }

  /** Until it has recorded for as long as was asked. */
  private void last(long sinceNanos) throws IOException, InterruptedException {
    long end = sinceNanos + Duration.ofSeconds(run.course().seconds()).toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, 1000));
      run.journal().catchUp();
    }
  }

  private void stop() throws IOException, InterruptedException {
    long before = run.journal().size();
    run.rig().hold();
    Optional<SessionClose> close = closed(before);
    if (close.isEmpty()) {
      run.rig().hold(); // so that it records no longer than it must
      close = closed(before);
      run.sheet().add(Result.fail(Item.STOP, Said.NOTHING, Said.of("why.no-stop")));
      return;
    }
    String cause = close.get().cause();
    run.sheet()
        .add(
            Result.of(
                Item.STOP,
                cause.equals("officer"),
                Said.of("measured.stop", cause, close.get().totals().mediaMs() / 1000),
                Said.of("why.stop-cause", cause)));
  }

  private Optional<SessionClose> closed(long before) throws IOException, InterruptedException {
    return run.journal()
        .await(before, SessionClose.class::isInstance, patience(SOON))
        .map(record -> (SessionClose) record.entry());
  }
}
