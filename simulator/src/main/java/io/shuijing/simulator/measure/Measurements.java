package io.shuijing.simulator.measure;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.Station.LinkKind;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All measurements, one after the other, on one recording. */
final class Measurements {
  /** Two seconds at 4 Mbit/s. */
  static final int SEGMENT_BYTES = 1_000_000;

  private static final double SEGMENTS_PER_HOUR = 1800;
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int ROUNDS = 3;

  private final Path folder;
  private final int megabytes;
  private final PrintStream out;
  private final Tools tools;

  Measurements(Path folder, int megabytes, PrintStream out) {
    this.folder = folder;
    this.megabytes = megabytes;
    this.out = out;
    this.tools = new Tools(folder);
  }

  void run() throws IOException, InterruptedException, StationFailed {
    out.println(megabytes + " MB in segments of 1 MB (2 s at 4 Mbit/s); " + folder);
    Path card = sealing();
    verification(card);
    for (LinkKind link : LinkKind.values()) {
      offload(link);
    }
    reverification();
    plainCopies(card);
  }

  /** Start, memory and sealing of the real recorder; gives the card that it wrote. */
  private Path sealing() throws IOException, InterruptedException, StationFailed {
    try (Station station = new Station(folder.resolve("sealing"), LinkKind.TCP)) {
      station.found(Map.of("input", "flat-out:" + megabytes + "x" + SEGMENT_BYTES), Map.of());
      long start = System.nanoTime();
      try (AgentProcess recorder = station.startRecorder()) {
        String ready = recorder.await(line -> line.startsWith("ready"), LONG, _ -> {});
        row("recorder: process start to ready", "ms (it says: " + ready + ")", 0, millis(start));
        ProcessFigures before = ProcessFigures.of(recorder.pid());
        long pressed = System.nanoTime();
        recorder.send("press");
        recorder.await("signal RECORDING"::equals, LONG, _ -> {});
        recorder.await("signal READY"::equals, LONG, _ -> {});
        double seconds = millis(pressed) / 1000;
        ProcessFigures after = ProcessFigures.of(recorder.pid());
        double cpu = after.cpuSeconds() - before.cpuSeconds();
        double ours = megabytes / seconds;
        row("sealing: recorder", "MB/s", 0, ours);
        row("  CPU for an hour of 4 Mbit/s video", "s", 1, cpu / megabytes * SEGMENTS_PER_HOUR);
        row("  peak memory (no encoder)", "MiB", 0, after.peakMebibytes());
        sealingByTools(station, ours);
      }
      return station.recorder().resolve("card");
    }
  }

  private void sealingByTools(Station station, double ours)
      throws IOException, InterruptedException, StationFailed {
    int segments = Math.min(megabytes, 64);
    Tools.Timed timed = tools.seal(station, segments, SEGMENT_BYTES);
    double theirs = segments / timed.seconds();
    row("sealing: age + sha256sum + openssl", "MB/s", 0, theirs);
    row(
        "  CPU for an hour of 4 Mbit/s video",
        "s",
        1,
        timed.cpuSeconds() / segments * SEGMENTS_PER_HOUR);
    row("  ratio, recorder to tools", "", 1, ours / theirs);
  }

  private void verification(Path card) throws IOException, InterruptedException, StationFailed {
    double best = 0;
    double ours = Double.MAX_VALUE;
    double theirs = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      double sum = tools.sha256sum(card).seconds();
      double verified = tools.verify(card, folder.resolve("sealing/office/keys")).seconds();
      best = Math.max(best, sum / verified);
      ours = Math.min(ours, verified);
      theirs = Math.min(theirs, sum);
    }
    row("verification: shuijing verify", "MB/s", 0, megabytes / ours);
    row("verification: sha256sum", "MB/s", 0, megabytes / theirs);
    row("  ratio, verify to sha256sum", "", 2, theirs / ours);
    row("  ratio in the best round", "", 2, best);
  }

  private void offload(LinkKind link) throws IOException, InterruptedException, StationFailed {
    Path place = folder.resolve("offload-" + link);
    Tools.copyTree(folder.resolve("sealing"), place);
    try (Station station = new Station(place, link)) {
      station.configureRecorder(Map.of());
      station.configureDock(Map.of());
      try (AgentProcess recorder = station.startRecorder();
          AgentProcess dock = station.startDock()) {
        recorder.await(line -> line.startsWith("ready"), LONG, _ -> {});
        ProcessFigures before = ProcessFigures.of(dock.pid());
        station.plug(recorder);
        dock.await(line -> line.contains("offloading"), LONG, _ -> {});
        long start = System.nanoTime();
        dock.await(line -> line.startsWith("receipt"), LONG, _ -> {});
        double seconds = millis(start) / 1000;
        ProcessFigures after = ProcessFigures.of(dock.pid());
        row("offload over " + link, "MB/s, receipt included", 0, megabytes / seconds);
        row("  dock: peak memory", "MiB", 0, after.peakMebibytes());
        row(
            "  dock: CPU",
            "s/GB",
            1,
            (after.cpuSeconds() - before.cpuSeconds()) / megabytes * 1000);
      }
    }
  }

  private void reverification() throws IOException, InterruptedException, StationFailed {
    Path office = folder.resolve("offload-" + LinkKind.TCP).resolve("office");
    double ours = Double.MAX_VALUE;
    double theirs = Double.MAX_VALUE;
    double both = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      theirs = Math.min(theirs, tools.sha256sum(office.resolve("archive")).seconds());
      both = Math.min(both, tools.sha256sumOnAllCores(office.resolve("archive")).seconds());
      ours = Math.min(ours, tools.reverify(office).seconds());
    }
    row("re-verification: reverify, on all cores", "MB/s", 0, megabytes / ours);
    row("re-verification: sha256sum, one core", "MB/s", 0, megabytes / theirs);
    row("re-verification: sha256sum, on all cores", "MB/s", 0, megabytes / both);
    row("  ratio, reverify to sha256sum on all cores", "", 2, both / ours);
  }

  private void plainCopies(Path card) throws IOException, InterruptedException, StationFailed {
    row(
        "rsync over loopback, sync, sha256sum of both",
        "MB/s",
        0,
        megabytes / tools.rsync(card).seconds());
    row("cp, sync, sha256sum of both", "MB/s", 0, megabytes / tools.copy(card).seconds());
    List<String> left = List.of("sealing", "offload-SERIAL", "offload-TCP");
    for (String name : left) {
      FolderTree.remove(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }

  private static double millis(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e6;
  }

  private void row(String what, String unit, int decimals, double value) {
    String figure =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    out.println("  " + what + " ".repeat(Math.max(1, 46 - what.length())) + figure + " " + unit);
    out.flush();
  }
}
