package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.custody.MerkleTree;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Roots of the tree over the first records, at the sizes that checkpoints and receipts name. They
 * are known only as far as every record is there, rightly signed and linked.
 */
final class Roots implements Follower {
  private final SortedSet<Long> wanted;
  private final SortedMap<Long, Known> known = new TreeMap<>();
  private Frontier tree = Frontier.EMPTY;
  private Digest last = Digest.ZERO;
  private boolean broken;

  Roots(SortedSet<Long> wanted) {
    this.wanted = wanted;
    if (wanted.contains(0L)) {
      known.put(0L, new Known(MerkleTree.EMPTY_ROOT, Optional.empty()));
    }
  }

  /** A root and the record before it. */
  record Known(Digest root, Optional<Accepted> last) {}

  @Override
  public void accept(Accepted record) {
    broken |=
        !record.good()
            || record.n() != tree.size()
            || !record.stored().record().prev().equals(last);
    if (broken) {
      return;
    }
    tree = tree.plus(record.stored().note().bytes());
    last = record.stored().digest();
    if (wanted.contains(tree.size())) {
      known.put(tree.size(), new Known(tree.root(), Optional.of(record)));
    }
  }

  /** Root at a size; empty if not all records below it are proven. */
  Optional<Known> at(long size) {
    return Optional.ofNullable(known.get(size));
  }
}
