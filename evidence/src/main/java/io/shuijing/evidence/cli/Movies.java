package io.shuijing.evidence.cli;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.verify.Supply;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the plain segments of a session: that is the file which is played (clause S5). Every
 * segment is checked against the digest that the recorder signed; to be used only for sessions in
 * which no record's signature is in doubt.
 */
final class Movies {
  private final Supply supply;
  private final AgeIdentity opener;
  private final Path into;

  Movies(Supply supply, AgeIdentity opener, Path into) {
    this.supply = supply;
    this.opener = opener;
    this.into = into;
  }

  /** What came of one file. */
  sealed interface Outcome {}

  /** It is there, under its final name. */
  record Written(Path file, long bytes, Digest digest) implements Outcome {}

  /** It is not there. */
  record Failed(Path file, String reason) implements Outcome {}

  List<Outcome> export(SessionId session) throws IOException {
    List<Segment> segments = segments(session);
    Path folder = into.resolve(session.toString());
    List<Outcome> outcomes = new ArrayList<>();
    List<Segment> av = segments.stream().filter(s -> s.stream() == Stream.AV).toList();
    if (!av.isEmpty()) {
      outcomes.add(write(folder.resolve("video.mp4"), av));
    }
    for (Segment still : segments.stream().filter(s -> s.stream() == Stream.STILL).toList()) {
      String name = String.format(java.util.Locale.ROOT, "still-%04d.jpg", still.index());
      outcomes.add(write(folder.resolve(name), List.of(still)));
    }
    return outcomes;
  }

  private List<Segment> segments(SessionId session) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (InputStream in = supply.journal()) {
      JournalReader journal = new JournalReader(in);
      Piece piece = journal.next();
      while (!(piece instanceof End)) {
        if (piece instanceof Whole whole
            && whole.record().entry() instanceof Segment segment
            && segment.session().equals(session)) {
          segments.add(segment);
        }
        piece = journal.next();
      }
    }
    segments.sort(Comparator.comparing(Segment::stream).thenComparingLong(Segment::index));
    return segments;
  }

  private Outcome write(Path file, List<Segment> segments) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    MessageDigest sha256 = Digest.algorithm();
    long bytes = 0;
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        long due = 0;
        for (Segment segment : segments) {
          if (segment.stream() == Stream.AV && segment.index() != due++) {
            throw new Malformed("S1", "segment " + (due - 1) + " is missing");
          }
          byte[] plain = open(segment);
          out.write(plain);
          sha256.update(plain);
          bytes += plain.length;
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Written(file, bytes, Digest.fromBytes(sha256.digest()));
    } catch (Malformed e) {
      Files.deleteIfExists(part);
      return new Failed(file, String.valueOf(e.getMessage()));
    }
  }

  private byte[] open(Segment segment) throws IOException, Malformed {
    byte[] sealed = sealed(segment);
    if (!Digest.of(sealed).equals(segment.sealed().digest())) {
      throw new Malformed("T2", "segment " + segment.index() + " is not the one that was signed");
    }
    byte[] plain = opener.open(sealed);
    if (plain.length != segment.plain().bytes()
        || !Digest.of(plain).equals(segment.plain().digest())) {
      throw new Malformed("S5", "segment " + segment.index() + " opens to something else");
    }
    return plain;
  }

  private byte[] sealed(Segment segment) throws IOException, Malformed {
    String path = TrackFormat.path(segment);
    try (InputStream in = supply.open(path)) {
      in.skipNBytes(segment.at().offset());
      return in.readNBytes((int) segment.sealed().bytes());
    } catch (EOFException | NoSuchFileException e) {
      throw new Malformed("V40", "segment " + segment.index() + " is not there: " + path);
    }
  }
}
