package io.shuijing.evidence.vectors;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The session that is being recorded, and the tracks of all of them. */
final class SessionWriter {
  private final SortedMap<String, ByteArrayOutputStream> tracks = new TreeMap<>();
  private final Map<String, Long> indices = new HashMap<>();
  private @Nullable SessionId session;
  private Entry.Totals totals = new Entry.Totals(0, 0);
  private long segments;
  private long mediaMs;

  SessionId open(SessionId id) {
    session = id;
    totals = new Entry.Totals(0, 0);
    segments = 0;
    mediaMs = 0;
    return id;
  }

  SessionId current() {
    if (session == null) {
      throw new IllegalStateException("the picture has no session yet");
    }
    return session;
  }

  long next(Stream stream) {
    return indices.getOrDefault(current() + " " + stream, 0L);
  }

  void skipIndex(Stream stream) {
    indices.merge(current() + " " + stream, 1L, Long::sum);
  }

  void skipMedia(long ms) {
    mediaMs += ms;
  }

  long mediaMs() {
    return mediaMs;
  }

  /** The entry of a segment that would come next. */
  Segment next(Stream stream, Blob sealed, Blob plain, long durationMs) {
    String file = TrackFormat.fileName(stream, 1);
    String path = TrackFormat.folder(current()) + "/" + file;
    long offset = tracks.containsKey(path) ? tracks.get(path).size() : 0;
    return new Segment(
        current(),
        stream,
        next(stream),
        new Entry.Place(file, offset),
        sealed,
        plain,
        new Span(mediaMs, durationMs));
  }

  /** Appends a block. */
  void write(StoredRecord record, byte[] sealed) {
    ByteArrayOutputStream track =
        tracks.computeIfAbsent(
            TrackFormat.path((Segment) record.entry()), _ -> new ByteArrayOutputStream());
    track.writeBytes(sealed);
    track.writeBytes(TrackFormat.tail(record));
  }

  /** Counts a segment, written or not. */
  void count(Segment segment) {
    skipIndex(segment.stream());
    if (segment.stream() == Stream.AV) {
      long duration = segment.media().durationMs();
      segments++;
      mediaMs += duration;
      totals =
          new Entry.Totals(
              totals.plainBytes() + segment.plain().bytes(), totals.mediaMs() + duration);
    }
  }

  Entry close(long tooMany) {
    return new Entry.SessionClose(
        current(), "button", OptionalLong.empty(), segments + tooMany, totals);
  }

  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    tracks.forEach((path, bytes) -> files.put(path, bytes.toByteArray()));
    return files;
  }
}
