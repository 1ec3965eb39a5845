package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Suite;
import io.shuijing.evidence.note.VerifierKey;
import java.util.OptionalLong;

/**
 * The content of one record (clauses J2 to J10).
 *
 * @param n number in the journal, from 0
 * @param prev digest of record n-1 as stored; 64 zeros for n = 0
 */
public record JournalRecord(Name recorder, long n, Digest prev, Moment moment, Entry entry) {
  static final String FORMAT = "shuijing-journal/v1";

  /** Reads the text of a record. */
  static JournalRecord parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Name recorder = Name.parse(in.value("recorder"));
    if (recorder.kind() != Name.Kind.RECORDER) {
      throw new Malformed("J3", "not a recorder: " + recorder);
    }
    long n = Lines.number(in.value("n"));
    Digest prev = Digest.fromHex(in.value("prev"));
    Moment moment = moment(in);
    Entry entry = EntryReader.read(in.value("type"), in);
    in.end();
    if ((n == 0) != (entry instanceof Entry.Genesis)) {
      throw new Malformed("J11", "record 0 is the genesis, and no other is");
    }
    if (n == 0 && !prev.equals(Digest.ZERO)) {
      throw new Malformed("J5", "a record before the first one");
    }
    if (entry instanceof Entry.Genesis genesis) {
      checkNames(genesis, recorder);
    }
    return new JournalRecord(recorder, n, prev, moment, entry);
  }

  private static void checkNames(Entry.Genesis genesis, Name recorder) throws Malformed {
    for (VerifierKey key : genesis.keys()) {
      if (!key.name().equals(recorder.text()) || key.suite() == Suite.COSIGNATURE) {
        throw new Malformed("J11", "not a signing key of the recorder: " + key.name());
      }
    }
    VerifierKey office = genesis.office();
    if (!office.name().equals(Name.office(recorder.domain()).text())
        || office.suite() == Suite.COSIGNATURE) {
      throw new Malformed("J11", "not a signing key of the recorder's office: " + office.name());
    }
  }

  private static Moment moment(Lines in) throws Malformed {
    long boot = Lines.number(in.value("boot"));
    long mono = Lines.number(in.value("mono"));
    var wall = Lines.time(in.value("wall"));
    String[] clock = in.values("clock", 2);
    OptionalLong uncertainty =
        clock[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Lines.number(clock[1]));
    return new Moment(boot, mono, wall, ClockSource.parse(clock[0]), uncertainty);
  }

  /** The text to sign. */
  byte[] text() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("recorder", recorder).line("n", n).line("prev", prev);
    out.line("boot", moment.boot()).line("mono", moment.monoMs());
    out.line("wall", Lines.time(moment.wall()));
    out.line(
        "clock",
        moment.source().word(),
        moment.uncertaintyMs().isPresent() ? moment.uncertaintyMs().getAsLong() : "-");
    out.line("type", type());
    EntryText.write(entry, out);
    return out.bytes();
  }

  /** The word for what happened. */
  public String type() {
    return EntryText.type(entry);
  }
}
