package io.shuijing.evidence.verify;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Receipt;
import java.io.IOException;
import java.io.InputStream;

/**
 * A note about the journal that lies beside it: someone signed that its first records have a root.
 */
sealed interface Statement {
  String path();

  /** A checkpoint of the recorder, with the cosignatures of witnesses. */
  record OfRecorder(String path, Note note, Checkpoint checkpoint) implements Statement {}

  /** A receipt of the office. */
  record OfOffice(String path, Note note, Receipt receipt) implements Statement {}

  /** A file that should have been one of them. */
  record Unreadable(String path, Malformed reason) implements Statement {}

  /** A file that could not be read. */
  record Lost(String path, IOException reason) implements Statement {}

  static Statement checkpoint(Supply supply, String path) {
    return read(supply, path, note -> new OfRecorder(path, note, Checkpoint.parse(note.text())));
  }

  static Statement receipt(Supply supply, String path) {
    return read(supply, path, note -> new OfOffice(path, note, Receipt.parse(note.text())));
  }

  /** Makes a statement of a note. */
  @FunctionalInterface
  interface Reading {
    Statement of(Note note) throws Malformed;
  }

  private static Statement read(Supply supply, String path, Reading reading) {
    try (InputStream in = supply.open(path)) {
      // one byte more than allowed is enough to see that it is too long
      return reading.of(Note.parse(in.readNBytes(Note.MAX_BYTES + 1)));
    } catch (Malformed e) {
      return new Unreadable(path, e);
    } catch (IOException e) {
      return new Lost(path, e);
    }
  }
}
