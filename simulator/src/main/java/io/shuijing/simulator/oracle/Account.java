package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Finding;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one supply holds of everything that was acknowledged, and what the verifier's report of it
 * says of the rest. What is whole needs no word; what is missing or changed must be named with its
 * segment or record number, or stand behind a place where the report says in seconds how much could
 * have been cut.
 */
final class Account {
  /** Cosignatures are dated to the second. */
  private static final long SECOND_MS = 1_000;

  private final Scene scene;
  private final Report report;
  private final Supply.Kind kind;
  private final Book book;
  private final Tracks tracks;
  private final List<Receipt> receipts;
  private final Map<Digest, Integer> places = new HashMap<>();
  private final Set<Digest> abandoned = new HashSet<>();

  Account(Scene scene, Shelf shelf, String prefix, Supply.Kind kind) throws IOException {
    this.scene = scene;
    this.kind = kind;
    this.report =
        new Verifier(TrustAnchors.of(scene.identity().known()))
            .verify(new ShelfSupply(shelf, prefix, kind));
    this.book = Book.read(shelf, prefix + "journal");
    this.tracks = new Tracks(shelf, prefix);
    this.receipts =
        Receipts.in(
            scene.store(),
            "archive/" + scene.identity().recorder().last() + "/receipts",
            scene.identity());
    for (int i = 0; i < book.records().size(); i++) {
      places.putIfAbsent(book.records().get(i).digest(), i);
      switch (book.records().get(i).entry()) {
        case Entry.Boot boot -> abandoned.addAll(boot.abandoned());
        case Entry.Fault fault -> abandoned.addAll(fault.abandoned());
        default -> {}
      }
    }
  }

  /** Of the card as it is; empty if its journal cannot be read, which every reader says. */
  static Optional<Account> ofCard(Scene scene) {
    try {
      return Optional.of(new Account(scene, scene.card(), "", Supply.Kind.CARD));
    } catch (IOException unreadable) {
      scene.mark("journal of the card cannot be read");
      return Optional.empty();
    }
  }

  /** Of the office's archive. */
  static Account ofArchive(Scene scene) throws IOException {
    String folder = "archive/" + scene.identity().recorder().last() + "/";
    return new Account(scene, scene.store(), folder, Supply.Kind.ARCHIVE);
  }

  /** What the verifier says. */
  Report report() {
    return report;
  }

  /** Whether a record stands in it. */
  boolean holds(StoredRecord record) {
    return places.containsKey(record.digest());
  }

  /** Whether a record belongs behind its end: it was not handed over yet. */
  boolean endsBefore(StoredRecord record) {
    return forerunner(record)
        .map(last -> places.getOrDefault(last.digest(), -1) == book.records().size() - 1)
        .orElse(book.records().isEmpty());
  }

  /** What is wrong with an acknowledged record and not said; empty if all is well. */
  Optional<String> silent(StoredRecord record) {
    if (!places.containsKey(record.digest())) {
      return abandoned.contains(record.digest()) ? Optional.empty() : cut(record);
    }
    if (!(record.entry() instanceof Segment segment)
        || tracks.holds(segment)
        || isFreed(record, segment)
        || isNamed(report, segment)
        || isOutOfPlace(record)
        || isHeadless()) {
      return Optional.empty();
    }
    return Optional.of(
        "segment "
            + segment.index()
            + " of "
            + segment.session()
            + " (record "
            + record.n()
            + ") is not there as it was acknowledged, and no finding says so");
  }

  // then nothing that it says is believed, and its bytes are stray
  private boolean isOutOfPlace(StoredRecord record) {
    return report.findings().stream()
        .anyMatch(finding ->
            isDamage(finding)
                && finding.where().piece().isEmpty()
                && finding.n().equals(OptionalLong.of(record.n())));
  }

  private boolean isFreed(StoredRecord record, Segment segment) {
    return kind == Supply.Kind.CARD
        && !tracks.isThere(TrackFormat.path(segment))
        && (receipts.stream().anyMatch(receipt -> receipt.covers(record.n()))
            || isSaidToBeFreed(segment));
  }

  // without the receipt the word of the wipe stands, and the archive must have it
  private boolean isSaidToBeFreed(Segment segment) {
    return report.findings().stream()
        .filter(finding -> finding.clause().equals("V41"))
        .anyMatch(
            finding -> finding.where().session().filter(segment.session()::equals).isPresent());
  }

  // its nearest forerunner that is there, and what stands behind that one
  private Optional<String> cut(StoredRecord record) {
    Optional<StoredRecord> before = forerunner(record);
    long last = before.map(StoredRecord::n).orElse(-1L);
    if (isDamaged(last, holeEnd(record)) || isSaidToBeCut(record, before)) {
      return Optional.empty();
    }
    return Optional.of(
        "record "
            + record.n()
            + " ("
            + record.record().type()
            + ") was acknowledged and is gone behind record "
            + last
            + ", where "
            + behind(before)
            + " stands; no finding says so, and the tail that could have been cut is "
            + report.tail().word());
  }

  private String behind(Optional<StoredRecord> before) {
    int next = before.map(found -> places.getOrDefault(found.digest(), -1) + 1).orElse(0);
    return next == book.records().size()
        ? "nothing"
        : "a " + book.records().get(next).record().type();
  }

