package io.shuijing.dock.office;

import io.shuijing.dock.custody.LogKeys;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.LogOrigin;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.List;
import java.util.Optional;

/** The office at one of its docks: its name and keys, and the keys of the recorders it knows. */
public final class Office implements LogKeys {
  private static final int MAX_KEY_FILE_BYTES = 64 * 1024;

  private final Volume volume;
  private final Name name;
  private final SoftwareSigner signer;
  private final Name dock;
  private final SoftwareSigner witness;
  private final VerifierKey witnessKey;
  private final SoftwareSigner log;

  private Office(Volume volume, SoftwareSigner signer, SoftwareSigner witness, SoftwareSigner log) {
    this.volume = volume;
    this.name = new Name(signer.key().name());
    this.signer = signer;
    this.dock = new Name(witness.key().name());
    this.witness = witness;
    this.witnessKey = witness.witnessKey();
    this.log = log;
  }

  /**
   * Opens the office at a dock.
   *
   * @param volume the office's folder
   * @param name the office's name
   * @param dock the dock's name
   * @throws OfficeFault if a key is missing or is another one than its public half says
   */
  public static Office open(Volume volume, Name name, Name dock) throws OfficeFault, HardwareFault {
    SoftwareSigner signer = signer(volume, KeyPaths.OFFICE_KEY, name.text());
    requireHalves(KeyPaths.OFFICE_KEY, signer.key(), required(volume, name));
    String dockPath = KeyPaths.of(dock) + ".pem";
    SoftwareSigner witness = signer(volume, dockPath, dock.text());
    requireHalves(dockPath, witness.witnessKey(), required(volume, dock));
    return new Office(volume, signer, witness, logKey(volume, name));
  }

  private static SoftwareSigner logKey(Volume volume, Name office)
      throws OfficeFault, HardwareFault {
    SoftwareSigner log = signer(volume, KeyPaths.LOG_KEY, LogOrigin.of(office));
    requireHalves(
        KeyPaths.LOG_KEY, log.key(), parse(KeyPaths.LOG_PUBLIC, text(volume, KeyPaths.LOG_PUBLIC)));
    return log;
  }

  private static SoftwareSigner signer(Volume volume, String path, String name)
      throws OfficeFault, HardwareFault {
    String pem = text(volume, path);
    try {
      return SoftwareSigner.fromPem(name, pem);
    } catch (Malformed e) {
      throw new OfficeFault(path + ": " + e.getMessage() + "; put back the right key file", e);
    }
  }

  private static void requireHalves(String path, VerifierKey own, VerifierKey published)
      throws OfficeFault {
    if (!own.equals(published)) {
      throw new OfficeFault(
          path + " is not the private half of " + published + "; put back the right key file");
    }
  }

  static VerifierKey required(Volume volume, Name name) throws OfficeFault, HardwareFault {
    String path = KeyPaths.publicKey(name);
    VerifierKey key = parse(path, text(volume, path));
    if (!key.name().equals(name.text())) {
      throw new OfficeFault(
          path
              + " is the key of "
              + key.name()
              + ", not of "
              + name
              + ": check 'domain' and 'dock' in the configuration");
    }
    return key;
  }

  private static VerifierKey parse(String path, String vkey) throws OfficeFault {
    try {
      return VerifierKey.parse(vkey.strip());
    } catch (Malformed e) {
      throw new OfficeFault(path + ": " + e.getMessage() + "; put back the right key file", e);
    }
  }

  static String text(Volume volume, String path) throws OfficeFault, HardwareFault {
    if (!volume.exists(path)) {
      throw new OfficeFault(
          path
              + " is not in the office's folder: run 'init' first, or check 'office' and 'dock' in"
              + " the configuration");
    }
    try {
      return Lines.utf8(WholeFile.read(volume, path, MAX_KEY_FILE_BYTES));
    } catch (Malformed e) {
      throw new OfficeFault(path + " is no text; put back the right key file", e);
    }
  }

  /** The key of a recorder, if it was enrolled here. */
  public Optional<VerifierKey> keyOf(Name recorder) throws OfficeFault, HardwareFault {
    if (recorder.kind() != Name.Kind.RECORDER
        || !recorder.domain().equals(name.domain())
        || !volume.exists(KeyPaths.publicKey(recorder))) {
      return Optional.empty();
    }
    return Optional.of(required(volume, recorder));
  }

  /** Whether the key of a recorder or dock proves nothing new any more. */
  public boolean isRevoked(Name name) throws HardwareFault {
    return name.domain().equals(this.name.domain()) && volume.exists(KeyPaths.revocation(name));
  }

  /**
   * Puts public keys and revocations beside the archive that are not there yet, so that a copy is
   * complete.
   */
  public void publishKeys() throws HardwareFault {
    for (String file : volume.files(KeyPaths.FOLDER)) {
      if (file.endsWith(".vkey") || file.endsWith(".revoked")) {
        byte[] key = WholeFile.read(volume, KeyPaths.FOLDER + "/" + file, MAX_KEY_FILE_BYTES);
        WholeFile.write(volume, KeyPaths.PUBLISHED + "/" + file, key);
      }
    }
  }

  /** Its name. */
  public Name name() {
    return name;
  }

  /** The office's public key, by which recorders check receipts. */
  public VerifierKey key() {
    return signer.key();
  }

  @Override
  public String origin() {
    return log.key().name();
  }

  @Override
  public VerifierKey logKey() {
    return log.key();
  }

  @Override
  public Note seal(Checkpoint checkpoint, long posixSeconds) throws SigningFailed {
    return cosign(checkpoint.sign(List.of(log)), posixSeconds);
  }

  @Override
  public List<CustodyEntry> first() {
    return List.of(
        new CustodyEntry.Enrol(signer.key(), Optional.empty()),
        new CustodyEntry.Enrol(witnessKey, Optional.empty()));
  }

  /** Signs receipts, and the entries of the custody log. */
  @Override
  public List<Signer> signers() {
    return List.of(signer);
  }

  /** The dock's name. */
  public Name dock() {
    return dock;
  }

  /** A checkpoint with the dock's cosignature of this second. */
  public Note cosign(Note checkpoint, long posixSeconds) {
    return checkpoint.with(List.of(witness.cosign(checkpoint, posixSeconds)));
  }

  /** Whether a checkpoint bears this dock's cosignature. */
  public boolean hasCosigned(Note checkpoint) {
    return checkpoint.standing(List.of(witnessKey)) == Note.Standing.GOOD;
  }
}
