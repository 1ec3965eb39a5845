package io.shuijing.evidence.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.External;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Note.Standing;
import io.shuijing.evidence.note.VerifierKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our trees, proofs and checkpoints against a log that tessera wrote. */
class TileLogTest {
  private static final List<Digest> LEAVES = entries().stream().map(MerkleTree::leaf).toList();

  @Test
  void every_checkpoint_of_the_log_verifies_under_its_key() throws Exception {
    VerifierKey key = VerifierKey.parse(External.text("tlog/vkey").strip());
    for (int size = 0; size <= 15; size++) {
      Note note = Note.parse(External.bytes("tlog/checkpoint." + size));
      assertThat(note.standing(List.of(key))).as("size %d", size).isEqualTo(Standing.GOOD);
      assertThat(checkpoint(size).size()).isEqualTo(size);
      assertThat(checkpoint(size).origin()).isEqualTo("example.com/log/testdata");
      assertThat(checkpoint(size).text()).isEqualTo(note.text());
    }
    assertThat(External.bytes("tlog/checkpoint")).isEqualTo(External.bytes("tlog/checkpoint.15"));
  }

  @Test
  void every_root_follows_from_the_entries_in_both_ways() throws Exception {
    Frontier frontier = Frontier.EMPTY;
    for (int size = 0; size <= 15; size++) {
      Digest root = checkpoint(size).root();
      assertThat(MerkleTree.root(LEAVES.subList(0, size))).isEqualTo(root);
      assertThat(frontier.root()).isEqualTo(root);
      assertThat(frontier.size()).isEqualTo(size);
      if (size < 15) {
        frontier = frontier.plus(entries().get(size));
      }
    }
  }

  @Test
  void the_hashes_in_the_tiles_are_our_leaf_hashes() {
    for (int width = 1; width <= 15; width++) {
      List<byte[]> hashes = LEAVES.subList(0, width).stream().map(Digest::bytes).toList();
      assertThat(External.bytes("tlog/tile/0/000.p/" + width)).isEqualTo(Bytes.join(hashes));
    }
  }

  @Test
  void every_leaf_is_proved_in_every_tree_and_in_no_other_place() throws Exception {
    for (int size = 1; size <= 15; size++) {
      Checkpoint tree = checkpoint(size);
      List<Digest> leaves = LEAVES.subList(0, size);
      for (int index = 0; index < size; index++) {
        List<Digest> path = MerkleTree.inclusionProof(leaves, index);
        Digest leaf = leaves.get(index);
        assertThat(MerkleTree.provesInclusion(leaf, index, tree, path)).isTrue();
        for (int other = -1; other <= size; other++) {
          assertThat(MerkleTree.provesInclusion(leaf, other, tree, path)).isEqualTo(other == index);
        }
        assertThat(MerkleTree.provesInclusion(Digest.of("x"), index, tree, path)).isFalse();
        for (List<Digest> altered : alterations(path)) {
          assertThat(MerkleTree.provesInclusion(leaf, index, tree, altered)).isFalse();
        }
      }
    }
  }

  @Test
  void every_tree_is_proved_to_continue_every_smaller_one_and_no_altered_proof_does()
      throws Exception {
    for (int newer = 1; newer <= 15; newer++) {
      for (int older = 1; older <= newer; older++) {
        List<Digest> path = MerkleTree.consistencyProof(LEAVES.subList(0, newer), older);
        Checkpoint small = checkpoint(older);
        Checkpoint large = checkpoint(newer);
        assertThat(MerkleTree.provesConsistency(small, large, path)).isTrue();
        for (List<Digest> altered : alterations(path)) {
          assertThat(MerkleTree.provesConsistency(small, large, altered)).isFalse();
        }
        if (older < newer) {
          assertThat(MerkleTree.provesConsistency(large, small, path)).isFalse();
          assertThat(MerkleTree.provesConsistency(small, wrongRoot(large), path)).isFalse();
          assertThat(MerkleTree.provesConsistency(wrongRoot(small), large, path)).isFalse();
        }
      }
    }
  }

  @Test
  void trees_of_one_size_continue_each_other_only_if_they_are_one() throws Exception {
    for (int size = 0; size <= 15; size++) {
      Checkpoint tree = checkpoint(size);
      assertThat(MerkleTree.provesConsistency(tree, tree, List.of())).isTrue();
      assertThat(MerkleTree.provesConsistency(tree, wrongRoot(tree), List.of())).isFalse();
      assertThat(MerkleTree.provesConsistency(tree, tree, List.of(tree.root()))).isFalse();
    }
  }

  @Test
  void every_tree_continues_the_empty_one_and_none_a_false_empty_one() throws Exception {
    Checkpoint empty = checkpoint(0);
    for (int size = 1; size <= 15; size++) {
      Checkpoint tree = checkpoint(size);
      assertThat(MerkleTree.provesConsistency(empty, tree, List.of())).isTrue();
      assertThat(MerkleTree.provesConsistency(wrongRoot(empty), tree, List.of())).isFalse();
      assertThat(MerkleTree.provesConsistency(empty, tree, List.of(empty.root()))).isFalse();
    }
  }

  @Test
  void a_tree_of_another_origin_continues_nothing() throws Exception {
    Checkpoint other = new Checkpoint("other.example", 15, checkpoint(15).root());
    List<Digest> path = MerkleTree.consistencyProof(LEAVES, 7);
    assertThat(MerkleTree.provesConsistency(checkpoint(7), other, path)).isFalse();
  }

  private static Checkpoint wrongRoot(Checkpoint tree) {
    byte[] root = Bytes.flipped(tree.root().bytes(), 31);
    return new Checkpoint(tree.origin(), tree.size(), Digest.fromBytes(root));
  }

  // each hash changed, left out, doubled, two neighbours swapped, one more at either end
  private static List<List<Digest>> alterations(List<Digest> path) {
    List<List<Digest>> altered = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<Digest> changed = new ArrayList<>(path);
      changed.set(i, Digest.fromBytes(Bytes.flipped(path.get(i).bytes(), i)));
      List<Digest> shorter = new ArrayList<>(path);
      shorter.remove(i);
      List<Digest> doubled = new ArrayList<>(path);
      doubled.add(i, path.get(i));
      altered.addAll(List.of(changed, shorter, doubled));
      if (i > 0) {
        List<Digest> swapped = new ArrayList<>(path);
        swapped.set(i, path.get(i - 1));
        swapped.set(i - 1, path.get(i));
        altered.add(swapped);
      }
    }
    List<Digest> before = new ArrayList<>(path);
    before.addFirst(Digest.ZERO);
    List<Digest> behind = new ArrayList<>(path);
    behind.add(Digest.ZERO);
    altered.addAll(List.of(before, behind));
    return altered;
  }

  private static Checkpoint checkpoint(int size) throws Malformed {
    return Checkpoint.parse(Note.parse(External.bytes("tlog/checkpoint." + size)).text());
  }

  // C2SP tlog-tiles: each entry behind its length in two bytes
  private static List<byte[]> entries() {
    byte[] bundle = External.bytes("tlog/tile/entries/000.p/15");
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < bundle.length) {
      int length = ByteBuffer.wrap(bundle).getShort(at);
      entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
      at += 2 + length;
    }
    return entries;
  }
}
