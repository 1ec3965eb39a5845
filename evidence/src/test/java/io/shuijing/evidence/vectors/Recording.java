package io.shuijing.evidence.vectors;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.transfer.Receipt;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorder that does what a picture says, one letter for each record; {@code *}, {@code $} and
 * {@code %} are a cosignature and receipts over all records before them.
 */
final class Recording {
  private final Name name;
  private final List<SoftwareSigner> signers;
  private final List<AgeIdentity> sealedTo;
  private final Sealed sealed;
  private final List<Column> columns = new ArrayList<>();
  private final SortedMap<String, byte[]> setAside = new TreeMap<>();
  private final SortedMap<String, Note> notes = new TreeMap<>();
  private final Clockwork clock = new Clockwork();
  private final SessionWriter writer = new SessionWriter();
  private JournalHead head;
  private Entry.GapEnd beforeStart = clock.gapEnd();
  private long sessions;
  private Entry.@Nullable Wipe wipe;

  private Recording(Name name, Script script, Sealed sealed) {
    this.name = name;
    this.signers = Office.recorderKeys(name, script.suites());
    this.sealedTo = Office.identities(script.recipients());
    this.sealed = sealed;
    this.head = JournalHead.empty(name);
  }

  /**
   * How to record.
   *
   * @param suites of the recorder's keys, such as {@code ed25519+sm2}
   * @param recipients 1 or 2
   */
  record Script(String picture, String suites, int recipients) {}

  /**
   * One letter of the picture and what came of it.
   *
   * @param record empty for a note
   * @param note path of the note; empty for a record
   */
  record Column(Optional<StoredRecord> record, Optional<String> note) {}

  /** What a picture comes to. */
  static Recording of(Name name, Script script) {
    return of(name, script, new Sealed());
  }

  /** The same with what was sealed in an earlier play. */
  static Recording of(Name name, Script script, Sealed sealed) {
    Recording recording = new Recording(name, script, sealed);
    script.picture().chars().forEach(letter -> recording.play((char) letter));
    return recording;
  }

  private void play(char letter) {
    switch (letter) {
      case '*' -> cosign();
      case '$' -> receive(List.of());
      case '%' -> receive(List.of(lastSegment()));
      case 'I' -> segment(Stream.AV, MovieBytes.init(), 0);
      case 'S' -> segment(Stream.AV, fragment(), 2000);
      case 'N' -> segment(Stream.STILL, MovieBytes.still(writer.next(Stream.STILL)), 0);
      case 's' -> {
        writer.skipMedia(3000);
        segment(Stream.AV, fragment(), 2000);
      }
      case 'i' -> {
        writer.skipIndex(Stream.AV);
        segment(Stream.AV, fragment(), 2000);
      }
      case 'k' -> toStranger();
      case 'l' -> falsePlain();
      case 'q' -> samePlace();
      case 'F', 'f' -> abandon(letter == 'F');
      default -> add(entry(letter));
    }
  }

  private Entry entry(char letter) {
    return switch (letter) {
      case 'G', 'g' -> genesis(letter);
      case 'B', 'b', 'y', 'w', 'Y', 'L' -> boot(letter);
      case 'T' -> clockSet();
      case 'D' -> new Entry.CheckIn(Office.DOCK, challenge(), Optional.empty());
      case 'U' ->
          new Entry.CheckOut(
              Office.DOCK, challenge(), Optional.of(Digest.of("office")), List.of("A-17"));
      case 'V' -> new Entry.PreCheck(List.of(new Entry.Check("battery", "ok", "870")));
      case 'O' -> open();
      case 'P' ->
          new Entry.Prompt(
              writer.current(),
              new Entry.Wording("opening", 1),
              Blob.of(Office.seed("prompt", 64)),
              new Span(500, 1200));
      case 'M' -> new Entry.Mark(writer.current(), "important", writer.mediaMs());
      case 'X' -> gap();
      case 'x' -> new Entry.Gap(writer.current(), beforeStart, clock.gapEnd(), "power-loss");
      case 'C' -> writer.close(0);
      case 'c' -> writer.close(1);
      case 'W' -> wiped();
      case 'Q' -> new Entry.Off("button");
      default -> alive(letter);
    };
  }

