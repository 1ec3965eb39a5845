package io.shuijing.hal.wire;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.hal.contract.LinkContract.DOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFilesTest {
  @TempDir Path folder;
  private Path key;
  private Path certificate;
  private Path authority;

  @BeforeEach
  void a_dock_is_enrolled() throws Exception {
    key = folder.resolve("link-key.pem");
    certificate = folder.resolve("link-cert.pem");
    authority = folder.resolve("authority.pem");
    enrol(ExampleAuthority.ed25519());
  }

  private void enrol(ExampleAuthority office) throws Exception {
    LinkIdentity identity = office.identity(DOCK);
    pem(key, "PRIVATE KEY", identity.key().getEncoded());
    pem(certificate, identity.certificate());
    pem(authority, office.certificate());
  }

  @Test
  void files_with_keys_of_both_kinds_give_an_identity() throws Exception {
    assertThat(read().name()).isEqualTo(DOCK);
    enrol(ExampleAuthority.p256());
    assertThat(read().name()).isEqualTo(DOCK);
  }

  @Test
  void a_file_that_is_missing_is_named() throws Exception {
    for (Path file : new Path[] {key, certificate, authority}) {
      byte[] kept = Files.readAllBytes(file);
      Files.delete(file);
      HardwareFault fault = assertFault("absent", this::read);
      assertThat(fault).hasMessageContaining(file.toString());
      Files.write(file, kept);
    }
  }

  @Test
  void a_file_that_holds_something_else_is_named() throws Exception {
    for (Path file : new Path[] {key, certificate, authority}) {
      byte[] kept = Files.readAllBytes(file);
      for (String text : new String[] {"", "garbage", "-----BEGIN PRIVATE KEY-----\nAAAA\n"}) {
        Files.writeString(file, text);
        HardwareFault fault = assertFault("unreadable", this::read);
        assertThat(fault).hasMessageContaining(file.toString());
      }
      Files.write(file, kept);
    }
  }

  @Test
  void files_of_two_enrolments_do_not_go_together() throws Exception {
    byte[] oldKey = Files.readAllBytes(key);
    byte[] oldAuthority = Files.readAllBytes(authority);
    enrol(ExampleAuthority.ed25519());
    byte[] newKey = Files.readAllBytes(key);
    Files.write(key, oldKey);
    assertFault("mismatch", this::read);
    Files.write(key, newKey);
    Files.write(authority, oldAuthority);
    HardwareFault fault = assertFault("mismatch", this::read);
    String secret = Files.readAllLines(key).get(1);
    assertThat(fault.getMessage()).contains(key.toString()).doesNotContain(secret);
  }

  private LinkIdentity read() throws HardwareFault {
    return new LinkFiles(key, certificate, authority).read(() -> Instant.EPOCH, _ -> true);
  }

  private static void pem(Path file, X509Certificate certificate)
      throws IOException, CertificateEncodingException {
    pem(file, "CERTIFICATE", certificate.getEncoded());
  }

  private static void pem(Path file, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }
}
