package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be kept of a growing tree to know its root: the roots of its full subtrees, largest
 * first. A value; adding a leaf gives another one.
 */
public record Frontier(long size, List<Digest> peaks) {
  /** Of the tree without leaves. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  /** Refuses what is no frontier: there is one peak for each bit of the size. */
  public Frontier {
    peaks = List.copyOf(peaks);
    if (size < 0 || Long.bitCount(size) != peaks.size()) {
      throw new IllegalArgumentException(peaks.size() + " peaks for " + size + " leaves");
    }
  }

  /** With one more leaf of this content. */
  public Frontier plus(byte[] content) {
    List<Digest> grown = new ArrayList<>(peaks);
    Digest hash = MerkleTree.leaf(content);
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = MerkleTree.node(grown.removeLast(), hash);
    }
    grown.add(hash);
    return new Frontier(size + 1, grown);
  }

  /** Root of the tree. */
  public Digest root() {
    if (size == 0) {
      return MerkleTree.EMPTY_ROOT;
    }
    Digest hash = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      hash = MerkleTree.node(peaks.get(i), hash);
    }
    return hash;
  }
}
