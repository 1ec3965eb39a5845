package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.tinylog.Logger;

/**
 * TLS over a byte link. Records are decrypted straight into the caller's buffer, and encrypted from
 * the caller's buffers into one that is written when it is full.
 */
final class TlsStream {
  private static final int OUT_BYTES = 128 * 1024;
  private static final int MAX_ALERT_WRAPS = 4;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ByteLink link;
  private final LinkInput input;
  private final SSLEngine engine;
  private final Duration patience;
  private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
  private final ByteBuffer decrypted;

  TlsStream(ByteLink link, LinkInput input, SSLEngine engine, Duration patience) {
    this.link = link;
    this.input = input;
    this.engine = engine;
    this.patience = patience;
    this.decrypted = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  /** Proves both names; gives the other side's. */
  String handshake(Filler filler) throws LinkLost {
    try {
      engine.beginHandshake();
      settle(filler);
      X509Certificate peer = (X509Certificate) engine.getSession().getPeerCertificates()[0];
      return CertificateName.of(Keys.normal(peer));
    } catch (SSLPeerUnverifiedException e) {
      throw new LinkLost("refused", peer() + " showed no certificate", e);
    } catch (SSLException e) {
      sendAlert();
      throw lost(e);
    } catch (CertificateException e) {
      throw new LinkLost("refused", peer() + " is refused: " + e.getMessage(), e);
    }
  }

  /** Does whatever the engine must do before data can flow on. */
  private void settle(Filler filler) throws SSLException, LinkLost {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case FINISHED, NOT_HANDSHAKING -> {
          flush();
          return;
        }
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          flush();
          unwrap(NOTHING, filler);
        }
      }
    }
  }

  /** Fills the buffer to its limit. */
  void readFully(ByteBuffer into, Filler filler) throws LinkLost {
    try {
      while (into.hasRemaining()) {
        if (decrypted.hasRemaining()) {
          drainInto(into);
        } else {
          unwrap(into, filler);
          if (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            settle(filler);
          }
        }
      }
    } catch (SSLException e) {
      sendAlert();
      throw lost(e);
    }
  }

  private void drainInto(ByteBuffer into) {
    int count = Math.min(into.remaining(), decrypted.remaining());
    into.put(into.position(), decrypted, decrypted.position(), count);
    into.position(into.position() + count);
    decrypted.position(decrypted.position() + count);
  }

  /** Takes one record; what {@code into} has no room for is kept. */
  private void unwrap(ByteBuffer into, Filler filler) throws SSLException, LinkLost {
    if (decrypted.hasRemaining()) {
      throw new IllegalStateException("decrypted bytes must be taken before more are made");
    }
    decrypted.clear();
    SSLEngineResult result;
    try {
      result = engine.unwrap(input.bytes(), new ByteBuffer[] {into, decrypted});
    } finally {
      decrypted.flip();
    }
    switch (result.getStatus()) {
      case OK -> {}
      case BUFFER_UNDERFLOW -> filler.fill(input);
      case BUFFER_OVERFLOW ->
          throw new LinkLost("broken", peer() + " sent a TLS record that is too long");
      case CLOSED -> throw new LinkLost("gone", peer() + " has ended the link");
    }
  }

  /** Sends the contents of all buffers. */
  void write(ByteBuffer[] from) throws LinkLost {
    try {
      while (anyLeft(from)) {
        wrap(from);
      }
      flush();
    } catch (SSLException e) {
      throw lost(e);
    }
  }

  private static boolean anyLeft(ByteBuffer[] buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  private void wrap(ByteBuffer... from) throws SSLException, LinkLost {
    SSLEngineResult result = engine.wrap(from, out);
    switch (result.getStatus()) {
      case OK -> {}
      case BUFFER_OVERFLOW -> flush();
      case CLOSED -> throw new LinkLost("gone", "the link to " + peer() + " is closed");
      case BUFFER_UNDERFLOW -> throw new IllegalStateException("wrap takes what there is");
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  private void flush() throws LinkLost {
    if (out.position() > 0) {
      link.write(out.array(), 0, out.position(), patience);
      out.clear();
    }
  }

  /** Tells the other side that no more will come; harmless if it is gone. */
  void end() {
    engine.closeOutbound();
    sendAlert();
  }

  private void sendAlert() {
    try {
      for (int i = 0; i < MAX_ALERT_WRAPS && !engine.isOutboundDone(); i++) {
        engine.wrap(NOTHING, out);
      }
      flush();
    } catch (SSLException | LinkLost e) {
      Logger.debug("{} was not told that the link ends: {}", peer(), e.getMessage());
    }
  }

  private LinkLost lost(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return new LinkLost("refused", peer() + " is refused: " + cause.getMessage(), e);
      }
    }
    String said = String.valueOf(e.getMessage());
    if (said.contains("fatal alert") && said.contains("certificate")) {
      return new LinkLost("refused", peer() + " does not accept our certificate: " + said, e);
    }
    return new LinkLost("broken", "no TLS with " + peer() + ": " + said, e);
  }

  private String peer() {
    return link.peer();
  }
}
