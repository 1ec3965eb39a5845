package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The state of a tree: C2SP tlog-checkpoint without extension lines (clause C2).
 *
 * @param origin whose tree; the recorder's name for a journal
 * @param size leaves
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Digest root) {

  /** Refuses what no reader takes. */
  public Checkpoint {
    if (size < 0 || origin.isEmpty() || origin.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("no checkpoint of " + Lines.shown(origin) + ": " + size);
    }
  }

  /** Reads the text of a checkpoint's note. */
  public static Checkpoint parse(byte[] text) throws Malformed {
    String[] lines = Lines.utf8(text).split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new Malformed("C2", "a checkpoint has three lines");
    }
    if (lines[0].isEmpty() || lines[0].chars().anyMatch(Character::isISOControl)) {
      throw new Malformed("C2", "not an origin: " + Lines.shown(lines[0]));
    }
    return new Checkpoint(lines[0], Lines.number(lines[1]), root(lines[2]));
  }

  private static Digest root(String base64) throws Malformed {
    try {
      Digest root = Digest.fromBytes(Base64.getDecoder().decode(base64));
      if (base64(root).equals(base64)) {
        return root;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed("C2", "not a root: " + Lines.shown(base64));
    }
    throw new Malformed("C2", "a second encoding of a root: " + Lines.shown(base64));
  }

  private static String base64(Digest root) {
    return Base64.getEncoder().encodeToString(root.bytes());
  }

  /** The text to sign. */
  public byte[] text() {
    return (origin + "\n" + size + "\n" + base64(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The signed note. */
  public Note sign(List<? extends Signer> signers) throws SigningFailed {
    return Note.sign(text(), signers);
  }
}
