package io.shuijing.dock.workrecord;

import io.shuijing.dock.catalogue.Person;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import java.time.Instant;

/**
 * What an officer says about a recording that was broken off.
 *
 * @param about which one
 * @param cause of the four that the rule allows
 * @param grounds reason and basis
 * @param by whom
 * @param at by the dock's clock
 */
public record WorkRecord(About about, Cause cause, Grounds grounds, Person by, Instant at) {
  private static final String FORMAT = "shuijing-work-record/v1";

  /** A session of a recorder. */
  public record About(Name recorder, SessionId session) {}

  /** Why, in the officer's words, and on what basis. */
  public record Grounds(String reason, String basis) {}

  byte[] text() {
    LineWriter out = new LineWriter(FORMAT);
    out.line("recorder", about.recorder()).line("session", about.session());
    out.line("cause", cause.word()).line("reason", grounds.reason());
    out.line("basis", grounds.basis()).line("by", by.certificate(), by.name());
    return out.line("at", Lines.time(at)).bytes();
  }

  static WorkRecord parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    About about = new About(Name.parse(in.value("recorder")), SessionId.parse(in.value("session")));
    String word = in.value("cause");
    Cause cause = Cause.of(word).orElseThrow(() -> new Malformed("L5", "no such cause: " + word));
    Grounds grounds = new Grounds(in.rest("reason"), in.rest("basis"));
    Person by = person(in.rest("by"));
    Instant at = Lines.time(in.value("at"));
    in.end();
    return new WorkRecord(about, cause, grounds, by, at);
  }

  static Person person(String words) throws Malformed {
    int space = words.indexOf(' ');
    if (space < 1) {
      throw new Malformed("L5", "by takes a certificate number and a name");
    }
    return new Person(words.substring(space + 1), words.substring(0, space));
  }
}
