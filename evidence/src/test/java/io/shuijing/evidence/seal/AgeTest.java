package io.shuijing.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Command;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealing and opening, both ways against the {@code age} of the machine. */
class AgeTest {
  private static final int CHUNK = 64 * 1024;
  private static final AgeIdentity OFFICE = Samples.OFFICE_AGE;
  private static final AgeIdentity ESCROW = Samples.ESCROW_AGE;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000})
  void age_opens_what_we_seal_with_either_identity(int length) throws Exception {
    byte[] plain = Bytes.noise(length, 1);
    byte[] sealed = seal(plain);
    Command.file(folder, "sealed", sealed);
    for (AgeIdentity identity : List.of(OFFICE, ESCROW)) {
      Command.file(folder, "identity", identity.toFile());
      Command.Outcome outcome = Command.run(folder, "age", "-d", "-i", "identity", "sealed");
      assertThat(outcome.succeeded()).as(outcome.error()).isTrue();
      assertThat(outcome.output()).isEqualTo(plain);
      assertThat(identity.open(sealed)).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK, CHUNK + 1, 1_000_000})
  void we_open_what_age_seals_to_two_recipients(int length) throws Exception {
    byte[] plain = Bytes.noise(length, 2);
    Command.file(folder, "plain", plain);
    Command.Outcome outcome =
        Command.run(folder, "age", "-r", OFFICE.recipient(), "-r", ESCROW.recipient(), "plain");
    assertThat(outcome.succeeded()).as(outcome.error()).isTrue();
    assertThat(OFFICE.open(outcome.output())).isEqualTo(plain);
    assertThat(ESCROW.open(outcome.output())).isEqualTo(plain);
  }

  @Test
  void an_identity_of_age_keygen_is_read_and_ours_is_what_age_keygen_reads() throws Exception {
    Command.Outcome made = Command.run(folder, "age-keygen");
    AgeIdentity read = AgeIdentity.parse(made.text());
    assertThat(made.text()).contains("# public key: " + read.recipient());
    Command.file(folder, "identity", OFFICE.toFile());
    assertThat(Command.run(folder, "age-keygen", "-y", "identity").text())
        .isEqualTo(OFFICE.recipient() + "\n");
    assertThat(AgeIdentity.parse(OFFICE.toFile()).recipient()).isEqualTo(OFFICE.recipient());
  }

  @Test
  void a_recorder_without_identity_and_a_stranger_open_nothing() throws Exception {
    AgeIdentity stranger = AgeIdentity.of(Samples.seed("stranger"));
    byte[] sealed = seal(Bytes.noise(1000, 3));
    refused(stranger, sealed);
    Command.file(folder, "identity", stranger.toFile());
    Command.file(folder, "sealed", sealed);
    assertThat(Command.run(folder, "age", "-d", "-i", "identity", "sealed").succeeded()).isFalse();
  }

  @Test
  void a_cut_at_or_beside_any_border_of_a_chunk_opens_to_nothing() throws Exception {
    byte[] sealed = seal(Bytes.noise(4 * CHUNK + 100, 4));
    int payload = sealed.length - (4 * CHUNK + 100 + 5 * 16);
    for (int chunk = 0; chunk <= 4; chunk++) {
      int border = payload + chunk * (CHUNK + 16);
      for (int cut : new int[] {border - 1, border, border + 1, border + 17}) {
        refused(OFFICE, Arrays.copyOf(sealed, Math.min(cut, sealed.length - 1)));
      }
    }
    for (int cut = 0; cut < payload; cut += 7) {
      refused(OFFICE, Arrays.copyOf(sealed, cut));
    }
  }

  @Test
  void anything_behind_the_last_chunk_opens_to_nothing() {
    byte[] sealed = seal(Bytes.noise(CHUNK, 5));
    refused(OFFICE, Bytes.join(List.of(sealed, new byte[1])));
    refused(OFFICE, Bytes.join(List.of(sealed, sealed)));
    refused(OFFICE, Bytes.join(List.of(sealed, new byte[CHUNK])));
  }

  @Test
  void any_flipped_bit_opens_to_nothing() {
    byte[] sealed = seal(Bytes.noise(20, 6));
    for (int at = 0; at < sealed.length; at++) {
      refused(OFFICE, Bytes.flipped(sealed, at));
    }
  }

  @Test
  void two_chunks_that_changed_places_open_to_nothing() {
    byte[] sealed = seal(Bytes.noise(3 * CHUNK, 7));
    int payload = sealed.length - 3 * (CHUNK + 16);
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, payload, swapped, payload + CHUNK + 16, CHUNK + 16);
    System.arraycopy(sealed, payload + CHUNK + 16, swapped, payload, CHUNK + 16);
    refused(OFFICE, swapped);
  }

  @Test
  void the_same_segment_is_never_sealed_the_same_way_twice() {
    byte[] plain = Bytes.noise(100, 8);
    assertThat(seal(plain)).isNotEqualTo(seal(plain));
  }

  @Test
  void what_is_no_sealed_segment_is_refused() {
    refused(OFFICE, new byte[0]);
    refused(OFFICE, Bytes.utf8("age-encryption.org/v1\n"));
    refused(OFFICE, Bytes.utf8("age-encryption.org/v2\n-> X25519 a\nb\n--- c\n"));
    refused(OFFICE, Bytes.noise(1000, 9));
  }

  @Test
  void a_header_of_thousands_of_stanzas_is_refused() {
    byte[] sealed = seal(Bytes.noise(10, 10));
    String header = new String(sealed, StandardCharsets.ISO_8859_1);
    String stanza = header.substring(header.indexOf("-> "), header.indexOf("-> ", 30));
    String many = header.replaceFirst("(?s)-> .*?(?=-> )", stanza.repeat(5_000));
    refused(OFFICE, many.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void recipients_are_one_or_two_of_x25519_in_their_one_form() {
    String good = OFFICE.recipient();
    List<List<String>> lists =
        List.of(
            List.of(),
            List.of(good, ESCROW.recipient(), good),
            List.of(""),
            List.of(good.substring(0, good.length() - 1) + "x"),
            List.of(good.toUpperCase(Locale.ROOT)),
            List.of(good + " "),
            List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA"));
    for (List<String> recipients : lists) {
      assertThatThrownBy(() -> AgeSealing.to(recipients))
          .as(recipients.toString())
          .isInstanceOf(Malformed.class)
          .hasMessageContaining("S2");
    }
  }

  @Test
  void an_identity_file_holds_exactly_one_identity_and_is_never_shown() {
    String secret = OFFICE.toFile().lines().toList().get(1);
    for (String file :
        List.of(
            "",
            "# nothing\n",
            secret + "\n" + secret,
            "x",
            secret.substring(1),
            secret + "Q",
            secret.substring(0, secret.length() - 1) + "X")) {
      assertThatThrownBy(() -> AgeIdentity.parse(file))
          .isInstanceOf(Malformed.class)
          .hasMessageContaining("S3")
          .hasMessageNotContaining(secret.substring(16));
    }
    assertThat(OFFICE).hasToString("identity of " + OFFICE.recipient());
  }

  @Test
  void a_good_prefix_that_age_writes_before_it_fails_is_not_taken_for_the_segment()
      throws Exception {
    byte[] sealed = seal(Bytes.noise(4 * CHUNK, 11));
    Command.file(folder, "identity", OFFICE.toFile());
    Command.file(folder, "cut", Arrays.copyOf(sealed, sealed.length / 2));
    Command.Outcome outcome =
        Command.run(folder, "age", "-d", "-i", "identity", "-o", "out", "cut");
    assertThat(outcome.succeeded()).isFalse();
    assertThat(Files.size(folder.resolve("out"))).isPositive();
  }

  private static byte[] seal(byte[] plain) {
    try {
      return AgeSealing.to(List.of(OFFICE.recipient(), ESCROW.recipient())).seal(plain);
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(AgeIdentity identity, byte[] sealed) {
    assertThatThrownBy(() -> identity.open(sealed))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("S4");
  }
}
