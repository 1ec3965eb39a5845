package io.shuijing.evidence.transfer;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The office's word that it holds a recorder's journal up to a size, and that every sealed segment
 * named below that size is durable in its store and verified, but for those excepted (clauses R1 to
 * R5).
 *
 * @param size records of the journal that the office holds
 * @param root of the journal's tree at that size
 * @param at when, by the office's clock
 * @param except numbers of segment records whose bytes the office does not hold, ascending
 */
public record Receipt(
    Name office, Name recorder, long size, Digest root, Instant at, List<Long> except) {
  private static final String FORMAT = "shuijing-receipt/v1";

  /** More exceptions than this do not fit into one receipt; give one for a smaller size. */
  public static final int MAX_EXCEPTIONS = 4096;

  /** Keeps its own list; refuses what no reader takes. */
  public Receipt {
    except = List.copyOf(except);
    if (office.kind() != Name.Kind.OFFICE
        || recorder.kind() != Name.Kind.RECORDER
        || except.size() > MAX_EXCEPTIONS
        || !ascendsBelow(size, except)) {
      throw new IllegalArgumentException("no receipt of " + office + " for " + recorder);
    }
  }

  private static boolean ascendsBelow(long size, List<Long> except) {
    long last = -1;
    for (long n : except) {
      if (n <= last || n >= size) {
        return false;
      }
      last = n;
    }
    return true;
  }

  /** Reads the text of a receipt's note. */
  public static Receipt parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Name office = Name.parse(in.value("office"));
    Name recorder = Name.parse(in.value("recorder"));
    if (office.kind() != Name.Kind.OFFICE || recorder.kind() != Name.Kind.RECORDER) {
      throw new Malformed("R1", "a receipt is of an office for a recorder");
    }
    long size = Lines.number(in.value("size"));
    Digest root = Digest.fromHex(in.value("root"));
    Instant at = Lines.time(in.value("at"));
    List<Long> except = new ArrayList<>();
    while (in.nextIs("except") && except.size() < MAX_EXCEPTIONS) {
      except.add(Lines.number(in.value("except")));
    }
    in.end();
    if (!ascendsBelow(size, except)) {
      throw new Malformed("R3", "exceptions ascend and lie below the size");
    }
    return new Receipt(office, recorder, size, root, at, except);
  }

  /** The text to sign. */
  public byte[] text() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("office", office).line("recorder", recorder).line("size", size);
    out.line("root", root).line("at", Lines.time(at));
    except.forEach(n -> out.line("except", n));
    return out.bytes();
  }

  /** The signed note. */
  public Note sign(List<? extends Signer> signers) throws SigningFailed {
    return Note.sign(text(), signers);
  }

  /** Whether the office says that it holds the segment of this record. */
  public boolean covers(long n) {
    return n < size && Collections.binarySearch(except, n) < 0;
  }
}
