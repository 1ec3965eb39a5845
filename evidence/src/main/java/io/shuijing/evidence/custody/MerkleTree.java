package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Hashes and proofs of the tree of RFC 6962, section 2.1. */
public final class MerkleTree {
  /** Root of the tree without leaves. */
  public static final Digest EMPTY_ROOT = Digest.of(new byte[0]);

  private MerkleTree() {}

  /** Hash of a leaf with this content. */
  public static Digest leaf(byte[] content) {
    MessageDigest sha256 = Digest.algorithm();
    sha256.update((byte) 0);
    return Digest.fromBytes(sha256.digest(content));
  }

  /** Hash of a node over two others. */
  public static Digest node(Digest left, Digest right) {
    MessageDigest sha256 = Digest.algorithm();
    sha256.update((byte) 1);
    sha256.update(left.bytes());
    return Digest.fromBytes(sha256.digest(right.bytes()));
  }

  /** Root over these leaf hashes. */
  public static Digest root(List<Digest> leaves) {
    return switch (leaves.size()) {
      case 0 -> EMPTY_ROOT;
      case 1 -> leaves.getFirst();
      default -> {
        int split = split(leaves.size());
        yield node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
      }
    };
  }

  /** Audit path of one leaf (RFC 6962, 2.1.1). */
  public static List<Digest> inclusionProof(List<Digest> leaves, int index) {
    if (index < 0 || index >= leaves.size()) {
      throw new IllegalArgumentException("no leaf " + index + " among " + leaves.size());
    }
    List<Digest> path = new ArrayList<>();
    inclusion(leaves, index, path);
    return path;
  }

  private static void inclusion(List<Digest> leaves, int index, List<Digest> path) {
    if (leaves.size() == 1) {
      return;
    }
    int split = split(leaves.size());
    List<Digest> left = leaves.subList(0, split);
    List<Digest> right = leaves.subList(split, leaves.size());
    if (index < split) {
      inclusion(left, index, path);
      path.add(root(right));
    } else {
      inclusion(right, index - split, path);
      path.add(root(left));
    }
  }

  /** Proof that the tree over all leaves continues the one over the first {@code size} (2.1.2). */
  public static List<Digest> consistencyProof(List<Digest> leaves, int size) {
    if (size < 1 || size > leaves.size()) {
      throw new IllegalArgumentException("no tree of " + size + " among " + leaves.size());
    }
    List<Digest> path = new ArrayList<>();
    consistency(leaves, size, true, path);
    return path;
  }

  private static void consistency(List<Digest> leaves, int size, boolean whole, List<Digest> path) {
    if (size == leaves.size()) {
      if (!whole) {
        path.add(root(leaves));
      }
      return;
    }
    int split = split(leaves.size());
    List<Digest> left = leaves.subList(0, split);
    List<Digest> right = leaves.subList(split, leaves.size());
    if (size <= split) {
      consistency(left, size, whole, path);
      path.add(root(right));
    } else {
      consistency(right, size - split, false, path);
      path.add(root(left));
    }
  }

  /** Checks an audit path (RFC 9162, 2.1.3.2); every step of it, and that the tree is used up. */
  public static boolean provesInclusion(
      Digest leaf, long index, Checkpoint tree, List<Digest> path) {
    if (index < 0 || index >= tree.size()) {
      return false;
    }
    long node = index;
    long last = tree.size() - 1;
    Digest hash = leaf;
    for (Digest sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(tree.root());
  }

  /**
   * Checks that {@code newer} continues {@code older}, a checkpoint of the same origin (RFC 9162,
   * 2.1.4.2). Everything continues the empty tree.
   */
  public static boolean provesConsistency(Checkpoint older, Checkpoint newer, List<Digest> path) {
    if (older.size() > newer.size() || !older.origin().equals(newer.origin())) {
      return false;
    }
    if (older.size() == newer.size()) {
      return path.isEmpty() && older.root().equals(newer.root());
    }
    if (older.size() == 0) {
      return path.isEmpty() && older.root().equals(EMPTY_ROOT);
    }
    List<Digest> proof = new ArrayList<>(path);
    if (Long.bitCount(older.size()) == 1) {
      proof.addFirst(older.root());
    }
    return !proof.isEmpty() && climbs(older, newer, proof);
  }

  private static boolean climbs(Checkpoint older, Checkpoint newer, List<Digest> proof) {
    int odd = Long.numberOfTrailingZeros(~(older.size() - 1));
    long node = (older.size() - 1) >> odd;
    long last = (newer.size() - 1) >> odd;
    Digest first = proof.getFirst();
    Digest second = proof.getFirst();
    for (Digest sibling : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = node(sibling, first);
        second = node(sibling, second);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        second = node(second, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && first.equals(older.root()) && second.equals(newer.root());
  }

  // largest power of two below n
  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }
}