  private Optional<StoredRecord> forerunner(StoredRecord record) {
    Optional<StoredRecord> before = scene.log().record(record.record().prev());
    while (before.isPresent() && !places.containsKey(before.get().digest())) {
      before = scene.log().record(before.get().record().prev());
    }
    return before;
  }

  // Records that are gone side by side leave one hole. The first place of it may be taken by a
  // record
  // that the recorder signed and gave up: it continues what is there, and what would contradict it
  // is gone too.
  private long holeEnd(StoredRecord record) {
    long n = record.n();
    for (ShadowLog.Acknowledged next : scene.log().acknowledged().tailMap(n + 1).values()) {
      if (holds(next.record())) {
        break;
      }
      n = next.record().n();
    }
    return n;
  }

  private boolean isDamaged(long last, long n) {
    return isHeadless() || isDamagedThere(last, n);
  }

  // without record 0 nobody knows whose journal it is, and no record of it is believed
  private boolean isHeadless() {
    boolean begins =
        !book.records().isEmpty() && book.records().getFirst().entry() instanceof Entry.Genesis;
    return !begins
        && report.findings().stream()
            .anyMatch(finding -> isLess(finding) && finding.n().equals(OptionalLong.of(0)));
  }

  private boolean isDamagedThere(long last, long n) {
    return report.findings().stream()
        .filter(Account::isLess)
        .anyMatch(
            finding -> finding.n().isEmpty() ? book.records().isEmpty() : isIn(finding, last, n));
  }

  private static boolean isIn(Finding finding, long last, long n) {
    return finding.n().getAsLong() >= last && finding.n().getAsLong() <= n;
  }

  private boolean isSaidToBeCut(StoredRecord record, Optional<StoredRecord> before) {
    int next = before.map(found -> places.getOrDefault(found.digest(), -1) + 1).orElse(0);
    boolean behindTheEnd = report.tail().seconds().isEmpty() || isLaterThanSeen(record);
    if (next == book.records().size() || (behindTheEnd && isLaterThanTheEnd(record))) {
      return behindTheEnd;
    }
    return (next == 0 && isBegunAnew()) || isBeforeAStart(record);
  }

  private boolean isBegunAnew() {
    return book.records().getFirst().entry() instanceof Entry.Genesis;
  }

  // Histories change only while the recorder is off. What an earlier one of them had is gone
  // between the last record before a start and the start, whatever number it had.
  private boolean isBeforeAStart(StoredRecord record) {
    long when = scene.log().acknowledgedMs(record.digest());
    for (int start = 1; start < book.records().size(); start++) {
      if (book.records().get(start).entry() instanceof Entry.Boot boot
          && when <= ackMs(start)
          && isBehind((int) (start - 1 - boot.recovered()), record, when)) {
        return true;
      }
    }
    return false;
  }

  // a start first takes back from the tracks what the journal does not have, and says how many
  private boolean isBehind(int before, StoredRecord record, long when) {
    int known = before;
    while (known >= 0 && scene.log().record(book.records().get(known).digest()).isEmpty()) {
      known--; // signed, and the power went before it was acknowledged
    }
    if (known < 0 || ackMs(known) > when) {
      return false;
    }
    int from = before;
    while (from > known && wall(book.records().get(from)).isAfter(wall(record))) {
      from--;
    }
    return isLongEnough(book.records().get(from), record);
  }

  private long ackMs(int index) {
    return scene.log().acknowledgedMs(book.records().get(index).digest());
  }

  private static Instant wall(StoredRecord record) {
    return record.record().moment().wall();
  }

  private boolean isLaterThanTheEnd(StoredRecord record) {
    return book.records().isEmpty()
        || scene.log().acknowledgedMs(record.digest())
            >= scene.log().acknowledgedMs(book.records().getLast().digest());
  }

  // what a witness saw as the end was the end when it looked
  private boolean isLaterThanSeen(StoredRecord record) {
    Instant acknowledged = scene.instantOf(scene.log().acknowledgedMs(record.digest()));
    return report
        .bracket()
        .notAfter()
        .filter(seen -> acknowledged.plusMillis(SECOND_MS).isAfter(seen.at()))
        .isPresent();
  }

  // by the recorder's own clock, as the report is
  private boolean isLongEnough(StoredRecord from, StoredRecord to) {
    long ms = wall(to).toEpochMilli() - wall(from).toEpochMilli();
    return report.tail().seconds().isEmpty()
        || scene.clockIsMovedAbout()
        || report.tail().seconds().getAsLong() * 1_000 >= ms;
  }

  /** Whether a report names a segment as damaged or missing. */
  static boolean isNamed(Report report, Segment segment) {
    return report.findings().stream()
        .filter(Account::isDamage)
        .map(Finding::where)
        .anyMatch(where ->
            where.session().filter(segment.session()::equals).isPresent()
                && where
                    .piece()
                    .filter(piece ->
                        piece.index() == segment.index() && piece.stream() == segment.stream())
                    .isPresent());
  }

  /** As {@link #isDamage}, or that the journal's beginning was not supplied. */
  static boolean isLess(Finding finding) {
    return isDamage(finding) || finding.clause().equals("V19");
  }

  /** Whether it says that something else lies here, or less, or that somebody did something. */
  static boolean isDamage(Finding finding) {
    return finding.verdict().compareTo(Verdict.CLOCK_DOUBT) > 0;
  }
}
