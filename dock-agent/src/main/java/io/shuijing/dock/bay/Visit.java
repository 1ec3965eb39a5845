package io.shuijing.dock.bay;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Holding;
import io.shuijing.dock.intake.IntakeDecision;
import io.shuijing.dock.intake.JournalIntake;
import io.shuijing.dock.intake.Objection;
import io.shuijing.dock.intake.ReceiptDesk;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.Offload;
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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One recorder in one bay, as long as one link to it stands. */
final class Visit {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** A break no longer than this is a bad contact, not a departure and a return. */
  private static final Duration BAD_CONTACT = Duration.ofSeconds(5);

  private final Station station;
  private final Conversation talk;
  private final Holdings.Claim claim;
  private final Reporter reporter;
  private final FileIntake files;
  private final Arrival arrival;
  private final Unbelieved unbelieved;
  private final CheckOut checkOut;
  private final Name recorder;

  private final Set<HeldFile> settled = new HashSet<>();
  private final Set<HeldFile> freeable = new HashSet<>();
  private final Set<HeldFile> toReceipt = new HashSet<>();
  private String stateBefore = "";
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
            new Offload.Timing(station.surroundings().clocks(), station.surroundings().ahead()),
            progress -> reporter.tell(new BayEvent.Pulled(recorder, progress)));
    this.files = new FileIntake(recorder, offload, station.rooms().store());
    this.arrival = new Arrival(station, talk, reporter);
    this.unbelieved = new Unbelieved(station, talk, files, reporter);
    this.checkOut = new CheckOut(station, talk);
    claim.lastStay().filter(this::wasJustNow).ifPresent(this::goOn);
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
    reporter.state(new BayState.Identifying(recorder));
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
      reporter.state(new BayState.Faulty("refused", message(e)));
    } catch (OfficeFault e) {
      reporter.state(new BayState.Faulty("office", message(e)));
    } catch (HardwareFault e) {
      reporter.state(new BayState.Faulty(e.part() + "-" + e.fault(), message(e)));
    } catch (IOException e) {
      reporter.state(new BayState.Faulty("io", message(e)));
    }
    return false;
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private boolean pass() throws IOException, OfficeFault {
    Described described = talk.describe();
    Optional<VerifierKey> key = station.office().keyOf(recorder);
    if (key.isEmpty()) {
      unbelieved.keepApart(
          described,
          new Finding(
              Objection.UNKNOWN_RECORDER,
              "no recorder " + recorder + " is enrolled; enrol it and it goes on by itself"));
      return false;
    }
    if (wentOut && checkOut.isDue()) {
      takenIn = false;
    }
    if (!takenIn) {
      arrival.takeIn();
      takenIn = true;
      wentOut = false;
      described = talk.describe();
    }
    if (against.isPresent()) {
      unbelieved.keepApart(described, against.get());
      return false;
    }
    return take(described, key.get());
  }

  private boolean take(Described described, VerifierKey key) throws IOException {
    Holding holding = claim.holding();
    JournalIntake journal = new JournalIntake(talk, holding, key, station.office());
    reporter.atWork(new BayState.Verifying(recorder));
    against = anchored(journal, described);
    if (against.isPresent()) {
      return true;
    }
    takeFiles(holding, described);
    return receipt(holding, journal) || goOut(holding, journal, described);
  }

  /** Takes over and cosigns what the recorder has written: from then on it was seen. */
  private Optional<Finding> anchored(JournalIntake journal, Described described)
      throws IOException {
    Optional<Finding> finding = journal.takeOver(described.head());
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

  private void takeFiles(Holding holding, Described described) throws IOException {
    if (!described.state().equals(stateBefore)) {
      // a session was closed perhaps, whose tracks an earlier receipt could not free
      described.supply().files().stream().filter(freeable::contains).forEach(toReceipt::add);
      stateBefore = described.state();
    }
    for (HeldFile file : described.supply().files()) {
      if (!settled.contains(file)) {
        reporter.state(new BayState.Offloading(recorder));
        IntakeDecision decision = files.take(holding, file);
        reporter.tell(recorder, file, decision);
        settled.add(file);
        if (mayBeFreed(decision)) {
          freeable.add(file);
          toReceipt.add(file);
        }
      }
    }
  }

  private static boolean mayBeFreed(IntakeDecision decision) {
    return switch (decision) {
      case IntakeDecision.Accepted _, IntakeDecision.AlreadyHeld _ -> true;
      case IntakeDecision.Quarantined(Finding finding) -> finding.objection() == Objection.ORPHAN;
      case IntakeDecision.NotTaken _ -> false;
    };
  }

  /** Gives a receipt if the recorder can free something by it. */
  private boolean receipt(Holding holding, JournalIntake journal) throws IOException {
    if (toReceipt.isEmpty()) {
      return false;
    }
    Optional<ReceiptDesk.Given> given = station.receipts().give(holding, station.now());
    if (given.isEmpty()) {
      return false;
    }
    String path = ObjectKey.receipt(recorder, given.get().size()).text();
    reporter.tell(
        new BayEvent.Receipted(recorder, given.get().size(), DirectoryArchive.FOLDER + "/" + path));
    toReceipt.clear();
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
      reporter.state(new BayState.Releasable(recorder));
      return false;
    }
    switch (checkOut.attempt(holding)) {
      case CheckOut.Outcome.NoOrder _ -> reporter.state(new BayState.Releasable(recorder));
      case CheckOut.Outcome.Blocked(String fault, String message) ->
          reporter.state(new BayState.Faulty(fault, message));
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

  private Archive archive() {
    return station.rooms().store().archive();
  }
}
