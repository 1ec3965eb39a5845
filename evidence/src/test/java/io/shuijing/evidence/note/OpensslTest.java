package io.shuijing.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Command;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each suite both ways against the {@code openssl} of the machine. */
class OpensslTest {
  private static final byte[] TEXT = Bytes.utf8("shuijing\n水镜\n");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Suite.class,
      names = {"ED25519", "ECDSA_P256", "SM2_SM3"})
  void openssl_accepts_what_we_sign_and_refuses_it_once_altered(Suite suite) throws Exception {
    SoftwareSigner signer = signer(suite);
    byte[] signature = signer.sign(TEXT);
    assertThat(signer.key().verifies(TEXT, signature)).isTrue();
    assertThat(openssl(signer.key(), TEXT, signature)).isTrue();
    for (int at : new int[] {0, 20, signature.length - 1}) {
      byte[] altered = Bytes.flipped(signature, at);
      assertThat(signer.key().verifies(TEXT, altered)).isFalse();
      assertThat(openssl(signer.key(), TEXT, altered)).isFalse();
    }
    assertThat(signer.key().verifies(Bytes.flipped(TEXT, 3), signature)).isFalse();
    assertThat(openssl(signer.key(), Bytes.flipped(TEXT, 3), signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Suite.class,
      names = {"ED25519", "ECDSA_P256", "SM2_SM3"})
  void we_accept_what_openssl_signs_with_a_key_of_its_own(Suite suite) throws Exception {
    SoftwareSigner signer = SoftwareSigner.fromPem("example.com/x", generated(suite));
    assertThat(signer.key().suite()).isEqualTo(suite);
    Command.file(folder, "text", TEXT);
    List<String> words =
        new ArrayList<>(
            List.of("openssl", "pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "text"));
    words.addAll(options(suite));
    byte[] signature = run(words).output();
    assertThat(signer.key().verifies(TEXT, signature)).isTrue();
    assertThat(signer.key().verifies(Bytes.flipped(TEXT, 0), signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Suite.class,
      names = {"ED25519", "ECDSA_P256", "SM2_SM3"})
  void openssl_reads_our_private_key_and_derives_the_same_public_key(Suite suite) throws Exception {
    SoftwareSigner signer = signer(suite);
    Command.file(folder, "ours.pem", signer.toPem());
    assertThat(run(List.of("openssl", "pkey", "-in", "ours.pem", "-pubout")).text())
        .isEqualTo(signer.key().pem());
    assertThat(SoftwareSigner.fromPem("example.com/x", signer.toPem()).key().publicKey())
        .isEqualTo(signer.key().publicKey());
    assertThat(signer).hasToString("signer of example.com/x");
  }

  @Test
  void openssl_checks_a_cosignature_over_its_time_and_the_checkpoint() throws Exception {
    Note checkpoint = Note.sign(TEXT, List.of(Samples.RECORDER_KEY));
    NoteSignature cosignature = Samples.DOCK_KEY.cosign(checkpoint, 1_795_469_530L);
    VerifierKey witness = Samples.DOCK_KEY.witnessKey();
    byte[] signed = Bytes.join(List.of(Bytes.utf8("cosignature/v1\ntime 1795469530\n"), TEXT));
    byte[] signature = Arrays.copyOfRange(cosignature.signature(), 8, 72);
    assertThat(openssl(Samples.DOCK_KEY.key(), signed, signature)).isTrue();
    assertThat(witness.verifies(TEXT, cosignature.signature())).isTrue();
    assertThat(witness.verifies(TEXT, Bytes.flipped(cosignature.signature(), 7))).isFalse();
    assertThat(witness.verifies(TEXT, signature)).isFalse();
    byte[] beforeTheEpoch = cosignature.signature().clone();
    beforeTheEpoch[0] = (byte) 0x80;
    assertThat(witness.verifies(TEXT, beforeTheEpoch)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Suite.class,
      names = {"ECDSA_P256", "SM2_SM3"})
  void a_second_encoding_of_a_good_signature_is_refused_as_openssl_does(Suite suite)
      throws Exception {
    VerifierKey key = signer(suite).key();
    byte[] good = signer(suite).sign(TEXT);
    List<byte[]> others = new ArrayList<>();
    others.add(Bytes.join(List.of(good, new byte[] {0}))); // something behind it
    others.add(longFormLength(good));
    others.add(leadingZero(good));
    for (byte[] other : others) {
      assertThat(key.verifies(TEXT, other)).as(Arrays.toString(other)).isFalse();
      assertThat(openssl(key, TEXT, other)).as(Arrays.toString(other)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Suite.class,
      names = {"ECDSA_P256", "SM2_SM3"})
  void an_integer_whose_sign_byte_was_dropped_is_refused_as_openssl_does(Suite suite)
      throws Exception {
    VerifierKey key = signer(suite).key();
    for (int i = 0; i < 40; i++) {
      byte[] text = Bytes.utf8("text " + i + "\n");
      byte[] good = signer(suite).sign(text);
      if (good[3] == 33) { // r begins with a zero byte, else it were negative
        byte[] negative = Bytes.join(List.of(Arrays.copyOf(good, 4), tail(good, 5)));
        negative[1]--;
        negative[3]--;
        assertThat(key.verifies(text, negative)).isFalse();
        assertThat(openssl(key, text, negative)).isFalse();
        return;
      }
    }
    throw new AssertionError("no r with its high bit set in 40 signatures");
  }

  @Test
  void the_other_s_of_an_ecdsa_signature_is_accepted_as_openssl_does() throws Exception {
    SoftwareSigner signer = signer(Suite.ECDSA_P256);
    BigInteger order = NISTNamedCurves.getByName("P-256").getN();
    BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, signer.sign(TEXT));
    byte[] other = StandardDSAEncoding.INSTANCE.encode(order, rs[0], order.subtract(rs[1]));
    assertThat(signer.key().verifies(TEXT, other)).isTrue();
    assertThat(openssl(signer.key(), TEXT, other)).isTrue();
  }

  @Test
  void signatures_of_no_or_great_length_are_refused() {
    for (Suite suite : List.of(Suite.ED25519, Suite.ECDSA_P256, Suite.SM2_SM3)) {
      for (int length : new int[] {0, 1, 63, 65, 73, 100_000}) {
        assertThat(signer(suite).key().verifies(TEXT, new byte[length])).isFalse();
      }
    }
  }

  @Test
  void a_key_that_is_compressed_explicit_or_off_its_curve_is_refused() throws Exception {
    for (Suite suite : List.of(Suite.ECDSA_P256, Suite.SM2_SM3)) {
      byte[] good = signer(suite).key().publicKey();
      refused(suite, Bytes.flipped(good, good.length - 1));
      refused(suite, Bytes.join(List.of(good, new byte[1])));
      refused(suite, Arrays.copyOf(good, good.length - 1));
      refused(suite, converted(suite, "-conv_form", "compressed"));
      refused(suite, converted(suite, "-param_enc", "explicit"));
    }
    refused(Suite.SM2_SM3, signer(Suite.ECDSA_P256).key().publicKey());
    refused(Suite.ECDSA_P256, signer(Suite.SM2_SM3).key().publicKey());
  }

  private byte[] converted(Suite suite, String option, String value) {
    Command.file(folder, "key.pem", signer(suite).toPem());
    return run(List.of(
            "openssl", "ec", "-in", "key.pem", "-pubout", "-outform", "DER", option, value))
        .output();
  }

  private static void refused(Suite suite, byte[] publicKey) {
    assertThatThrownBy(() -> VerifierKey.of("example.com/x", suite, publicKey))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("K3");
  }

  private static SoftwareSigner signer(Suite suite) {
    byte[] seed = Samples.longSeed("openssl");
    return switch (suite) {
      case ED25519, COSIGNATURE -> SoftwareSigner.ed25519("example.com/x", Samples.seed("openssl"));
      case ECDSA_P256 -> SoftwareSigner.p256("example.com/x", seed);
      case SM2_SM3 -> SoftwareSigner.sm2("example.com/x", seed);
    };
  }

  private String generated(Suite suite) throws Exception {
    List<String> words =
        switch (suite) {
          case ED25519, COSIGNATURE -> List.of("openssl", "genpkey", "-algorithm", "ed25519");
          case ECDSA_P256 -> ec("P-256");
          case SM2_SM3 -> ec("SM2");
        };
    Files.write(folder.resolve("key.pem"), run(words).output());
    return Files.readString(folder.resolve("key.pem"));
  }

  private static List<String> ec(String curve) {
    return List.of(
        "openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + curve);
  }

  private static List<String> options(Suite suite) {
    return switch (suite) {
      case ED25519, COSIGNATURE -> List.of();
      case ECDSA_P256 -> List.of("-digest", "sha256");
      case SM2_SM3 -> List.of("-digest", "sm3", "-pkeyopt", "distid:1234567812345678");
    };
  }

  private boolean openssl(VerifierKey key, byte[] text, byte[] signature) {
    Command.file(folder, "key.pub", key.pem());
    Command.file(folder, "text", text);
    Command.file(folder, "signature", signature);
    List<String> words =
        new ArrayList<>(
            List.of("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pub", "-rawin"));
    words.addAll(List.of("-in", "text", "-sigfile", "signature"));
    words.addAll(options(key.suite()));
    return Command.run(folder, words.toArray(String[]::new)).succeeded();
  }

  private Command.Outcome run(List<String> words) {
    Command.Outcome outcome = Command.run(folder, words.toArray(String[]::new));
    assertThat(outcome.succeeded()).as(outcome.error()).isTrue();
    return outcome;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  // 30 81 46 … instead of 30 46 …
  private static byte[] longFormLength(byte[] der) {
    return Bytes.join(List.of(new byte[] {der[0], (byte) 0x81}, tail(der, 1)));
  }

  // a zero byte too many before r
  private static byte[] leadingZero(byte[] der) {
    byte[] padded = Bytes.join(List.of(Arrays.copyOf(der, 4), new byte[] {0}, tail(der, 4)));
    padded[1]++;
    padded[3]++;
    return padded;
  }
}
