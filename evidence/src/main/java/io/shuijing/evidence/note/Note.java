package io.shuijing.evidence.note;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A text and its signature lines, as the bytes that were read (clauses N1 to N7). */
public final class Note {
  /** More signature lines than this are malformed. */
  public static final int MAX_SIGNATURES = 16;

  /** A longer note is malformed. */
  public static final int MAX_BYTES = 320 * 1024;

  private static final String DASH = "\u2014 ";
  private static final byte[] DASH_BYTES = DASH.getBytes(StandardCharsets.UTF_8);

  private final byte[] bytes;
  private final int textLength;
  private final List<NoteSignature> signatures;

  private Note(byte[] bytes, int textLength, List<NoteSignature> signatures) {
    this.bytes = bytes;
    this.textLength = textLength;
    this.signatures = List.copyOf(signatures);
  }

  /** What the signatures of a note are worth. */
  public enum Standing {
    /** At least one known key signed, and no signature by a known key is wrong. */
    GOOD,
    /** No known key signed. */
    UNKNOWN,
    /** A signature that claims a known key is wrong. */
    BAD
  }

  /**
   * Reads a note.
   *
   * @throws Malformed clauses N1 to N3
   */
  public static Note parse(byte[] bytes) throws Malformed {
    if (bytes.length > MAX_BYTES) {
      throw new Malformed("N3", "a note of " + bytes.length + " bytes");
    }
    checkCharacters(bytes);
    int blank = lastBlankLine(bytes);
    List<NoteSignature> signatures = new ArrayList<>();
    Lines.utf8(Arrays.copyOf(bytes, blank));
    String lines = Lines.utf8(Arrays.copyOfRange(bytes, blank + 1, bytes.length));
    if (lines.isEmpty() || !lines.endsWith("\n")) {
      throw new Malformed("N2", "a note ends with signature lines");
    }
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      signatures.add(signature(line));
    }
    if (signatures.size() > MAX_SIGNATURES) {
      throw new Malformed("N3", signatures.size() + " signature lines");
    }
    return new Note(bytes.clone(), blank, signatures);
  }

  private static void checkCharacters(byte[] bytes) throws Malformed {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n') {
        throw new Malformed("N1", "a control character in a note");
      }
    }
  }

  private static int lastBlankLine(byte[] bytes) throws Malformed {
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\n') {
        return i;
      }
    }
    throw new Malformed("N1", "no empty line between text and signatures");
  }

  private static NoteSignature signature(String line) throws Malformed {
    String[] words = line.split(" ", -1);
    if (!line.startsWith(DASH) || words.length != 3 || !isKeyName(words[1])) {
      throw new Malformed("N2", "not a signature line: " + Lines.shown(line));
    }
    byte[] blob = base64(words[2]);
    if (blob.length < 5) {
      throw new Malformed("N2", "a signature of " + blob.length + " bytes");
    }
    return new NoteSignature(
        words[1], ByteBuffer.wrap(blob).getInt(), Arrays.copyOfRange(blob, 4, blob.length));
  }

  /** C2SP signed-note: neither empty nor with any Unicode space or plus. */
  static boolean isKeyName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i); // all spaces and controls are in the basic plane
      if (c == '+'
          || Character.isSpaceChar(c)
          || Character.isWhitespace(c)
          || Character.isISOControl(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  static byte[] base64(String text) throws Malformed {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed("N2", "not base64: " + Lines.shown(text));
    }
    throw new Malformed("N2", "a second encoding of base64: " + Lines.shown(text));
  }

  /**
   * Signs a text with every signer, in their order.
   *
   * @param text not empty, ending with LF
   */
  public static Note sign(byte[] text, List<? extends Signer> signers) throws SigningFailed {
    if (text.length == 0 || text[text.length - 1] != '\n' || signers.isEmpty()) {
      throw new IllegalArgumentException("a note has a text that ends with LF, and a signer");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (Signer signer : signers) {
      VerifierKey key = signer.key();
      signatures.add(new NoteSignature(key.name(), key.id(), signer.sign(text)));
    }
    return new Note(assemble(text, signatures), text.length, signatures);
  }

  /**
   * The same text with further signatures behind those it has. Of a note from outside first take
   * {@link #signedBy}, so that there is room.
   */
  public Note with(List<NoteSignature> further) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(further);
    if (all.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException(all.size() + " signature lines");
    }
    return new Note(assemble(text(), all), textLength, all);
  }

  /**
   * The same text with the signature lines that name one of these keys, and no others.
   *
   * @throws IllegalArgumentException if there is none: that would be no note
   */
  public Note signedBy(List<VerifierKey> keys) {
    List<NoteSignature> kept =
        signatures.stream().filter(s -> keys.stream().anyMatch(key -> names(s, key))).toList();
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("a note that none of these keys signed");
    }
    return new Note(assemble(text(), kept), textLength, kept);
  }

  private static boolean names(NoteSignature signature, VerifierKey key) {
    return key.name().equals(signature.name()) && key.id() == signature.keyId();
  }

  private static byte[] assemble(byte[] text, List<NoteSignature> signatures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 256);
    out.writeBytes(text);
    out.write('\n');
    for (NoteSignature s : signatures) {
      byte[] blob =
          ByteBuffer.allocate(4 + s.signature().length)
              .putInt(s.keyId())
              .put(s.signature())
              .array();
      out.writeBytes(DASH_BYTES);
      out.writeBytes((s.name() + " ").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(Base64.getEncoder().encode(blob));
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** What its signatures are worth to someone who knows these keys. */
  public Standing standing(List<VerifierKey> known) {
    boolean good = false;
    byte[] text = text();
    for (NoteSignature signature : signatures) {
      List<VerifierKey> named = known.stream().filter(key -> names(signature, key)).toList();
      if (named.stream().anyMatch(key -> key.verifies(text, signature.signature()))) {
        good = true;
      } else if (!named.isEmpty()) {
        return Standing.BAD;
      }
    }
    return good ? Standing.GOOD : Standing.UNKNOWN;
  }

  /** The signed text, ending with LF. */
  public byte[] text() {
    return Arrays.copyOf(bytes, textLength);
  }

  /** The signature lines in their order. */
  public List<NoteSignature> signatures() {
    return signatures;
  }

  /** The whole note as stored: text, empty line, signature lines. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Length of the whole note. */
  public int length() {
    return bytes.length;
  }

  /** Digest of the whole note as stored. */
  public Digest digest() {
    return Digest.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Note that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
