package io.shuijing.dock.witness;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import java.util.Locale;

/**
 * A witness that the office has agreed with.
 *
 * @param key by which its cosignatures are known
 */
public record Witness(VerifierKey key) {

  /**
   * Reads a witness's key.
   *
   * @throws Malformed if it is none of suite {@code 04}
   */
  public static Witness parse(String vkey) throws Malformed {
    VerifierKey key = VerifierKey.parse(vkey);
    if (key.suite() != Suite.COSIGNATURE) {
      throw new Malformed("G12", "a witness has a key of suite 04, not " + key.suite());
    }
    return new Witness(key);
  }

  /** Its key id in eight hex digits: the name of its folder. */
  public String id() {
    return String.format(Locale.ROOT, "%08x", key.id());
  }
}
