package io.shuijing.evidence.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.evidence.journal.Entry.Genesis;
import io.shuijing.evidence.journal.Entry.Link;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Totals;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the lines that {@link EntryText} writes, strictly. */
final class EntryReader {
  private static final String TRACK_SHAPE = "-0000.track";
  private static final Pattern RECIPIENT =
      Pattern.compile("age1[02-9ac-hj-np-z]{58}"); // Bech32 of 32 bytes

  private final Lines in;

  private EntryReader(Lines in) {
    this.in = in;
  }

  static Entry read(String type, Lines in) throws Malformed {
    return new EntryReader(in).entry(type);
  }

  private Entry entry(String type) throws Malformed {
    return switch (type) {
      case "genesis" -> genesis();
      case "boot" ->
          new Entry.Boot(
              bootCause(), link("found"), number("recovered"), number("orphaned"), abandoned());
      case "clock-set" ->
          new Entry.ClockSet(
              Lines.time(in.value("before")),
              Lines.time(in.value("after")),
              ClockSource.parse(in.value("source")),
              Lines.signed(in.value("offset")),
              number("round-trip"));
      case "check-in" -> new Entry.CheckIn(dock(), digest("challenge"), officeHead());
      case "check-out" ->
          new Entry.CheckOut(dock(), digest("challenge"), officeHead(), assignments());
      case "pre-check" -> new Entry.PreCheck(checks());
      case "session-open" -> sessionOpen();
      case "segment" -> segment(Stream.AV);
      case "still" -> segment(Stream.STILL);
      case "prompt" -> new Entry.Prompt(session(), wording(), blob("audio"), span());
      case "mark" -> new Entry.Mark(session(), token("kind"), number("media"));
      case "gap" -> new Entry.Gap(session(), gapEnd("from"), gapEnd("to"), token("cause"));
      case "session-close" -> sessionClose();
      case "fault" ->
          new Entry.Fault(token("part"), token("fault"), in.detail("detail"), abandoned());
      case "alive" -> new Entry.Alive(token("state"), number("free"), battery());
      case "wipe" -> wipe();
      case "off" -> new Entry.Off(token("cause"));
      default -> throw new Malformed("J10", "no such type: " + Lines.shown(type));
    };
  }

  private String bootCause() throws Malformed {
    String cause = token("cause");
    return switch (cause) {
      case "first", "after-off", "after-loss" -> cause;
      default -> throw new Malformed("J13", "no such cause of a start: " + Lines.shown(cause));
    };
  }

  private Entry genesis() throws Malformed {
    List<VerifierKey> keys = new ArrayList<>();
    do {
      keys.add(VerifierKey.parse(in.value("key")));
    } while (in.nextIs("key") && keys.size() < Note.MAX_SIGNATURES);
    VerifierKey office = VerifierKey.parse(in.value("office"));
    List<String> recipients = new ArrayList<>();
    do {
      String recipient = in.value("recipient");
      if (!RECIPIENT.matcher(recipient).matches()) {
        throw new Malformed("J11", "not an age recipient: " + Lines.shown(recipient));
      }
      recipients.add(recipient);
    } while (in.nextIs("recipient") && recipients.size() < Genesis.MAX_RECIPIENTS);
    return new Entry.Genesis(keys, office, recipients, token("model"), token("firmware"));
  }

  private Entry sessionOpen() throws Malformed {
    SessionId session = session();
    String trigger = token("trigger");
    String assignment = token("assignment");
    String[] codecs = in.values("codecs", 2);
    return new Entry.SessionOpen(
        session,
        trigger,
        assignment.equals("-") ? Optional.empty() : Optional.of(assignment),
        Lines.token(codecs[0]),
        Lines.token(codecs[1]),
        number("pre-roll"));
  }

  private Entry segment(Stream stream) throws Malformed {
    SessionId session = session();
    if (!in.value("stream").equals(stream.word())) {
      throw new Malformed("J17", "a stream that is not the type's");
    }
    long index = number("index");
    Place at = place(stream);
    Blob sealed = blob("sealed");
    Blob plain = blob("plain");
    if (sealed.bytes() < 1
        || sealed.bytes() > Segment.MAX_BYTES
        || plain.bytes() > sealed.bytes()
        || at.offset() + sealed.bytes() > Segment.MAX_TRACK_BYTES) {
      throw new Malformed("T5", "a segment of " + sealed.bytes() + " bytes at " + at.offset());
    }
    return new Segment(session, stream, index, at, sealed, plain, span());
  }

