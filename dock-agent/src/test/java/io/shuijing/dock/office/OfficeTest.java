package io.shuijing.dock.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.seal.AgeSealing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTest {
  @TempDir Path folder;
  private Shift shift;

  @BeforeEach
  void a_founded_office() {
    shift = Shift.in(folder);
  }

  private X509Certificate certificate(String path) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(shift.read(path)));
  }

  @Test
  void private_files_are_marked_secret_and_public_ones_are_not() {
    for (KeyFile file : Founding.found(Shift.OFFICE, Shift.DOCK, Shift.entropy())) {
      String content = new String(file.content(), StandardCharsets.UTF_8);
      assertThat(file.secret())
          .as(file.path())
          .isEqualTo(content.contains("PRIVATE KEY") || content.contains("AGE-SECRET-KEY"));
    }
  }

  @Test
  void every_key_is_another_one() {
    assertThat(
            Founding.found(Shift.OFFICE, Shift.DOCK, Shift.entropy()).stream()
                .filter(KeyFile::secret)
                .map(file -> new String(file.content(), StandardCharsets.UTF_8)))
        .hasSize(7)
        .doesNotHaveDuplicates();
  }

  @Test
  void what_a_recorder_must_know_of_its_office_is_in_one_text() {
    String text = shift.text("keys/office.public");
    assertThat(text.lines().map(line -> line.split(" ", 2)[0]))
        .containsExactly("shuijing-office/v1", "office", "key", "recipient", "recipient");
    assertThat(text).contains("key " + shift.office().key() + "\n");
  }

  @Test
  void office_and_escrow_each_open_what_is_sealed_to_the_office() throws Exception {
    byte[] sealed = AgeSealing.to(shift.recipients()).seal(new byte[] {1, 2, 3});
    for (String identity : List.of("keys/office.age", "keys/escrow.age")) {
      assertThat(AgeIdentity.parse(shift.text(identity)).open(sealed)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void the_dock_link_certificate_is_of_the_authority_and_never_expires() throws Exception {
    X509Certificate authority = certificate("keys/authority.crt");
    X509Certificate link = certificate("keys/dock-D1.link.crt");
    link.verify(authority.getPublicKey());
    authority.verify(authority.getPublicKey());
    assertThat(link.getSubjectX500Principal().getName()).isEqualTo("CN=" + Shift.DOCK);
    assertThat(link.getBasicConstraints()).isEqualTo(-1);
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(link.getNotAfter().toInstant()).hasToString("9999-12-31T23:59:59Z");
    assertThat(link.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void the_dock_cosigns_with_the_key_that_is_published_for_witnesses() throws Exception {
    SoftwareSigner recorder = SoftwareSigner.ed25519("r", Digest.of("r").bytes());
    Note signed = new Checkpoint("r", 1, Digest.of("root")).sign(List.of(recorder));
    Note cosigned = shift.office().cosign(signed, 1_800_000_000);
    VerifierKey witness = VerifierKey.parse(shift.text("keys/dock-D1.vkey").strip());
    assertThat(cosigned.standing(List.of(witness))).isEqualTo(Note.Standing.GOOD);
    assertThat(shift.office().hasCosigned(cosigned)).isTrue();
    assertThat(shift.office().hasCosigned(signed)).isFalse();
  }

  @Test
  void public_keys_are_published_beside_the_archive_once() throws Exception {
    shift.enrolled("RZ-0007");
    shift.office().publishKeys();
    shift.office().publishKeys();
    assertThat(shift.filesIn("archive/keys"))
        .containsOnlyKeys("dock-D1.vkey", "log.vkey", "office.vkey", "recorder-RZ-0007.vkey");
  }

  @Test
  void only_an_enrolled_recorder_of_this_office_has_a_key() throws Exception {
    shift.enrolled("RZ-0007");
    Office office = shift.office();
    assertThat(office.keyOf(Name.recorder(Shift.DOMAIN, "RZ-0007"))).isPresent();
    assertThat(office.keyOf(Name.recorder(Shift.DOMAIN, "RZ-0008"))).isEmpty();
    assertThat(office.keyOf(Name.recorder("elsewhere.example", "RZ-0007"))).isEmpty();
  }

  @Test
  void a_wrong_key_file_is_named_with_the_next_step() throws Exception {
    Files.copy(folder.resolve("keys/dock-D1.pem"), folder.resolve("keys/other.pem"));
    Files.delete(folder.resolve("keys/office.pem"));
    assertOffice("keys/office.pem is not in the office's folder: run 'init' first");
    Files.move(folder.resolve("keys/other.pem"), folder.resolve("keys/office.pem"));
    assertOffice("keys/office.pem is not the private half of");
    shift.write("keys/office.pem", "no key at all");
    assertOffice("keys/office.pem: not a PEM file");
  }

  private void assertOffice(String message) {
    assertThatThrownBy(() -> Office.open(shift.volume(), Shift.OFFICE, Shift.DOCK))
        .isInstanceOf(OfficeFault.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void another_dock_than_the_founded_one_is_named() {
    assertThatThrownBy(
            () -> Office.open(shift.volume(), Shift.OFFICE, Name.dock(Shift.DOMAIN, "D9")))
        .hasMessageContaining("keys/dock-D9.pem")
        .hasMessageContaining("check 'office' and 'dock'");
  }
}
