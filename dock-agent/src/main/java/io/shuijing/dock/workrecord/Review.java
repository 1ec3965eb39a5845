package io.shuijing.dock.workrecord;

import io.shuijing.dock.catalogue.Person;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.time.Instant;

/**
 * What the unit's leader says to a work record.
 *
 * @param of digest of the record as filed
 * @param agreed or sent back
 * @param opinion in words
 * @param by the leader
 * @param at by the dock's clock
 */
public record Review(Digest of, boolean agreed, String opinion, Person by, Instant at) {
  private static final String FORMAT = "shuijing-work-review/v1";

  byte[] text() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("of", of).line("result", agreed ? "agreed" : "sent-back").line("opinion", opinion);
    return out.line("by", by.certificate(), by.name()).line("at", Lines.time(at)).bytes();
  }

  static Review parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Digest of = Digest.fromHex(in.value("of"));
    String result = in.value("result");
    if (!result.equals("agreed") && !result.equals("sent-back")) {
      throw new Malformed("L5", "no such result: " + Lines.shown(result));
    }
    String opinion = in.rest("opinion");
    Person by = WorkRecord.person(in.rest("by"));
    Instant at = Lines.time(in.value("at"));
    in.end();
    return new Review(of, result.equals("agreed"), opinion, by, at);
  }
}
