package io.shuijing.evidence.recovery;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Totals;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal says there is: tracks and how far they reach, the session that is open, what the
 * recorder was given at the dock. Fed with every record in order; reads nothing else.
 */
public final class JournalLedger {
  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private Optional<Entry.Genesis> genesis = Optional.empty();
  private Optional<StoredRecord> last = Optional.empty();
  private Optional<OpenSession> openSession = Optional.empty();
  private Optional<Entry.Wipe> lastWipe = Optional.empty();
  private Optional<Entry> lastVisit = Optional.empty();
  private Optional<Moment> clockSet = Optional.empty();

  /**
   * A track as the journal knows it.
   *
   * @param path on the card, such as {@code sessions/37-3/av-0001.track}
   * @param bytes up to the end of its last block, or as many as there are
   * @param firstN number of its first segment's record
   * @param lastN number of its last segment's record
   */
  public record Track(String path, SessionId session, long bytes, long firstN, long lastN) {}

  /**
   * A session without {@code session-close}.
   *
   * @param segments records of its stream {@code av} so far
   * @param totals of that stream, as {@code session-close} tells them (clause J21)
   * @param captured when the last segment of that stream was recorded; before the first one, when
   *     it was opened
   */
  public record OpenSession(SessionId id, long segments, Totals totals, Moment captured) {

    private OpenSession plus(Segment segment, Moment moment) {
      if (segment.stream() != Stream.AV) {
        return this;
      }
      Totals grown =
          new Totals(
              totals.plainBytes() + segment.plain().bytes(),
              totals.mediaMs() + segment.media().durationMs());
      return new OpenSession(id, segments + 1, grown, moment);
    }
  }

  /** Adds the next record. */
  public void add(StoredRecord record) {
    last = Optional.of(record);
    switch (record.entry()) {
      case Segment s -> segment(record, s);
      case Entry.SessionOpen s -> openSession = Optional.of(opened(s, record.record().moment()));
      case Entry.SessionClose _ -> openSession = Optional.empty();
      case Entry.CheckOut c -> lastVisit = Optional.of(c);
      case Entry.CheckIn c -> lastVisit = Optional.of(c);
      case Entry.Wipe w -> lastWipe = Optional.of(w);
      case Entry.Genesis g -> genesis = Optional.of(g);
      case Entry.ClockSet _ -> clockSet = Optional.of(record.record().moment());
      case Entry.Boot _,
          Entry.PreCheck _,
          Entry.Prompt _,
          Entry.Mark _,
          Entry.Gap _,
          Entry.Fault _,
          Entry.Alive _,
          Entry.Off _ -> {}
    }
  }

  private static OpenSession opened(Entry.SessionOpen open, Moment moment) {
    return new OpenSession(open.session(), 0, new Totals(0, 0), moment);
  }

  private void segment(StoredRecord record, Segment segment) {
    String path = TrackFormat.path(segment);
    long end = segment.at().offset() + TrackFormat.blockLength(record);
    Track known = tracks.get(path);
    long first = known == null ? record.n() : known.firstN();
    tracks.put(path, new Track(path, segment.session(), end, first, record.n()));
    openSession =
        openSession.map(open ->
            open.id().equals(segment.session())
                ? open.plus(segment, record.record().moment())
                : open);
  }

  /** A track that is no longer on the card. */
  public void forget(String path) {
    tracks.remove(path);
  }

  /** Of a track no more than so many bytes are on the card. */
  public void shorten(String path, long bytes) {
    tracks.computeIfPresent(
        path, (_, known) -> new Track(path, known.session(), bytes, known.firstN(), known.lastN()));
  }

  /** Tracks in the order of their first segment. */
  public Collection<Track> tracks() {
    return List.copyOf(tracks.values());
  }

  /** A track by its path. */
  public Optional<Track> track(String path) {
    return Optional.ofNullable(tracks.get(path));
  }

  /** The session that is open. */
  public Optional<OpenSession> openSession() {
    return openSession;
  }

  /** Record 0, if it is sound. */
  public Optional<Entry.Genesis> genesis() {
    return genesis;
  }

  /** The last record. */
  public Optional<StoredRecord> last() {
    return last;
  }

  /**
   * Number of the start that writes next: one more than that of the last record, but the same
   * behind a genesis whose {@code boot} record was never written (clause J6).
   */
  public long nextBoot() {
    return last.map(record -> record.record().moment().boot() + (endsWithGenesis() ? 0 : 1))
        .orElse(1L);
  }

  /** Whether the genesis is all there is. */
  public boolean endsWithGenesis() {
    return last.filter(record -> record.n() == 0).isPresent();
  }

  /** The last time that space was freed. */
  public Optional<Entry.Wipe> lastWipe() {
    return lastWipe;
  }

  /** When the clock was set last, as the clock said behind that. */
  public Optional<Moment> clockSet() {
    return clockSet;
  }

  /** The last {@code check-in} or {@code check-out}. */
  public Optional<Entry> lastVisit() {
    return lastVisit;
  }

  /** What the recorder was given at the last check-out, until it is taken in again. */
  public List<String> assignments() {
    return lastVisit
        .filter(Entry.CheckOut.class::isInstance)
        .map(visit -> ((Entry.CheckOut) visit).assignments())
        .orElse(List.of());
  }
}
