package io.shuijing.evidence;

import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.GapEnd;
import io.shuijing.evidence.journal.Entry.Link;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Span;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.Entry.Totals;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The invented office, recorder and dock of tests and examples; their keys come from known seeds.
 */
public final class Samples {
  public static final Name RECORDER = Name.recorder("ruzhou-water.example", "RZ-0007");
  public static final Name OFFICE = Name.office("ruzhou-water.example");
  public static final Name DOCK = Name.dock("ruzhou-water.example", "front-desk");

  public static final SoftwareSigner RECORDER_KEY =
      SoftwareSigner.ed25519(RECORDER.text(), seed("recorder"));
  public static final SoftwareSigner OFFICE_KEY =
      SoftwareSigner.ed25519(OFFICE.text(), seed("office"));
  public static final SoftwareSigner DOCK_KEY = SoftwareSigner.ed25519(DOCK.text(), seed("dock"));

  public static final AgeIdentity OFFICE_AGE = AgeIdentity.of(seed("office age"));
  public static final AgeIdentity ESCROW_AGE = AgeIdentity.of(seed("escrow age"));

  public static final SessionId SESSION = new SessionId(37, 3);
  public static final Instant WALL = Instant.parse("2026-11-23T21:32:10.123Z");

  private Samples() {}

  /** 32 bytes that anyone can make again: the digest of a word. */
  public static byte[] seed(String word) {
    return Digest.of(word).bytes();
  }

  /** 40 bytes of the same kind, for keys on curves that need more. */
  public static byte[] longSeed(String word) {
    return Arrays.copyOf(seed(word), 40);
  }

  /** A moment so many milliseconds after the start of boot 37. */
  public static Moment moment(long monoMs) {
    return new Moment(37, monoMs, WALL.plusMillis(monoMs), ClockSource.GNSS, OptionalLong.of(20));
  }

  /** What a recorder with an Ed25519 key alone writes first. */
  public static Entry.Genesis genesis() {
    return genesis(List.of(RECORDER_KEY.key()));
  }

  /** What a recorder with these keys writes first. */
  public static Entry.Genesis genesis(List<VerifierKey> keys) {
    return new Entry.Genesis(
        keys,
        OFFICE_KEY.key(),
        List.of(OFFICE_AGE.recipient(), ESCROW_AGE.recipient()),
        "simulated-recorder",
        "0.1.0");
  }

  /** A segment record of these bytes. */
  public static Segment segment(Place at, byte[] sealed, byte[] plain) {
    return new Segment(
        SESSION, Stream.AV, 65, at, Blob.of(sealed), Blob.of(plain), new Span(128_000, 2_000));
  }

  /** One entry of every type but genesis, and both forms of what may be absent. */
  public static List<Entry> entries() {
    Digest digest = Digest.of("something");
    Blob blob = Blob.of("something".getBytes(StandardCharsets.US_ASCII));
    return List.of(
        new Entry.Boot("after-loss", new Link(4710, digest), 2, 4096, List.of(digest)),
        new Entry.Boot("first", new Link(0, digest), 0, 0, List.of()),
        new Entry.ClockSet(WALL, WALL.plusMillis(1_234), ClockSource.DOCK, -1_234, 3),
        new Entry.CheckIn(DOCK, digest, Optional.empty()),
        new Entry.CheckOut(DOCK, digest, Optional.of(digest), List.of("RZ-2026-0113", "X1-1")),
        new Entry.CheckOut(DOCK, digest, Optional.empty(), List.of()),
        new Entry.PreCheck(
            List.of(new Check("battery", "ok", "873"), new Check("microphone", "fail", "-"))),
        new Entry.SessionOpen(
            SESSION, "button", Optional.of("RZ-2026-0113"), "avc1.42c01f", "mp4a.40.2", 0),
        new Entry.SessionOpen(SESSION, "button", Optional.empty(), "avc1.42c01f", "none", 30_000),
        segment(new Place("av-0001.track", 4096), seed("sealed"), seed("plain")),
        new Segment(
            SESSION, Stream.STILL, 0, new Place("still-0001.track", 0), blob, blob, new Span(5, 0)),
        new Entry.Prompt(SESSION, new Wording("opening-zh", 3), blob, new Span(2_100, 11_240)),
        new Entry.Mark(SESSION, "evidence", 64_500),
        new Entry.Gap(SESSION, new GapEnd(37, 1, WALL), new GapEnd(38, 0, WALL), "power-loss"),
        new Entry.SessionClose(
            SESSION, "officer", OptionalLong.empty(), 66, new Totals(9, 130_000)),
        new Entry.SessionClose(SESSION, "battery", OptionalLong.of(31), 66, new Totals(9, 1)),
        new Entry.Fault("card", "io", "write failed: errno 5", List.of(digest)),
        new Entry.Fault("encoder", "stopped", "-", List.of()),
        new Entry.Alive("recording", 52_428_800, OptionalInt.of(873)),
        new Entry.Alive("standby", 0, OptionalInt.empty()),
        new Entry.Wipe(digest, 4711, 12, 3_221_225_472L),
        new Entry.Off("button"));
  }

  /** A journal: genesis, then these entries, a second apart, signed by the recorder. */
  public static List<StoredRecord> journal(List<? extends Entry> entries) {
    List<Entry> all = new ArrayList<>(List.of(genesis()));
    all.addAll(entries);
    List<StoredRecord> records = new ArrayList<>();
    JournalHead head = JournalHead.empty(RECORDER);
    for (Entry entry : all) {
      StoredRecord record = next(head, entry);
      records.add(record);
      head = head.after(record);
    }
    return records;
  }

  /** The next record of a journal, signed by the recorder. */
  public static StoredRecord next(JournalHead head, Entry entry) {
    try {
      return head.next(moment(head.size() * 1_000), entry, List.of(RECORDER_KEY));
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  /** Records as they stand in a journal file. */
  public static byte[] file(List<StoredRecord> records) {
    return Bytes.join(records.stream().map(StoredRecord::inJournal).toList());
  }
}
