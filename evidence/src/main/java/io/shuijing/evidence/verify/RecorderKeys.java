package io.shuijing.evidence.verify;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry.Genesis;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.NoteSignature;
import io.shuijing.evidence.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The keys that have to sign every record of one recorder (clause V15): those of its genesis, if
 * the genesis is signed by them and one of them was given as this recorder's, or none was given for
 * it; otherwise those that were given.
 */
final class RecorderKeys {
  private final Optional<Name> recorder;
  private final List<VerifierKey> keys;
  private final boolean exact;
  private final List<VerifierKey> office;
  private final TrustAnchors anchors;

  private RecorderKeys(
      Optional<Name> recorder,
      List<VerifierKey> keys,
      Optional<Genesis> genesis,
      TrustAnchors anchors) {
    this.recorder = recorder;
    this.keys = List.copyOf(keys);
    this.exact = genesis.isPresent();
    this.office = genesis.map(g -> List.of(g.office())).orElse(List.of());
    this.anchors = anchors;
  }

  /** What the signatures of a record are worth. */
  enum Standing {
    GOOD,
    /** A key that has to sign did not, or wrongly. */
    BAD,
    /** All that have to sign did, but their lines are not the only ones, or not in their order. */
    OTHER_LINES
  }

  /** The keys for a journal that begins with this record. */
  static RecorderKeys of(StoredRecord first, TrustAnchors anchors) {
    Name recorder = first.record().recorder();
    RecorderKeys given = given(recorder, anchors);
    if (!(first.entry() instanceof Genesis genesis)) {
      return given;
    }
    RecorderKeys own =
        new RecorderKeys(Optional.of(recorder), genesis.keys(), Optional.of(genesis), anchors);
    if (given.keys.isEmpty()) {
      return own;
    }
    boolean vouched = genesis.keys().stream().anyMatch(given.keys::contains);
    return vouched && own.judge(first.note()) == Standing.GOOD ? own : given;
  }

  /** The keys that were given for a recorder. */
  static RecorderKeys given(Name recorder, TrustAnchors anchors) {
    List<VerifierKey> keys = anchors.named(recorder.text());
    return new RecorderKeys(Optional.of(recorder), keys, Optional.empty(), anchors);
  }

  /** For a supply that does not even name a recorder. */
  static RecorderKeys none() {
    return new RecorderKeys(Optional.empty(), List.of(), Optional.empty(), TrustAnchors.NONE);
  }

  /** Whose keys; empty if nothing in the supply says. */
  Optional<Name> recorder() {
    return recorder;
  }

  boolean areOf(Name name) {
    return recorder.equals(Optional.of(name));
  }

  List<VerifierKey> keys() {
    return keys;
  }

  /** What a record's signatures are worth. */
  Standing judge(Note note) {
    boolean signed = !keys.isEmpty() && keys.stream().allMatch(key -> signedBy(key, note));
    if (!signed) {
      return Standing.BAD;
    }
    return exact && !linesAreExactly(note) ? Standing.OTHER_LINES : Standing.GOOD;
  }

  private boolean linesAreExactly(Note note) {
    if (note.signatures().size() != keys.size()) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!isBy(keys.get(i), note.signatures().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBy(VerifierKey key, NoteSignature line) {
    return line.name().equals(key.name()) && line.keyId() == key.id();
  }

  private static boolean signedBy(VerifierKey key, Note note) {
    boolean signed = false;
    for (NoteSignature line : note.signatures()) {
      if (isBy(key, line)) {
        if (!key.verifies(note.text(), line.signature())) {
          return false;
        }
        signed = true;
      }
    }
    return signed;
  }

  /** Whether all of them signed a checkpoint; lines of witnesses stand beside theirs. */
  boolean signed(Note note) {
    return judge(note) != Standing.BAD;
  }

  /** The keys of an office: the one that the genesis names, and those given under its name. */
  List<VerifierKey> officeKeys(Name name) {
    List<VerifierKey> all = new ArrayList<>(anchors.standing(name.text()));
    office.stream()
        .filter(key -> key.name().equals(name.text()) && anchors.revokedFrom(key).isEmpty())
        .forEach(all::add);
    return all.stream().distinct().toList();
  }

  /**
   * How far the keys are trusted for records up to one. The best of those that were given counts,
   * because all of them have to sign.
   *
   * @param last number of the last record concerned
   * @param witnessed sizes of the checkpoints that witnesses cosigned and that fit this journal
   */
  KeyTrust trust(long last, List<Long> witnessed) {
    List<VerifierKey> given = recorder.map(name -> anchors.named(name.text())).orElse(List.of());
    return keys.stream()
        .filter(given::contains)
        .map(key -> trust(anchors.revokedFrom(key), last, witnessed))
        .min(KeyTrust::compareTo)
        .orElse(KeyTrust.UNKNOWN);
  }

  private static KeyTrust trust(OptionalLong revokedFrom, long last, List<Long> witnessed) {
    if (revokedFrom.isEmpty()) {
      return KeyTrust.KNOWN;
    }
    long from = revokedFrom.getAsLong();
    boolean older = witnessed.stream().anyMatch(size -> last < size && size <= from);
    return older ? KeyTrust.REVOKED_AFTER : KeyTrust.REVOKED_BEFORE;
  }
}
