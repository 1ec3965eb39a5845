package io.shuijing.evidence.audit;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.LogOrigin;
import io.shuijing.evidence.custody.LogTree;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.custody.MerkleTree;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Audits a custody log and what the archive holds of it. */
public final class LogAudit {
  private static final String CHECKPOINT = LogSupply.LOG + "/checkpoint";
  private static final List<String> BESIDE = List.of(CHECKPOINT, CHECKPOINT + ".next");
  private static final String WITNESSED = LogSupply.LOG + "/witnessed/";

  private final List<VerifierKey> keys;

  /**
   * @param anchors keys that are trusted: of logs, of offices, of docks and other witnesses
   */
  public LogAudit(TrustAnchors anchors) {
    this.keys = anchors.anchors().stream().map(TrustAnchors.Anchor::key).toList();
  }

  /** Who is told of each entry that could be read, in their order. */
  @FunctionalInterface
  public interface Follower {
    /** Nobody. */
    Follower NOBODY = (_, _) -> {};

    /** The next entry. */
    void entry(long index, LoggedEntry entry);
  }

  /** Reads all of a log. */
  public LogReport of(LogSupply supply, Follower follower) throws IOException {
    return new Audit(supply, follower).report();
  }

  /** One audit under way. */
  private final class Audit {
    private final LogSupply supply;
    private final Follower follower;
    private final List<LogFinding> findings = new ArrayList<>();
    private final SortedMap<String, Digest> notes;
    private long omitted;

    Audit(LogSupply supply, Follower follower) throws IOException {
      this.supply = supply;
      this.follower = follower;
      this.notes = supply.notes();
    }

    private void found(Verdict verdict, String path, String clause, String detail) {
      if (findings.size() < LogReport.MAX_FINDINGS) {
        findings.add(new LogFinding(verdict, path, clause, detail));
      } else {
        omitted++;
      }
    }

    private void found(String path, Malformed e) {
      found(Verdict.MODIFIED, path, e.clause(), String.valueOf(e.getMessage()));
    }

    LogReport report() throws IOException {
      Optional<byte[]> bytes = supply.checkpoint();
      if (bytes.isEmpty()) {
        found(Verdict.MISSING, CHECKPOINT, "G1", "the log has no checkpoint");
        return report(Optional.empty(), false, List.of());
      }
      try {
        Note note = Note.parse(bytes.get());
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean known = isSigned(note, checkpoint);
        follow(checkpoint);
        return report(Optional.of(checkpoint), known, witnesses(note));
      } catch (Malformed e) {
        found(Verdict.UNREADABLE, CHECKPOINT, e.clause(), String.valueOf(e.getMessage()));
        return report(Optional.empty(), false, List.of());
      }
    }

    private LogReport report(
        Optional<Checkpoint> checkpoint, boolean known, List<String> witnesses) {
      return new LogReport(checkpoint, known, witnesses, findings, omitted);
    }

    private boolean isSigned(Note note, Checkpoint checkpoint) {
      List<VerifierKey> logKeys = named(checkpoint.origin());
      if (!logKeys.isEmpty() && note.standing(logKeys) != Note.Standing.GOOD) {
        found(Verdict.BAD_SIGNATURE, CHECKPOINT, "G1", "not signed by " + checkpoint.origin());
      }
      return !logKeys.isEmpty();
    }

    private List<VerifierKey> named(String name) {
      return keys.stream()
          .filter(key -> key.name().equals(name) && key.suite() != Suite.COSIGNATURE)
          .toList();
    }

    private List<String> witnesses(Note note) {
      List<String> good = new ArrayList<>();
      for (VerifierKey key : keys) {
        if (key.suite() == Suite.COSIGNATURE) {
          switch (note.standing(List.of(key))) {
            case GOOD -> good.add(key.name());
            case BAD ->
                found(Verdict.BAD_SIGNATURE, CHECKPOINT, "G4", "the cosignature of " + key.name());
            case UNKNOWN -> {}
          }
        }
      }
      return good;
    }

    private void follow(Checkpoint checkpoint) throws IOException {
      LogTree tree = new LogTree(supply, checkpoint.size());
      Entries entries = new Entries(checkpoint.origin());
      for (long index = 0; index * Tile.FULL < tree.size(); index++) {
        bundle(tree, index, entries);
      }
      tiles(tree);
      root(tree, checkpoint);
      notes
          .keySet()
          .forEach(path -> found(Verdict.EXTRA, path, "G11", "the log does not speak of it"));
      files(checkpoint.size());
    }

