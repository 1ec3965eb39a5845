package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.VerifierKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an entry of the office's custody log says (clauses G5 to G10). Ids and digests only: what
 * the law says must go can go while the log stays whole.
 */
public sealed interface CustodyEntry {

  /**
   * From here on the office knows this key.
   *
   * @param link digest of the public link key (DER SPKI), if it has one
   */
  record Enrol(VerifierKey key, Optional<Digest> link) implements CustodyEntry {}

  /**
   * From here on this key proves nothing new.
   *
   * @param from the first record of its journal that is not believed; empty if it has none
   */
  record Revoke(VerifierKey key, OptionalLong from) implements CustodyEntry {}

  /**
   * The office has taken a journal over up to a size, and a dock has cosigned it.
   *
   * @param note of the cosigned checkpoint as stored
   */
  record Accepted(Name recorder, Tree tree, Name dock, Content note) implements CustodyEntry {}

  /**
   * The office has given a receipt.
   *
   * @param except how many segments below its size it excepts
   * @param note of the receipt as stored
   */
  record Receipted(Name recorder, Tree tree, long except, Content note) implements CustodyEntry {}

  /**
   * A file of a recorder was looked at.
   *
   * @param path on the recorder: {@code journal}, or that of a track
   * @param verdict as the verifier has it (clause V2)
   * @param by on what occasion
   */
  record Verified(Name recorder, String path, Content content, String verdict, Occasion by)
      implements CustodyEntry {}

  /** A journal up to a size, and the root over its records. */
  record Tree(long size, Digest root) {}

  /**
   * Bytes, by what they are.
   *
   * @param digest empty if they could not be had
   */
  record Content(Optional<Digest> digest, long bytes) {
    /** These bytes. */
    public static Content of(byte[] bytes) {
      return new Content(Optional.of(Digest.of(bytes)), bytes.length);
    }
  }

  /** On what occasion a file was looked at. */
  enum Occasion {
    /** When it came. */
    INTAKE("intake"),
    /** When the archive was read again. */
    UPKEEP("upkeep");

    private final String word;

    Occasion(String word) {
      this.word = word;
    }

    /** As it stands in an entry. */
    public String word() {
      return word;
    }
  }
}
