package io.shuijing.evidence.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.External;
import io.shuijing.evidence.Malformed;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTilesTest {
  private static final String ORIGIN = "ruzhou-water.example/log";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<Digest> leaves = new ArrayList<>();
  private LogEdge edge = LogEdge.EMPTY;

  private byte[] read(Tile tile) throws FileNotFoundException {
    byte[] bytes = files.get(tile.path());
    if (bytes == null) {
      throw new FileNotFoundException(tile.path());
    }
    return bytes;
  }

  private static byte[] entry(long n) {
    return ("entry " + n + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void grow(int by) {
    List<byte[]> further = new ArrayList<>();
    for (int i = 0; i < by; i++) {
      byte[] entry = entry(edge.size() + i);
      further.add(entry);
      leaves.add(MerkleTree.leaf(entry));
    }
    LogEdge.Grown grown = edge.plus(further);
    for (LogEdge.File file : grown.files()) {
      assertThat(files.put(file.tile().path(), file.bytes())).as(file.tile().path()).isNull();
    }
    edge = grown.edge();
  }

  private LogTree tree() {
    return new LogTree(this::read, edge.size());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 0, 3, tile/0/000.p/3",
    "2, 1234067, 256, tile/2/x001/x234/067",
    "-1, 1000, 112, tile/entries/x001/000.p/112"
  })
  void a_tile_has_the_path_that_C2SP_gives_it(int level, long index, int width, String path) {
    Tile tile = new Tile(level, index, width);
    assertThat(tile.path()).isEqualTo(path);
    assertThat(Tile.parse(path)).contains(tile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/00",
        "tile/8/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/000.p",
        "checkpoint"
      })
  void another_path_is_no_tile(String path) {
    assertThat(Tile.parse(path)).isEmpty();
  }

  @Test
  void tiles_that_are_not_full_are_of_the_log_until_their_full_one_is() {
    assertThat(new Tile(0, 0, 3).isOf(2)).isFalse();
    assertThat(new Tile(0, 0, 3).isOf(255)).isTrue();
    assertThat(new Tile(0, 0, 3).isOf(256)).isFalse();
    assertThat(new Tile(0, 0, 256).isOf(255)).isFalse();
    assertThat(new Tile(Tile.ENTRIES, 0, 256).isOf(256)).isTrue();
    assertThat(new Tile(1, 0, 1).isOf(256)).isTrue();
    assertThat(new Tile(1, 0, 1).isOf(255)).isFalse();
  }

  @Test
  void a_log_of_70000_entries_has_the_tiles_that_C2SP_counts() {
    assertThat(Tile.of(0, 272, 70_000)).isEqualTo(new Tile(0, 272, 256));
    assertThat(Tile.of(0, 273, 70_000)).isEqualTo(new Tile(0, 273, 112));
    assertThat(Tile.of(1, 0, 70_000).isFull()).isTrue();
    assertThat(Tile.of(1, 1, 70_000)).isEqualTo(new Tile(1, 1, 17));
    assertThat(Tile.of(2, 0, 70_000)).isEqualTo(new Tile(2, 0, 1));
    assertThat(Tile.of(1, 0, 256)).isEqualTo(new Tile(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 1, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(3, 0, 70_000));
  }

  @Test
  void growing_writes_the_files_that_tessera_writes() throws Exception {
    List<byte[]> entries = EntryBundle.parse(External.bytes("tlog/tile/entries/000.p/15"), 15);
    for (int size = 0; size < 15; size++) {
      LogEdge.Grown grown = edge.plus(List.of(entries.get(size)));
      edge = grown.edge();
      assertThat(grown.files()).hasSize(2);
      for (LogEdge.File file : grown.files()) {
        assertThat(file.bytes()).isEqualTo(External.bytes("tlog/" + file.tile().path()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 256, 300, 70_000})
  void roots_and_proofs_follow_from_the_tiles_however_it_grew(int step) throws Exception {
    while (edge.size() < Math.max(step, 700)) {
      grow(step);
      assertThat(edge.root()).isEqualTo(tree().root());
      if (edge.size() < 2000) {
        assertThat(edge.root()).isEqualTo(MerkleTree.root(leaves));
      }
    }
    Checkpoint now = new Checkpoint(ORIGIN, edge.size(), MerkleTree.root(leaves));
    assertThat(tree().root()).isEqualTo(now.root());
    for (long n : List.of(0L, 1L, 255L, 256L, 511L, 600L, edge.size() - 1)) {
      assertThat(tree().entry(n)).isEqualTo(entry(n));
      List<Digest> path = tree().inclusionProof(n, edge.size());
      assertThat(MerkleTree.provesInclusion(leaves.get((int) n), n, now, path)).isTrue();
      Checkpoint before = new Checkpoint(ORIGIN, n, MerkleTree.root(leaves.subList(0, (int) n)));
      assertThat(tree().rootAt(n)).isEqualTo(before.root());
      assertThat(MerkleTree.provesConsistency(before, now, tree().consistencyProof(n))).isTrue();
    }
  }

  @Test
  void an_edge_that_is_read_back_grows_on_as_if_it_had_been_kept() throws Exception {
    for (int by : List.of(1, 254, 1, 1, 255, 256, 700, 65_000)) {
      grow(by);
      LogEdge read = LogEdge.read(this::read, edge.size());
      assertThat(read.root()).isEqualTo(edge.root());
      assertThat(read.levels()).isEqualTo(edge.levels());
      assertThat(read.entries().size()).isEqualTo(edge.entries().size());
      edge = read;
    }
  }

  @Test
  void an_entry_that_is_not_the_one_hashed_is_named() throws Exception {
    grow(300);
    read(new Tile(Tile.ENTRIES, 0, Tile.FULL))[500] ^= 1;
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> tree().bundle(0))
        .withMessageContaining("is not the one that its hash is of");
  }

  @Test
  void a_bundle_that_is_cut_or_longer_than_its_entries_is_refused() {
    byte[] bundle = EntryBundle.bytes(List.of(entry(0), entry(1)));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> EntryBundle.parse(bundle, 1));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> EntryBundle.parse(bundle, 3));
    byte[] cut = Arrays.copyOf(bundle, bundle.length - 1);
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> EntryBundle.parse(cut, 2));
  }
}
