package io.shuijing.hal.wire;

import io.shuijing.hal.HardwareFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The files from which a link knows itself and its office.
 *
 * @param key one's private link key, PKCS #8 in PEM
 * @param certificate one's link certificate, PEM
 * @param authority certificate of the office's authority, PEM
 */
public record LinkFiles(Path key, Path certificate, Path authority) {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /**
   * Reads them.
   *
   * @param judgedAt the time at which the other side's certificate must be valid
   * @param acceptedPeer which names are accepted
   * @throws HardwareFault {@code absent}, {@code unreadable} or {@code mismatch}; the message names
   *     the file and the next step, never a key
   */
  public LinkIdentity read(Supplier<Instant> judgedAt, Predicate<String> acceptedPeer)
      throws HardwareFault {
    X509Certificate own = certificate(certificate);
    X509Certificate office = certificate(authority);
    PrivateKey privateKey = privateKey(own);
    try {
      return new LinkIdentity(privateKey, own, office, judgedAt, acceptedPeer);
    } catch (IllegalArgumentException e) {
      throw new HardwareFault(
          "link",
          "mismatch",
          key + ", " + certificate + " and " + authority + " do not belong together: enrol again",
          e);
    }
  }

  private PrivateKey privateKey(X509Certificate own) throws HardwareFault {
    String pem = new String(bytes(key), StandardCharsets.US_ASCII).strip();
    try {
      if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
        throw new IllegalArgumentException("no PEM of a private key");
      }
      String body = pem.substring(BEGIN.length(), pem.length() - END.length());
      return KeyFactory.getInstance(Keys.algorithmOf(own.getPublicKey()))
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable(key, "the private key of " + certificate, e);
    }
  }

  private static X509Certificate certificate(Path file) throws HardwareFault {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file)));
    } catch (GeneralSecurityException e) {
      throw unreadable(file, "a certificate in PEM", e);
    }
  }

  private static byte[] bytes(Path file) throws HardwareFault {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new HardwareFault(
          "link", "absent", file + " is not there: enrol first, or check the path", e);
    } catch (IOException e) {
      throw unreadable(file, "a file that can be read", e);
    }
  }

  private static HardwareFault unreadable(Path file, String wanted, Exception cause) {
    return new HardwareFault(
        "link",
        "unreadable",
        file + " is not " + wanted + ": put back the right file, or enrol again",
        cause);
  }
}
