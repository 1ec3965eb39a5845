package io.shuijing.dock.office;

import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.LogOrigin;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.hal.secrets.Entropy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the keys of a new office with one dock. */
public final class Founding {
  // FIPS 186-5, A.2.1: extra bits, so that no scalar is likelier than another
  private static final int P256_SEED_BYTES = 48;
  private static final int SEED_BYTES = 32;

  private final Entropy entropy;
  private final Name office;
  private final Name dock;
  private final List<KeyFile> files = new ArrayList<>();

  private Founding(Entropy entropy, Name office, Name dock) {
    this.entropy = entropy;
    this.office = office;
    this.dock = dock;
  }

  /**
   * All files of the office's {@code keys} folder.
   *
   * @param office its name
   * @param dock name of its first dock
   */
  public static List<KeyFile> found(Name office, Name dock, Entropy entropy) {
    Founding founding = new Founding(entropy, office, dock);
    founding.signingKeys();
    founding.linkKeys();
    return List.copyOf(founding.files);
  }

  private void signingKeys() {
    SoftwareSigner signer = SoftwareSigner.ed25519(office.text(), entropy.bytes(SEED_BYTES));
    SoftwareSigner witness = SoftwareSigner.ed25519(dock.text(), entropy.bytes(SEED_BYTES));
    SoftwareSigner log = SoftwareSigner.ed25519(LogOrigin.of(office), entropy.bytes(SEED_BYTES));
    AgeIdentity reader = AgeIdentity.of(entropy.bytes(SEED_BYTES));
    AgeIdentity escrow = AgeIdentity.of(entropy.bytes(SEED_BYTES));
    files.add(KeyFile.secret(KeyPaths.OFFICE_KEY, signer.toPem()));
    files.addAll(publicKey(KeyPaths.of(office), signer.key()));
    files.add(KeyFile.secret(KeyPaths.of(dock) + ".pem", witness.toPem()));
    files.addAll(publicKey(KeyPaths.of(dock), witness.witnessKey()));
    files.add(KeyFile.secret(KeyPaths.LOG_KEY, log.toPem()));
    files.addAll(publicKey("keys/log", log.key()));
    files.add(KeyFile.secret(KeyPaths.READER, reader.toFile()));
    files.add(KeyFile.secret(KeyPaths.ESCROW, escrow.toFile()));
    files.add(officePublic(signer.key(), List.of(reader.recipient(), escrow.recipient())));
  }

  private KeyFile officePublic(VerifierKey key, List<String> recipients) {
    LineWriter out = new LineWriter("shuijing-office/v1").line("office", office).line("key", key);
    recipients.forEach(recipient -> out.line("recipient", recipient));
    return KeyFile.open(KeyPaths.OFFICE_PUBLIC, new String(out.bytes(), StandardCharsets.UTF_8));
  }

  private void linkKeys() {
    SoftwareSigner root = SoftwareSigner.p256(office.text(), entropy.bytes(P256_SEED_BYTES));
    SoftwareSigner link = SoftwareSigner.p256(dock.text(), entropy.bytes(P256_SEED_BYTES));
    Authority authority = new Authority(root);
    files.add(KeyFile.secret(KeyPaths.AUTHORITY_KEY, root.toPem()));
    files.add(KeyFile.open(KeyPaths.AUTHORITY, authority.certificate()));
    files.add(KeyFile.secret(KeyPaths.linkKey(dock), link.toPem()));
    files.add(
        KeyFile.open(
            KeyPaths.linkCertificate(dock), authority.certificate(dock, link.key().publicKey())));
  }

  /** A public key in both forms: as other programs of ours read it, and as {@code openssl} does. */
  static List<KeyFile> publicKey(String stem, VerifierKey key) {
    return List.of(
        KeyFile.open(stem + ".vkey", key + "\n"), KeyFile.open(stem + ".pub.pem", key.pem()));
  }
}
