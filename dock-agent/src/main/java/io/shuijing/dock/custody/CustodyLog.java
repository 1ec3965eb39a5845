package io.shuijing.dock.custody;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.LogEdge;
import io.shuijing.evidence.custody.LogTree;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.NoteSignature;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The office's custody log. Several threads may use it: what they append at the same time becomes
 * durable together.
 */
public final class CustodyLog {
  /** More entries are not signed for at once. */
  public static final int MAX_BATCH = 4096;

  private final Volume volume;
  private final LogKeys keys;
  private final LogTurn turn;
  private final LogFiles files;
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<LogState> state = Optional.empty();

  /**
   * @param volume the office's folder
   * @param turn by which several processes take turns
   */
  public CustodyLog(Volume volume, LogKeys keys, LogTurn turn) {
    this.volume = volume;
    this.keys = keys;
    this.turn = turn;
    this.files = new LogFiles(volume);
  }

  /** Entries of one caller, until they are durable. */
  private static final class Waiting {
    private final List<byte[]> entries;
    private Optional<HardwareFault> fault = Optional.empty();
    private boolean done;

    Waiting(List<byte[]> entries) {
      this.entries = entries;
    }
  }

  /**
   * Appends entries; they are durable when it returns. Begins the log if there is none yet.
   *
   * @throws HardwareFault after which they may stand in the log all the same; {@code damaged} if
   *     the log is not what it once was, and then nothing is ever appended
   */
  public void append(List<CustodyEntry> entries, Instant at) throws HardwareFault {
    if (entries.size() > MAX_BATCH) {
      throw new IllegalArgumentException(entries.size() + " entries at once");
    }
    Waiting mine = new Waiting(signed(entries, at));
    synchronized (waiting) {
      waiting.add(mine);
    }
    synchronized (this) {
      if (!mine.done) {
        commit(at);
      }
    }
    if (mine.fault.isPresent()) {
      HardwareFault fault = mine.fault.get();
      throw new HardwareFault(
          fault.part(), fault.fault(), String.valueOf(fault.getMessage()), fault);
    }
  }

  private List<byte[]> signed(List<CustodyEntry> entries, Instant at) throws HardwareFault {
    List<byte[]> signed = new ArrayList<>();
    for (CustodyEntry entry : entries) {
      try {
        signed.add(new LoggedEntry(keys.origin(), at, entry).sign(keys.signers()).bytes());
      } catch (SigningFailed e) {
        throw noKey(e);
      }
    }
    return signed;
  }

  private static HardwareFault noKey(SigningFailed e) {
    return new HardwareFault(
        "key", "failed", "nothing is logged without a key: " + e.getMessage(), e);
  }

  private void commit(Instant at) {
    List<Waiting> all;
    synchronized (waiting) {
      all = List.copyOf(waiting);
      waiting.clear();
    }
    List<byte[]> entries = new ArrayList<>();
    all.forEach(each -> entries.addAll(each.entries));
    try {
      exclusively(at, before -> entries.isEmpty() ? before : grow(before.edge(), entries, at));
    } catch (HardwareFault e) {
      all.forEach(each -> each.fault = Optional.of(e));
    } catch (RuntimeException e) { // a defect of ours: nobody may take it for success
      all.forEach(each -> each.fault = Optional.of(defect(e)));
    }
    all.forEach(each -> each.done = true);
  }

  private static HardwareFault defect(RuntimeException e) {
    return new HardwareFault("store", "defect", "the custody log could not be written: " + e, e);
  }

  private interface Step {
    LogState from(LogState before) throws HardwareFault;
  }

  private synchronized LogState exclusively(Instant at, Step step) throws HardwareFault {
    try (LogTurn.Taken _ = turn.take()) {
      LogState before = current(at);
      state = Optional.empty(); // until it is known what became of it
      LogState after = step.from(before);
      state = Optional.of(after);
      return after;
    }
  }

