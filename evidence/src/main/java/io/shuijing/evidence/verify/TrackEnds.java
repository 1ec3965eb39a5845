package io.shuijing.evidence.verify;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.track.TrackFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the tracks of a session reach, by its records. */
final class TrackEnds {
  private final SortedMap<String, Long> ends = new TreeMap<>();

  void add(Accepted record, Segment segment) {
    long end = segment.at().offset() + TrackFormat.blockLength(record.stored());
    ends.merge(TrackFormat.path(segment), end, Math::max);
  }

  SortedMap<String, Long> byPath() {
    return ends;
  }
}
