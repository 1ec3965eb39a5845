package io.shuijing.evidence.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Note.Standing;
import io.shuijing.evidence.note.VerifierKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Digest ROOT = Digest.of("root");
  private static final String ROOT_BASE64 = Base64.getEncoder().encodeToString(ROOT.bytes());

  @Test
  void a_checkpoint_is_origin_size_and_root_each_on_its_line() throws Malformed {
    Checkpoint checkpoint = new Checkpoint(Samples.RECORDER.text(), 4712, ROOT);
    String text = Samples.RECORDER + "\n4712\n" + ROOT_BASE64 + "\n";
    assertThat(checkpoint.text()).isEqualTo(Bytes.utf8(text));
    assertThat(Checkpoint.parse(Bytes.utf8(text))).isEqualTo(checkpoint);
  }

  @Test
  void a_dock_cosigns_what_the_recorder_signed_and_both_lines_verify() throws Exception {
    Note signed =
        new Checkpoint(Samples.RECORDER.text(), 4712, ROOT).sign(List.of(Samples.RECORDER_KEY));
    Note cosigned = signed.with(List.of(Samples.DOCK_KEY.cosign(signed, 1_795_469_530L)));
    VerifierKey witness = Samples.DOCK_KEY.witnessKey();
    Note read = Note.parse(cosigned.bytes());
    assertThat(read.standing(List.of(witness))).isEqualTo(Standing.GOOD);
    assertThat(read.standing(List.of(Samples.RECORDER_KEY.key(), witness)))
        .isEqualTo(Standing.GOOD);
    // the key with which a dock might sign notes is not the one with which it cosigns
    assertThat(read.standing(List.of(Samples.DOCK_KEY.key()))).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void what_is_no_checkpoint_is_refused() {
    for (String text :
        List.of(
            "",
            "a\n1\n",
            "a\n1\n" + ROOT_BASE64,
            "\n1\n" + ROOT_BASE64 + "\n",
            "a\tb\n1\n" + ROOT_BASE64 + "\n",
            "a\n1\n" + ROOT_BASE64 + "\nextension\n",
            "a\n1\n" + ROOT_BASE64 + "\n\n",
            "a\n1\n" + ROOT_BASE64.replace("=", "") + "\n",
            "a\n1\nAAAA\n",
            "a\n1\n!\n")) {
      assertThat(clauseOf(text)).as(text).isEqualTo("C2");
    }
    assertThat(clauseOf("a\n01\n" + ROOT_BASE64 + "\n")).isEqualTo("L5");
    assertThat(clauseOf("a\n-1\n" + ROOT_BASE64 + "\n")).isEqualTo("L5");
    assertThatThrownBy(() -> new Checkpoint("a", -1, ROOT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("a\nb", 1, ROOT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_frontier_has_one_peak_for_each_bit_of_its_size() {
    assertThatThrownBy(() -> new Frontier(3, List.of(ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frontier(-1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Frontier(1, List.of(ROOT)).root()).isEqualTo(ROOT);
  }

  @Test
  void a_tree_of_any_size_up_to_a_thousand_has_one_root_grown_or_made_at_once() {
    Frontier frontier = Frontier.EMPTY;
    List<Digest> leaves = new java.util.ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      byte[] content = Bytes.utf8("leaf " + i);
      frontier = frontier.plus(content);
      leaves.add(MerkleTree.leaf(content));
      assertThat(frontier.root()).isEqualTo(MerkleTree.root(leaves));
    }
  }

  private static String clauseOf(String text) {
    return catchThrowableOfType(Malformed.class, () -> Checkpoint.parse(Bytes.utf8(text))).clause();
  }
}
