package io.shuijing.simulator.measure;

import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.custody.LogTurn;
import io.shuijing.dock.office.Founding;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.SystemEntropy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast the custody log grows, and whether it slows down as it does. */
final class LogMeasurement {
  private static final String DOMAIN = "ruzhou-water.example";
  private static final Name RECORDER = Name.recorder(DOMAIN, "RZ-0007");
  private static final int BATCH = 2048;
  private static final int SINGLE = 50;
  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");

  private final PrintStream out;
  private final CustodyLog log;

  private LogMeasurement(PrintStream out, CustodyLog log) {
    this.out = out;
    this.log = log;
  }

  /**
   * Grows a log in a fresh folder.
   *
   * @param entries in all
   */
  static void run(Path folder, long entries, PrintStream out)
      throws IOException, InterruptedException {
    Name office = Name.office(DOMAIN);
    Name dock = Name.dock(DOMAIN, "D1");
    for (KeyFile key : Founding.found(office, dock, new SystemEntropy())) {
      Path file = folder.resolve(key.path());
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, key.content());
    }
    DirectoryVolume volume = DirectoryVolume.open("store", folder);
    try {
      Office opened = Office.open(volume, office, dock);
      new LogMeasurement(out, new CustodyLog(volume, opened, LogTurn.ALONE)).grow(entries);
    } catch (OfficeFault e) {
      throw new IllegalStateException("the office was founded just now", e);
    }
  }

  private void grow(long entries) throws IOException, InterruptedException {
    out.println("custody log of " + entries + " entries, in batches of " + BATCH);
    single("one entry at a time, log of a few entries");
    long tenth = Math.max(BATCH, entries / 10);
    int cores = Runtime.getRuntime().availableProcessors();
    for (int part = 1; part <= 10; part++) {
      long start = System.nanoTime();
      long appended = batches(tenth / BATCH, cores);
      row("entries/s, batched, tenth " + part, appended / seconds(start));
    }
    single("one entry at a time, log of " + log.size(AT) + " entries");
  }

  private void single(String what) throws HardwareFault {
    long start = System.nanoTime();
    for (int i = 0; i < SINGLE; i++) {
      log.append(List.of(entry(i)), AT);
    }
    row(what + ", ms", seconds(start) * 1000 / SINGLE);
  }

  private long batches(long count, int threads) throws IOException, InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (long batch = 0; batch < count; batch++) {
        all.add(pool.submit(this::batch));
      }
      long sum = 0;
      for (Future<Integer> each : all) {
        sum += each.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IOException("a batch could not be appended", e);
    }
  }

  private int batch() throws HardwareFault {
    List<CustodyEntry> entries = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      entries.add(entry(i));
    }
    log.append(entries, AT);
    return BATCH;
  }

  private static CustodyEntry entry(int number) {
    return new CustodyEntry.Verified(
        RECORDER,
        "sessions/37-" + number + "/av-0001.track",
        new CustodyEntry.Content(Optional.of(Digest.of("track " + number)), 52_428_800),
        "INTACT",
        CustodyEntry.Occasion.UPKEEP);
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  private void row(String what, double value) {
    out.println(String.format(Locale.ROOT, "  %-60s %.1f", what, value));
    out.flush();
  }
}
