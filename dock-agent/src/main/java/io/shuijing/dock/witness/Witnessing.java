package io.shuijing.dock.witness;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.LogTree;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.NoteSignature;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Has witnesses cosign the log (C2SP tlog-witness, clause G12). */
public final class Witnessing {
  private static final String FOLDER = "archive/log/witnessed/";
  private static final String NOTE = ".note";

  private final Volume volume;
  private final CustodyLog log;

  public Witnessing(Volume volume, CustodyLog log) {
    this.volume = volume;
    this.log = log;
  }

  /** How a request reaches a witness. */
  @FunctionalInterface
  public interface Post {
    /** Sends the body of an {@code add-checkpoint} request. */
    WitnessAnswer send(byte[] body) throws IOException;
  }

  /** Size of the largest log that a witness has cosigned, as far as is known here. */
  public long witnessed(Witness witness) throws HardwareFault {
    long size = 0;
    for (String file : volume.files(FOLDER + witness.id())) {
      if (file.endsWith(NOTE)) {
        try {
          size = Math.max(size, Lines.number(file.substring(0, file.length() - NOTE.length())));
        } catch (Malformed e) {
          throw new HardwareFault(
              "store", "stray", FOLDER + witness.id() + "/" + file + " is none of ours", e);
        }
      }
    }
    return size;
  }

  /**
   * Asks a witness to cosign the newest checkpoint, if it has not.
   *
   * @return whether there is a new cosignature
   * @throws WitnessFault if it does not
   */
  public boolean ask(Witness witness, Post post, Instant at) throws IOException {
    Note checkpoint = log.checkpoint(at);
    long size = parsed(checkpoint).size();
    long old = witnessed(witness);
    if (old == size) {
      return false;
    }
    requireNotAhead(witness, old, size);
    WitnessAnswer answer = post.send(request(checkpoint, old));
    if (answer.status() == 409) {
      answer = post.send(request(checkpoint, hasSeen(witness, answer, size)));
    }
    if (answer.status() != 200) {
      throw refused(witness, answer);
    }
    keep(witness, checkpoint, answer.body(), at);
    return true;
  }

  // it knows better than this dock what it has cosigned
  private static long hasSeen(Witness witness, WitnessAnswer answer, long size)
      throws WitnessFault {
    long seen;
    try {
      seen = Lines.number(answer.body().strip());
    } catch (Malformed e) {
      throw WitnessFault.of(witness, "answers 409 without a size: " + Lines.shown(answer.body()));
    }
    requireNotAhead(witness, seen, size);
    return seen;
  }

  private static void requireNotAhead(Witness witness, long seen, long size) throws WitnessFault {
    if (seen > size) {
      throw WitnessFault.alarm(
          witness,
          "has cosigned "
              + seen
              + " entries, the log has "
              + size
              + ": an older log was put back; keep everything and run fsck");
    }
  }

  private static WitnessFault refused(Witness witness, WitnessAnswer answer) {
    return switch (answer.status()) {
      case 403 -> WitnessFault.of(witness, "does not know the log's key: send it keys/log.vkey");
      case 404 -> WitnessFault.of(witness, "does not know this log: send it keys/log.vkey");
      case 409, 422 ->
          WitnessFault.alarm(
              witness,
              "says that the log does not continue what it has cosigned ("
                  + answer.status()
                  + "): keep everything and run fsck");
      default -> WitnessFault.of(witness, "answers " + answer.status() + ": try again later");
    };
  }

  /** The request for the newest checkpoint, to be carried to a witness by hand. */
  public byte[] request(Witness witness, Instant at) throws IOException {
    Note checkpoint = log.checkpoint(at);
    return request(checkpoint, Math.min(witnessed(witness), parsed(checkpoint).size()));
  }

  private byte[] request(Note checkpoint, long old) throws IOException {
    LogTree tree = log.tree(parsed(checkpoint));
    StringBuilder head = new StringBuilder("old ").append(old).append('\n');
    try {
      for (Digest hash : tree.consistencyProof(old)) {
        head.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
      }
    } catch (Malformed e) {
      throw new HardwareFault(
          "store", "damaged", "the custody log is damaged: " + e.getMessage() + "; run fsck", e);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(checkpoint.bytes());
    return body.toByteArray();
  }

  /**
   * Keeps what a witness has answered to a request that was carried by hand.
   *
   * @param request as it was made here, whose checkpoint the answer is for
   * @param lines signature lines
   */
  public void keep(Witness witness, byte[] request, String lines, Instant at) throws IOException {
    Note checkpoint;
    try {
      checkpoint = WitnessRequest.checkpoint(request);
      requireOurs(checkpoint, at);
    } catch (Malformed e) {
      throw WitnessFault.of(witness, "was asked something else: " + e.getMessage());
    }
    keep(witness, checkpoint, lines, at);
  }

  // what was carried away and came back may have been altered
  private void requireOurs(Note checkpoint, Instant at) throws Malformed, IOException {
    Checkpoint asked = Checkpoint.parse(checkpoint.text());
    Checkpoint now = parsed(log.checkpoint(at));
    if (!asked.origin().equals(now.origin())
        || asked.size() > now.size()
        || !log.tree(now).rootAt(asked.size()).equals(asked.root())) {
      throw new Malformed("G12", "the checkpoint in the request is not one of this log");
    }
  }

  private void keep(Witness witness, Note checkpoint, String lines, Instant at) throws IOException {
    NoteSignature cosignature = cosignature(witness, checkpoint, lines);
    Checkpoint seen = parsed(checkpoint);
    Note kept = checkpoint.with(List.of(cosignature));
    WholeFile.write(volume, FOLDER + witness.id() + "/" + seen.size() + NOTE, kept.bytes());
    log.cosigned(seen, cosignature, at);
  }

  private static NoteSignature cosignature(Witness witness, Note checkpoint, String lines)
      throws WitnessFault {
    try {
      Note all =
          Note.parse((checkpoint + lines.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
      if (all.standing(List.of(witness.key())) == Note.Standing.GOOD) {
        return all.signedBy(List.of(witness.key())).signatures().getFirst();
      }
    } catch (Malformed e) {
      throw WitnessFault.of(witness, "answers no signature lines: " + e.getMessage());
    }
    throw WitnessFault.of(
        witness, "answers no cosignature that verifies under " + witness.key() + ": check the key");
  }

  private static Checkpoint parsed(Note checkpoint) {
    try {
      return Checkpoint.parse(checkpoint.text());
    } catch (Malformed e) {
      throw new IllegalStateException("the log's own checkpoint was read before", e);
    }
  }
}
