package io.shuijing.evidence.custody;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry.Accepted;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Enrol;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.evidence.custody.CustodyEntry.Receipted;
import io.shuijing.evidence.custody.CustodyEntry.Revoke;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.custody.CustodyEntry.Verified;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.VerifierKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry as it stands in a log: a note of the office (clause G5).
 *
 * @param log origin of the log that it is for: an entry cannot be moved to another one
 * @param at when, by the office's clock
 */
public record LoggedEntry(String log, Instant at, CustodyEntry entry) {
  private static final String FORMAT = "shuijing-custody/v1";

  /** The signed note. */
  public Note sign(List<? extends Signer> signers) throws SigningFailed {
    return Note.sign(text(), signers);
  }

  /** The text to sign. */
  public byte[] text() {
    LineWriter out = new LineWriter(FORMAT).line("log", log).line("at", Lines.time(at));
    switch (entry) {
      case Enrol(VerifierKey key, Optional<Digest> link) ->
          out.line("type", "enrol")
              .line("key", key)
              .line("link", link.map(Digest::hex).orElse("-"));
      case Revoke(VerifierKey key, OptionalLong from) ->
          out.line("type", "revoke").line("key", key).line("from", orDash(from));
      case Accepted(Name recorder, Tree tree, Name dock, Content note) -> {
        out.line("type", "accepted").line("recorder", recorder);
        out.line("tree", tree.size(), tree.root()).line("dock", dock);
        content(out, "note", note);
      }
      case Receipted(Name recorder, Tree tree, long except, Content note) -> {
        out.line("type", "receipt").line("recorder", recorder);
        out.line("tree", tree.size(), tree.root()).line("except", except);
        content(out, "note", note);
      }
      case Verified(Name recorder, String path, Content content, String verdict, Occasion by) -> {
        out.line("type", "verified").line("recorder", recorder).line("path", path);
        content(out, "content", content);
        out.line("verdict", verdict).line("by", by.word());
      }
    }
    return out.bytes();
  }

  private static void content(LineWriter out, String key, Content content) {
    out.line(key, content.digest().map(Digest::hex).orElse("-"), content.bytes());
  }

  private static String orDash(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
  }

  /** Reads the text of an entry's note. */
  public static LoggedEntry parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    String log = in.value("log");
    Instant at = Lines.time(in.value("at"));
    CustodyEntry entry = entry(in, in.value("type"));
    in.end();
    return new LoggedEntry(log, at, entry);
  }

  private static CustodyEntry entry(Lines in, String type) throws Malformed {
    return switch (type) {
      case "enrol" -> new Enrol(VerifierKey.parse(in.value("key")), link(in.value("link")));
      case "revoke" -> new Revoke(VerifierKey.parse(in.value("key")), from(in.value("from")));
      case "accepted" ->
          new Accepted(
              name(in, "recorder", Name.Kind.RECORDER),
              tree(in),
              name(in, "dock", Name.Kind.DOCK),
              content(in, "note"));
      case "receipt" ->
          new Receipted(
              name(in, "recorder", Name.Kind.RECORDER),
              tree(in),
              Lines.number(in.value("except")),
              content(in, "note"));
      case "verified" ->
          new Verified(
              name(in, "recorder", Name.Kind.RECORDER),
              Lines.token(in.value("path")),
              content(in, "content"),
              Lines.token(in.value("verdict")),
              occasion(in.value("by")));
      default -> throw new Malformed("G5", "no type of entry: " + Lines.shown(type));
    };
  }

  private static Name name(Lines in, String key, Name.Kind kind) throws Malformed {
    Name name = Name.parse(in.value(key));
    if (name.kind() != kind) {
      throw new Malformed("G5", key + " is not " + name);
    }
    return name;
  }

  private static Optional<Digest> link(String word) throws Malformed {
    return word.equals("-") ? Optional.empty() : Optional.of(Digest.fromHex(word));
  }

  private static OptionalLong from(String word) throws Malformed {
    return word.equals("-") ? OptionalLong.empty() : OptionalLong.of(Lines.number(word));
  }

  private static Tree tree(Lines in) throws Malformed {
    String[] words = in.values("tree", 2);
    return new Tree(Lines.number(words[0]), Digest.fromHex(words[1]));
  }

  private static Content content(Lines in, String key) throws Malformed {
    String[] words = in.values(key, 2);
    return new Content(link(words[0]), Lines.number(words[1]));
  }

  private static Occasion occasion(String word) throws Malformed {
    return Arrays.stream(Occasion.values())
        .filter(occasion -> occasion.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Malformed("G10", "no occasion: " + Lines.shown(word)));
  }
}
