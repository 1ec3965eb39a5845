package io.shuijing.simulator.mutant;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.Entropy;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.hal.time.Clocks;
import java.util.List;
import org.tinylog.Logger;

/** What altered methods call in place of the right thing. */
public final class Hands {
  private Hands() {}

  /** Goes on whether the flush failed or not. */
  public static void flushAnyhow(VolumeFile file) {
    try {
      file.flush();
    } catch (HardwareFault e) {
      Logger.trace(e, "the defect");
    }
  }

  /** The wall clock in place of the steady one. */
  public static long wallNanos(Clocks clocks) {
    return clocks.wall().time().toEpochMilli() * 1_000_000;
  }

  /** A clock that no seed decides. */
  public static long realNanos(Clocks clocks) {
    return clocks.steadyNanos() + System.nanoTime() % 1_000_000_000L;
  }

  /** Another record than the one before, behind every record but the first. */
  public static Digest brokenLink(Digest last) {
    return last.equals(Digest.ZERO) ? last : Digest.of(last.hex());
  }

  /** A copy in place of another name. */
  public static void copyInstead(Volume volume, String from, String to) throws HardwareFault {
    try (VolumeFile source = volume.open(from);
        VolumeFile copy = volume.create(to)) {
      byte[] bytes = new byte[(int) source.size()];
      int read = bytes.length == 0 ? 0 : source.read(0, bytes, 0, bytes.length);
      copy.append(bytes, 0, Math.max(0, read));
      copy.flush();
    }
  }

  /** Chance that is none. */
  public static byte[] same(Entropy entropy, int count) {
    return new byte[entropy.bytes(count).length];
  }

  /** By another key of the same name. */
  public static Note signedByAStranger(byte[] text, List<? extends Signer> signers)
      throws SigningFailed {
    String name = signers.getFirst().key().name();
    return Note.sign(text, List.of(SoftwareSigner.ed25519(name, new byte[32])));
  }

  /** Believes every signature. */
  public static Note.Standing good(Note note, List<VerifierKey> keys) {
    return keys.isEmpty() ? note.standing(keys) : Note.Standing.GOOD;
  }

  /** A few bytes before the end. */
  public static long sizeWithoutEnd(StagedFile file) throws HardwareFault {
    return Math.max(0, file.size() - 7);
  }
}
