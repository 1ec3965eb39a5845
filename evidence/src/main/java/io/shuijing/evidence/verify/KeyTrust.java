package io.shuijing.evidence.verify;

/** Whose key signed, apart from whether the signatures are right (clause V4). */
public enum KeyTrust {
  /** A key that was given as this recorder's. */
  KNOWN,
  /** Revoked later; a witness had seen the records before. They stand. */
  REVOKED_AFTER,
  /** No key was given for this name; someone's signatures hold, nobody says whose. */
  UNKNOWN,
  /** Revoked, and nothing shows that the records are older. They prove nothing. */
  REVOKED_BEFORE;

  /** The word in reports and vectors, such as {@code REVOKED-AFTER}. */
  public String word() {
    return name().replace('_', '-');
  }

  /** The worse of two. */
  public KeyTrust or(KeyTrust other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
