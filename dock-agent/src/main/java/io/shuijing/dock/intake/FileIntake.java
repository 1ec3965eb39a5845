package io.shuijing.dock.intake;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.dock.offload.Offload;
import io.shuijing.dock.offload.PulledFile;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackReader;
import io.shuijing.evidence.track.TrackReader.BlockState;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes the files of one recorder into the archive, or into quarantine. */
public final class FileIntake {
  private static final String ORPHANS = "quarantine/";

  private final Name recorder;
  private final Offload offload;
  private final Archive archive;
  private final Quarantine quarantine;
  private final Clocks clocks;

  public FileIntake(Name recorder, Offload offload, Store store) {
    this.recorder = recorder;
    this.offload = offload;
    this.archive = store.archive();
    this.quarantine = store.quarantine();
    this.clocks = store.clocks();
  }

  /** Where files go, and the office's clock. */
  public record Store(Archive archive, Quarantine quarantine, Clocks clocks) {}

  /** Takes a file, verified against the journal that the office holds. */
  public IntakeDecision take(Holding holding, HeldFile file) throws IOException {
    if (file.path().startsWith(ORPHANS)) {
      return takeRaw(file, new Finding(Objection.ORPHAN, "the recorder itself had put it apart"));
    }
    OptionalLong held = holding.heldBytes(file.path());
    if (held.isPresent()) {
      return again(file, held.getAsLong());
    }
    List<StoredRecord> records = holding.awaited(file.path());
    Optional<Finding> atFirstSight =
        holding.archivedBytes(file.path()).isPresent()
            ? finding(Objection.EXTRA, "the archive holds a shorter one of this name")
            : lengthObjection(file, records);
    return atFirstSight.isPresent()
        ? takeRaw(file, atFirstSight.get())
        : verified(holding, file, records);
  }

  private IntakeDecision again(HeldFile file, long held) throws IOException {
    if (held != file.bytes()) {
      return takeRaw(
          file,
          new Finding(
              Objection.EXTRA,
              "it has "
                  + file.bytes()
                  + " bytes, the archive holds all "
                  + held
                  + " that the journal names"));
    }
    archive.confirm(ObjectKey.track(recorder, file.path()));
    offload.discard(file);
    return new IntakeDecision.AlreadyHeld();
  }

  private static Optional<Finding> lengthObjection(HeldFile file, List<StoredRecord> records) {
    long named = 0;
    for (StoredRecord record : records) {
      Segment segment = (Segment) record.entry();
      if (segment.at().offset() != named) {
        return finding(
            Objection.MODIFIED,
            "record "
                + record.n()
                + " places its segment at "
                + segment.at().offset()
                + ", the one before it ends at "
                + named);
      }
      named += TrackFormat.blockLength(record);
    }
    if (file.bytes() == named && named > 0 && named <= TrackFormat.MAX_TRACK_BYTES) {
      return Optional.empty();
    }
    if (named == 0) {
      return finding(Objection.EXTRA, "no record of the journal names it");
    }
    return file.bytes() >= named
        ? finding(Objection.EXTRA, "it has " + file.bytes() + " bytes, the journal names " + named)
        : finding(
            Objection.MISSING, "it has " + file.bytes() + " bytes, the journal names " + named);
  }

  // Read twice before it is called bad: what was staged may have suffered in a power cut, and one
  // bad read of a card or one flipped bit in memory must not be taken for an alteration.
  private IntakeDecision verified(Holding holding, HeldFile file, List<StoredRecord> records)
      throws IOException {
    Optional<Finding> first;
    try (PulledFile pulled = offload.pull(file)) {
      first = blocksObjection(pulled, records);
      if (first.isEmpty()) {
        return accept(holding, file, pulled, Optional.empty());
      }
    } catch (RecorderRefused e) {
      return unreadable(file, e);
    }
    offload.discard(file);
    try (PulledFile pulled = offload.pull(file)) {
      Optional<Finding> second = blocksObjection(pulled, records);
      if (second.isEmpty()) {
        return accept(holding, file, pulled, first);
      }
      return putApart(file, pulled, second.get());
    } catch (RecorderRefused e) {
      return unreadable(file, e);
    }
  }

  private static Optional<Finding> blocksObjection(PulledFile pulled, List<StoredRecord> records)
      throws IOException {
    TrackReader reader = new TrackReader(pulled);
    for (StoredRecord record : records) {
      BlockState state = reader.block(record);
      if (state != BlockState.INTACT) {
        return Optional.of(blockFinding(record, state));
      }
    }
    return Optional.empty();
  }

  private static Finding blockFinding(StoredRecord record, BlockState state) {
    Segment segment = (Segment) record.entry();
    String where =
        "segment "
            + segment.index()
            + " of session "
            + segment.session()
            + " (record "
            + record.n()
            + ", byte "
            + segment.at().offset()
            + "): ";
    return switch (state) {
      case INTACT -> throw new IllegalStateException("nothing stands against an intact block");
      case SEALED_DIFFERS ->
          new Finding(Objection.MODIFIED, where + "other bytes than the record names");
      case RECORD_DIFFERS ->
          new Finding(Objection.MODIFIED, where + "another record than the journal's behind it");
      case PADDING_DIFFERS ->
          new Finding(Objection.MODIFIED, where + "the padding behind it is not zero");
      case CUT -> new Finding(Objection.MISSING, where + "the track ends before its end");
    };
  }

  private IntakeDecision accept(
      Holding holding, HeldFile file, PulledFile pulled, Optional<Finding> firstRead)
      throws IOException {
    try {
      archive.publish(pulled.staged(), ObjectKey.track(recorder, file.path()));
    } catch (HardwareFault e) {
      holding.doubt(); // it may have its name already
      throw e;
    }
    holding.held(file.path());
    return new IntakeDecision.Accepted(firstRead);
  }

  /** Takes a file as it comes into quarantine. */
  public IntakeDecision takeRaw(HeldFile file, Finding finding) throws IOException {
    if (file.bytes() > TrackFormat.MAX_TRACK_BYTES) {
      return notTaken(
          file,
          new Finding(
              Objection.OVERSIZE,
              "it has "
                  + file.bytes()
                  + " bytes, no file has more than "
                  + TrackFormat.MAX_TRACK_BYTES
                  + "; otherwise: "
                  + finding));
    }
    try (PulledFile pulled = offload.pull(file)) {
      return putApart(file, pulled, finding);
    } catch (RecorderRefused e) {
      return unreadable(file, e);
    }
  }

  private IntakeDecision putApart(HeldFile file, PulledFile pulled, Finding finding)
      throws IOException {
    pulled.drain();
    quarantine.take(pulled.staged(), caseOf(file, finding));
    return new IntakeDecision.Quarantined(finding);
  }

  private IntakeDecision unreadable(HeldFile file, RecorderRefused refusal) throws IOException {
    return notTaken(file, new Finding(Objection.UNREADABLE, String.valueOf(refusal.getMessage())));
  }

  private IntakeDecision notTaken(HeldFile file, Finding finding) throws IOException {
    quarantine.note(caseOf(file, finding), file.bytes());
    return new IntakeDecision.NotTaken(finding);
  }

  private Quarantine.Case caseOf(HeldFile file, Finding finding) {
    return new Quarantine.Case(recorder, file.path(), finding, clocks.wall().time());
  }

  private static Optional<Finding> finding(Objection objection, String detail) {
    return Optional.of(new Finding(objection, detail));
  }
}
