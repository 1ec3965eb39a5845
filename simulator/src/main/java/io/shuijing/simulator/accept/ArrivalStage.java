package io.shuijing.simulator.accept;

import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is there: link, name, key, firmware, and whether the journal goes on from the office's. */
final class ArrivalStage {
  /** Faults of this end of the link: they say nothing of a recorder. */
  private static final Set<String> OURS =
      Set.of("occupied", "not-permitted", "unusable", "unknown-host");

  private final Run run;

  ArrivalStage(Run run) {
    this.run = run;
  }

  /** Whether the recorder can be tested further. */
  boolean test() throws IOException, OfficeFault, StationFailed {
    Optional<Described> described = meet();
    if (described.isEmpty()) {
      return false;
    }
    run.material().described(described.get());
    enrolled();
    firmware(described.get());
    return history();
  }

  private Optional<Described> meet() throws StationFailed {
    long begun = System.nanoTime();
    try {
      Conversation talk = run.dock().connect();
      long proved = System.nanoTime();
      Described described = talk.describe();
      long roundTrip = (System.nanoTime() - proved) / 1_000_000;
      connected((proved - begun) / 1_000_000, roundTrip);
      return Optional.of(described);
    } catch (LinkLost e) {
      if (OURS.contains(e.fault())) {
        Said said = Said.of("why.link." + e.fault(), String.valueOf(e.getMessage()));
        throw new StationFailed(run.course().told().language().say(said));
      }
      Item item = e.fault().equals("refused") ? Item.ENROLLED : Item.CONNECTION;
      run.sheet()
          .add(
              Result.fail(
                  item,
                  Said.NOTHING,
                  Said.of("why.link." + e.fault(), String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      run.sheet().add(Result.fail(Item.CONNECTION, Said.NOTHING, nonsense(e)));
    }
    return Optional.empty();
  }

  static Said nonsense(IOException e) {
    return Said.of("why.nonsense", String.valueOf(e.getMessage()));
  }

  private void connected(long provedMs, long roundTripMs) {
    Said measured = Said.of("measured.connection", provedMs, roundTripMs);
    Limits.judge(
        run, Item.CONNECTION, Requirement.LINK_ROUND_TRIP_MS, (double) roundTripMs, measured);
  }

  private void enrolled() throws IOException, OfficeFault {
    Conversation talk = run.dock().talk();
    Optional<VerifierKey> key = run.premises().office().keyOf(talk.recorder());
    if (key.isEmpty()) {
      run.sheet()
          .add(
              Result.fail(
                  Item.ENROLLED,
                  Said.of("raw", talk.recorder()),
                  Said.of("why.not-enrolled", run.premises().office().name())));
      return;
    }
    try {
      Note checkpoint = run.dock().ask(Conversation::signCheckpoint);
      run.sheet()
          .add(
              Result.of(
                  Item.ENROLLED,
                  checkpoint.standing(List.of(key.get())) == Note.Standing.GOOD,
                  Said.of("raw", talk.recorder()),
                  Said.of("why.other-key")));
    } catch (RecorderRefused e) {
      run.sheet().add(Result.notTestable(Item.ENROLLED, Said.message(e)));
    }
  }

  private void firmware(Described described) {
    run.sheet()
        .add(
            Result.of(
                Item.FIRMWARE,
                run.profile().firmware().matcher(described.firmware()).matches(),
                Said.of("raw", described.firmware()),
                Said.of("why.firmware", run.profile().firmware().pattern())));
  }

  private boolean history() throws IOException {
    try {
      run.journal().catchUp();
    } catch (ProtocolBroken | RecorderRefused e) {
      run.sheet().add(Result.fail(Item.HISTORY, Said.NOTHING, nonsense(e)));
      return false;
    }
    run.material().firstRecord(run.journal().size());
    Path held =
        run.premises()
            .folder()
            .resolve("archive")
            .resolve(run.dock().talk().recorder().last())
            .resolve("journal");
    long bytes = Files.exists(held) ? Files.size(held) : 0;
    Said measured = Said.of("measured.history", run.journal().size(), bytes);
    run.sheet()
        .add(
            Result.of(
                Item.HISTORY, bytes == 0 || continues(held), measured, Said.of("why.history")));
    return true;
  }

  private boolean continues(Path held) throws IOException {
    try (InputStream in = Files.newInputStream(held)) {
      for (StoredRecord record : run.journal().records()) {
        byte[] bytes = record.inJournal();
        byte[] there = in.readNBytes(bytes.length);
        if (!Arrays.equals(bytes, 0, there.length, there, 0, there.length)) {
          return false;
        }
      }
      return in.read() < 0;
    }
  }
}
