package io.shuijing.dock.custody;

import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.VerifierKey;
import java.util.List;

/** Who signs the log and its entries. */
public interface LogKeys {
  /** Origin of the log, and name of its key. */
  String origin();

  /** By which the log's checkpoints are known. */
  VerifierKey logKey();

  /** A checkpoint signed by the log's key and cosigned by the dock. */
  Note seal(Checkpoint checkpoint, long posixSeconds) throws SigningFailed;

  /** They sign entries. */
  List<Signer> signers();

  /** What a new log begins with: the keys that are known from its first moment on. */
  List<CustodyEntry> first();
}
