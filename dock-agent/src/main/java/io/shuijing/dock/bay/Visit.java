package io.shuijing.dock.bay;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Holding;
import io.shuijing.dock.intake.JournalIntake;
import io.shuijing.dock.intake.Objection;
import io.shuijing.dock.intake.ReceiptDesk;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.offload.Bandwidth;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.Offload;
import io.shuijing.dock.offload.Progress;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.Freed;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.LinkLost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One recorder in one bay, as long as one link to it stands. */
final class Visit {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** A break no longer than this is a bad contact, not a departure and a return. */
  private static final Duration BAD_CONTACT = Duration.ofSeconds(5);

  private static final int PERMILLE_PER_PERCENT = 10;

  private final Station station;
  private final Conversation talk;
  private final Holdings.Claim claim;
  private final Reporter reporter;
  private final Unloading unloading;
  private final Arrival arrival;
  private final Unbelieved unbelieved;
  private final CheckOut checkOut;
  private final Name recorder;

  private boolean takenIn;
  private boolean wentOut;
  private boolean damageTold;
  private Optional<Finding> against = Optional.empty();

  Visit(Station station, Conversation talk, Holdings.Claim claim, Reporter reporter) {
    this.station = station;
    this.talk = talk;
    this.claim = claim;
    this.reporter = reporter;
    this.recorder = talk.recorder();
    Offload offload =
        new Offload(
            talk,
            station.rooms().staging(),
            new Offload.Timing(
                station.surroundings().clocks(),
                station.surroundings().ahead(),
                station.terms().bandwidth()),
            this::pulled);
    FileIntake files = new FileIntake(recorder, offload, station.rooms().store());
    this.unloading = new Unloading(recorder, offload, files, reporter);
    this.arrival = new Arrival(station, talk, reporter);
    this.unbelieved = new Unbelieved(station, talk, files, reporter);
    this.checkOut = new CheckOut(station, talk);
    claim.lastStay().filter(this::wasJustNow).ifPresent(this::goOn);
  }

  private void pulled(Progress progress) {
    reporter.step(new BayStep.BytesCame(recorder));
    reporter.tell(new BayEvent.Pulled(recorder, progress));
  }

  private boolean wasJustNow(Holdings.Stay stay) {
    return steadyNanos() - stay.endedNanos() <= BAD_CONTACT.toNanos();
  }

  private void goOn(Holdings.Stay stay) {
    takenIn = stay.takenIn();
    wentOut = stay.wentOut();
  }

  private long steadyNanos() {
    return station.surroundings().clocks().steadyNanos();
  }

  /** Stays until the link breaks; never returns otherwise. */
  void stay() throws LinkLost, ProtocolBroken {
    reporter.step(new BayStep.Arrived(recorder));
    try {
      while (true) {
        if (!round()) {
          station.surroundings().pause().rest(LOOK_AGAIN);
        }
      }
    } finally {
      claim.remember(new Holdings.Stay(takenIn, wentOut, steadyNanos()));
    }
  }