    private void bundle(LogTree tree, long index, Entries entries) {
      Tile tile = Tile.of(Tile.ENTRIES, index, tree.size());
      try {
        List<byte[]> bundle = tree.entries(index);
        List<Digest> leaves = tree.hashes(0, index);
        for (int i = 0; i < bundle.size(); i++) {
          long n = index * Tile.FULL + i;
          if (MerkleTree.leaf(bundle.get(i)).equals(leaves.get(i))) {
            entries.next(n, bundle.get(i));
          } else {
            found(Verdict.MODIFIED, path(tile), "G3", "entry " + n + " is not the one hashed");
          }
        }
      } catch (Malformed e) {
        found(path(tile), e);
      } catch (IOException e) {
        found(Verdict.MISSING, path(tile), "G3", "cannot be read: " + e.getMessage());
      }
    }

    // those above the lowest are compared with those below them; the lowest were with the entries
    private void tiles(LogTree tree) {
      for (int level = 1; tree.size() >> (8 * level) > 0; level++) {
        long hashes = tree.size() >> (8 * level);
        for (long index = 0; index * Tile.FULL < hashes; index++) {
          tile(tree, Tile.of(level, index, tree.size()));
        }
      }
    }

    private void tile(LogTree tree, Tile tile) {
      try {
        if (!tree.isOverThoseBelow(tile)) {
          found(Verdict.MODIFIED, path(tile), "G2", "hashes that do not follow from those below");
        }
      } catch (Malformed e) {
        found(path(tile), e);
      } catch (IOException e) {
        found(Verdict.MISSING, path(tile), "G2", "cannot be read: " + e.getMessage());
      }
    }

    private void root(LogTree tree, Checkpoint checkpoint) {
      try {
        if (!tree.root().equals(checkpoint.root())) {
          found(Verdict.FORK, CHECKPOINT, "G4", "its root is not that of the tiles");
        }
      } catch (IOException | Malformed e) {
        found(Verdict.MISSING, CHECKPOINT, "G4", "its root cannot be made: " + e.getMessage());
      }
    }

    private void files(long size) throws IOException {
      for (String path : supply.files()) {
        boolean known =
            BESIDE.contains(path)
                || path.startsWith(WITNESSED)
                || Tile.parse(path.substring(LogSupply.LOG.length() + 1))
                    .filter(tile -> tile.isOf(size) || tile.isOutgrownIn(size))
                    .isPresent();
        if (!known) {
          found(Verdict.EXTRA, path, "G2", "not a file of this log");
        }
      }
    }

    private static String path(Tile tile) {
      return LogSupply.LOG + "/" + tile.path();
    }

    /** Entries one by one. */
    private final class Entries {
      private final String origin;
      private final List<VerifierKey> office;

      Entries(String origin) {
        this.origin = origin;
        this.office =
            keys.stream()
                .filter(key ->
                    isOffice(key.name()) && LogOrigin.of(new Name(key.name())).equals(origin))
                .toList();
      }

      private boolean isOffice(String name) {
        try {
          return Name.parse(name).kind() == Name.Kind.OFFICE;
        } catch (Malformed e) {
          return false;
        }
      }

      void next(long index, byte[] bytes) {
        String path = LogSupply.LOG + ", entry " + index;
        try {
          Note note = Note.parse(bytes);
          if (!office.isEmpty() && note.standing(office) != Note.Standing.GOOD) {
            found(Verdict.BAD_SIGNATURE, path, "G5", "not signed by the office");
          }
          LoggedEntry entry = LoggedEntry.parse(note.text());
          if (!entry.log().equals(origin)) {
            found(Verdict.EXTRA, path, "G5", "an entry of " + entry.log());
          }
          StoredNote.of(entry.entry()).ifPresent(stored -> compare(path, stored));
          follower.entry(index, entry);
        } catch (Malformed e) {
          found(Verdict.UNREADABLE, path, e.clause(), String.valueOf(e.getMessage()));
        }
      }

      private void compare(String entry, StoredNote logged) {
        Digest stored = notes.remove(logged.path());
        if (stored == null) {
          found(Verdict.MISSING, logged.path(), "G11", "spoken of in " + entry);
        } else if (!stored.equals(logged.digest())) {
          found(Verdict.MODIFIED, logged.path(), "G11", "another one than in " + entry);
        }
      }
    }
  }
}
