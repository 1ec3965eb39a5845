package io.shuijing.evidence.note;

import io.shuijing.evidence.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a key signs (clause N4); the identifier stands in front of the public key. */
public enum Suite {
  /** RFC 8032; the public key is its 32 bytes. */
  ED25519("\u0001"),
  /** ECDSA with SHA-256 on NIST P-256; public key as DER SPKI, signature as DER. */
  ECDSA_P256("\u0002"),
  /** C2SP cosignature/v1 of a witness; public key as in Ed25519. */
  COSIGNATURE("\u0004"),
  /**
   * GM/T 0003.2 with SM3 and the usual id 1234567812345678; public key as DER SPKI, signature as
   * DER.
   */
  SM2_SM3("\u00ffsm2sm3");

  private final String identifier;

  Suite(String identifier) {
    this.identifier = identifier;
  }

  byte[] identifier() {
    return identifier.getBytes(StandardCharsets.ISO_8859_1);
  }

  static Suite of(byte[] material) throws Malformed {
    for (Suite suite : values()) {
      byte[] id = suite.identifier();
      if (material.length > id.length && Arrays.equals(material, 0, id.length, id, 0, id.length)) {
        return suite;
      }
    }
    throw new Malformed("N4", "a key of no suite that is known here");
  }
}
