package io.shuijing.simulator.accept;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.Gap;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.transfer.Answer.Described;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What the journal says of the recording: gaps, faults, stills, how fast card and battery are. */
final class JournalStage {
  /** Less than this is the gauge's own noise. */
  private static final int FELT_PERMILLE = 5;

  private final Run run;
  private final SessionId session;
  private final List<StoredRecord> records;

  JournalStage(Run run, SessionId session) {
    this.run = run;
    this.session = session;
    this.records = run.journal().records().stream().skip(run.material().firstRecord()).toList();
  }

  void judge(Described before, Described after, long elapsedMs) {
    unbroken();
    faults(run);
    stills();
    speed();
    hours(after);
    runtime(before.supply().batteryPermille(), after.supply().batteryPermille(), elapsedMs);
  }

  private List<StoredRecord> footage() {
    return records.stream().filter(r -> RecordingStage.isFootage(r.entry(), session)).toList();
  }

  private void unbroken() {
    List<String> causes =
        records.stream()
            .map(StoredRecord::entry)
            .filter(Gap.class::isInstance)
            .map(gap -> ((Gap) gap).cause())
            .toList();
    Item item = causes.contains("storage") ? new Item("unbroken", Part.CARD) : Item.UNBROKEN;
    run.sheet()
        .add(
            Result.of(
                item,
                causes.isEmpty(),
                Said.of("measured.segments", footage().size(), causes.size()),
                causes.isEmpty()
                    ? Said.NOTHING
                    : Said.of("why.gap", causes.size(), causes.getFirst())));
  }

  /** A part that the recorder itself calls faulty, once each. */
  static void faults(Run run) {
    Set<Part> told = new HashSet<>();
    List<StoredRecord> since =
        run.journal().records().stream().skip(run.material().firstRecord()).toList();
    for (StoredRecord record : since) {
      if (record.entry() instanceof Fault fault) {
        Part part = Part.named(fault.part()).orElse(Part.OTHER);
        if (told.add(part)) {
          run.sheet()
              .add(
                  Result.fail(
                      Item.fault(part),
                      Said.of("measured.fault", fault.part(), fault.fault()),
                      Said.of("raw", fault.detail())));
        }
      }
    }
  }

  private void stills() {
    long stills =
        records.stream()
            .filter(r ->
                r.entry() instanceof Segment s
                    && s.session().equals(session)
                    && s.stream() == Entry.Stream.STILL)
            .count();
    run.sheet()
        .add(
            stills == 0
                ? Result.notTestable(Item.STILL, Said.of("why.no-stills"))
                : Result.pass(Item.STILL, Said.of("measured.stills", stills)));
  }

  /** How much longer than the fastest segment the slowest took to be durable. */
  private void speed() {
    List<Long> lags = footage().stream().map(JournalStage::behindMedia).toList();
    if (lags.size() < 2) {
      run.sheet().add(Result.notTestable(Item.CARD_SPEED, Said.of("why.too-few-segments")));
      return;
    }
    long least = lags.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = lags.stream().mapToLong(Long::longValue).max().orElseThrow();
    long lag = most - least;
    Limits.judge(
        run, Item.CARD_SPEED, Requirement.SEAL_LAG_MS, (double) lag, Said.of("measured.lag", lag));
  }

  private static long behindMedia(StoredRecord record) {
    Segment segment = (Segment) record.entry();
    return record.record().moment().monoMs()
        - segment.media().startMs()
        - segment.media().durationMs();
  }

  private void hours(Described after) {
    long bytes = 0;
    long ms = 0;
    for (StoredRecord record : footage()) {
      Segment segment = (Segment) record.entry();
      bytes += segment.sealed().bytes();
      ms += segment.media().durationMs();
    }
    if (ms == 0) {
      run.sheet().add(Result.notTestable(Item.CARD_HOURS, Said.of("why.too-few-segments")));
      return;
    }
    double hours = after.supply().freeBytes() / (bytes / (double) ms) / 3_600_000;
    String rate = String.format(Locale.ROOT, "%.2f", bytes * 8 / 1000.0 / ms);
    Limits.judge(
        run,
        Item.CARD_HOURS,
        Requirement.CARD_HOURS,
        hours,
        Said.of("measured.hours-card", figure(hours), rate));
  }

  private static String figure(double hours) {
    return String.format(Locale.ROOT, "%.1f", hours);
  }

  private void runtime(OptionalInt before, OptionalInt after, long elapsedMs) {
    if (before.isEmpty() || after.isEmpty()) {
      run.sheet().add(Result.notTestable(Item.RUNTIME, Said.of("why.gauge-silent")));
      return;
    }
    int used = before.getAsInt() - after.getAsInt();
    if (used < FELT_PERMILLE) {
      run.sheet()
          .add(
              Result.notTestable(
                  Item.RUNTIME, Said.of("why.not-drained", elapsedMs / 1000, used / 10.0)));
      return;
    }
    double hours = 1000.0 / used * elapsedMs / 3_600_000;
    Limits.judge(
        run,
        Item.RUNTIME,
        Requirement.BATTERY_HOURS,
        hours,
        Said.of("measured.hours-battery", figure(hours), used / 10.0, elapsedMs / 1000));
  }
}
