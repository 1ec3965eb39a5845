package io.shuijing.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.note.Note.Standing;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NoteTest {
  private static final byte[] TEXT = Bytes.utf8("水镜\nline 2\n");
  private static final VerifierKey KNOWN = Samples.RECORDER_KEY.key();

  @Test
  void the_example_of_the_signed_note_specification_verifies() throws Exception {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    Note note =
        Note.parse(
            Bytes.utf8(
                """
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """));
    assertThat(note.standing(List.of(key))).isEqualTo(Standing.GOOD);
    assertThat(new String(note.text(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("This is an example message.\n");
  }

  @Test
  void the_example_of_go_s_note_package_verifies_and_is_made_again_from_its_seed()
      throws Exception {
    byte[] material = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    SoftwareSigner signer =
        SoftwareSigner.ed25519("PeterNeumann", java.util.Arrays.copyOfRange(material, 1, 33));
    String expected =
        """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;
    byte[] text = Bytes.utf8(expected.substring(0, expected.indexOf("\n\n") + 1));
    assertThat(signer.key())
        .hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    assertThat(Note.sign(text, List.of(signer))).hasToString(expected);
  }

  @Test
  void a_note_is_kept_as_the_bytes_it_was_read_from() throws Exception {
    Note note = signed(Samples.RECORDER_KEY, Samples.OFFICE_KEY);
    Note read = Note.parse(note.bytes());
    assertThat(read).isEqualTo(note).hasSameHashCodeAs(note);
    assertThat(read.text()).isEqualTo(TEXT);
    assertThat(read.signatures())
        .extracting(NoteSignature::name)
        .containsExactly(Samples.RECORDER.text(), Samples.OFFICE.text());
    assertThat(read.length()).isEqualTo(read.bytes().length);
  }

  @Test
  void the_text_may_hold_empty_lines_for_the_last_one_parts_it_from_the_signatures()
      throws Exception {
    byte[] text = Bytes.utf8("one\n\ntwo\n");
    Note note = Note.parse(Note.sign(text, List.of(Samples.RECORDER_KEY)).bytes());
    assertThat(note.text()).isEqualTo(text);
    assertThat(note.standing(List.of(KNOWN))).isEqualTo(Standing.GOOD);
  }

  @Test
  void a_signature_by_an_unknown_key_is_passed_over_and_alone_proves_nothing() throws Exception {
    Note both = signed(Samples.OFFICE_KEY, Samples.RECORDER_KEY);
    assertThat(both.standing(List.of(KNOWN))).isEqualTo(Standing.GOOD);
    assertThat(signed(Samples.OFFICE_KEY).standing(List.of(KNOWN))).isEqualTo(Standing.UNKNOWN);
    assertThat(both.standing(List.of())).isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void one_wrong_signature_by_a_known_key_spoils_a_good_one() throws Exception {
    Note note = signed(Samples.RECORDER_KEY);
    NoteSignature good = note.signatures().getFirst();
    NoteSignature wrong =
        new NoteSignature(good.name(), good.keyId(), Bytes.flipped(good.signature(), 63));
    assertThat(note.with(List.of(wrong)).standing(List.of(KNOWN))).isEqualTo(Standing.BAD);
  }

  @Test
  void of_two_known_keys_with_one_id_the_one_that_signed_counts() throws Exception {
    Note note = signed(Samples.RECORDER_KEY);
    List<VerifierKey> twice = List.of(KNOWN, KNOWN);
    assertThat(note.standing(twice)).isEqualTo(Standing.GOOD);
  }

  @Test
  void any_flipped_bit_of_text_or_signature_is_noticed() throws Exception {
    byte[] bytes = signed(Samples.RECORDER_KEY).bytes();
    for (int at = 0; at < bytes.length; at++) {
      Standing standing;
      try {
        standing = Note.parse(Bytes.flipped(bytes, at)).standing(List.of(KNOWN));
      } catch (Malformed e) {
        continue;
      }
      assertThat(standing).as("byte %d", at).isNotEqualTo(Standing.GOOD);
    }
  }

  @TestFactory
  Stream<DynamicTest> what_is_no_note_is_refused_with_its_clause() throws Exception {
    String good = signed(Samples.RECORDER_KEY).toString();
    String line = good.substring(good.indexOf("— "));
    String blob = line.substring(line.lastIndexOf(' ') + 1, line.length() - 1);
    return Stream.of(
        refused("nothing at all", "", "N1"),
        refused("no empty line", good.replace("\n\n", "\n"), "N1"),
        refused("no signature line", "text\n\n", "N2"),
        refused("no LF at the end", good.substring(0, good.length() - 1), "N2"),
        refused("a hyphen for the dash", good.replace("— ", "- "), "N2"),
        refused("an en dash for the dash", good.replace("— ", "– "), "N2"),
        refused("two spaces", good.replace("— ", "—  "), "N2"),
        refused("a space at the end", good.replace(blob, blob + " "), "N2"),
        refused("a plus in the name", good.replace("— ruzhou", "— ru+zhou"), "N2"),
        refused("a tab", good.replace("line 2", "line\t2"), "N1"),
        refused("a CR", good.replace("line 2\n", "line 2\r\n"), "N1"),
        refused("a wide space in the name", good.replace("— ruzhou", "— ru\u3000zhou"), "N2"),
        refused("an invisible control in the name", good.replace("— r", "— \u0085r"), "N2"),
        refused("no base64", good.replace(blob, "!" + blob.substring(1)), "N2"),
        refused("base64 without padding", "a\n\n— x AAAAAAA\n", "N2"),
        refused("base64 with a second encoding", "a\n\n— x AAAAAAB=\n", "N2"),
        refused("base64 for the web", good.replace(blob, "_" + blob.substring(1)), "N2"),
        refused("a key id alone", "a\n\n— x AAAAAA==\n", "N2"),
        refused("17 signature lines", "a\n\n" + "— x AAAAAAA=\n".repeat(17), "N3"));
  }

  private static DynamicTest refused(String what, String note, String clause) {
    return DynamicTest.dynamicTest(
        what,
        () ->
            assertThat(
                    catchThrowableOfType(Malformed.class, () -> Note.parse(Bytes.utf8(note)))
                        .clause())
                .isEqualTo(clause));
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    assertThatThrownBy(() -> Note.parse(new byte[] {'a', (byte) 0xc0, (byte) 0x80, '\n', '\n'}))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("L1");
  }

  @Test
  void sixteen_signature_lines_and_the_longest_note_are_taken() throws Exception {
    assertThat(Note.parse(Bytes.utf8("a\n\n" + "— x AAAAAAA=\n".repeat(16))).signatures())
        .hasSize(16);
    String end = "\n\n— x AAAAAAA=\n";
    int room = Note.MAX_BYTES - Bytes.utf8(end).length;
    Note longest = Note.parse(Bytes.utf8("a".repeat(room) + end));
    assertThat(longest.length()).isEqualTo(Note.MAX_BYTES);
    assertThat(
            catchThrowableOfType(
                    Malformed.class, () -> Note.parse(Bytes.utf8("a".repeat(room + 1) + end)))
                .clause())
        .isEqualTo("N3");
  }

  @Test
  void a_note_of_a_stranger_full_of_lines_leaves_room_once_only_known_ones_are_kept()
      throws Exception {
    Note note = signed(Samples.RECORDER_KEY);
    NoteSignature junk = new NoteSignature("stranger.example", 7, new byte[] {1});
    Note full = note.with(new ArrayList<>(Collections.nCopies(15, junk)));
    NoteSignature cosignature = Samples.DOCK_KEY.cosign(note, 1_795_469_530L);
    assertThatThrownBy(() -> full.with(List.of(cosignature)))
        .isInstanceOf(IllegalArgumentException.class);
    Note kept = full.signedBy(List.of(KNOWN)).with(List.of(cosignature));
    assertThat(kept.standing(List.of(KNOWN, Samples.DOCK_KEY.witnessKey())))
        .isEqualTo(Standing.GOOD);
    assertThat(Note.parse(kept.bytes())).isEqualTo(kept);
    assertThatThrownBy(() -> full.signedBy(List.of(Samples.OFFICE_KEY.key())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_could_not_be_read_back_is_not_signed() {
    List<SoftwareSigner> signers = List.of(Samples.RECORDER_KEY);
    assertThatThrownBy(() -> Note.sign(new byte[0], signers))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Note.sign(Bytes.utf8("no LF"), signers))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Note.sign(TEXT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Note signed(SoftwareSigner... signers) throws SigningFailed {
    return Note.sign(TEXT, List.of(signers));
  }
}