  private Entry alive(char letter) {
    switch (letter) {
      case 'A' -> {}
      case 'H' -> clock.step(3_600_000);
      case 'Z' -> clock.source(ClockSource.NONE);
      case 'v' -> clock.monoBack(150);
      default -> throw new IllegalArgumentException("no letter " + letter);
    }
    return new Entry.Alive("idle", 1L << 34, OptionalInt.of(870));
  }

  private void add(Entry entry) {
    append(sign(entry));
    clock.pass(100);
  }

  private void append(StoredRecord record) {
    columns.add(new Column(Optional.of(record), Optional.empty()));
    head = head.after(record);
  }

  private StoredRecord sign(Entry entry) {
    try {
      return head.next(clock.moment(), entry, signers);
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  private Entry genesis(char letter) {
    if (letter == 'g') {
      clock.lose();
    }
    return new Entry.Genesis(
        Office.publicKeys(signers),
        Office.OFFICE_KEY.key(),
        sealedTo.stream().map(AgeIdentity::recipient).toList(),
        "example-1",
        "0.1.0");
  }

  private Entry boot(char letter) {
    List<StoredRecord> records = records();
    StoredRecord last = records.getLast();
    String cause =
        switch (last.entry()) {
          case Entry.Genesis _ -> "first";
          case Entry.Off _ -> "after-off";
          default -> "after-loss";
        };
    beforeStart = clock.gapEnd();
    switch (cause) {
      case "first" -> clock.pass(4);
      case "after-off" -> clock.restart(3600);
      default -> clock.restart(40);
    }
    sessions = 0;
    if (letter == 'Y') {
      clock.step(-7_200_000);
    }
    if (letter == 'L') {
      clock.lose();
    }
    if (letter == 'b') {
      setAside.put("quarantine/av-0001.track-tail", Office.seed("torn", 700));
      StoredRecord found = records.get(records.size() - 2);
      return new Entry.Boot(cause, link(found), 1, 700, List.of());
    }
    Entry.Link found =
        switch (letter) {
          case 'y' -> new Entry.Link(last.n() + 5, last.digest());
          case 'w' -> new Entry.Link(last.n(), Digest.of("another"));
          default -> link(last);
        };
    return new Entry.Boot(cause, found, 0, 0, List.of());
  }

  private static Entry.Link link(StoredRecord record) {
    return new Entry.Link(record.n(), record.digest());
  }

  private Entry clockSet() {
    Instant before = clock.wall();
    long ahead = clock.aheadMs();
    clock.step(-ahead);
    clock.source(ClockSource.DOCK);
    return new Entry.ClockSet(before, clock.wall(), ClockSource.DOCK, ahead, 4);
  }

  private Entry open() {
    sessions++;
    SessionId id = writer.open(new SessionId(clock.boot(), sessions));
    return new Entry.SessionOpen(id, "button", Optional.of("A-17"), "avc1", "mp4a", 0);
  }

  private byte[] fragment() {
    return MovieBytes.fragment(writer.next(Stream.AV));
  }

  private void segment(Stream stream, byte[] plain, long durationMs) {
    String what = writer.current() + " " + stream + " " + writer.next(stream);
    byte[] bytes = sealed.of(what, plain, sealedTo);
    clock.pass(durationMs);
    write(bytes, writer.next(stream, Blob.of(bytes), Blob.of(plain), durationMs));
  }

  private void write(byte[] bytes, Segment segment) {
    StoredRecord record = sign(segment);
    writer.write(record, bytes);
    writer.count(segment);
    append(record);
    clock.pass(10);
  }

  private void toStranger() {
    byte[] plain = fragment();
    byte[] bytes = Office.sealing(List.of(Office.STRANGER)).seal(plain);
    clock.pass(2000);
    write(bytes, writer.next(Stream.AV, Blob.of(bytes), Blob.of(plain), 2000));
  }

  private void falsePlain() {
    byte[] plain = fragment();
    byte[] bytes = Office.sealing(sealedTo).seal(plain);
    Blob claimed = new Blob(Digest.of("another"), plain.length);
    clock.pass(2000);
    write(bytes, writer.next(Stream.AV, Blob.of(bytes), claimed, 2000));
  }

  // a record that names the place of the block before it
  private void samePlace() {
    Blob claimed = Blob.of(fragment());
    Segment next = writer.next(Stream.AV, claimed, claimed, 2000);
    clock.pass(2000);
    writer.count(next);
    long before = next.at().offset() - TrackFormat.ALIGNMENT;
    Entry.Place at = new Entry.Place(next.at().file(), before);
    add(
        new Segment(
            next.session(),
            next.stream(),
            next.index(),
            at,
            next.sealed(),
            next.plain(),
            next.media()));
  }

  // a segment whose flush failed: signed, set aside, and named as abandoned or not
  private void abandon(boolean named) {
    byte[] plain = fragment();
    byte[] bytes = Office.sealing(sealedTo).seal(plain);
    StoredRecord lost = sign(writer.next(Stream.AV, Blob.of(bytes), Blob.of(plain), 2000));
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(bytes);
    block.writeBytes(TrackFormat.tail(lost));
    setAside.put("quarantine/av-0001.track-" + lost.n(), block.toByteArray());
    List<Digest> abandoned = named ? List.of(lost.digest()) : List.of();
    add(new Entry.Fault("card", "flush-failed", "input/output error", abandoned));
  }

  private Entry gap() {
    Entry.GapEnd from = clock.gapEnd();
    clock.pass(5000);
    writer.skipMedia(5000);
    return new Entry.Gap(writer.current(), from, clock.gapEnd(), "encoder-restarted");
  }

  private Entry wiped() {
    if (wipe == null) {
      throw new IllegalStateException("the picture has no receipt yet");
    }
    return wipe;
  }

  private long lastSegment() {
    return records().stream()
        .filter(record -> record.entry() instanceof Segment)
        .mapToLong(StoredRecord::n)
        .max()
        .orElseThrow();
  }

  private Digest challenge() {
    return Digest.of("challenge " + head.size());
  }

  private void cosign() {
    Checkpoint checkpoint = new Checkpoint(name.text(), head.size(), head.root());
    try {
      Note signed = checkpoint.sign(signers);
      long seconds = clock.truth().getEpochSecond() + 1;
      Note cosigned = signed.with(List.of(Office.DOCK_KEY.cosign(signed, seconds)));
      keep("checkpoints/" + head.size() + ".note", cosigned);
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  private void receive(List<Long> except) {
    Receipt receipt =
        new Receipt(
            Office.OFFICE, name, head.size(), head.root(), clock.truth().plusSeconds(2), except);
    try {
      Note signed = receipt.sign(List.of(Office.OFFICE_KEY));
      wipe = new Entry.Wipe(signed.digest(), head.size(), 1, 1L << 20);
      keep("receipts/" + head.size() + ".note", signed);
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  private void keep(String path, Note note) {
    notes.put(path, note);
    columns.add(new Column(Optional.empty(), Optional.of(path)));
  }

  List<Column> columns() {
    return columns;
  }

  private List<StoredRecord> records() {
    return columns.stream().flatMap(column -> column.record().stream()).toList();
  }

  List<SoftwareSigner> signers() {
    return signers;
  }

  /** Everything on the card, by path. */
  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>(setAside);
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    records().forEach(record -> journal.writeBytes(record.inJournal()));
    files.put("journal", journal.toByteArray());
    files.putAll(writer.files());
    notes.forEach((path, note) -> files.put(path, note.bytes()));
    return files;
  }
}
