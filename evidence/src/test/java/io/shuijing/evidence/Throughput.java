package io.shuijing.evidence;

import io.shuijing.evidence.custody.MerkleTree;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note.Standing;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackReader;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Rough figures of this machine per second of CPU time, for orientation; nothing is asserted. */
final class Throughput {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long RUN_NANOS = 2_000_000_000;

  private Throughput() {}

  public static void main(String[] arguments) throws Exception {
    List<SoftwareSigner> signers =
        List.of(
            Samples.RECORDER_KEY,
            SoftwareSigner.p256(Samples.RECORDER.text(), Samples.longSeed("p256")),
            SoftwareSigner.sm2(Samples.RECORDER.text(), Samples.longSeed("sm2")));
    for (SoftwareSigner signer : signers) {
      suite(signer);
    }
    journal();
    segments();
  }

  private static void suite(SoftwareSigner signer) throws Exception {
    Entry.Segment segment =
        Samples.segment(
            new Entry.Place("av-0001.track", 0), Bytes.noise(100, 1), Bytes.noise(90, 1));
    JournalHead genesis = JournalHead.empty(Samples.RECORDER);
    JournalHead head = genesis.after(Samples.next(genesis, Samples.genesis()));
    StoredRecord record = head.next(Samples.moment(1), segment, List.of(signer));
    byte[] stored = record.note().bytes();
    List<VerifierKey> keys = List.of(signer.key());
    String suite = signer.key().suite().toString();
    perSecond(
        suite + " make and sign a record",
        () -> head.next(Samples.moment(1), segment, List.of(signer)));
    perSecond(
        suite + " read and verify a record",
        () -> {
          if (StoredRecord.parse(stored).note().standing(keys) != Standing.GOOD) {
            throw new IllegalStateException();
          }
          return stored;
        });
  }

  private static void journal() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      entries.add(
          Samples.segment(
              new Entry.Place("av-0001.track", 4096L * i), Samples.seed("" + i), new byte[0]));
    }
    byte[] file = Samples.file(Samples.journal(entries));
    double megabytes = file.length / 1e6;
    System.out.printf(Locale.ROOT, "%-44s %.2f%n", "journal, MB for 5 000 records", megabytes);
    System.out.printf(
        Locale.ROOT,
        "%-44s %.1f%n",
        "JournalReader, MB/s",
        megabytes * rate(() -> read(file, false)));
    System.out.printf(
        Locale.ROOT,
        "%-44s %.1f%n",
        "JournalReader and leaf hashes, MB/s",
        megabytes * rate(() -> read(file, true)));
  }

  private static int read(byte[] file, boolean hashed) throws Exception {
    JournalReader reader = new JournalReader(new ByteArrayInputStream(file));
    int records = 0;
    while (reader.next() instanceof JournalReader.Whole whole) {
      records++;
      if (hashed) {
        MerkleTree.leaf(whole.record().note().bytes());
      }
    }
    return records;
  }

  private static void segments() throws Exception {
    byte[] plain = Bytes.noise(1_000_000, 1);
    AgeSealing sealing =
        AgeSealing.to(List.of(Samples.OFFICE_AGE.recipient(), Samples.ESCROW_AGE.recipient()));
    byte[] sealed = sealing.seal(plain);
    System.out.printf(
        Locale.ROOT,
        "%-44s %.0f%n",
        "sealing 1 MB to two recipients, MB/s",
        rate(() -> sealing.seal(plain)));
    System.out.printf(
        Locale.ROOT,
        "%-44s %.0f%n",
        "opening it, MB/s",
        rate(() -> Samples.OFFICE_AGE.open(sealed)));
    JournalHead genesis = JournalHead.empty(Samples.RECORDER);
    JournalHead head = genesis.after(Samples.next(genesis, Samples.genesis()));
    StoredRecord record =
        Samples.next(head, Samples.segment(new Entry.Place("av-0001.track", 0), sealed, plain));
    byte[] track = Bytes.join(List.of(sealed, TrackFormat.tail(record)));
    System.out.printf(
        Locale.ROOT,
        "%-44s %.0f%n",
        "TrackReader, MB/s",
        track.length
            / 1e6
            * rate(() -> new TrackReader(new ByteArrayInputStream(track)).block(record)));
    System.out.printf(
        Locale.ROOT, "%-44s %.0f%n", "SHA-256 alone, MB/s", rate(() -> Digest.of(plain)));
  }

  private static void perSecond(String what, Callable<?> work) throws Exception {
    System.out.printf(Locale.ROOT, "%-44s %.0f per s%n", what, rate(work));
  }

  private static double rate(Callable<?> work) throws Exception {
    run(work, WARM_UP_NANOS);
    return run(work, RUN_NANOS);
  }

  // not by the clock on the wall: other programs run on this machine too
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double run(Callable<?> work, long nanos) throws Exception {
    long begun = cpuNanos();
    long times = 0;
    long passed;
    do {
      work.call();
      times++;
      passed = cpuNanos() - begun;
    } while (passed < nanos);
    return times * 1e9 / passed;
  }
}
