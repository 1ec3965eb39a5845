package io.shuijing.simulator.adversary;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.simulator.world.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Edits of tracks. */
final class TrackEdits {
  private static final int STRAY_BYTES = 700;

  private final Image image;
  private final Chance chance;
  private final List<StoredRecord> segments;
  private final List<String> tracks;

  TrackEdits(Image image, Chance chance) {
    this.image = image;
    this.chance = chance;
    this.segments = image.segments();
    this.tracks = image.tracks();
  }

  Optional<Image> flip() {
    return one()
        .map(segment -> {
          byte[] track = image.bytes(TrackFormat.path(segment)).clone();
          long at = chance.between(segment.at().offset(), Image.endOf(segment) - 1);
          track[(int) at] ^= (byte) (1 << chance.below(8));
          return image.with(TrackFormat.path(segment), track);
        });
  }

  Optional<Image> cut() {
    return one()
        .map(segment -> {
          byte[] track = image.bytes(TrackFormat.path(segment));
          long size = chance.between(segment.at().offset(), Image.endOf(segment) - 1);
          return image.with(TrackFormat.path(segment), Arrays.copyOf(track, (int) size));
        });
  }

  Optional<Image> remove() {
    return tracks.isEmpty() ? Optional.empty() : Optional.of(image.without(chance.oneOf(tracks)));
  }

  Optional<Image> swap() {
    if (tracks.size() < 2) {
      return Optional.empty();
    }
    int first = (int) chance.below(tracks.size() - 1L);
    String here = tracks.get(first);
    String there = tracks.get((int) chance.between(first + 1L, tracks.size() - 1L));
    return Optional.of(image.with(here, image.bytes(there)).with(there, image.bytes(here)));
  }

  Optional<Image> swapSegments() {
    if (segments.size() < 2) {
      return Optional.empty();
    }
    int first = (int) chance.below(segments.size() - 1L);
    Segment here = (Segment) segments.get(first).entry();
    Segment there =
        (Segment) segments.get((int) chance.between(first + 1L, segments.size() - 1L)).entry();
    byte[] bytesHere = sealed(here);
    byte[] bytesThere = sealed(there);
    return Optional.of(written(written(image, here, bytesThere), there, bytesHere));
  }

  private byte[] sealed(Segment segment) {
    return Arrays.copyOfRange(
        image.bytes(TrackFormat.path(segment)),
        (int) segment.at().offset(),
        (int) Image.endOf(segment));
  }

  private static Image written(Image into, Segment place, byte[] bytes) {
    byte[] track = into.bytes(TrackFormat.path(place)).clone();
    int count = (int) Math.min(bytes.length, place.sealed().bytes());
    System.arraycopy(bytes, 0, track, (int) place.at().offset(), count);
    return into.with(TrackFormat.path(place), track);
  }

  Optional<Image> stray() {
    return Optional.of(image.with("sessions/9-9/av-0001.track", chance.bytes(STRAY_BYTES)));
  }

  /** The same without what no record of its journal names, as if it had never been. */
  static Image withoutStray(Image cut) {
    Image fitting = cut;
    for (String path : cut.below("sessions")) {
      long end = 0;
      for (StoredRecord record : cut.segments()) {
        Segment segment = (Segment) record.entry();
        if (TrackFormat.path(segment).equals(path)) {
          end = Math.max(end, segment.at().offset() + TrackFormat.blockLength(record));
        }
      }
      int size = (int) Math.min(end, cut.length(path));
      fitting =
          size == 0
              ? fitting.without(path)
              : fitting.with(path, Arrays.copyOf(cut.bytes(path), size));
    }
    return fitting;
  }

  private Optional<Segment> one() {
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of((Segment) chance.oneOf(segments).entry());
  }
}
