package io.shuijing.dock.office;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a new recorder asks for: a note signed by the very key that is to be enrolled, which proves
 * that the recorder holds it.
 *
 * @param link public link key, DER SPKI; another key than the journal's
 */
record EnrolmentRequest(Name recorder, VerifierKey key, byte[] link) {
  private static final String FORMAT = "shuijing-enrolment/v1";
  private static final byte[] ED25519_SPKI = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  /**
   * Reads and checks a request.
   *
   * @throws Malformed if it is none, is not signed by its key, or asks for a key that is not clean
   */
  static EnrolmentRequest parse(byte[] bytes) throws Malformed {
    Note note = Note.parse(bytes);
    Lines in = Lines.of(note.text());
    in.exactly(FORMAT);
    Name recorder = Name.parse(in.value("recorder"));
    VerifierKey key = VerifierKey.parse(in.value("key"));
    byte[] link = base64(in.value("link"));
    in.end();
    if (recorder.kind() != Name.Kind.RECORDER || !key.name().equals(recorder.text())) {
      throw new Malformed("K1", "a request is for one recorder and a key of its name");
    }
    if (note.standing(List.of(key)) != Note.Standing.GOOD) {
      throw new Malformed("K2", "the request is not signed by the key that it names");
    }
    requireKinds(key, link);
    return new EnrolmentRequest(recorder, key, link);
  }

  private static void requireKinds(VerifierKey key, byte[] link) throws Malformed {
    switch (key.suite()) {
      case ED25519, ECDSA_P256 -> {}
      case SM2_SM3, COSIGNATURE ->
          throw new Malformed("K2", "a journal key is Ed25519 or P-256, not " + key.suite());
    }
    VerifierKey linkKey =
        isEd25519(link)
            ? VerifierKey.of(
                key.name(),
                Suite.ED25519,
                Arrays.copyOfRange(link, ED25519_SPKI.length, link.length))
            : VerifierKey.of(key.name(), Suite.ECDSA_P256, link);
    if (linkKey.equals(key)) {
      throw new Malformed("K2", "the link key is the journal key: make another one");
    }
  }

  private static boolean isEd25519(byte[] spki) {
    int prefix = ED25519_SPKI.length;
    return spki.length > prefix && Arrays.equals(spki, 0, prefix, ED25519_SPKI, 0, prefix);
  }

  private static byte[] base64(String text) throws Malformed {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed("K2", "a link key that is not base64: " + Lines.shown(text));
    }
    throw new Malformed("K2", "a second encoding of a link key");
  }
}
