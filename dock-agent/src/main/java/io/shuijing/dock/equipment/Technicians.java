package io.shuijing.dock.equipment;

import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys by which technicians sign reports: private ones in the office's {@code keys}, public
 * ones in {@code equipment/technicians}, apart from those that vouch for recordings.
 */
public final class Technicians {
  /** Folder of the public keys. */
  public static final String FOLDER = "equipment/technicians";

  /** Bytes of chance that a new key needs. */
  public static final int SEED_BYTES = 32;

  private static final int MAX_KEY_BYTES = 64 * 1024;

  private final Volume volume;
  private final String domain;

  /** Of the office with this domain, in its folder. */
  public Technicians(Volume volume, String domain) {
    this.volume = volume;
    this.domain = domain;
  }

  private String nameOf(String technician) {
    return domain + "/technician/" + technician;
  }

  private static String privateKey(String technician) {
    return "keys/technician-" + technician + ".pem";
  }

  /** Whether this technician has a key. */
  public boolean has(String technician) throws HardwareFault {
    return volume.exists(privateKey(technician));
  }

  /**
   * A new technician's key files.
   *
   * @param technician letters, digits, {@code . _ -}
   */
  public List<KeyFile> made(String technician, byte[] seed) {
    SoftwareSigner signer = SoftwareSigner.ed25519(nameOf(technician), seed);
    return List.of(
        new KeyFile(privateKey(technician), signer.toPem().getBytes(StandardCharsets.UTF_8), true),
        open(technician + ".vkey", signer.key() + "\n"),
        open(technician + ".pub.pem", signer.key().pem()));
  }

  private static KeyFile open(String file, String content) {
    return new KeyFile(FOLDER + "/" + file, content.getBytes(StandardCharsets.UTF_8), false);
  }

  /** The key by which a technician signs. */
  public SoftwareSigner signer(String technician) throws OfficeFault, HardwareFault {
    String path = privateKey(technician);
    try {
      return SoftwareSigner.fromPem(nameOf(technician), text(path));
    } catch (Malformed e) {
      throw new OfficeFault(path + ": " + e.getMessage() + "; put back the right key file", e);
    }
  }

  /** The public keys of all technicians. */
  public List<VerifierKey> keys() throws OfficeFault, HardwareFault {
    List<VerifierKey> keys = new ArrayList<>();
    for (String file : volume.files(FOLDER)) {
      if (file.endsWith(".vkey")) {
        keys.add(key(FOLDER + "/" + file));
      }
    }
    return keys;
  }

  private VerifierKey key(String path) throws OfficeFault, HardwareFault {
    try {
      return VerifierKey.parse(text(path).strip());
    } catch (Malformed e) {
      throw new OfficeFault(path + ": " + e.getMessage() + "; put back the right key file", e);
    }
  }

  private String text(String path) throws HardwareFault, Malformed {
    return Lines.utf8(WholeFile.read(volume, path, MAX_KEY_BYTES));
  }
}
