package io.shuijing.hal.wire;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the certificates that one authority signed, judged at a time that is given: never at the
 * time of the system, which may be anything.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final LinkIdentity own;

  PinnedTrust(LinkIdentity own) {
    this.own = own;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("it showed no certificate");
    }
    X509Certificate peer = Keys.normal(chain[0]);
    String name = CertificateName.of(peer);
    checkSignature(peer, name);
    checkTime(peer, name);
    checkUse(peer, name);
    if (!own.acceptedPeer().test(name)) {
      throw new CertificateException(name + " is not accepted here");
    }
  }

  private void checkSignature(X509Certificate peer, String name) throws CertificateException {
    try {
      peer.verify(own.authority().getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateException(
          "the certificate of " + name + " was not signed by this office's authority", e);
    }
  }

  private void checkTime(X509Certificate peer, String name) throws CertificateException {
    Instant at = own.judgedAt().get();
    try {
      peer.checkValidity(Date.from(at));
    } catch (CertificateExpiredException e) {
      Instant end = peer.getNotAfter().toInstant();
      throw new CertificateException(
          "the certificate of " + name + " ended at " + end + ", judged at " + at, e);
    } catch (CertificateNotYetValidException e) {
      Instant start = peer.getNotBefore().toInstant();
      throw new CertificateException(
          "the certificate of " + name + " begins at " + start + ", judged at " + at, e);
    }
  }

  private static void checkUse(X509Certificate peer, String name) throws CertificateException {
    Keys.algorithmOf(peer.getPublicKey());
    if (peer.hasUnsupportedCriticalExtension() || peer.getBasicConstraints() >= 0) {
      throw new CertificateException("the certificate of " + name + " is not one for a link");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {own.authority()};
  }
}
