package io.shuijing.hal.wire;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Makes the engines of TLS 1.3. */
final class Tls {
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384"
  };

  private Tls() {}

  static SSLEngine dock(LinkIdentity identity) {
    SSLEngine engine = engine(identity);
    engine.setUseClientMode(true);
    return engine;
  }

  static SSLEngine recorder(LinkIdentity identity) {
    SSLEngine engine = engine(identity);
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    return engine;
  }

  /**
   * A new context for every link: it remembers sessions, and a resumed session would not show its
   * certificate again although the time at which it is judged has gone on.
   */
  private static SSLEngine engine(LinkIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          new KeyManager[] {new OwnKey(identity)},
          new TrustManager[] {new PinnedTrust(identity)},
          null);
      SSLEngine engine = context.createSSLEngine();
      engine.setEnabledProtocols(PROTOCOLS);
      engine.setEnabledCipherSuites(SUITES);
      return engine;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS 1.3", e);
    }
  }
}
