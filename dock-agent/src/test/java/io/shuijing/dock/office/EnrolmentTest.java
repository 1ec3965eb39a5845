package io.shuijing.dock.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
  private static final Name RECORDER = Name.recorder(Shift.DOMAIN, "RZ-0007");
  private static final SoftwareSigner KEY = key(RECORDER, "journal");
  private static final SoftwareSigner LINK = SoftwareSigner.p256(RECORDER.text(), new byte[48]);

  @TempDir Path folder;
  private Shift shift;

  @BeforeEach
  void a_founded_office() {
    shift = Shift.in(folder);
  }

  private static SoftwareSigner key(Name name, String seed) {
    return SoftwareSigner.ed25519(name.text(), Digest.of(seed).bytes());
  }

  private static byte[] request(Name name, SoftwareSigner key, byte[] link, SoftwareSigner signer) {
    LineWriter out = new LineWriter("shuijing-enrolment/v1");
    out.line("recorder", name).line("key", key.key());
    out.line("link", Base64.getEncoder().encodeToString(link));
    try {
      return Note.sign(out.bytes(), List.of(signer)).bytes();
    } catch (SigningFailed e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] request() {
    return request(RECORDER, KEY, LINK.key().publicKey(), KEY);
  }

  private Enrolment enrol(byte[] request) throws Exception {
    return Enrolment.of(shift.volume(), shift.office(), request);
  }

  private void assertRefused(byte[] request, String why) {
    assertThatThrownBy(() -> enrol(request))
        .isInstanceOf(OfficeFault.class)
        .hasMessageStartingWith("the request is refused: ")
        .hasMessageContaining(why);
  }

  private static void write(Path folder, List<KeyFile> files) throws IOException {
    for (KeyFile file : files) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, file.content());
    }
  }

  @Test
  void a_recorder_gets_what_it_needs_for_a_link_and_the_office_keeps_its_key() throws Exception {
    Enrolment enrolment = enrol(request());
    Path keys = folder.resolve("recorder/keys");
    write(keys, enrolment.handedOut());
    Files.writeString(keys.resolve("link.pem"), LINK.toPem());
    LinkIdentity identity =
        new LinkFiles(
                keys.resolve("link.pem"), keys.resolve("link.crt"), keys.resolve("authority.crt"))
            .read(() -> Instant.EPOCH, _ -> true);
    assertThat(identity.name()).isEqualTo(RECORDER.text());
    assertThat(Files.readString(keys.resolve("office.public")))
        .isEqualTo(shift.text("keys/office.public"));
    write(folder, enrolment.kept());
    assertThat(shift.office().keyOf(RECORDER)).contains(KEY.key());
  }

  @Test
  void asking_again_gives_the_very_same_answer() throws Exception {
    Enrolment first = enrol(request());
    write(folder, first.kept());
    Enrolment second = enrol(request());
    for (int i = 0; i < first.handedOut().size(); i++) {
      assertThat(second.handedOut().get(i).content()).isEqualTo(first.handedOut().get(i).content());
    }
  }

  @Test
  void a_recorder_has_one_key_for_ever() throws Exception {
    write(folder, enrol(request()).kept());
    SoftwareSigner other = key(RECORDER, "another");
    assertRefused(
        request(RECORDER, other, LINK.key().publicKey(), other), "enrolled with another key");
  }

  @Test
  void a_request_is_signed_by_the_key_that_it_names() {
    assertRefused(
        request(RECORDER, KEY, LINK.key().publicKey(), key(RECORDER, "another")),
        "not signed by the key that it names");
  }

  @Test
  void a_changed_request_is_refused() {
    byte[] changed =
        new String(request(), StandardCharsets.UTF_8)
            .replaceFirst("RZ-0007\n", "RZ-0008\n")
            .getBytes(StandardCharsets.UTF_8);
    assertRefused(changed, "clause K");
  }

  @Test
  void the_link_key_is_another_key_than_the_journals() {
    byte[] prefix = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    byte[] spki = Arrays.copyOf(prefix, 44);
    System.arraycopy(KEY.key().publicKey(), 0, spki, 12, 32);
    assertRefused(request(RECORDER, KEY, spki, KEY), "the link key is the journal key");
  }

  @Test
  void only_clean_keys_are_enrolled() {
    byte[] smallOrder = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    byte[] spki = Arrays.copyOf(smallOrder, 44);
    spki[12] = 1; // the neutral point
    assertRefused(request(RECORDER, KEY, spki, KEY), "clause K3");
  }

  @Test
  void a_recorder_of_another_office_is_refused() {
    Name foreign = Name.recorder("elsewhere.example", "RZ-0007");
    SoftwareSigner key = key(foreign, "k");
    assertRefused(request(foreign, key, LINK.key().publicKey(), key), "is not of ruzhou-water");
  }

  @Test
  void a_serial_that_would_hide_the_published_keys_is_refused() {
    Name reserved = Name.recorder(Shift.DOMAIN, "keys");
    SoftwareSigner key = key(reserved, "k");
    assertRefused(
        request(reserved, key, LINK.key().publicKey(), key), "no recorder can have the serial");
  }

  @Test
  void a_dock_cannot_be_enrolled_as_a_recorder() {
    SoftwareSigner key = key(Shift.DOCK, "k");
    assertRefused(request(Shift.DOCK, key, LINK.key().publicKey(), key), "one recorder");
  }

  @Test
  void garbage_is_refused() {
    assertRefused(new byte[] {1, 2, 3}, "clause N");
  }

  @Test
  void an_authority_key_that_does_not_fit_its_certificate_issues_nothing() {
    shift.write("keys/authority.pem", SoftwareSigner.p256("x", new byte[48]).toPem());
    assertThatThrownBy(() -> enrol(request()))
        .hasMessageContaining("keys/authority.pem is not the key of keys/authority.crt");
  }
}
