package io.shuijing.device.sealing;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.recovery.Quarantine;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.seal.Sealing;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** Seals the segments of one session after the other into tracks. Used by one thread. */
public final class SegmentStore {
  /** Room for a segment's record in its block. */
  private static final int RECORD_ROOM = 8192;

  private final Volume card;
  private final Journal journal;
  private final Sealing sealing;
  private final Quarantine quarantine;
  private @Nullable SessionId session;
  private Lane av = new Lane(Stream.AV);
  private Lane still = new Lane(Stream.STILL);
  private @Nullable Unjoined unjoined;

  /** A store on a card whose journal is in order. */
  public SegmentStore(Volume card, Journal journal, Sealing sealing) {
    this.card = card;
    this.journal = journal;
    this.sealing = sealing;
    this.quarantine = new Quarantine(card);
  }

  /** Begins the tracks of a session. */
  public void open(SessionId opened) {
    close();
    session = opened;
    av = new Lane(Stream.AV);
    still = new Lane(Stream.STILL);
  }

  /** Ends the tracks of the session; what was acknowledged is durable already. */
  public void close() {
    av.close();
    still.close();
    takeUnjoined();
    session = null;
  }

  /**
   * A block whose record the journal did not take. Until another record has its number a start
   * after the death of this process may find it in the journal all the same, and then its bytes
   * must be where it says; or it rejoins it from the track.
   */
  private record Unjoined(TrackFile track, long n) {
    boolean isOpen(Journal journal) {
      return journal.head().size() <= n;
    }
  }

  private void takeUnjoined() {
    Unjoined waiting = unjoined;
    if (waiting != null && !waiting.isOpen(journal)) {
      unjoined = null;
      takeTail(waiting.track());
    }
  }

  /** Whether a track may still grow: it is being written, or a start may rejoin a block of it. */
  public boolean mayGrow(String path) {
    boolean written = av.writes(path) || still.writes(path);
    Unjoined waiting = unjoined;
    return written
        || (waiting != null && waiting.isOpen(journal) && waiting.track().path().equals(path));
  }

  /**
   * Seals a plain segment and makes it durable. If its track fails, it is written once more into
   * the next one.
   *
   * @return its record; the segment is acknowledged
   * @throws JournalLost if the journal did not take its record
   * @throws HardwareFault if two tracks in a row did not take it
   */
  public StoredRecord store(byte[] plain, Span media) throws HardwareFault {
    return store(av, plain, media);
  }

  /** The same for a still. */
  public StoredRecord storeStill(byte[] plain, long mediaMs) throws HardwareFault {
    return store(still, plain, new Span(mediaMs, 0));
  }

  private StoredRecord store(Lane lane, byte[] plain, Span media) throws HardwareFault {
    byte[] sealed = sealing.seal(plain);
    if (sealed.length > TrackFormat.MAX_SEALED_BYTES) {
      throw new HardwareFault(
          "camera", "too-much", "a segment of " + sealed.length + " bytes; lower the bit rate");
    }
    Piece piece = new Piece(sealed, Blob.of(sealed), Blob.of(plain), media);
    try {
      return store(lane, piece);
    } catch (TrackFailed first) {
      return storeAgain(lane, piece);
    }
  }

  private record Piece(byte[] sealed, Blob sealedBlob, Blob plain, Span media) {}

  private StoredRecord storeAgain(Lane lane, Piece piece) throws HardwareFault {
    try {
      return store(lane, piece);
    } catch (TrackFailed second) {
      throw second.fault();
    }
  }

  private StoredRecord store(Lane lane, Piece piece) throws HardwareFault, TrackFailed {
    TrackFile current = lane.trackFor(piece.sealed().length);
    StoredRecord record = journal.next(segment(lane, current, piece));
    try {
      current.append(piece.sealed(), record);
    } catch (HardwareFault fault) {
      lane.close();
      giveUp(current, record, fault);
      throw new TrackFailed(fault);
    }
    try {
      journal.append(record);
    } catch (JournalLost e) {
      lane.close();
      unjoined = new Unjoined(current, record.n());
      throw e;
    }
    current.acknowledge(record);
    lane.nextIndex++;
    return record;
  }

  private Segment segment(Lane lane, TrackFile current, Piece piece) {
    return new Segment(
        openSession(),
        lane.stream,
        lane.nextIndex,
        new Place(current.name(), current.acknowledged()),
        piece.sealedBlob(),
        piece.plain(),
        piece.media());
  }

  private void giveUp(TrackFile failed, StoredRecord record, HardwareFault fault)
      throws HardwareFault {
    Logger.error(fault, "{} is given up", failed.path());
    unjoined = new Unjoined(failed, record.n());
    journal.abandon(record.digest());
    journal.tell(
        "card", fault.fault(), failed.path() + " was given up at " + failed.acknowledged());
    takeUnjoined();
  }

  // The next start does the same if it fails now: the journal says how far the track counts.
  private void takeTail(TrackFile failed) {
    String name = Quarantine.nameOf(failed.path()) + "." + failed.acknowledged();
    try {
      quarantine.takeTail(failed.path(), failed.acknowledged(), "p" + journal.boot() + "." + name);
    } catch (HardwareFault e) {
      Logger.warn(e, "the tail of {} stays where it is until the next start", failed.path());
    }
  }

  private SessionId openSession() {
    if (session == null) {
      throw new IllegalStateException("no session is open");
    }
    return session;
  }

  /** The tracks of one stream, one after the other. */
  private final class Lane {
    private final Stream stream;
    private @Nullable TrackFile track;
    private int tracks;
    private long nextIndex;

    Lane(Stream stream) {
      this.stream = stream;
    }

    boolean writes(String path) {
      return track != null && track.path().equals(path);
    }

    TrackFile trackFor(int sealedBytes) throws HardwareFault {
      long block = TrackFormat.blockLength(sealedBytes, RECORD_ROOM);
      TrackFile current = track;
      if (current != null && current.hasRoomFor(block)) {
        return current;
      }
      close();
      TrackFile created = TrackFile.create(card, openSession(), stream, ++tracks);
      track = created;
      return created;
    }

    void close() {
      if (track != null) {
        track.close();
        track = null;
      }
    }
  }

  /** A track took a segment not, or not surely; the next one may. */
  private static final class TrackFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final HardwareFault fault;

    TrackFailed(HardwareFault fault) {
      super(fault);
      this.fault = fault;
    }

    HardwareFault fault() {
      return fault;
    }
  }
}
