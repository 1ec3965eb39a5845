package io.shuijing.dock.witness;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import java.nio.charset.StandardCharsets;

/** The body of an {@code add-checkpoint} request. */
final class WitnessRequest {
  private WitnessRequest() {}

  /** The checkpoint in it. */
  static Note checkpoint(byte[] body) throws Malformed {
    String text = Lines.utf8(body);
    int blank = text.indexOf("\n\n");
    if (!text.startsWith("old ") || blank < 0) {
      throw new Malformed("G12", "not a request of a witness");
    }
    return Note.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
  }
}
