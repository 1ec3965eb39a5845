package io.shuijing.evidence.audit;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.CustodyEntry;
import java.util.Optional;

/** A note of the archive that an entry speaks of (clause G11). */
record StoredNote(String path, Digest digest) {
  static Optional<StoredNote> of(CustodyEntry entry) {
    return switch (entry) {
      case CustodyEntry.Accepted accepted ->
          accepted
              .note()
              .digest()
              .map(digest ->
                  new StoredNote(
                      accepted.recorder().last()
                          + "/checkpoints/"
                          + accepted.tree().size()
                          + ".note",
                      digest));
      case CustodyEntry.Receipted receipted ->
          receipted
              .note()
              .digest()
              .map(digest ->
                  new StoredNote(
                      receipted.recorder().last()
                          + "/receipts/"
                          + receipted.tree().size()
                          + ".note",
                      digest));
      case CustodyEntry.Enrol _, CustodyEntry.Revoke _, CustodyEntry.Verified _ -> Optional.empty();
    };
  }
}
