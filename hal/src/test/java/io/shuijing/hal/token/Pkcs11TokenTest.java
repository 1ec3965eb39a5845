package io.shuijing.hal.token;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process logs into a token once; so what needs a token that nobody has opened has its own. */
@TestMethodOrder(OrderAnnotation.class)
class Pkcs11TokenTest {
  private static final byte[] TEXT = "示例".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;
  private static SoftTokens tokens;

  @BeforeAll
  static void make_tokens() throws IOException {
    tokens = new SoftTokens(folder, "good", "refusing");
    tokens.makeKey("good", "recorder", "-keyalg", "EC", "-groupname", "secp256r1");
    tokens.makeKey("good", "wide", "-keyalg", "EC", "-groupname", "secp384r1");
    tokens.makeKey("good", "rsa", "-keyalg", "RSA", "-keysize", "2048");
    tokens.makeKey("refusing", "recorder", "-keyalg", "EC", "-groupname", "secp256r1");
  }

  private static Pkcs11Token good() throws IOException {
    return tokens.token("good");
  }

  private static boolean verifies(SigningKey key, byte[] text, byte[] signature) throws Exception {
    Signature verifying = Signature.getInstance("SHA256withECDSA");
    verifying.initVerify(
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.publicKey())));
    verifying.update(text);
    return verifying.verify(signature);
  }

  @Test
  void a_key_in_a_token_signs_and_its_public_half_verifies() throws Exception {
    SigningKey key = good().key("recorder");
    byte[] signature = key.sign(TEXT);
    assertThat(verifies(key, TEXT, signature)).isTrue();
    assertThat(verifies(key, new byte[] {1}, signature)).isFalse();
  }

  @Test
  void the_same_key_is_found_again() throws Exception {
    assertThat(good().key("recorder").publicKey()).isEqualTo(good().key("recorder").publicKey());
  }

  @Test
  void a_pin_that_is_refused_is_wrong_and_stands_nowhere() throws Exception {
    Path pinFile = tokens.pinFile("wrong", "66260755");
    Pkcs11Token token = new Pkcs11Token(SoftTokens.LIBRARY, tokens.slot("refusing"), pinFile);
    HardwareFault fault = assertFault("wrong-pin", () -> token.key("recorder"));
    assertThat(fault.part()).isEqualTo("token");
    assertThat(fault).hasMessageContaining(pinFile.toString());
    StringWriter everything = new StringWriter();
    fault.printStackTrace(new PrintWriter(everything, true));
    assertThat(everything + token.toString()).doesNotContain("66260755");
  }

  @Test
  void a_key_that_is_not_there_is_named_with_those_that_are() throws Exception {
    Pkcs11Token token = good();
    assertThat(assertFault("no-key", () -> token.key("nobody")))
        .hasMessageContaining("'nobody'")
        .hasMessageContaining("recorder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "rsa"})
  void a_key_of_another_kind_is_not_used(String label) throws Exception {
    Pkcs11Token token = good();
    assertThat(assertFault("wrong-curve", () -> token.key(label)))
        .hasMessageContaining("secp256r1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing/here.so", "/with a/blank.so", "relative.so"})
  void a_library_that_is_not_there_is_absent(String library) throws Exception {
    Pkcs11Token token = new Pkcs11Token(Path.of(library), 0, good().pinFile());
    assertThat(assertFault("absent", () -> token.key("recorder"))).hasMessageContaining(library);
  }

  @Test
  void a_file_that_is_no_library_is_unusable() throws Exception {
    Pkcs11Token token = new Pkcs11Token(Path.of("/etc/passwd"), 0, good().pinFile());
    assertFault("unusable", () -> token.key("recorder"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void a_slot_without_a_token_is_absent(int slot) throws Exception {
    Pkcs11Token token = new Pkcs11Token(SoftTokens.LIBRARY, slot, good().pinFile());
    assertThat(assertFault("absent", () -> token.key("recorder")))
        .hasMessageContaining("token-slot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------", "rw--w----"})
  void a_pin_file_that_others_may_touch_is_not_read(String permissions) throws Exception {
    Path pinFile = tokens.pinFile("exposed", SoftTokens.PIN);
    Files.setPosixFilePermissions(pinFile, PosixFilePermissions.fromString(permissions));
    Pkcs11Token token = new Pkcs11Token(SoftTokens.LIBRARY, tokens.slot("good"), pinFile);
    assertThat(assertFault("exposed", () -> token.key("recorder")))
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_pin_file_that_is_not_there_is_absent() throws Exception {
    Path nothing = folder.resolve("nothing.pin");
    Pkcs11Token token = new Pkcs11Token(SoftTokens.LIBRARY, tokens.slot("good"), nothing);
    assertThat(assertFault("absent", () -> token.key("recorder")))
        .hasMessageContaining("token-pin");
  }

  @Test
  void what_is_no_pin_is_not_shown_to_the_token() throws Exception {
    for (String text : new String[] {"two words", "271828\n271828", "x".repeat(300)}) {
      Path pinFile = tokens.pinFile("odd", text);
      Pkcs11Token token = new Pkcs11Token(SoftTokens.LIBRARY, tokens.slot("good"), pinFile);
      assertThat(assertFault("unreadable", () -> token.key("recorder")))
          .hasMessageNotContaining(text);
    }
  }

  @Test
  void nothing_of_it_is_registered_for_others_to_use() throws Exception {
    good().key("recorder");
    assertThat(java.security.Security.getProvider("SunPKCS11-shuijing")).isNull();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void a_token_that_is_pulled_out_is_gone() throws Exception {
    SigningKey key = good().key("recorder");
    tokens.pullOut();
    HardwareFault fault = assertFault("gone", () -> key.sign(TEXT));
    assertThat(fault).hasMessageContaining("put it back").hasMessageContaining("CKR_");
    assertFault("gone", () -> key.sign(TEXT));
  }
}
