package io.shuijing.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierKeyTest {
  private static final SoftwareSigner ED25519 = SoftwareSigner.ed25519("a.example/x", seed());
  private static final SoftwareSigner P256 = SoftwareSigner.p256("a.example/x", longSeed());
  private static final SoftwareSigner SM2 = SoftwareSigner.sm2("a.example/x", longSeed());

  @Test
  void every_suite_reads_back_from_its_text() throws Malformed {
    for (VerifierKey key : List.of(ED25519.key(), ED25519.witnessKey(), P256.key(), SM2.key())) {
      VerifierKey read = VerifierKey.parse(key.toString());
      assertThat(read).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.toString());
      assertThat(read.suite()).isEqualTo(key.suite());
    }
  }

  @Test
  void a_key_id_is_the_head_of_the_digest_of_name_suite_and_key() {
    assertThat(ED25519.key().id()).isEqualTo(id("a.example/x\n", "\u0001", ED25519.key()));
    assertThat(ED25519.witnessKey().id()).isEqualTo(id("a.example/x\n", "\u0004", ED25519.key()));
    assertThat(SM2.key().id()).isEqualTo(id("a.example/x\n", "\u00ffsm2sm3", SM2.key()));
    assertThat(P256.key().id()).isEqualTo(id("", "", P256.key()));
  }

  private static int id(String name, String suite, VerifierKey key) {
    ByteArrayOutputStream hashed = new ByteArrayOutputStream();
    hashed.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    hashed.writeBytes(suite.getBytes(StandardCharsets.ISO_8859_1));
    hashed.writeBytes(key.publicKey());
    byte[] digest = Digest.of(hashed.toByteArray()).bytes();
    return java.nio.ByteBuffer.wrap(digest).getInt();
  }

  @Test
  void the_base64_of_a_key_may_hold_a_plus() throws Malformed {
    for (int i = 0; i < 200; i++) {
      String vkey =
          SoftwareSigner.ed25519("a.example/x", Samples.seed("key " + i)).key().toString();
      if (vkey.indexOf('+', vkey.indexOf('+', vkey.indexOf('+') + 1) + 1) > 0) {
        assertThat(VerifierKey.parse(vkey)).hasToString(vkey);
        return;
      }
    }
    throw new AssertionError("no + in the base64 of 200 keys");
  }

  @Test
  void what_is_no_key_is_refused_with_its_clause() {
    String good = ED25519.key().toString();
    String id = good.substring(good.indexOf('+') + 1, good.indexOf('+') + 9);
    String material = good.substring(good.indexOf('+') + 10);
    assertThat(clauseOf("")).isEqualTo("N5");
    assertThat(clauseOf("a.example/x+" + id)).isEqualTo("N5");
    assertThat(clauseOf(good.replace("+" + id, "+00000000"))).isEqualTo("N5");
    assertThat(clauseOf(good.replace(id, id.toUpperCase(java.util.Locale.ROOT)))).isEqualTo("N5");
    assertThat(clauseOf(good.replace("+" + id, "+0" + id))).isEqualTo("N5");
    assertThat(clauseOf("b" + good)).isEqualTo("N5");
    assertThat(clauseOf(good.replace("a.example", ""))).isEqualTo("N5");
    assertThat(clauseOf(good.replace("a.example/x", ""))).isEqualTo("N5");
    assertThat(clauseOf(good.replace("a.example", "a example"))).isEqualTo("N5");
    assertThat(clauseOf(good.replace(material, "!"))).isEqualTo("N2");
    assertThat(clauseOf(withMaterial(new byte[0]))).isEqualTo("N4");
    assertThat(clauseOf(withMaterial(new byte[] {1}))).isEqualTo("N4");
    assertThat(clauseOf(withMaterial(new byte[] {3, 1, 1}))).isEqualTo("N4");
    assertThat(clauseOf(withMaterial(new byte[] {1, 2, 3}))).isEqualTo("K3");
    assertThat(clauseOf(withMaterial(new byte[33]))).isEqualTo("N4");
  }

  private static String withMaterial(byte[] material) {
    return "a.example/x+00000000+" + Base64.getEncoder().encodeToString(material);
  }

  private static String clauseOf(String vkey) {
    return catchThrowableOfType(Malformed.class, () -> VerifierKey.parse(vkey)).clause();
  }

  @Test
  void a_private_key_file_that_is_none_is_refused_without_showing_it() {
    String pem = ED25519.toPem();
    String secret = pem.lines().toList().get(1);
    for (String file :
        List.of("", "x", pem.replace("PRIVATE", "PUBLIC"), pem.replace("MC4C", "MC4D"))) {
      Malformed refused =
          catchThrowableOfType(Malformed.class, () -> SoftwareSigner.fromPem("a.example/x", file));
      assertThat(refused.clause()).isEqualTo("K4");
      assertThat(refused).hasMessageNotContaining(secret);
    }
  }

  private static byte[] seed() {
    return Samples.seed("key");
  }

  private static byte[] longSeed() {
    return Samples.longSeed("key");
  }
}