  private LogState grow(LogEdge before, List<byte[]> entries, Instant at) throws HardwareFault {
    LogEdge.Grown grown = before.plus(entries);
    LogEdge edge = grown.edge();
    files.write(grown.files());
    Checkpoint checkpoint = new Checkpoint(keys.origin(), edge.size(), edge.root());
    Note note = sealed(checkpoint, at);
    files.publish(note.bytes());
    return new LogState(note, checkpoint, edge);
  }

  private Note sealed(Checkpoint checkpoint, Instant at) throws HardwareFault {
    try {
      return keys.seal(checkpoint, at.getEpochSecond());
    } catch (SigningFailed e) {
      throw noKey(e);
    }
  }

  private LogState current(Instant at) throws HardwareFault {
    return state.isPresent() && files.isPublished(state.get().note().bytes())
        ? state.get()
        : open(at);
  }

  private LogState open(Instant at) throws HardwareFault {
    Optional<LogState> next = next();
    Optional<byte[]> published = files.published();
    LogState known;
    if (next.isPresent() && mayFollow(next.get(), published)) {
      files.publishNext();
      known = next.get();
    } else {
      files.discardNext();
      known = published.isPresent() ? read(published.get()) : begun(at);
    }
    files.found();
    new Leftovers(volume).removeAround(known.checkpoint().size());
    return known;
  }

  // It is complete only if an append came to its last step, and then somebody may have seen it.
  private Optional<LogState> next() throws HardwareFault {
    Optional<byte[]> bytes = files.next();
    try {
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(LogState.read(volume, keys, bytes.get()));
    } catch (Malformed e) {
      return Optional.empty(); // an append that was cut off before its last step
    }
  }

  private boolean mayFollow(LogState next, Optional<byte[]> published) throws HardwareFault {
    return published.isEmpty()
        ? !files.isFounded()
        : next.checkpoint().size() >= read(published.get()).checkpoint().size();
  }

  private LogState read(byte[] published) throws HardwareFault {
    try {
      return LogState.read(volume, keys, published);
    } catch (Malformed e) {
      HardwareFault damaged = damaged(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  private LogState begun(Instant at) throws HardwareFault {
    if (files.isFounded()) {
      throw damaged("its checkpoint is not there");
    }
    new Leftovers(volume).removeAround(0);
    return grow(LogEdge.EMPTY, signed(keys.first(), at), at);
  }

  private static HardwareFault damaged(String how) {
    return new HardwareFault(
        "store",
        "damaged",
        "the custody log is damaged: "
            + how
            + "; put "
            + LogPaths.FOLDER
            + " back from a backup, then run fsck");
  }

  /** Entries so far, as far as they are durable. */
  public long size(Instant at) throws HardwareFault {
    return exclusively(at, before -> before).checkpoint().size();
  }

  /** The signed state of the log. */
  public Note checkpoint(Instant at) throws HardwareFault {
    return exclusively(at, before -> before).note();
  }

  /**
   * A witness has cosigned a checkpoint: if it is still the newest one, its line stands there too
   * from now on.
   */
  public void cosigned(Checkpoint seen, NoteSignature cosignature, Instant at)
      throws HardwareFault {
    exclusively(
        at,
        before -> {
          if (!before.checkpoint().equals(seen)
              || before.note().signatures().stream()
                  .anyMatch(line ->
                      line.name().equals(cosignature.name()) && line.keyId() == cosignature.keyId())
              || before.note().signatures().size() == Note.MAX_SIGNATURES) {
            return before;
          }
          Note note = before.note().with(List.of(cosignature));
          files.publish(note.bytes());
          return new LogState(note, seen, before.edge());
        });
  }

  /** The log as it was at a checkpoint of its own, to make proofs. */
  public LogTree tree(Checkpoint checkpoint) {
    return new LogTree(new VolumeTiles(volume), checkpoint.size());
  }

  /** The log as it stands, to read entries and make proofs. */
  public LogTree tree(Instant at) throws HardwareFault {
    return new LogTree(new VolumeTiles(volume), size(at));
  }
}
