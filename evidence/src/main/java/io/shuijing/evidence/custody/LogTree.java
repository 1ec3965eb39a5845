package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Roots and proofs of a log, made from its tiles. Nothing that it says is more than the tiles say:
 * compare a root with a checkpoint's, check a proof with {@link MerkleTree}.
 */
public final class LogTree {
  private static final int MAX_CACHED = 64;
  private static final int TILE_HEIGHT = 8;

  private final TileSource source;
  private final long size;
  private final Map<Tile, List<Digest>> cached =
      new LinkedHashMap<>(MAX_CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, List<Digest>> eldest) {
          return size() > MAX_CACHED;
        }
      };

  /**
   * @param size entries of the log; its tiles are those of this size
   */
  public LogTree(TileSource source, long size) {
    this.source = source;
    this.size = size;
  }

  /** Entries of the log. */
  public long size() {
    return size;
  }

  /** Root over all entries. */
  public Digest root() throws IOException, Malformed {
    return rootAt(size);
  }

  /** Root over the first entries. */
  public Digest rootAt(long first) throws IOException, Malformed {
    requireWithin(first);
    return first == 0 ? MerkleTree.EMPTY_ROOT : over(0, first);
  }

  /** Audit path of one entry in the tree over the first {@code first} entries (RFC 6962, 2.1.1). */
  public List<Digest> inclusionProof(long index, long first) throws IOException, Malformed {
    requireWithin(first);
    if (index < 0 || index >= first) {
      throw new IllegalArgumentException("no entry " + index + " among " + first);
    }
    List<Digest> path = new ArrayList<>();
    long from = 0;
    long to = first;
    while (to - from > 1) {
      long middle = from + split(to - from);
      boolean left = index < middle;
      path.addFirst(left ? over(middle, to) : over(from, middle));
      from = left ? from : middle;
      to = left ? middle : to;
    }
    return path;
  }

  /** Proof that the whole log continues its first {@code older} entries (RFC 6962, 2.1.2). */
  public List<Digest> consistencyProof(long older) throws IOException, Malformed {
    requireWithin(older);
    if (older == 0) {
      return List.of();
    }
    List<Digest> path = new ArrayList<>();
    long from = 0;
    long to = size;
    while (older < to) {
      long middle = from + split(to - from);
      boolean left = older <= middle;
      path.addFirst(left ? over(middle, to) : over(from, middle));
      from = left ? from : middle;
      to = left ? middle : to;
    }
    if (from > 0) {
      path.addFirst(over(from, to));
    }
    return path;
  }

  /** The entries of a bundle; their hashes are compared with those of the tiles. */
  public List<byte[]> bundle(long index) throws IOException, Malformed {
    List<byte[]> entries = entries(index);
    List<Digest> leaves = hashes(0, index);
    for (int i = 0; i < entries.size(); i++) {
      if (!MerkleTree.leaf(entries.get(i)).equals(leaves.get(i))) {
        throw new Malformed(
            "G3", "entry " + (index * Tile.FULL + i) + " is not the one that its hash is of");
      }
    }
    return entries;
  }

  /** The entries of a bundle as they stand there, compared with nothing. */
  public List<byte[]> entries(long index) throws IOException, Malformed {
    Tile tile = Tile.of(Tile.ENTRIES, index, size);
    return EntryBundle.parse(source.read(tile), tile.width());
  }

  /** One entry. */
  public byte[] entry(long index) throws IOException, Malformed {
    return bundle(index / Tile.FULL).get((int) (index % Tile.FULL));
  }

  /** The hashes of a tile. */
  public List<Digest> hashes(int level, long index) throws IOException, Malformed {
    Tile tile = Tile.of(level, index, size);
    List<Digest> known = cached.get(tile);
    if (known == null) {
      known = parse(tile, source.read(tile));
      cached.put(tile, known);
    }
    return known;
  }

  /** Whether the hashes of a tile above the lowest level are those over the tiles below it. */
  public boolean isOverThoseBelow(Tile tile) throws IOException, Malformed {
    List<Digest> hashes = hashes(tile.level(), tile.index());
    for (int i = 0; i < hashes.size(); i++) {
      List<Digest> below = hashes(tile.level() - 1, tile.index() * Tile.FULL + i);
      if (!MerkleTree.root(below).equals(hashes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Digest> parse(Tile tile, byte[] bytes) throws Malformed {
    if (bytes.length != tile.width() * Digest.BYTES) {
      throw new Malformed("G2", tile + " has " + bytes.length + " bytes");
    }
    List<Digest> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Digest.BYTES) {
      byte[] hash = new byte[Digest.BYTES];
      System.arraycopy(bytes, at, hash, 0, hash.length);
      hashes.add(Digest.fromBytes(hash));
    }
    return List.copyOf(hashes);
  }

  // from is a multiple of the largest power of two that is not above the length
  private Digest over(long from, long to) throws IOException, Malformed {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      return perfect(Long.numberOfTrailingZeros(length), from);
    }
    long middle = from + split(length);
    return MerkleTree.node(over(from, middle), over(middle, to));
  }

  private Digest perfect(int height, long from) throws IOException, Malformed {
    int level = height / TILE_HEIGHT;
    long first = from >> (level * TILE_HEIGHT);
    int count = 1 << (height % TILE_HEIGHT);
    List<Digest> tile = hashes(level, first / Tile.FULL);
    int at = (int) (first % Tile.FULL);
    return MerkleTree.root(tile.subList(at, at + count));
  }

  private void requireWithin(long first) {
    if (first < 0 || first > size) {
      throw new IllegalArgumentException("no tree of " + first + " in a log of " + size);
    }
  }

  // largest power of two below n
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