  private Place place(Stream stream) throws Malformed {
    String[] at = in.values("at", 2);
    if (!isTrack(at[0], stream.word())) {
      throw new Malformed("T1", "not a track of this stream: " + Lines.shown(at[0]));
    }
    long offset = Lines.number(at[1]);
    if (offset % Segment.ALIGNMENT != 0) {
      throw new Malformed("T3", "a segment at " + offset + ", no multiple of 4096");
    }
    return new Place(at[0], offset);
  }

  private static boolean isTrack(String name, String stream) {
    if (!name.startsWith(stream) || name.length() != stream.length() + TRACK_SHAPE.length()) {
      return false;
    }
    boolean zero = true;
    for (int i = 0; i < TRACK_SHAPE.length(); i++) {
      char c = name.charAt(stream.length() + i);
      char wanted = TRACK_SHAPE.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
      zero &= wanted != '0' || c == '0';
    }
    return !zero;
  }

  private Entry sessionClose() throws Malformed {
    SessionId session = session();
    String[] cause = in.values("cause", 2);
    return new Entry.SessionClose(
        session,
        Lines.token(cause[0]),
        cause[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Lines.number(cause[1])),
        number("segments"),
        new Totals(number("plain"), number("media")));
  }

  private Entry wipe() throws Malformed {
    Digest receipt = digest("receipt");
    long below = number("below");
    String[] freed = in.values("freed", 2);
    return new Entry.Wipe(receipt, below, Lines.number(freed[0]), Lines.number(freed[1]));
  }

  private List<Check> checks() throws Malformed {
    List<Check> checks = new ArrayList<>();
    do {
      checks.add(Check.parse(in.values("check", 3)));
    } while (in.nextIs("check") && checks.size() < Entry.MAX_LIST);
    return checks;
  }

  private List<Digest> abandoned() throws Malformed {
    List<Digest> digests = new ArrayList<>();
    while (in.nextIs("abandoned") && digests.size() < Entry.MAX_LIST) {
      digests.add(digest("abandoned"));
    }
    return digests;
  }

  private List<String> assignments() throws Malformed {
    List<String> ids = new ArrayList<>();
    while (in.nextIs("assignment") && ids.size() < Entry.MAX_LIST) {
      ids.add(token("assignment"));
    }
    return ids;
  }

  private Name dock() throws Malformed {
    Name name = Name.parse(in.value("dock"));
    if (name.kind() != Name.Kind.DOCK) {
      throw new Malformed("J14", "not a dock: " + name);
    }
    return name;
  }

  private Optional<Digest> officeHead() throws Malformed {
    String head = in.value("office-head");
    return head.equals("-") ? Optional.empty() : Optional.of(Digest.fromHex(head));
  }

  private OptionalInt battery() throws Malformed {
    String value = in.value("battery");
    if (value.equals("-")) {
      return OptionalInt.empty();
    }
    long permille = Lines.number(value);
    if (permille > 1000) {
      throw new Malformed("J26", "a charge of " + permille + " permille");
    }
    return OptionalInt.of((int) permille);
  }

  private Link link(String key) throws Malformed {
    String[] words = in.values(key, 2);
    return new Link(Lines.number(words[0]), Digest.fromHex(words[1]));
  }

  private GapEnd gapEnd(String key) throws Malformed {
    String[] words = in.values(key, 3);
    return new GapEnd(Lines.number(words[0]), Lines.number(words[1]), Lines.time(words[2]));
  }

  private Wording wording() throws Malformed {
    String[] words = in.values("wording", 2);
    return new Wording(Lines.token(words[0]), Lines.number(words[1]));
  }

  private Blob blob(String key) throws Malformed {
    String[] words = in.values(key, 2);
    return new Blob(Digest.fromHex(words[0]), Lines.number(words[1]));
  }

  private Span span() throws Malformed {
    String[] words = in.values("media", 2);
    return new Span(Lines.number(words[0]), Lines.number(words[1]));
  }

  private SessionId session() throws Malformed {
    return SessionId.parse(in.value("session"));
  }

  private String token(String key) throws Malformed {
    return Lines.token(in.value(key));
  }

  private long number(String key) throws Malformed {
    return Lines.number(in.value(key));
  }

  private Digest digest(String key) throws Malformed {
    return Digest.fromHex(in.value(key));
  }
}
