package io.shuijing.dock.intake;

/** Why something is not accepted; where the verifier has a verdict for it, by the same word. */
public enum Objection {
  /** Its journal is another one than the office has seen. */
  FORK("FORK"),
  /** Its journal ends before what the office has seen: an older card was put back. */
  ROLLED_BACK("ROLLED-BACK"),
  /** A signature is not by the enrolled key. */
  BAD_SIGNATURE("BAD-SIGNATURE"),
  /** Bytes are others than the journal names. */
  MODIFIED("MODIFIED"),
  /** Bytes that the journal names are not there. */
  MISSING("MISSING"),
  /** Bytes that no record names. */
  EXTRA("EXTRA"),
  /** Bytes that are no record of the format, or that the recorder cannot read. */
  UNREADABLE("UNREADABLE"),
  /** No recorder of this name is enrolled here. */
  UNKNOWN_RECORDER("UNKNOWN"),
  /** Its key was revoked here. */
  REVOKED_RECORDER("REVOKED"),
  /** Longer than anything the format allows. */
  OVERSIZE("OVERSIZE"),
  /** The recorder itself had put it apart. */
  ORPHAN("ORPHAN");

  private final String word;

  Objection(String word) {
    this.word = word;
  }

  /** The word in logs and files. */
  public String word() {
    return word;
  }
}
