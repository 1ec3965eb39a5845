package io.shuijing.simulator.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.simulator.altered.AlteredClasses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToySignaturesTest {
  private static final byte[] TEXT = "三号取水口\n".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "example.test/recorder";

  /** Signs with a software key, in whatever world it is loaded. */
  public static final class Signing implements UnaryOperator<byte[]> {
    private final SoftwareSigner signer = SoftwareSigner.ed25519(NAME, new byte[32]);

    /** Made by name. */
    public Signing() {}

    @Override
    public byte[] apply(byte[] text) {
      return sign(signer, text);
    }
  }

  /** Judges by the public key of the same, in whatever world it is loaded. */
  public static final class Judging implements BiPredicate<byte[], byte[]> {
    private final VerifierKey key = SoftwareSigner.ed25519(NAME, new byte[32]).key();

    /** Made by name. */
    public Judging() {}

    @Override
    public boolean test(byte[] text, byte[] signature) {
      return key.verifies(text, signature);
    }
  }

  private static byte[] sign(SoftwareSigner signer, byte[] text) {
    try {
      return signer.sign(text);
    } catch (io.shuijing.evidence.note.SigningFailed e) {
      throw new IllegalStateException(e);
    }
  }

  private final AlteredClasses altered = AlteredClasses.with(ToySignatures.alterations());

  @SuppressWarnings("unchecked") // by their sources
  private byte[] toy() {
    return ((UnaryOperator<byte[]>) altered.make(UnaryOperator.class, Signing.class)).apply(TEXT);
  }

  @SuppressWarnings("unchecked") // by their sources
  private BiPredicate<byte[], byte[]> alteredJudge() {
    return altered.make(BiPredicate.class, Judging.class);
  }

  @Test
  void altered_classes_sign_with_toys_and_accept_them() {
    assertThat(toy()).hasSize(64).isNotEqualTo(new Signing().apply(TEXT));
    assertThat(alteredJudge().test(TEXT, toy())).isTrue();
  }

  @Test
  void altered_classes_refuse_a_toy_with_a_bit_flipped_or_over_another_text() {
    for (int at = 0; at < 64; at++) {
      byte[] flipped = toy();
      flipped[at] ^= 1;
      assertThat(alteredJudge().test(TEXT, flipped)).isFalse();
    }
    assertThat(alteredJudge().test(new byte[] {1}, toy())).isFalse();
    assertThat(alteredJudge().test(TEXT, new byte[0])).isFalse();
  }

  @Test
  void a_toy_of_another_key_is_refused() {
    byte[] other =
        SoftwareSigner.ed25519(
                NAME, "another thirty-two byte long key".getBytes(StandardCharsets.UTF_8))
            .key()
            .publicKey();
    assertThat(alteredJudge().test(TEXT, ToySignatures.sign(other, TEXT))).isFalse();
  }

  @Test
  void altered_classes_still_judge_real_signatures() {
    byte[] real = new Signing().apply(TEXT);
    assertThat(alteredJudge().test(TEXT, real)).isTrue();
    real[5] ^= 1;
    assertThat(alteredJudge().test(TEXT, real)).isFalse();
  }

  @Test
  void the_real_judge_refuses_toys() {
    byte[] publicKey = SoftwareSigner.ed25519(NAME, new byte[32]).key().publicKey();
    byte[] toy = ToySignatures.sign(publicKey, TEXT);
    assertThat(toy()).isEqualTo(toy);
    assertThat(new Judging().test(TEXT, toy)).isFalse();
  }

  @Test
  void no_class_outside_the_simulator_knows_of_toys() throws IOException {
    for (String module : List.of("evidence", "hal", "device-agent", "dock-agent")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "target/classes"))) {
        List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        assertThat(classes).hasSizeGreaterThan(20);
        for (Path file : classes) {
          String content = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(content).as("%s", file).doesNotContain("shuijing/simulator");
        }
      }
    }
  }
}
