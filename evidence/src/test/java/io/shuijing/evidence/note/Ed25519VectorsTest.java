package io.shuijing.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Command;
import io.shuijing.evidence.External;
import io.shuijing.evidence.Malformed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases on which implementations of Ed25519 disagree. Ours says what {@code openssl pkeyutl
 * -verify} says for every key that can be enrolled; the others are refused before any signature is
 * looked at, so that they are never the reason for a good verdict (docs/spec, clause K3).
 */
class Ed25519VectorsTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final byte[] SPKI = HEX.parseHex("302a300506032b6570032100");

  /** One signature to judge, and what its makers say of it. */
  private record Case(String name, byte[] key, byte[] message, byte[] signature, String says) {
    @Override
    public String toString() {
      return name + " " + says;
    }
  }

  @Test
  void every_case_of_wycheproof_ends_as_wycheproof_and_openssl_say(@TempDir Path folder) {
    List<Case> cases = wycheproof();
    assertThat(cases).hasSize(151);
    for (Case one : cases) {
      assertThat(ours(one)).as(one.name()).contains(one.says().equals("valid"));
    }
    // the command line of OpenSSL 3.0 takes no empty message
    List<Case> judgeable = cases.stream().filter(one -> one.message().length > 0).toList();
    assertThat(judgeable).hasSize(147);
    List<Boolean> openssl = openssl(folder, judgeable);
    for (int i = 0; i < judgeable.size(); i++) {
      Case one = judgeable.get(i);
      assertThat(openssl.get(i)).as(one.name()).isEqualTo(one.says().equals("valid"));
    }
  }

  @Test
  void every_case_of_cctv_with_a_key_that_can_be_enrolled_ends_as_openssl_judges(
      @TempDir Path folder) {
    List<Case> cases = cctv().stream().filter(one -> ours(one).isPresent()).toList();
    assertThat(cases).hasSize(28);
    List<Boolean> openssl = openssl(folder, cases);
    for (int i = 0; i < cases.size(); i++) {
      assertThat(ours(cases.get(i))).as(cases.get(i).toString()).contains(openssl.get(i));
    }
    assertThat(openssl.stream().filter(accepted -> accepted)).hasSize(2);
  }

  @Test
  void a_key_is_refused_exactly_if_it_has_a_part_of_small_order_or_is_not_canonical() {
    for (Case one : cctv()) {
      boolean unclean = one.says().contains("_A");
      assertThat(ours(one).isEmpty()).as(one.toString()).isEqualTo(unclean);
    }
  }

  private static Optional<Boolean> ours(Case one) {
    try {
      VerifierKey key = VerifierKey.of("example.com/x", Suite.ED25519, one.key());
      return Optional.of(key.verifies(one.message(), one.signature()));
    } catch (Malformed e) {
      assertThat(e.clause()).isEqualTo("K3");
      return Optional.empty();
    }
  }

  // one shell for all cases: starting a process from here costs more than judging
  private static List<Boolean> openssl(Path folder, List<Case> cases) {
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      Command.file(folder, i + ".der", Bytes.join(List.of(SPKI, one.key())));
      Command.file(folder, i + ".message", one.message());
      Command.file(folder, i + ".signature", one.signature());
    }
    String each =
        "openssl pkeyutl -verify -pubin -inkey $i.der -keyform DER -rawin -in $i.message"
            + " -sigfile $i.signature >/dev/null 2>&1; echo $?";
    String script = "i=0; while [ $i -lt " + cases.size() + " ]; do " + each + "; i=$((i+1)); done";
    List<Boolean> verdicts =
        Command.run(folder, "sh", "-c", script).text().lines().map("0"::equals).toList();
    assertThat(verdicts).hasSameSizeAs(cases);
    return verdicts;
  }

  private static List<Case> wycheproof() {
    List<Case> cases = new ArrayList<>();
    Object file = External.json(External.text("wycheproof_ed25519_test.json"));
    for (Object group : External.list(file, "testGroups")) {
      byte[] key = HEX.parseHex(string(External.member(group, "publicKey", Map.class), "pk"));
      for (Object test : External.list(group, "tests")) {
        cases.add(
            new Case(
                "tcId " + External.member(test, "tcId", Double.class).intValue(),
                key,
                HEX.parseHex(string(test, "msg")),
                HEX.parseHex(string(test, "sig")),
                string(test, "result")));
      }
    }
    return cases;
  }

  private static List<Case> cctv() {
    List<Case> cases = new ArrayList<>();
    for (Object test : (List<?>) External.json(External.text("cctv_ed25519vectors.json"))) {
      cases.add(
          new Case(
              "number " + External.member(test, "number", Double.class).intValue(),
              HEX.parseHex(string(test, "key")),
              Bytes.utf8(string(test, "msg")),
              HEX.parseHex(string(test, "sig")),
              External.list(test, "flags").toString()));
    }
    return cases;
  }

  private static String string(Object object, String name) {
    return External.member(object, name, String.class);
  }
}
