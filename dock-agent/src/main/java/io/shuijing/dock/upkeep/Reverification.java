package io.shuijing.dock.upkeep;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.store.VolumeStream;
import io.shuijing.dock.upkeep.JournalWalk.Track;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.audit.LogAudit;
import io.shuijing.evidence.audit.LogFinding;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.evidence.custody.CustodyEntry.Verified;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.Clocks;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/**
 * Reads the whole archive again: the log and what it speaks of, every journal against the root that
 * was logged, every track against the digests that its recorder signed. One result per journal and
 * track goes into the log.
 */
public final class Reverification {
  private static final int MOST_WAITING = 64;
  private static final int MOST_AT_ONCE = 512;

  private final Volume volume;
  private final CustodyLog log;
  private final Office office;
  private final Means means;
  private final VolumeArchive archive;
  private final List<CustodyEntry> results = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long objects;
  private long bytes;

  public Reverification(Volume volume, CustodyLog log, Office office, Means means) {
    this.volume = volume;
    this.log = log;
    this.office = office;
    this.means = means;
    this.archive = new VolumeArchive(volume);
  }

  /** Whose archive it is, and which keys are believed. */
  public record Office(String domain, TrustAnchors anchors) {}

  /**
   * With what it is done.
   *
   * @param threads tracks are read on
   * @param read told of each piece of bytes that was read, on these threads; may take its time, so
   *     that others come first
   * @param found told of each trouble at once
   */
  public record Means(Executor threads, LongConsumer read, Listener found, Clocks clocks) {}

  /** Who is told of what is wrong, and how far it is. */
  public interface Listener {
    /** Something is not as it should be. */
    void trouble(Trouble trouble);

    /** A file was read. */
    void progress(long objects, long bytes, String path);
  }

  /** What came of it; in the log stands the same. */
  public record Result(long objects, long bytes, List<Trouble> troubles) {}

  private record Waiting(
      Name recorder, Track track, String path, FutureTask<TrackRereading.Outcome> outcome) {}

  /** Reads everything once. */
  public Result run() throws IOException {
    LoggedTrees logged = new LoggedTrees();
    for (LogFinding finding : audit(logged)) {
      trouble(
          new Trouble(
              finding.verdict(),
              VolumeArchive.of(finding.path()),
              finding.detail() + " (" + finding.clause() + ")",
              Trouble.RESTORE));
    }
    for (String serial : archive.serials()) {
      recorder(Name.recorder(office.domain(), serial), logged);
    }
    enter();
    return new Result(objects, bytes, List.copyOf(troubles));
  }

  // A dock may append meanwhile: what is wrong is wrong the second time too.
  private List<LogFinding> audit(LoggedTrees logged) throws IOException {
    LogAudit audit = new LogAudit(office.anchors());
    List<LogFinding> first = audit.of(archive, logged).findings();
    if (first.isEmpty()) {
      return first;
    }
    List<LogFinding> second = audit.of(archive, LogAudit.Follower.NOBODY).findings();
    return second.stream().filter(first::contains).toList();
  }

  private void recorder(Name recorder, LoggedTrees logged) throws IOException {
    String path = VolumeArchive.of(recorder.last() + "/journal");
    Optional<Receipt> receipt = LastReceipt.of(volume, recorder);
    JournalWalk walk =
        new JournalWalk(recorder, logged.of(recorder), track -> submit(recorder, track, receipt));
    long[] length = {0};
    try (VolumeStream in =
        new VolumeStream(
            volume.open(path),
            0,
            count -> {
              length[0] += count;
              means.read().accept(count);
            })) {
      walk.read(in);
    } catch (HardwareFault e) {
      settleAll();
      result(recorder, "journal", length[0], unreadable(e));
      return;
    }
    settleAll();
    result(recorder, "journal", length[0], outcome(walk.wrong()));
  }

  private static TrackRereading.Outcome unreadable(HardwareFault e) {
    Verdict verdict = e.fault().equals("absent") ? Verdict.MISSING : Verdict.UNREADABLE;
    return new TrackRereading.Outcome(verdict, String.valueOf(e.getMessage()), Trouble.RESTORE);
  }

  private static TrackRereading.Outcome outcome(Optional<String> wrong) {
    return wrong
        .map(how -> new TrackRereading.Outcome(Verdict.MODIFIED, how, Trouble.RESTORE))
        .orElse(TrackRereading.Outcome.INTACT);
  }

  // a track that was never held is named by the receipts, not here
  private void submit(Name recorder, Track track, Optional<Receipt> receipt) throws IOException {
    String path = VolumeArchive.of(recorder.last() + "/" + track.path());
    boolean isHeld =
        receipt.isPresent() && track.numbers().stream().anyMatch(receipt.get()::covers);
    if (!isHeld && !volume.exists(path)) {
      return;
    }
    TrackRereading rereading = new TrackRereading(volume, means.read());
    Track held = isHeld ? track : track.within(volume, path);
    FutureTask<TrackRereading.Outcome> task = new FutureTask<>(() -> rereading.of(path, held));
    means.threads().execute(task);
    waiting.add(new Waiting(recorder, held, path, task));
    if (waiting.size() > MOST_WAITING) {
      settle();
    }
  }

  private void settleAll() throws HardwareFault {
    while (!waiting.isEmpty()) {
      settle();
    }
  }

  private void settle() throws HardwareFault {
    Waiting first = waiting.remove();
    try {
      result(first.recorder(), first.track().path(), first.track().bytes(), first.outcome().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HardwareFault("store", "interrupted", "the re-reading was ended", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a track could not be read again", e);
    }
  }

  private void result(Name recorder, String path, long length, TrackRereading.Outcome outcome)
      throws HardwareFault {
    objects++;
    bytes += length;
    String stored = VolumeArchive.of(recorder.last() + "/" + path);
    if (!outcome.detail().isEmpty()) {
      trouble(new Trouble(outcome.verdict(), stored, outcome.detail(), outcome.todo()));
    }
    means.found().progress(objects, bytes, stored);
    results.add(
        new Verified(
            recorder,
            path,
            new Content(Optional.empty(), length),
            outcome.verdict().word(),
            Occasion.UPKEEP));
    if (results.size() >= MOST_AT_ONCE) {
      enter();
    }
  }

  private void trouble(Trouble trouble) {
    troubles.add(trouble);
    means.found().trouble(trouble);
  }

  private void enter() throws HardwareFault {
    if (!results.isEmpty()) {
      log.append(results, means.clocks().wall().time());
      results.clear();
    }
  }
}
