package io.shuijing.dock.office;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recorder taken into the office.
 *
 * @param recorder its name
 * @param logged what the custody log says of it
 * @param kept what the office keeps of it, the key that makes it known first
 * @param handedOut what the recorder gets for its own {@code keys} folder
 */
public record Enrolment(
    Name recorder, CustodyEntry logged, List<KeyFile> kept, List<KeyFile> handedOut) {
  // their folders in the archive would be those of the published keys and of the custody log
  private static final List<String> RESERVED_SERIALS = List.of("keys", "log");

  /**
   * Checks a request and answers it. Asking again with the same key gives the same answer.
   *
   * @param volume the office's folder
   * @throws OfficeFault if the request is not in order, or the name has another key already
   */
  public static Enrolment of(Volume volume, Office office, byte[] request)
      throws OfficeFault, HardwareFault {
    EnrolmentRequest asked;
    try {
      asked = EnrolmentRequest.parse(request);
    } catch (Malformed e) {
      throw new OfficeFault(
          "the request is refused: " + e.getMessage() + "; provision the recorder again", e);
    }
    requireFree(office, asked);
    Authority authority = authority(volume, office.name());
    Name recorder = asked.recorder();
    String certificate = authority.certificate(recorder, asked.link());
    List<KeyFile> kept = new ArrayList<>(Founding.publicKey(KeyPaths.of(recorder), asked.key()));
    kept.add(KeyFile.open(KeyPaths.linkCertificate(recorder), certificate));
    return new Enrolment(
        recorder,
        new CustodyEntry.Enrol(asked.key(), Optional.of(Digest.of(asked.link()))),
        List.copyOf(kept),
        List.of(
            KeyFile.open("link.crt", certificate),
            KeyFile.open("authority.crt", Office.text(volume, KeyPaths.AUTHORITY)),
            KeyFile.open("office.public", Office.text(volume, KeyPaths.OFFICE_PUBLIC))));
  }

  private static void requireFree(Office office, EnrolmentRequest asked)
      throws OfficeFault, HardwareFault {
    Name recorder = asked.recorder();
    if (!recorder.domain().equals(office.name().domain())) {
      throw new OfficeFault(
          "the request is refused: "
              + recorder
              + " is not of "
              + office.name().domain()
              + "; provision the recorder for this office");
    }
    if (RESERVED_SERIALS.contains(recorder.last())) {
      throw new OfficeFault(
          "the request is refused: no recorder can have the serial " + recorder.last());
    }
    if (office.isRevoked(recorder)) {
      throw new OfficeFault(
          "the request is refused: "
              + recorder
              + " was revoked; a recorder that comes back gets a new serial and new keys");
    }
    Optional<VerifierKey> known = office.keyOf(recorder);
    if (known.isPresent() && !known.get().equals(asked.key())) {
      throw new OfficeFault(
          "the request is refused: "
              + recorder
              + " is enrolled with another key "
              + "; a recorder with new keys gets a new serial");
    }
  }

  private static Authority authority(Volume volume, Name office) throws OfficeFault, HardwareFault {
    String pem = Office.text(volume, KeyPaths.AUTHORITY_KEY);
    try {
      Authority authority = new Authority(SoftwareSigner.fromPem(office.text(), pem));
      if (!authority.certificate().equals(Office.text(volume, KeyPaths.AUTHORITY))) {
        throw new OfficeFault(
            KeyPaths.AUTHORITY_KEY
                + " is not the key of "
                + KeyPaths.AUTHORITY
                + "; put back the right key file");
      }
      return authority;
    } catch (Malformed e) {
      throw new OfficeFault(
          KeyPaths.AUTHORITY_KEY + ": " + e.getMessage() + "; put back the right key file", e);
    }
  }
}
