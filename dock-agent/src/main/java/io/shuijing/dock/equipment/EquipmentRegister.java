package io.shuijing.dock.equipment;

import io.shuijing.dock.equipment.AcceptanceFiles.Filed;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The register as it is now: enrolled devices, and the last acceptance of each. */
public final class EquipmentRegister {
  private static final int MAX_CERTIFICATE_BYTES = 64 * 1024;
  private static final String VKEY = ".vkey";

  private final Volume volume;
  private final String domain;

  /** Of the office with this domain, on its volume. */
  public EquipmentRegister(Volume volume, String domain) {
    this.volume = volume;
    this.domain = domain;
  }

  /** What a device may be used for. */
  public enum Standing {
    /** Accepted, and still valid. */
    VALID,
    /** Accepted, but not valid any more. */
    EXPIRED,
    /** Tested last and not accepted. */
    REFUSED,
    /** Never tested. */
    UNTESTED,
    /** The last report was altered, or nobody known has signed it. */
    DOUBTFUL,
    /** Docks are not tested. */
    NOT_ASKED
  }

  /**
   * A link certificate.
   *
   * @param digest SHA-256 of its DER bytes
   */
  public record Certificate(String number, LocalDate notAfter, Digest digest) {}

  /**
   * One device.
   *
   * @param kind {@code body-worn-recorder} or {@code dock}
   * @param certificate empty if the office did not keep it
   * @param last acceptance; empty if there was none
   */
  public record Device(
      String kind,
      Name name,
      Optional<Certificate> certificate,
      Optional<Filed> last,
      Standing standing) {}

  /** All devices on a day, recorders first, each kind by serial. */
  public List<Device> devices(LocalDate today) throws HardwareFault, OfficeFault {
    List<Device> devices = new ArrayList<>();
    for (String serial : serials("recorder-")) {
      devices.add(recorder(Name.recorder(domain, serial), today));
    }
    for (String name : serials("dock-")) {
      Name dock = Name.dock(domain, name);
      devices.add(
          new Device("dock", dock, certificate(dock), Optional.empty(), Standing.NOT_ASKED));
    }
    return devices;
  }

  private List<String> serials(String kind) throws HardwareFault {
    return volume.files(KeyPaths.FOLDER).stream()
        .filter(file -> file.startsWith(kind) && file.endsWith(VKEY))
        .map(file -> file.substring(kind.length(), file.length() - VKEY.length()))
        .sorted()
        .toList();
  }

  private Device recorder(Name recorder, LocalDate today) throws HardwareFault, OfficeFault {
    List<Filed> filed =
        new AcceptanceFiles(volume).of(recorder, new Technicians(volume, domain).keys());
    Optional<Filed> last = filed.isEmpty() ? Optional.empty() : Optional.of(filed.getLast());
    return new Device(
        "body-worn-recorder",
        recorder,
        certificate(recorder),
        last,
        last.map(one -> standing(one, today)).orElse(Standing.UNTESTED));
  }

  private static Standing standing(Filed last, LocalDate today) {
    if (!last.sound()) {
      return Standing.DOUBTFUL;
    }
    Optional<LocalDate> until = last.note().validUntil();
    if (until.isEmpty()) {
      return Standing.REFUSED;
    }
    return today.isAfter(until.get()) ? Standing.EXPIRED : Standing.VALID;
  }

  private Optional<Certificate> certificate(Name name) throws HardwareFault, OfficeFault {
    String path = KeyPaths.linkCertificate(name);
    if (!volume.exists(path)) {
      return Optional.empty();
    }
    byte[] pem = WholeFile.read(volume, path, MAX_CERTIFICATE_BYTES);
    try {
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem));
      return Optional.of(
          new Certificate(
              read.getSerialNumber().toString(16),
              read.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate(),
              Digest.of(read.getEncoded())));
    } catch (CertificateException e) {
      throw new OfficeFault(path + " is no certificate; put back the right file", e);
    }
  }
}
