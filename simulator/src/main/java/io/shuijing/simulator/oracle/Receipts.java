package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Receipt;
import java.util.ArrayList;
import java.util.List;

/** Receipts in a folder that verify under the office's key and are for this recorder. */
public final class Receipts {
  private Receipts() {}

  /** Those in the notes of a folder. */
  public static List<Receipt> in(Shelf shelf, String folder, Scene.Identity identity) {
    List<Receipt> receipts = new ArrayList<>();
    for (String path : shelf.below(folder)) {
      if (path.endsWith(".note")) {
        parse(shelf.bytes(path), identity, receipts);
      }
    }
    return receipts;
  }

  private static void parse(byte[] bytes, Scene.Identity identity, List<Receipt> into) {
    try {
      Note note = Note.parse(bytes);
      Receipt receipt = Receipt.parse(note.text());
      if (note.standing(List.of(identity.office())) == Note.Standing.GOOD
          && receipt.recorder().equals(identity.recorder())) {
        into.add(receipt);
      }
    } catch (Malformed notWhole) {
      return; // such a note proves nothing
    }
  }
}
