package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.track.TrackFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tracks of one folder, each fetched from its shelf once. */
final class Tracks {
  private final Shelf shelf;
  private final String prefix;
  private final Set<String> named = new HashSet<>();
  private final Map<String, byte[]> fetched = new HashMap<>();

  /**
   * @param prefix of the paths: empty, or a folder with a slash at its end
   */
  Tracks(Shelf shelf, String prefix) {
    this.shelf = shelf;
    this.prefix = prefix;
  }

  /** A record names a segment of it. */
  void named(Segment segment) {
    named.add(TrackFormat.path(segment));
  }

  /** Whether some record did. */
  boolean isNamed(String path) {
    return named.contains(path);
  }

  /** Whether there is a file of this path. */
  boolean isThere(String path) {
    return shelf.has(prefix + path);
  }

  /** Digest of the sealed bytes as they stand there; empty if they do not. */
  Optional<Digest> sealed(Segment segment) {
    String path = prefix + TrackFormat.path(segment);
    byte[] track = fetched.computeIfAbsent(path, shelf::bytes);
    return track.length == 0 ? besideBadBlocks(path, segment) : Book.sealed(track, segment);
  }

  private Optional<Digest> besideBadBlocks(String path, Segment segment) {
    try (InputStream in = shelf.open(path)) {
      in.skipNBytes(segment.at().offset());
      byte[] sealed = in.readNBytes((int) segment.sealed().bytes());
      return sealed.length == segment.sealed().bytes()
          ? Optional.of(Digest.of(sealed))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // a bad block in it, or the end before it
    }
  }

  /** Whether the bytes that the record names are there. */
  boolean holds(Segment segment) {
    return sealed(segment).filter(segment.sealed().digest()::equals).isPresent();
  }
}
