package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be kept of a growing log: the entries of the last bundle and the hashes of the last
 * tile of each level, as far as these are not full. A value; further entries give another one.
 *
 * @param size entries of the log
 * @param entries of the bundle that is not full
 * @param levels hashes of the tiles that are not full, level 0 first; the highest one is not empty
 */
public record LogEdge(long size, List<byte[]> entries, List<List<Digest>> levels) {
  /** Of the log without entries. */
  public static final LogEdge EMPTY = new LogEdge(0, List.of(), List.of());

  /** Keeps its own lists. */
  public LogEdge {
    entries = List.copyOf(entries);
    levels = levels.stream().map(List::copyOf).toList();
  }

  /**
   * A file that a log gets.
   *
   * @param bytes whole
   */
  public record File(Tile tile, byte[] bytes) {}

  /**
   * What became of a log.
   *
   * @param edge its edge now
   * @param files those that are new, bundles before tiles, lower levels before higher ones
   */
  public record Grown(LogEdge edge, List<File> files) {}

  /**
   * Reads the edge of a log of {@code size} entries.
   *
   * @throws Malformed if the files are not those of a log, or an entry is not the one hashed
   */
  public static LogEdge read(TileSource source, long size) throws IOException, Malformed {
    LogTree tree = new LogTree(source, size);
    List<List<Digest>> levels = new ArrayList<>();
    for (int level = 0; size >> (8 * level) > 0; level++) {
      long hashes = size >> (8 * level);
      levels.add(hashes % Tile.FULL == 0 ? List.of() : tree.hashes(level, hashes / Tile.FULL));
    }
    return new LogEdge(
        size, size % Tile.FULL == 0 ? List.of() : tree.bundle(size / Tile.FULL), levels);
  }

  /** Root of the log's tree. */
  public Digest root() {
    List<Digest> rest = List.of();
    for (List<Digest> level : levels) {
      List<Digest> row = new ArrayList<>(level);
      row.addAll(rest);
      rest = row.isEmpty() ? List.of() : List.of(MerkleTree.root(row));
    }
    return rest.isEmpty() ? MerkleTree.EMPTY_ROOT : rest.getFirst();
  }

  /** With further entries, each at most {@link EntryBundle#MAX_ENTRY_BYTES} long. */
  public Grown plus(List<byte[]> further) {
    Growing growing = new Growing(this);
    further.forEach(growing::add);
    return growing.done();
  }

  /** The one that is being made. */
  private static final class Growing {
    private long size;
    private List<byte[]> entries;
    private final List<List<Digest>> levels = new ArrayList<>();
    private final List<Integer> before = new ArrayList<>();
    private final List<File> bundles = new ArrayList<>();
    private final List<File> tiles = new ArrayList<>();

    Growing(LogEdge edge) {
      size = edge.size();
      entries = new ArrayList<>(edge.entries());
      for (List<Digest> level : edge.levels()) {
        levels.add(new ArrayList<>(level));
        before.add(level.size());
      }
    }

    void add(byte[] entry) {
      entries.add(entry);
      size++;
      if (entries.size() == Tile.FULL) {
        bundle();
        entries = new ArrayList<>();
      }
      add(0, MerkleTree.leaf(entry));
    }

    private void bundle() {
      long index = (size - 1) / Tile.FULL;
      bundles.add(
          new File(new Tile(Tile.ENTRIES, index, entries.size()), EntryBundle.bytes(entries)));
    }

    private void add(int level, Digest hash) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
        before.add(0);
      }
      List<Digest> row = levels.get(level);
      row.add(hash);
      if (row.size() == Tile.FULL) {
        tile(level);
        Digest over = MerkleTree.root(row);
        row.clear();
        before.set(level, 0);
        add(level + 1, over);
      }
    }

    private void tile(int level) {
      List<Digest> row = levels.get(level);
      long index = ((size >> (8 * level)) - 1) / Tile.FULL;
      ByteBuffer bytes = ByteBuffer.allocate(row.size() * Digest.BYTES);
      row.forEach(hash -> bytes.put(hash.bytes()));
      tiles.add(new File(new Tile(level, index, row.size()), bytes.array()));
    }

    Grown done() {
      if (!entries.isEmpty()) {
        bundle();
      }
      for (int level = 0; level < levels.size(); level++) {
        if (levels.get(level).size() > before.get(level)) {
          tile(level);
        }
      }
      List<File> files = new ArrayList<>(bundles);
      files.addAll(tiles);
      return new Grown(new LogEdge(size, entries, levels), List.copyOf(files));
    }
  }
}
