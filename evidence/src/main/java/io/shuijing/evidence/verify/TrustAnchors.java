package io.shuijing.evidence.verify;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The keys that whoever verifies holds for true, from a source other than the supply itself: of
 * recorders, of docks as witnesses, of the office (clause V4). A value.
 *
 * @param anchors one for each key
 */
public record TrustAnchors(List<Anchor> anchors) {
  private static final String REVOKED_FORMAT = "shuijing-revoked/v1";

  /** Without any key: signatures can then hold only among themselves. */
  public static final TrustAnchors NONE = new TrustAnchors(List.of());

  /** Keeps its own list. */
  public TrustAnchors {
    anchors = List.copyOf(anchors);
  }

  /**
   * A key and whether it still stands.
   *
   * @param revokedFrom empty if it stands; otherwise the number of the first record that it may not
   *     have signed: the size of the recorder's journal that the office held when it revoked the
   *     key. Of other keys than a recorder's nothing is accepted any more.
   */
  public record Anchor(VerifierKey key, OptionalLong revokedFrom) {}

  /** These keys, all standing. */
  public static TrustAnchors of(List<VerifierKey> keys) {
    return new TrustAnchors(
        keys.stream().map(key -> new Anchor(key, OptionalLong.empty())).toList());
  }

  /** With a key revoked, whether it was among them or not. */
  public TrustAnchors revoked(VerifierKey key, long from) {
    List<Anchor> changed = new ArrayList<>(anchors);
    changed.removeIf(anchor -> anchor.key().equals(key));
    changed.add(new Anchor(key, OptionalLong.of(from)));
    return new TrustAnchors(changed);
  }

  /**
   * Reads verifier keys, one on a line; empty lines and lines that begin with {@code #} are passed
   * over.
   *
   * @throws Malformed clauses N4, N5, K3
   */
  public static List<VerifierKey> parseKeys(String file) throws Malformed {
    List<VerifierKey> keys = new ArrayList<>();
    for (String line : file.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(VerifierKey.parse(line));
      }
    }
    return keys;
  }

  /**
   * Reads revocations: first line {@code shuijing-revoked/v1}, then lines {@code revoked VKEY N}.
   *
   * @throws Malformed clause V4
   */
  public TrustAnchors withRevocations(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(REVOKED_FORMAT);
    TrustAnchors changed = this;
    while (in.nextIs("revoked")) {
      String[] words = in.values("revoked", 2);
      changed = changed.revoked(VerifierKey.parse(words[0]), Lines.number(words[1]));
    }
    in.end();
    return changed;
  }

  /** Keys under a name, revoked ones included. */
  List<VerifierKey> named(String name) {
    return anchors.stream().map(Anchor::key).filter(key -> key.name().equals(name)).toList();
  }

  /** Where a key's revocation begins; empty if it stands or is not among them. */
  OptionalLong revokedFrom(VerifierKey key) {
    return anchors.stream()
        .filter(anchor -> anchor.key().equals(key))
        .map(Anchor::revokedFrom)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Standing keys under a name. */
  List<VerifierKey> standing(String name) {
    return named(name).stream().filter(key -> revokedFrom(key).isEmpty()).toList();
  }

  /**
   * What verifies cosignatures: the standing keys of docks and other witnesses (clause V51). A key
   * that is revoked as a witness's does not come back by being given as a dock's Ed25519 key too.
   */
  List<VerifierKey> witnesses() {
    List<VerifierKey> witnesses = new ArrayList<>();
    for (Anchor anchor : anchors) {
      if (anchor.revokedFrom().isEmpty()) {
        witness(anchor.key(), witnesses);
      }
    }
    return witnesses.stream().filter(key -> revokedFrom(key).isEmpty()).distinct().toList();
  }

  private static void witness(VerifierKey key, List<VerifierKey> into) {
    if (key.suite() == Suite.COSIGNATURE) {
      into.add(key);
    } else if (key.suite() == Suite.ED25519 && isDock(key.name())) {
      try {
        into.add(VerifierKey.of(key.name(), Suite.COSIGNATURE, key.publicKey()));
      } catch (Malformed e) {
        throw new IllegalStateException("the same public key was clean before", e);
      }
    }
  }

  private static boolean isDock(String name) {
    try {
      return Name.parse(name).kind() == Name.Kind.DOCK;
    } catch (Malformed e) {
      return false; // a witness of another party may have any name
    }
  }
}
