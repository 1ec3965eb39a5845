package io.shuijing.evidence.verify;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.Supply.Item;
import io.shuijing.evidence.verify.TrackCheck.Outcome;
import io.shuijing.evidence.verify.TrackCheck.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Checks every file that holds or should hold segments, in stretches (clauses V40 to V47). */
final class Tracks {
  /** A stretch ends at the first block behind so many bytes. */
  private static final long STRETCH_BYTES = 32L << 20;

  private final Supply supply;
  private final Rivals rivals;
  private final Optional<AgeIdentity> identity;
  private final Findings findings;
  private final List<FutureTask<Outcome>> tasks = new ArrayList<>();

  Tracks(Supply supply, Rivals rivals, Optional<AgeIdentity> identity, Findings findings) {
    this.supply = supply;
    this.rivals = rivals;
    this.identity = identity;
    this.findings = findings;
  }

  /** Checks a track that the journal names and that is there; its blocks are in order. */
  void named(String path, List<Named> blocks, Executor executor) {
    for (Stretch stretch : stretches(path, blocks)) {
      TrackCheck check = new TrackCheck(supply, rivals, identity, stretch);
      FutureTask<Outcome> task = new FutureTask<>(check);
      tasks.add(task);
      executor.execute(task);
    }
  }

  /** The blocks of a track by their offsets, without those that reach into one before. */
  List<Named> inOrder(String path, List<Named> blocks) {
    List<Named> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingLong(named -> named.block().offset()));
    List<Named> ordered = new ArrayList<>();
    for (Named named : sorted) {
      if (!ordered.isEmpty() && ordered.getLast().end() > named.block().offset()) {
        findings.add(Finding.at(named.n(), Reason.SHARED_PLACE, named.in(path)));
      } else {
        ordered.add(named);
      }
    }
    return ordered;
  }

  private static List<Stretch> stretches(String path, List<Named> blocks) {
    List<Stretch> stretches = new ArrayList<>();
    long start = 0;
    int from = 0;
    for (int i = 1; i < blocks.size(); i++) {
      long offset = blocks.get(i).block().offset();
      if (offset - start >= STRETCH_BYTES) {
        stretches.add(new Stretch(path, blocks.subList(from, i), start, offset));
        start = offset;
        from = i;
      }
    }
    stretches.add(new Stretch(path, blocks.subList(from, blocks.size()), start, Long.MAX_VALUE));
    return stretches;
  }

  /** A file among the sessions that no record names. */
  void unnamed(Item item) {
    Where where = Where.in(item.path(), 0);
    Optional<SessionId> session = session(item.path());
    Where begin = session.isPresent() ? where.of(session.get()) : where;
    StrayBytes bytes = new StrayBytes(rivals, begin, findings);
    if (pass(item, bytes) && bytes.finish()) {
      findings.add(Finding.of(Reason.STRAY_FILE, begin, bytes.total()));
    }
  }

  /** A file in quarantine: no statement is made of it but what signed records in it show. */
  void setAside(Item item) {
    StrayBytes bytes = new StrayBytes(rivals, Where.in(item.path(), 0), findings);
    if (pass(item, bytes)) {
      bytes.finish();
    }
  }

  private boolean pass(Item item, StrayBytes bytes) {
    try (InputStream in = supply.open(item.path())) {
      in.transferTo(bytes);
      return true;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      findings.add(Finding.of(Reason.CANNOT_BE_READ, Where.in(item.path()), message));
      return false;
    }
  }

  private static Optional<SessionId> session(String path) {
    String[] parts = path.split("/", -1);
    try {
      return parts.length == 3 ? Optional.of(SessionId.parse(parts[1])) : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty(); // a file that belongs to no session
    }
  }

  /** Waits for all stretches; answers the bytes of all blocks that were read. */
  long finish() throws InterruptedIOException {
    long bytes = 0;
    for (FutureTask<Outcome> task : tasks) {
      Outcome outcome = Awaited.result(task);
      findings.addAll(outcome.findings());
      bytes += outcome.checkedBytes();
    }
    return bytes;
  }
}