  /** One round; whether the next one is due at once. */
  private boolean round() throws LinkLost, ProtocolBroken {
    try {
      return pass();
    } catch (LinkLost | ProtocolBroken e) {
      throw e;
    } catch (RecorderRefused e) {
      reporter.step(new BayStep.Hindered("refused", message(e)));
    } catch (OfficeFault e) {
      reporter.step(new BayStep.Hindered("office", message(e)));
    } catch (HardwareFault e) {
      reporter.step(new BayStep.Hindered(e.part() + "-" + e.fault(), message(e)));
    } catch (IOException e) {
      reporter.step(new BayStep.Hindered("io", message(e)));
    }
    return false;
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private boolean pass() throws IOException, OfficeFault {
    Described described = describe();
    Optional<VerifierKey> key = station.office().keyOf(recorder);
    if (key.isEmpty()) {
      unbelieved.keepApart(
          described,
          new Finding(
              Objection.UNKNOWN_RECORDER,
              "no recorder " + recorder + " is enrolled; enrol it and it goes on by itself"));
      return false;
    }
    if (station.office().isRevoked(recorder)) {
      unbelieved.keepApart(
          described,
          new Finding(
              Objection.REVOKED_RECORDER,
              recorder + " was revoked; all that it holds is kept apart, look into it there"));
      return false;
    }
    if (wentOut && checkOut.isDue()) {
      takenIn = false;
    }
    if (!takenIn) {
      arrival.takeIn();
      takenIn = true;
      wentOut = false;
      described = describe();
    }
    if (against.isPresent()) {
      unbelieved.keepApart(described, against.get());
      return false;
    }
    return take(described, key.get());
  }

  private Described describe() throws IOException {
    Described described = talk.describe();
    List<HeldFile> left = unloading.leftOf(described);
    reporter.described(
        new BayEvent.Described(
            recorder,
            described.supply().batteryPermille(),
            left.size(),
            left.stream().mapToLong(HeldFile::bytes).sum()));
    return described;
  }

  private boolean take(Described described, VerifierKey key) throws IOException {
    Holding holding = claim.holding();
    JournalIntake journal = new JournalIntake(talk, holding, key, station.office());
    reporter.step(new BayStep.JournalDue(recorder));
    against = anchored(journal, described);
    if (against.isPresent()) {
      return true;
    }
    unloading.take(holding, described);
    return receipt(holding, journal) || goOut(holding, journal, described);
  }

  /** Takes over and cosigns what the recorder has written: from then on it was seen. */
  private Optional<Finding> anchored(JournalIntake journal, Described described)
      throws IOException {
    Optional<Finding> finding;
    try (Bandwidth.JournalTurn turn = station.terms().bandwidth().journal()) {
      long before = claim.holding().journalBytes();
      finding = journal.takeOver(described.head());
      turn.took(claim.holding().journalBytes() - before);
    }
    return finding.isPresent() ? finding : cosigned(journal);
  }

  // A recorder whose card has spoilt a record that the office has long had, or cannot read it,
  // knows
  // its journal's root no more. The chain still holds, so what it recorded is taken over; it only
  // frees nothing.
  private Optional<Finding> cosigned(JournalIntake journal) throws IOException {
    try {
      return journal.cosign(archive(), station.rooms().register(), station.now());
    } catch (RecorderRefused e) {
      if (!e.reason().equals("journal-damaged") && !e.reason().equals("io")) {
        throw e;
      }
      if (!damageTold) {
        damageTold = true;
        reporter.notice(message(e) + "; put another card in when all is taken over");
      }
      return Optional.empty();
    }
  }

  /** Tells an event after the records of it were seen too, or at least when it came to pass. */
  private void tellAnchored(JournalIntake journal, BayEvent event) throws IOException {
    try {
      against = anchored(journal, talk.describe());
    } finally {
      reporter.tell(event);
    }
  }

  /** Gives a receipt if the recorder can free something by it. */
  private boolean receipt(Holding holding, JournalIntake journal) throws IOException {
    if (!unloading.hasToReceipt()) {
      return false;
    }
    Optional<ReceiptDesk.Given> given = station.receipts().give(holding, station.now());
    if (given.isEmpty()) {
      return false;
    }
    String path = ObjectKey.receipt(recorder, given.get().size()).text();
    reporter.tell(
        new BayEvent.Receipted(recorder, given.get().size(), DirectoryArchive.FOLDER + "/" + path));
    unloading.receipted();
    Freed freed;
    try {
      freed = talk.keepReceipt(given.get().note());
    } catch (RecorderRefused e) {
      reporter.notice(message(e));
      return false;
    }
    tellAnchored(journal, new BayEvent.Freed(recorder, freed.files(), freed.bytes()));
    return true;
  }

  private boolean goOut(Holding holding, JournalIntake journal, Described described)
      throws IOException {
    if (!described.state().equals("standby")) {
      reporter.step(new BayStep.AllDone(recorder));
      return false;
    }
    if (isTooLow(described.supply().batteryPermille())) {
      reporter.step(
          new BayStep.ChargeLow(
              recorder,
              described.supply().batteryPermille().getAsInt(),
              station.terms().releaseChargePercent()));
      return false;
    }
    switch (checkOut.attempt(holding)) {
      case CheckOut.Outcome.NoOrder _ -> reporter.step(new BayStep.AllDone(recorder));
      case CheckOut.Outcome.Blocked(String fault, String message) ->
          reporter.step(new BayStep.Hindered(fault, message));
      case CheckOut.Outcome.WasGiven(String assignment) -> {
        reporter.notice(
            "order "
                + assignment
                + " of "
                + recorder
                + " was carried out before and is put away;"
                + " a further one needs an assignment of its own");
        return true;
      }
      case CheckOut.Outcome.Went went -> {
        wentOut = true;
        went.checks().stream()
            .filter(check -> check.result().equals("warn"))
            .forEach(check -> reporter.notice(recorder + ", pre-check: " + check));
        tellAnchored(journal, new BayEvent.LetGo(recorder, went.assignment()));
        return true;
      }
    }
    return false;
  }

  private boolean isTooLow(OptionalInt permille) {
    return permille.isPresent()
        && permille.getAsInt() < station.terms().releaseChargePercent() * PERMILLE_PER_PERCENT;
  }

  private Archive archive() {
    return station.rooms().store().archive();
  }
}
