package io.shuijing.simulator.shift;

import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.simulator.oracle.ShadowLog;
import io.shuijing.simulator.world.Trace;

/** The recorder's key: what it signs is remembered; it may fall silent. */
final class WatchedSigner implements Signer {
  private final Signer signer;
  private final ShadowLog log;
  private final Trace trace;
  private boolean silent;

  WatchedSigner(Signer signer, ShadowLog log, Trace trace) {
    this.signer = signer;
    this.log = log;
    this.trace = trace;
  }

  void silence(boolean now) {
    silent = now;
  }

  @Override
  public VerifierKey key() {
    return signer.key();
  }

  @Override
  public byte[] sign(byte[] text) throws SigningFailed {
    trace.add("key sign", text.length, silent ? 1 : 0);
    if (silent) {
      throw new SigningFailed("the key does not answer", new IllegalStateException("silent"));
    }
    log.signed(text);
    return signer.sign(text);
  }
}
